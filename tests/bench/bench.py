#!/usr/bin/env python3
"""bench.py PROGRAM FLOOR FOLDER - the workloads on Wenheng and, where they are installed, on Typst, XeLaTeX and
WeasyPrint: seconds from start to end, processor time, peak memory, pages a second, size, and the ratio to Wenheng.

Runs are interleaved, the figures are medians, and every file is written into memory where /dev/shm is there, so that
nobody's disk is measured.  The ratio is the peer's time divided by Wenheng's in the same run, tagged against tagged
and untagged against untagged; Typst's is the time of its compilation alone where it tells it, ours the whole process.
"of CPU" is the same of the processor time of whole processes, which a busy machine disturbs less; "floor" is pages a
second of processor time over those of the writer alone (floor.c).

    RUNS=5     how often; what takes longer than 20 s runs once
    LIMIT=300  seconds after which a peer is ended
    TYPST_NODE a folder in which `npm install @myriaddreamin/typst-ts-node-compiler` was run, where there is no typst
"""
import json
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM, FLOOR, FOLDER = (os.path.abspath(a) for a in sys.argv[1:4])
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
RUNS, LIMIT, SLOW = int(os.environ.get("RUNS", "5")), float(os.environ.get("LIMIT", "300")), 20
DATA = {"w0": "hello.json", "w1": "ledger.csv", "w2": "cases.json", "body": "body.json"}
BATCH, PEER_BATCH, SINGLE_BATCH = 2000, 100, 2  # summaries: ours, those of a peer in one process, of a peer with a process each
BODY_CHARACTERS = 616 * 1000
FONT = "Noto Serif CJK SC"
os.environ["WENHENG_SHARE"] = TOP


