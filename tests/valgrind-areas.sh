#!/bin/sh
# valgrind-areas.sh PROGRAM FOLDER AREA...: areas of the tests with the program under valgrind each time they run it, and with
# the tests in C under it, too (OBSERVER, which tests/compile puts before them), which takes some thirty times as long:
# UNDER=valgrind gives it that time and takes limits on memory away.  What valgrind finds is a fault whatever the test says,
# also in a process that was forked, as a batch's workers are: each has a log of its own.
program=$1
folder=$2
shift 2
top=$(cd "$(dirname "$0")/.." && pwd)
command -v valgrind > /dev/null || { echo "valgrind: it is not installed: apt-get install valgrind" >&2; exit 3; }
rm -rf "$folder"
mkdir -p "$folder/logs" "$folder/runs" || exit 3
folder=$(cd "$folder" && pwd)
OBSERVER=$folder/observe
wrapper=$(dirname "$program")/wenheng-under-valgrind # beside the objects that tests in C are made from
trap 'rm -f "$wrapper"' EXIT
cat > "$OBSERVER" <<END
#!/bin/sh
read -r since _ < /proc/uptime
: > "$folder/runs/\$\$-\$since"
exec valgrind --quiet --error-exitcode=99 --vgdb=no --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect \\
   --suppressions="$top/tests/valgrind.supp" --log-file="$folder/logs/%p-\$since" "\$@"
END
cat > "$wrapper" <<END
#!/bin/sh
exec "$OBSERVER" "$program" "\$@"
END
chmod +x "$OBSERVER" "$wrapper"
export OBSERVER
UNDER=valgrind sh "$top/tests/run" "$wrapper" "$@"
status=$?
runs=$(find "$folder/runs" -type f | wc -l)
processes=$(find "$folder/logs" -type f | wc -l)
faulty=$(grep -rlE '^==[0-9]+== .' "$folder/logs" | wc -l)
grep -rlE '^==[0-9]+== .' "$folder/logs" | head -n 3 | while read -r log; do head -n 20 "$log"; done
lost=0 # a run that was killed before valgrind began has no log; where hardly any has one, nothing was looked at
for run in "$folder"/runs/*; do [ -e "$folder/logs/${run##*/}" ] || lost=$((lost + 1)); done
echo "valgrind: $runs runs, $processes processes, $faulty with faults; $lost ended before valgrind began"
[ "$faulty" = 0 ] && [ "$runs" -gt 0 ] && [ $((lost * 10)) -lt "$runs" ] && [ $status = 0 ]
