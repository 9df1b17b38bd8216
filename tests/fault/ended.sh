#!/bin/sh
# A blank form whose writing is ended at a call, by shim.c: libxlsxwriter's temporary files have names for a moment. A signal leaves
# none of them; a kill at most one that is empty, in the system's folder for what does not last. The form is the old one or the new.
. ./lib.sh

. fault/begin
cp -R fault/project "$dir/p"
mkdir "$dir/tmp"
TMPDIR=$dir/tmp
export TMPDIR
cd "$dir/p" || exit 1
"$WENHENG" form cases -o want.xlsx -q 2> "$dir/err" || { not_ok "a form is made" "$(head -n 3 "$dir/err")"; exit 1; }
shimmed() { env FAULT="$1" FAULT_AT="$2" LD_PRELOAD="$dir/shim.so" "$WENHENG" form cases -o f.xlsx --force -q > "$dir/out" 2> "$dir/err"; }
bad() {
   failed=$((failed + 1))
   [ $failed -gt 3 ] || not_ok "$1" "$2"
}
for kind in term int kill; do
   FAULT_COUNT=$dir/count shimmed $kind 0
   calls=$(cat "$dir/count")
   failed=0 runs=0 ended=0 step=$((calls / 96 + 1))
   [ "${FAULTS:-}" != all ] || step=1
   for at in $(seq 1 $step "$calls"); do
      echo old > f.xlsx
      shimmed $kind "$at" 2> /dev/null
      got=$?
      runs=$((runs + 1))
      case $got in 0) ;; 137|143|130) ended=$((ended + 1)) ;; *) bad "form: $kind $at" "status $got" ;; esac
      if [ $kind = kill ]; then
         [ -z "$(find "$TMPDIR" -type f -size +0)" ] && [ "$(find "$TMPDIR" -type f | wc -l)" -le 1 ] || bad "form: kill $at" "left: $(ls -lA "$TMPDIR")"
      else
         [ -z "$(ls -A "$TMPDIR")" ] || bad "form: $kind $at" "left: $(ls -A "$TMPDIR")"
      fi
      cmp -s f.xlsx want.xlsx || { [ "$(cat f.xlsx)" = old ] && [ $got != 0 ]; } || bad "form: $kind $at" "the form is neither the old one nor the new"
      rm -f "$TMPDIR"/*
   done
   [ $ended -gt 9 ] || bad "form: $kind" "$ended runs were ended"
   if [ $failed = 0 ]; then ok "form: $kind, $runs of $calls calls"; else not_ok "form: $kind" "$failed of $runs runs"; fi
done
