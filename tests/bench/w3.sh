#!/bin/sh
# w3.sh PROGRAM FOLDER [DOCUMENTS...] - the third workload, two-page summaries, at growing sizes with one worker and with
# two: documents, seconds, processor time of all processes, and documents a second.
program=$1
folder=$2
here=$(cd "$(dirname "$0")" && pwd)
shift 2
[ $# -gt 0 ] || set -- 200 2000
python3 - "$program" "$here" "$folder" "$@" <<'END'
import resource, subprocess, sys, time
program, here, folder, *sizes = sys.argv[1:]

def spent():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

print("documents workers   seconds processor  a second")
for count in map(int, sizes):
    subprocess.run([sys.executable, here + "/make_workloads.py", folder, "--rows", "1", "--cases", "1", "--batch", str(count)],
                   check=True)
    for jobs in (1, 2):
        start, before = time.monotonic(), spent()
        subprocess.run([program, "batch", "--force", here + "/w3.md", "--data", f"data={folder}/batch.jsonl", "--each-row", "data",
                        "--name", "{id}.pdf", "-o", folder + "/out", "-j", str(jobs)], check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - start
        print(f"{count:>9} {jobs:>7} {seconds:>9.2f} {spent() - before:>9.2f} {count / seconds:>9.0f}", flush=True)
END
