#!/bin/sh
# w1.sh PROGRAM FOLDER [ROWS...] - the first workload at growing sizes: pages, time, peak memory, and whether
# every row's number and every group's label is in the text of the PDF.
program=$1
folder=$2
here=$(cd "$(dirname "$0")" && pwd)
shift 2
[ $# -gt 0 ] || set -- 1000 10000 100000
printf '%8s %7s %9s %9s %9s %6s\n' rows pages seconds peak/MB PDF/MB lost
for rows; do
   python3 "$here/make_workloads.py" "$folder" --rows "$rows" --cases 1 --batch 1 || exit 1
   python3 - "$program" "$here/w1.md" "$folder" "$rows" <<'END' || exit 1
import csv, os, re, resource, subprocess, sys, time
program, template, folder, rows = sys.argv[1:]
data, pdf = folder + "/ledger.csv", folder + "/w1.pdf"
start = time.monotonic()
subprocess.run([program, "compile", template, "--data", "data=" + data, "-o", pdf], check=True)
seconds, peak = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
seen = set(re.findall(r"^ {0,12}(\d+) ", text, re.M))
packed = re.sub(r"\s", "", text)
lost, group = 0, None
for record in csv.DictReader(open(data, encoding="utf-8")):
    lost += record["序号"] not in seen
    if record["分组"] != group:
        group = record["分组"]
        lost += group not in packed
print(f"{rows:>8} {text.count(chr(12)):>7} {seconds:>9.2f} {peak:>9.0f} {os.path.getsize(pdf) / 1e6:>9.1f} {lost:>6}")
END
done
