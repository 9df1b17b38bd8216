#!/bin/sh
# Several runs on one database at once: none fails, and what they leave is what one alone would.
. ./lib.sh

run() { db=$1; shift; "$WENHENG" "$@" -q -C "$top/data" --db "$db"; }
counts() { sqlite3 "$1" "SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM ledger_monitoring), (SELECT count(*) FROM gap),
   (SELECT count(*) FROM finding), (SELECT count(*) FROM judgment), (SELECT count(*) FROM judged_input), (SELECT count(*) FROM judged_record)"; }

run "$dir/alone.db" import 2> "$dir/err"
for doc in opinions tasklist; do
   run "$dir/alone.db" build $doc --period 2026H1 -o "$dir/$doc.pdf" 2>> "$dir/err"
done
run "$dir/alone.db" batch county --period 2026H1 -o "$dir/county" > "$dir/out" 2>> "$dir/err"
for id in import.1 import.2 opinions tasklist county; do
   case $id in
   import.*) run "$dir/shared.db" import 2> "$dir/err.$id" ;;
   county) run "$dir/shared.db" batch county --period 2026H1 --jobs 2 -o "$dir/shared-county" > "$dir/out.$id" 2> "$dir/err.$id" ;;
   *) run "$dir/shared.db" build $id --period 2026H1 -o "$dir/shared-$id.pdf" 2> "$dir/err.$id" ;;
   esac
   echo $? > "$dir/status.$id" &
done
wait
for id in import.1 import.2 opinions tasklist county; do
   is "$id beside four others" "$(cat "$dir/status.$id") $(grep -h error: "$dir/err.$id")" "0 "
done
is "the same rows, findings and judgments" "$(counts "$dir/shared.db")" "$(counts "$dir/alone.db")"
for doc in opinions tasklist; do
   cmp -s "$dir/$doc.pdf" "$dir/shared-$doc.pdf"
   is "the same bytes: $doc" $? 0
done

diff -r -x .wenheng "$dir/county" "$dir/shared-county" > "$dir/diff" # what need not be made again bears names of its own
is "the same bytes: the batch $(head -n 1 "$dir/diff")" $? 0

# A run that finds an empty database and must wait while another fills it leaves what the other put there.
mkfifo "$dir/sql"
sqlite3 "$dir/late.db" < "$dir/sql" > "$dir/out" 2>&1 &
exec 3> "$dir/sql"
printf 'BEGIN IMMEDIATE;\n.system touch "%s/held"\n' "$dir" >&3
tries=0
while [ ! -e "$dir/held" ] && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
run "$dir/late.db" import > "$dir/late" 2>&1 &
sleep 1
{
   sqlite3 "$dir/alone.db" .dump | grep -v '^BEGIN TRANSACTION;$\|^PRAGMA foreign_keys\|^COMMIT;$'
   for mark in application_id user_version; do
      echo "PRAGMA $mark = $(sqlite3 "$dir/alone.db" "PRAGMA $mark");"
   done
   echo 'COMMIT;'
} >&3
exec 3>&-
wait
has "what another run made meanwhile is kept" "$dir/late" " 0 files read"
