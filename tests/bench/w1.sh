#!/bin/sh
# w1.sh PROGRAM FOLDER [ROWS...] - how the cost of the first workload grows with its rows, tagged and untagged:
# pages, time, peak memory, time and memory of a row against the first size's (linear time is 1.00), and
# whether every row's number and every group's label is in the text of the PDF.  From 500,000 rows on untagged
# alone: tagged, they are more objects than a PDF may have.
program=$1
folder=$2
here=$(cd "$(dirname "$0")" && pwd)
shift 2
[ $# -gt 0 ] || set -- 1000 10000 100000
python3 - "$program" "$here" "$folder" "$@" <<'END'
import csv, os, re, subprocess, sys, time
program, here, folder, *sizes = sys.argv[1:]
data, first = folder + "/ledger.csv", {}

def run(pdf, *options):
    "Seconds and megabytes of a run."
    start = time.monotonic()
    run = subprocess.Popen([program, "compile", here + "/w1.md", *options, "--data", "data=" + data, "-o", pdf])
    _, status, usage = os.wait4(run.pid, 0)
    if status:
        sys.exit(1)
    return time.monotonic() - start, usage.ru_maxrss / 1024

def lost(text):
    "How many rows and groups of the ledger are not in the text."
    seen, packed, n, group, at = set(re.findall(r"^ {0,12}(\d+) ", text, re.M)), re.sub(r"\s", "", text), 0, None, 0
    with open(data, encoding="utf-8") as ledger:
        for record in csv.DictReader(ledger):
            n += record["序号"] not in seen
            if record["分组"] != group:
                group = record["分组"]
                found = packed.find(group, at)  # they come in the ledger's order
                n += found < 0
                at = max(at, found)
    return n

def look(pdf):
    """Pages and what is lost, found in a process of its own: what this one holds would count for those it starts."""
    receive, send = os.pipe()
    if os.fork() == 0:
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
        os.write(send, f"{text.count(chr(12))} {lost(text)}".encode())
        os._exit(0)
    os.close(send)
    with os.fdopen(receive) as answer:
        pages, missing = answer.read().split()
    os.wait()
    return pages, missing

print("    rows   pages   seconds   peak/MB    PDF/MB   lost  time a row  memory a row")
for rows in map(int, sizes):
    subprocess.run([sys.executable, here + "/make_workloads.py", folder, "--rows", str(rows), "--cases", "1", "--batch", "1"],
                   check=True)
    for name, *options in ("w1", ), ("w1-untagged", "--untagged"):
        if rows >= 500000 and not options:
            continue
        pdf = f"{folder}/{name}.pdf"
        seconds, peak = run(pdf, *options)
        pages, missing = look(pdf)
        one = first.setdefault(name, (seconds / rows, peak / rows))
        print(f"{rows:>8} {pages:>7} {seconds:>9.2f} {peak:>9.0f} {os.path.getsize(pdf) / 1e6:>9.1f} {missing:>6}"
              f" {seconds / rows / one[0]:>11.2f} {peak / rows / one[1]:>13.2f}  {' '.join(options)}".rstrip(), flush=True)
END
