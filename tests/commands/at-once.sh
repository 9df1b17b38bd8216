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

awaits() { # awaits COMMAND...: until it succeeds, as long as patience lasts
   tries=0
   until "$@" || [ $tries -ge $((patience * 10)) ]; do sleep 0.1; tries=$((tries + 1)); done
}

# A run that finds an empty database and must wait while another fills it leaves what the other put there.
mkfifo "$dir/sql"
sqlite3 "$dir/late.db" < "$dir/sql" > "$dir/out" 2>&1 &
exec 3> "$dir/sql"
printf 'BEGIN IMMEDIATE;\n.system touch "%s/held"\n' "$dir" >&3
awaits test -e "$dir/held"
"$WENHENG" import -C "$top/data" --db "$dir/late.db" > "$dir/late" 2>&1 &
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

# A batch that is stopped while it is under way holds up nobody, and its documents are of the database as it was when it began.
cp -R "$top/data" "$dir/kept"
cp "$dir/alone.db" "$dir/held.db"
enterprises() { "$WENHENG" batch enterprise --period 2026H1 -q -C "$dir/kept" --db "$dir/held.db" "$@"; }
pdfs() { find "$1" -name '*.pdf' | wc -l; }
enterprises -o "$dir/want" > "$dir/out" 2> "$dir/err"
setsid "$WENHENG" batch enterprise --period 2026H1 -q --jobs 2 -C "$dir/kept" --db "$dir/held.db" -o "$dir/made" > "$dir/out" 2> "$dir/err" &
group=$!
tries=0
mkdir -p "$dir/made"
while [ "$(pdfs "$dir/made")" = 0 ] && [ $tries -lt $((patience * 50)) ]; do sleep 0.02; tries=$((tries + 1)); done
env kill -s STOP -- "-$group"
[ "$(pdfs "$dir/made")" -lt "$(pdfs "$dir/want")" ] && ok "a batch is stopped on its way" || not_ok "a batch is stopped on its way" "it is done already"
ledger=$dir/kept/ledgers/2026H1/典型案例.csv
sed '$d' "$ledger" > "$dir/less.csv"
cp "$dir/less.csv" "$ledger"
rows() { sqlite3 "$dir/held.db" 'SELECT count(*) FROM ledger_cases'; }
old=$(rows)
timeout $patience "$WENHENG" import -C "$dir/kept" --db "$dir/held.db" > "$dir/imported" 2>&1
is "an import meanwhile" "$? $(grep -c ' 1 file read' "$dir/imported") $(rows)" "0 1 $((old - 1))"
timeout $patience "$WENHENG" evaluate --period 2026H1 -q -C "$dir/kept" --db "$dir/held.db" > "$dir/judged" 2>&1
is "and an evaluation" $? 0
env kill -s CONT -- "-$group"
wait $group
is "the batch goes on" $? 0
diff -r -x .wenheng "$dir/want" "$dir/made" > "$dir/diff"
is "with the database it began with $(head -n 1 "$dir/diff")" $? 0
is "and leaves nothing beside it" "$(find "$dir" -maxdepth 1 -name 'held.db?*' | wc -l)" 0

# A ledger that is changed while an import waits is read as it is then, and known as that: put back, it is read again.
cp -R fault/project "$dir/changed"
cases=$dir/changed/ledgers/cases-2026H1.csv
"$WENHENG" import -q -C "$dir/changed" 2> "$dir/err"
cp "$cases" "$dir/three.csv"
sed '$d' "$cases" > "$dir/two.csv"
head -n 2 "$cases" > "$dir/one.csv"
count() { sqlite3 "$dir/changed/t.db" 'SELECT count(*) FROM ledger_cases'; }
mkfifo "$dir/hold"
sqlite3 "$dir/changed/t.db" < "$dir/hold" > "$dir/out" 2>&1 &
exec 3> "$dir/hold"
printf 'BEGIN IMMEDIATE;\n.system touch "%s/hold.begun"\n' "$dir" >&3
awaits test -e "$dir/hold.begun"
cat "$dir/two.csv" > "$cases"
"$WENHENG" import -C "$dir/changed" > "$dir/waited" 2>&1 &
run=$!
awaits grep -q 'waits for it' "$dir/waited"
cat "$dir/one.csv" > "$cases"
echo 'COMMIT;' >&3
exec 3>&-
wait $run
is "a ledger that is changed meanwhile" "$? $(count)" "0 1"
cat "$dir/two.csv" > "$cases"
"$WENHENG" import -q -C "$dir/changed" 2> "$dir/err"
is "and put back is read again" "$? $(count)" "0 2"

# What was judged once, by rules that are no more, keeps no document from being made.
"$WENHENG" build doc --period 2026H1 -q -C "$dir/changed" -o "$dir/judged.pdf" 2> "$dir/err"
rm "$dir/changed/policy.lua"
sed -i 's/, policy = "policy", rules = "evaluate"//' "$dir/changed/manifest.lua"
cp "$dir/three.csv" "$cases"
status "a document of a project that judges no more" 0 "$WENHENG" build doc --period 2026H1 -C "$dir/changed" -o "$dir/judged.pdf"
has "which is said" "$dir/err" "nothing is judged"

# Whoever meets a run that writes waits for it, and says so when it takes long.
# held HOW SQL [OPTION...]: another process holds the database, as HOW says, until an import has said that it waits
held() {
   how=$1
   rm -f "$dir/$how" "$dir/$how.begun" "$dir/waited" # what another run said is not what this one says
   mkfifo "$dir/$how"
   sqlite3 "$dir/held.db" < "$dir/$how" > "$dir/out" 2>&1 &
   exec 3> "$dir/$how"
   printf '%s\n.system touch "%s/%s.begun"\n' "$2" "$dir" "$how" >&3
   shift 2
   awaits test -e "$dir/$how.begun"
   env ${slow:+LD_PRELOAD="$slow"} "$WENHENG" import "$@" -C "$top/data" --db "$dir/held.db" > "$dir/waited" 2>&1 &
   run=$!
   awaits grep -q 'waits for it' "$dir/waited"
   has "a run that waits says so: $how" "$dir/waited" "held.db: note: another run is $how the database: this one waits for it"
   echo 'COMMIT;' >&3
   exec 3>&-
   wait $run
   is "and then does its work: $how" $? 0
}
held "writing to" 'BEGIN IMMEDIATE;'
# Whoever has begun to write waits for those who still read, and says that.
held reading 'BEGIN; SELECT count(*) FROM source;' --force
# The wait is told by the clock, however seldom a busy machine lets it look.
echo 'struct timespec; unsigned sleep(unsigned); int nanosleep(const struct timespec *t, struct timespec *left) { (void)t, (void)left; sleep(1); return 0; }' > "$dir/slow.c"
if observed || ! ${CC:-cc} -shared -fPIC -o "$dir/slow.so" "$dir/slow.c" 2> "$dir/err"; then
   ok "looks that are few are left out"
else
   slow=$dir/slow.so
   held "writing to" 'BEGIN IMMEDIATE;'
fi
