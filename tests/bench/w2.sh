#!/bin/sh
# w2.sh PROGRAM FOLDER [CASES...] - the second workload, a book of cases with contents, at growing sizes: pages, time
# and peak memory.  What is in it is compared with its data by tests/casebook/w2.sh.
program=$1
folder=$2
here=$(cd "$(dirname "$0")" && pwd)
shift 2
[ $# -gt 0 ] || set -- 12 120 1200
printf '%8s %7s %9s %9s %9s\n' cases pages seconds peak/MB PDF/MB
for cases; do
   python3 "$here/make_workloads.py" "$folder" --rows 1 --cases "$cases" --batch 1 || exit 1
   python3 - "$program" "$here/w2.md" "$folder" "$cases" <<'END' || exit 1
import os, resource, subprocess, sys, time
program, template, folder, cases = sys.argv[1:]
pdf = folder + "/w2.pdf"
start = time.monotonic()
subprocess.run([program, "compile", template, "--data", f"data={folder}/cases.json", "-o", pdf], check=True)
seconds, peak = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
pages = told.split("Pages:")[1].split()[0]
print(f"{cases:>8} {pages:>7} {seconds:>9.2f} {peak:>9.0f} {os.path.getsize(pdf) / 1e6:>9.1f}")
END
done