def prepare():
    make = [sys.executable, HERE + "/make_workloads.py", FOLDER, "--rows", "10000", "--cases", "120", "--batch", str(BATCH)]
    subprocess.run(make, check=True)
    subprocess.run([sys.executable, HERE + "/peers.py", FOLDER], check=True)
    with open(FOLDER + "/cases.json", encoding="utf-8") as f:
        paras = [p for case in json.load(f)["cases"] for section in case["sections"] for p in section["paras"]]
    body = []
    while sum(map(len, body)) < BODY_CHARACTERS:
        body += paras[: max(1, len(paras) // 8)]
    with open(FOLDER + "/body.json", "w", encoding="utf-8") as f:
        json.dump(body, f, ensure_ascii=False)
    with open(FOLDER + "/body.txt", "w", encoding="utf-8") as f:
        f.write("\n".join(body))


def measured(command, stdin=None):
    """A run's seconds, processor seconds, peak in MB and output; None when it fails or takes too long."""
    with open(stdin or os.devnull, "rb") as given, tempfile.TemporaryFile() as out:
        start = time.monotonic()
        run = subprocess.Popen(command, stdin=given, stdout=out, stderr=subprocess.DEVNULL, cwd=OUT)
        signal.setitimer(signal.ITIMER_REAL, LIMIT)
        try:
            _, status, usage = os.wait4(run.pid, 0)
        except TimeoutError:
            run.kill()
            os.wait4(run.pid, 0)
            return None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        wall = time.monotonic() - start
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    run.returncode = status
    return None if status else {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1024, "text": text}


def too_long(_signal, _frame):
    raise TimeoutError


def wenheng(work, pdf, *options):
    return [PROGRAM, "compile", f"{HERE}/{work}.md", *options, "--data", f"data={FOLDER}/{DATA[work]}", "-o", pdf]


def typst(sources, pdf, tags):
    if shutil.which("typst"):
        return ["typst", "compile", "--root", FOLDER, *([] if tags else ["--no-pdf-tags"]), f"{FOLDER}/{sources[0]}.typ", pdf]
    files = [f"{FOLDER}/{s}.typ" for s in sources]
    return ["node", HERE + "/typst.mjs", os.environ["TYPST_NODE"], FOLDER, "tags" if tags else "none", pdf, *files]


def xelatex(source, pdf):
    return ["xelatex", "-interaction=batchmode", "-jobname=" + os.path.basename(pdf)[:-4], f"{FOLDER}/{source}.tex"]


def weasyprint(source, pdf):
    return ["weasyprint", "-q", f"{FOLDER}/{source}.html", pdf]


def peers():
    """Names of those installed."""
    there = []
    if shutil.which("typst") or (os.environ.get("TYPST_NODE") and shutil.which("node")):
        there.append("Typst")
    if shutil.which("xelatex") and subprocess.run(["kpsewhich", "ctexart.cls"], stdout=subprocess.DEVNULL, check=False).returncode == 0:
        there.append("XeLaTeX")
    if shutil.which("weasyprint"):
        there.append("WeasyPrint")
    return there


class Row:
    """One program on one workload."""

    def __init__(self, work, name, command, count=1, stdin=None):
        self.work, self.name, self.command, self.count, self.stdin = work, name, command, count, stdin
        self.runs, self.failed = [], False

    def run(self, pdf):
        if self.failed or (self.runs and self.runs[0]["wall"] > SLOW):
            return
        result = measured(self.command, self.stdin)
        if not result:
            self.failed = True
            return
        told = re.search(r"^compiled in ([0-9.]+)", result["text"], re.M)
        result["time"] = float(told[1]) if told else result["wall"]
        if pdf and os.path.exists(pdf):
            result["size"] = os.path.getsize(pdf)
            info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=False).stdout
            pages = re.search(r"^Pages: +(\d+)", info, re.M)
            result["pages"] = int(pages[1]) if pages else 0
        self.runs.append(result)

    def median(self, key):
        return statistics.median(r[key] for r in self.runs)


def rows_of(work):
    """Every program on W0, W1 or W2, with the file it writes."""
    rows, tags = [], {"w0": [True], "w1": [True, False], "w2": [True, False]}[work]
    for tagged in tags:
        mark = "tagged" if tagged else "untagged"
        pdf = f"{OUT}/{work}-{mark}.pdf"
        rows.append((Row(work, f"Wenheng, {mark}", wenheng(work, pdf, *([] if tagged else ["--untagged"]))), pdf))
        if "Typst" in PEERS:
            pdf = f"{OUT}/{work}-typst-{mark}.pdf"
            rows.append((Row(work, f"Typst, {mark}", typst([work], pdf, tagged)), pdf))
    if "XeLaTeX" in PEERS:
        pdf = f"{OUT}/{work}-xelatex.pdf"
        rows.append((Row(work, "XeLaTeX, one pass", xelatex(work, pdf)), pdf))
    if "WeasyPrint" in PEERS:
        pdf = f"{OUT}/{work}-weasyprint.pdf"
        rows.append((Row(work, "WeasyPrint", weasyprint(work, pdf)), pdf))
    return rows


def batch_rows():
    rows = []
    for jobs in 1, 2:
        command = [PROGRAM, "batch", HERE + "/w3.md", "--data", f"data={FOLDER}/batch.jsonl", "--each-row", "data", "--name", "{id}.pdf",
                   "-o", OUT + "/batch", "-j", str(jobs), "--force"]
        rows.append((Row("w3", f"Wenheng, -j {jobs}", command, BATCH), None))
    names = sorted(os.path.splitext(f)[0] for f in os.listdir(FOLDER + "/batch") if f.endswith(".typ"))
    if "Typst" in PEERS:
        count = 1 if shutil.which("typst") else PEER_BATCH
        rows.append((Row("w3", "Typst, one process", typst(["batch/" + n for n in names[:count]], OUT + "/w3-typst.pdf", True), count), None))
    for name, make in ("XeLaTeX", xelatex), ("WeasyPrint", weasyprint):
        if name in PEERS:
            commands = " && ".join(" ".join(make("batch/" + n, f"{OUT}/w3-{name}.pdf")) for n in names[:SINGLE_BATCH])
            rows.append((Row("w3", f"{name}, a process each", ["sh", "-c", commands], SINGLE_BATCH), None))
    return rows


def body_rows():
    floor = Row("body", "the writer alone", [FLOOR, TOP + "/fonts", FONT, OUT + "/floor.pdf"], stdin=FOLDER + "/body.txt")
    text = Row("body", "Wenheng, plain body text", wenheng("body", OUT + "/body.pdf", "--untagged"))
    return [(floor, OUT + "/floor.pdf"), (text, OUT + "/body.pdf")]


def run_all(rows):
    for _ in range(RUNS):
        for row, pdf in rows:
            row.run(pdf)


def ours(rows, row):
    """Wenheng's row that a peer's is compared with: of the same tags, untagged for one that makes none."""
    mark = ", tagged" if row.name.endswith(", tagged") else ", untagged"
    fitting = [r for r, _ in rows if r.name.startswith("Wenheng") and mark in r.name] or [r for r, _ in rows if r.name.startswith("Wenheng")]
    return fitting[-1]


def print_documents(work, rows, floor):
    print(f"\n{work:<28} {'seconds':>8} {'CPU':>8} {'peak/MB':>8} {'pages':>6} {'pages/s':>8} {'PDF/MB':>7} {'ratio':>6} {'of CPU':>6} {'floor':>6}")
    for row, _ in rows:
        if row.failed or not row.runs:
            print(f"{row.name:<28} failed, or took longer than {LIMIT:.0f} s")
            continue
        base = ours(rows, row)
        seconds, cpu, pages = row.median("time"), row.median("cpu"), row.median("pages")
        ratio = f"{'':>13}"
        if base.runs and base is not row:
            ratio = f"{seconds / base.median('time'):>6.1f} {cpu / base.median('cpu'):>6.1f}"
        print(f"{row.name:<28} {seconds:>8.3f} {cpu:>8.3f} {row.median('peak'):>8.0f} {pages:>6.0f} {pages / seconds:>8.0f}"
              f" {row.median('size') / 1e6:>7.2f} {ratio} {pages / cpu / floor:>6.2f}")


def print_tags(work, rows):
    """What the structure and PDF/A cost Wenheng: no more than 60 % of time and the untagged size again are wanted for W1."""
    own = {row.name: row for row, _ in rows if row.name.startswith("Wenheng") and row.runs}
    if len(own) == 2:
        with_tags, without = own["Wenheng, tagged"], own["Wenheng, untagged"]
        more = [with_tags.median(k) / without.median(k) * 100 - 100 for k in ("cpu", "time", "size")]
        print(f"{work}: tags cost {more[0]:+.0f} % of CPU, {more[1]:+.0f} % of time, {more[2]:+.0f} % of size")


def print_batch(rows):
    print(f"\n{'w3':<28} {'ms each':>8} {'CPU ms':>8} {'peak/MB':>8} {'a second':>9} {'ratio':>6} {'of CPU':>6}")
    base = rows[1][0]
    for row, _ in rows:
        if row.failed or not row.runs:
            print(f"{row.name:<28} failed, or took longer than {LIMIT:.0f} s")
            continue
        each = row.median("time") / row.count
        ratio = ""
        if not row.name.startswith("Wenheng"):
            ratio = f"{each / (base.median('time') / base.count):>6.1f} {row.median('cpu') / row.count / (base.median('cpu') / base.count):>6.1f}"
        print(f"{row.name:<28} {each * 1000:>8.2f} {row.median('cpu') / row.count * 1000:>8.2f} {row.median('peak'):>8.0f} {1 / each:>9.0f} {ratio}")


def print_body(rows):
    print(f"\n{'body':<28} {'seconds':>8} {'CPU':>8} {'peak/MB':>8} {'pages':>6} {'pages/s of CPU':>15} {'of the floor':>13}")
    floor = rows[0][0].median("pages") / rows[0][0].median("cpu")
    for row, _ in rows:
        rate = row.median("pages") / row.median("cpu")
        print(f"{row.name:<28} {row.median('time'):>8.3f} {row.median('cpu'):>8.3f} {row.median('peak'):>8.0f} {row.median('pages'):>6.0f}"
              f" {rate:>15.0f} {rate / floor:>13.2f}")
    return floor


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as f:
        model = re.search(r"^model name\s*: (.*)$", f.read(), re.M)
    return f"{model[1] if model else platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d')}"


signal.signal(signal.SIGALRM, too_long)
PEERS = peers()
with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else FOLDER) as OUT:
    prepare()
    print(f"{machine()}; medians of {RUNS}; peers: {', '.join(PEERS) or 'none is installed'}")
    body, batch, documents = body_rows(), batch_rows(), [rows_of(w) for w in ("w0", "w1", "w2")]
    run_all(body)
    for rows in documents:
        run_all(rows)
    run_all(batch)
    if any(not r.runs for rows in (body, batch[:2], *(d[:1] for d in documents)) for r, _ in rows):
        sys.exit("bench: Wenheng itself failed; run it by hand")
    rate = print_body(body)
    for work, rows in zip(("w0", "w1", "w2"), documents):
        print_documents(work, rows, rate)
        print_tags(work, rows)
    print_batch(batch)
