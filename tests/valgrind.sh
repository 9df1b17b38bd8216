#!/bin/sh
# valgrind.sh PROGRAM FOLDER: the way from ledgers to documents under valgrind, each of its formats and each of the
# ways in which it ends in a message: no faulty access, nothing uninitialized, nothing lost, in a batch's workers either, each of
# which has a log of its own.
program=$1
folder=$2
top=$(cd "$(dirname "$0")/.." && pwd)
command -v valgrind > /dev/null || { echo "valgrind: it is not installed: apt-get install valgrind" >&2; exit 3; }
rm -rf "$folder"
mkdir -p "$folder" || exit 3
WENHENG_SHARE=$top
SOURCE_DATE_EPOCH=1780272000
export WENHENG_SHARE SOURCE_DATE_EPOCH
failed=0
runs=0
check() { # check STATUS COMMAND...
   want=$1
   shift
   runs=$((runs + 1))
   rm -f "$folder"/log-*
   valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect \
      --suppressions="$top/tests/valgrind.supp" --log-file="$folder/log-%p" "$program" "$@" > "$folder/out" 2> "$folder/err"
   got=$?
   cat "$folder"/log-* > "$folder/log" || got="$got, without a log"
   [ "$got" = "$want" ] && [ ! -s "$folder/log" ] && return
   failed=$((failed + 1))
   echo "valgrind: status $got: $*"
   head -n 20 "$folder/log"
}
cp -R "$top/tests/fault/project" "$folder/p"
db="--db $folder/t.db -C $folder/p"
# shellcheck disable=SC2086
{
   check 0 import $db
   check 0 check $db
   check 0 evaluate --period 2026H1 $db
   check 0 explain 9.2 --period 2026H1 $db
   check 0 build doc --period 2026H1 $db -o "$folder/doc.pdf"
   check 0 build doc --period 2026H1 $db -o "$folder/doc.ofd"
   check 0 batch each --period 2026H1 $db --jobs 2 -o "$folder"
   check 0 form cases $db -o "$folder/form.xlsx"
}
check 0 fonts
for area in layout table chart image structure line stream clreq; do # each fourth case of these
   n=0
   for file in "$top/tests/$area"/*.md; do
      n=$((n + 1))
      [ $((n % 4)) = 0 ] && [ ! -e "${file%.md}.args" ] || continue
      status=0
      "$program" compile "$file" -o "$folder/x.svg" > "$folder/out" 2>&1 || status=$?
      check $status compile "$file" -o "$folder/x.svg"
   done
done
for project in ledger/hostile ledger/workbooks; do
   cp -R "$top/tests/$project" "$folder/l"
   status=0
   "$program" import -C "$folder/l" --db "$folder/l1.db" > /dev/null 2>&1 || status=$?
   check $status import -C "$folder/l" --db "$folder/l2.db"
   rm -rf "$folder/l"
done
for err in "$top"/tests/script/*.err "$top"/tests/markup/*.err; do
   case $err in *endless*|*stack-overflow*) continue ;; esac
   status=0
   "$program" compile "${err%.err}.md" --dump tree > "$folder/out" 2>&1 || status=$?
   check $status compile "${err%.err}.md" --dump tree
done
echo "valgrind: $runs runs, $failed with faults"
[ $failed = 0 ]
