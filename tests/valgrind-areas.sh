#!/bin/sh
# valgrind-areas.sh PROGRAM FOLDER AREA...: areas of the tests with the program under valgrind each time they run it, which takes
# some thirty times as long: UNDER=valgrind gives it that time and takes limits on memory away.  What valgrind finds is a fault
# whatever the test says.
program=$1
folder=$2
shift 2
top=$(cd "$(dirname "$0")/.." && pwd)
command -v valgrind > /dev/null || { echo "valgrind: it is not installed: apt-get install valgrind" >&2; exit 3; }
rm -rf "$folder"
mkdir -p "$folder/logs" || exit 3
folder=$(cd "$folder" && pwd)
wrapper=$(dirname "$program")/wenheng-under-valgrind # beside the objects that tests in C are made from
trap 'rm -f "$wrapper"' EXIT
cat > "$wrapper" <<END
#!/bin/sh
read -r since _ < /proc/uptime
exec valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect \\
   --child-silent-after-fork=yes --log-file="$folder/logs/%p-\$since" "$program" "\$@"
END
chmod +x "$wrapper"
UNDER=valgrind sh "$top/tests/run" "$wrapper" "$@"
status=$?
runs=$(find "$folder/logs" -type f | wc -l)
faulty=$(grep -rlE '^==[0-9]+== .' "$folder/logs" | wc -l)
grep -rlE '^==[0-9]+== .' "$folder/logs" | head -n 3 | while read -r log; do head -n 20 "$log"; done
echo "valgrind: $runs runs, $faulty with faults"
[ "$faulty" = 0 ] && [ $status = 0 ]
