#!/bin/sh
# What is several files for a moment, or in the end, and is ended at a call, by shim.c.
. ./lib.sh

. fault/begin
# A blank form: libxlsxwriter's temporary files have names for a moment. A signal leaves none of them; a kill at most one that is
# empty, in the system's folder for what does not last. The form is the old one or the new.
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

# Pages that are a file each: after a signal all are the old ones or all the new; after a kill each is one or the other.
mkdir "$dir/pages"
cd "$dir/pages" || exit 1
printf -- '---\nclass = "plain"\n---\n一。\n\n{{ doc.pagebreak() }}\n\n二。\n\n{{ doc.pagebreak() }}\n\n三。\n\n{{ doc.pagebreak() }}\n\n四。\n' > new.md
"$WENHENG" compile new.md -q -o want.svg 2> "$dir/err" || { not_ok "pages are made" "$(head -n 3 "$dir/err")"; exit 1; }
shimmed() { env FAULT="$1" FAULT_AT="$2" LD_PRELOAD="$dir/shim.so" "$WENHENG" compile new.md -q -o s.svg > "$dir/out" 2> "$dir/err"; }
pages="1 2 3 4"
for kind in term int kill; do
   FAULT_COUNT=$dir/count shimmed $kind 0
   calls=$(cat "$dir/count")
   failed=0 runs=0 mixed=0 ended=0 step=1
   from=$((calls - 90)) # the pages are put in place last
   [ "${FAULTS:-}" != all ] || from=1
   [ -z "${UNDER:-}" ] || step=10
   for at in $(seq $from $step "$calls"); do
      for page in $pages; do echo old > s-$page.svg; done
      shimmed $kind "$at" 2> /dev/null
      got=$? old=0 new=0
      runs=$((runs + 1))
      case $got in 0) ;; 137|143|130) ended=$((ended + 1)) ;; *) bad "pages: $kind $at" "status $got" ;; esac
      for page in $pages; do
         [ "$(cat s-$page.svg)" != old ] || old=$((old + 1))
         ! cmp -s s-$page.svg want-$page.svg || new=$((new + 1))
      done
      [ $((old + new)) = 4 ] || bad "pages: $kind $at" "one is neither the old one nor the new"
      if [ $old -gt 0 ] && [ $new -gt 0 ]; then mixed=$((mixed + 1)); fi
      [ $old = 0 ] || [ $got != 0 ] || bad "pages: $kind $at" "status 0, but $old are old"
      [ $kind = kill ] || [ -z "$(ls -A | grep '^\.wenheng-')" ] || bad "pages: $kind $at" "left: $(ls -A)"
   done
   [ $kind = kill ] || [ $mixed = 0 ] || bad "pages: $kind" "$mixed times some were old and some new"
   [ $ended -gt 5 ] || bad "pages: $kind" "$ended runs were ended"
   if [ $failed = 0 ]; then ok "pages: $kind, $runs of $calls calls, some of the pages in place: $mixed"; else not_ok "pages: $kind" "$failed of $runs runs"; fi
   status "pages: $kind: the next run" 0 "$WENHENG" compile new.md -q -o s.svg
   for page in $pages; do cmp -s s-$page.svg want-$page.svg || not_ok "pages: $kind: the next run" "page $page is another"; done
   is "pages: $kind: leaves nothing" "$(ls -A | grep '^\.wenheng-')" ""
done
