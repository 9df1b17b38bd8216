#!/bin/sh
# A build that is stopped at a call, by shim.c, while another run reads a ledger that has changed, and then goes on: its document is of
# the one state or of the other, whatever it had judged by then.
. ./lib.sh

. fault/begin
cp -R fault/project "$dir/p"
cd "$dir/p" || exit 1
ledger=ledgers/cases-2026H1.csv
cp $ledger "$dir/old.csv"
{ head -n 1 $ledger; echo 甲县,案例一,甲厂,2026,征集,否; } > "$dir/new.csv"
build() { "$WENHENG" build doc --period 2026H1 -q -o "$1" 2> "$dir/err"; }
cp "$dir/new.csv" $ledger
build "$dir/new.pdf"
rm -f t.db
cp "$dir/old.csv" $ledger
build "$dir/old.pdf"
cp t.db "$dir/old.db"
cmp -s "$dir/old.pdf" "$dir/new.pdf" && not_ok "the two differ" "they are the same"

moment=0.5
[ -z "${UNDER:-}" ] || moment=60
stopped() { # stopped AT: builds, and imports while it is stopped
   rm -rf out.pdf .wenheng t.db*
   cp "$dir/old.db" t.db
   cp "$dir/old.csv" $ledger
   env FAULT=stop FAULT_AT="$1" FAULT_COUNT="$dir/count" LD_PRELOAD="$dir/shim.so" "$WENHENG" build doc --period 2026H1 -q -o out.pdf 2> "$dir/err" &
   run=$!
   while kill -0 $run 2> /dev/null && ! grep -q '^State:.T' "/proc/$run/status" 2> /dev/null; do sleep 0.01; done
   cp "$dir/new.csv" $ledger
   timeout $moment "$WENHENG" import -q 2> /dev/null # waits where the one that is stopped holds the database
   imported=$?
   kill -CONT $run 2> /dev/null
   wait $run
}
stopped 0
calls=$(cat "$dir/count")
# Where it judges, and takes its copy: before that the document is of the new state, behind it of the old.
before=1 behind=$calls
while [ $((behind - before)) -gt 6 ]; do
   middle=$(((before + behind) / 2))
   stopped $middle
   if cmp -s out.pdf "$dir/new.pdf"; then before=$middle; else behind=$middle; fi
done
from=$((before > 60 ? before - 60 : 1)) to=$((before + 60 < calls ? before + 60 : calls)) step=6
[ "${FAULTS:-}" != all ] || { from=1 to=$calls step=2; }
[ -z "${UNDER:-}" ] || step=10
failed=0 runs=0 old=0 new=0 waited=0
for at in $(seq $from $step $to); do
   stopped "$at"
   got=$?
   runs=$((runs + 1))
   [ $imported = 0 ] || waited=$((waited + 1))
   if [ $got = 0 ] && cmp -s out.pdf "$dir/old.pdf"; then old=$((old + 1)); elif [ $got = 0 ] && cmp -s out.pdf "$dir/new.pdf"; then new=$((new + 1)); else
      failed=$((failed + 1))
      [ $failed -gt 3 ] || not_ok "stopped at $at" "status $got, and the document is of neither state: $(head -n 2 "$dir/err")"
   fi
done
[ $old -gt 0 ] && [ $new -gt 0 ] && [ $waited -gt 0 ] || not_ok "a build beside an import" "stopped only where nothing can be seen: $old old, $new new, $waited waited"
if [ $failed = 0 ]; then ok "a build beside an import, stopped at $runs of $calls calls: $old of the old state, $new of the new"; else not_ok "a build beside an import" "$failed of $runs documents"; fi

# Two builds of different documents to one file: whichever is there in the end, neither is taken for the other by the next build.
rm -rf .wenheng out.pdf
cp "$dir/old.db" t.db
cp "$dir/old.csv" $ledger
making="build doc --period 2026H1 -q --snapshot -o"
shimmed() { env LD_PRELOAD="$dir/shim.so" "$@"; } # what a document was made by is part of what it was made from
# shellcheck disable=SC2086
{
   shimmed "$WENHENG" $making "$dir/one.pdf" 2> "$dir/err"
   shimmed "$WENHENG" $making "$dir/two.pdf" --untagged 2>> "$dir/err"
   FAULT=stop FAULT_COUNT="$dir/count" shimmed "$WENHENG" $making out.pdf
}
begin_and_stop() { # begin_and_stop AT
   rm -rf out.pdf .wenheng
   # shellcheck disable=SC2086
   env FAULT=stop FAULT_AT="$1" LD_PRELOAD="$dir/shim.so" "$WENHENG" $making out.pdf 2> "$dir/err" &
   run=$!
   while kill -0 $run 2> /dev/null && ! grep -q '^State:.T' "/proc/$run/status" 2> /dev/null; do sleep 0.01; done
}
low=1 high=$(cat "$dir/count") # the first call at which the document is in place
while [ $low -lt "$high" ]; do
   at=$(((low + high) / 2))
   begin_and_stop $at
   if [ -e out.pdf ]; then high=$at; else low=$((at + 1)); fi
   kill -KILL $run
   wait $run 2> /dev/null
done
failed=0
for at in $(seq $((low - 2)) $((low + 5))); do
   begin_and_stop "$at"
   # shellcheck disable=SC2086
   shimmed "$WENHENG" $making out.pdf --untagged 2> "$dir/err2"
   two=$?
   kill -CONT $run
   wait $run
   one=$?
   # shellcheck disable=SC2086
   shimmed "$WENHENG" $making out.pdf 2> "$dir/err"
   [ "$one $two $?" = "0 0 0" ] && cmp -s out.pdf "$dir/one.pdf" || { failed=$((failed + 1)); not_ok "two builds to one file, stopped at $at" "the next build leaves the other one's: $(head -n 2 "$dir/err")"; }
done
[ $failed != 0 ] || ok "two builds to one file, stopped about call $low"
