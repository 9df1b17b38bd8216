#!/bin/sh
# The commands beside `build` with calls of memory and of files made to fail, by shim.c: status 0, 1 or 3, a message unless it is 0,
# the file the old one or the new, nothing beside it but a journal that the next run takes back, and the database whole.  FAULTS=all takes the first 2,000 calls of each
# kind and a sample of the others; without it a few.
. ./lib.sh

. fault/begin
cp -R fault/project "$dir/base"
mkdir "$dir/tmp"
cd "$dir" || exit 1
TMPDIR=$dir/tmp
export TMPDIR
(cd base && "$WENHENG" build doc --period 2026H1 -q -o doc.pdf) 2> "$dir/err" || { not_ok "the project is built" "$(head -n 3 "$dir/err")"; exit 1; }
rm -rf base/.wenheng base/doc.pdf

reset() { # reset FILE...: the project, each of the files the old one
   rm -rf "$dir/p" "$dir/tmp"
   mkdir "$dir/tmp"
   cp -R "$dir/base" "$dir/p"
   cd "$dir/p" || exit 1
   for file in "$@"; do
      mkdir -p "$(dirname "$file")"
      echo old > "$file"
   done
}
shimmed() { # shimmed KIND AT COMMAND...
   kind=$1 at=$2
   shift 2
   env FAULT="$kind" FAULT_AT="$at" LD_PRELOAD="$dir/shim.so" "$WENHENG" "$@" > "$dir/out" 2> "$dir/err"
}
bad() {
   failed=$((failed + 1))
   [ $failed -gt 3 ] || not_ok "$1" "$2: $(head -n 2 "$dir/err" | tr '\n' ' ')"
}
names() { find . -path ./.wenheng -prune -o -type f ! -name t.db-journal -print | sort; } # a journal goes with the next run

faults=0
# sweep NAME FILES COMMAND...: FILES are what the command writes
sweep() {
   name=$1 files=$2
   shift 2
   # shellcheck disable=SC2086
   reset $files
   "$WENHENG" "$@" > "$dir/want.out" 2> "$dir/err"
   want=$?
   rm -rf "$dir/want"
   cp -R "$dir/p" "$dir/want"
   there=$(names)
   for kind in alloc io full; do
      # shellcheck disable=SC2086
      reset $files
      : > "$dir/count"
      FAULT_COUNT=$dir/count shimmed "$kind" 0 "$@"
      calls=$(cat "$dir/count")
      if [ "$kind:$calls" = alloc:0 ] && [ -n "${UNDER:-}" ]; then
         ok "$name: memory is left out: valgrind takes the shim's place"
         continue
      fi
      [ "${calls:-0}" -gt 5 ] || { not_ok "$name: $kind" "the shim counts ${calls:-no} calls"; continue; }
      first=0 more=5
      [ "${FAULTS:-}" != all ] || first=2000 more=200
      failed=0
      before=$faults
      for at in $(awk -v count="$calls" -v first=$first -v more=$more 'BEGIN {
         for (i = 1; i <= count && i <= first; i++) print i
         if (!first) print count - 1
         for (seed = 20260630; more > 0 && count > first; more--) { seed = (seed * 16807) % 2147483647; print first + 1 + seed % (count - first) } }'); do
         # shellcheck disable=SC2086
         reset $files
         faults=$((faults + 1))
         shimmed "$kind" "$at" "$@"
         got=$?
         case $got in
         "$want") cmp -s "$dir/out" "$dir/want.out" || grep -q error "$dir/err" || bad "$name: $kind $at" "status $got, but other words" ;;
         1|3) grep -q error "$dir/err" || bad "$name: $kind $at" "status $got without a message" ;;
         *) bad "$name: $kind $at" "status $got" ;;
         esac
         for file in $files; do
            if cmp -s "$file" "$dir/want/$file"; then continue; fi
            [ "$(cat "$file" 2> /dev/null)" = old ] && [ $got != 0 ] || bad "$name: $kind $at" "status $got, and $file is neither the old one nor the new"
         done
         [ "$(names)" = "$there" ] || bad "$name: $kind $at" "other files: $(names | tr '\n' ' ')"
         [ -z "$(ls -A "$dir/tmp" | grep -v '^tmp\.')" ] || bad "$name: $kind $at" "left: $(ls -A "$dir/tmp")"
         if [ -e t.db-journal ]; then
            "$WENHENG" import -q --force 2> "$dir/err" && [ ! -e t.db-journal ] || bad "$name: $kind $at" "the next run leaves the journal"
         fi
         [ "$(sqlite3 t.db 'PRAGMA integrity_check' 2>&1)" = ok ] || bad "$name: $kind $at" "the database is damaged"
      done
      if [ $failed = 0 ]; then ok "$name: $kind, $((faults - before)) of $calls calls"; else not_ok "$name: $kind" "$failed of $((faults - before)) runs"; fi
   done
}
period="--period 2026H1 -q"
# shellcheck disable=SC2086
{
   sweep evaluate e.json evaluate $period --format json -o e.json
   sweep explain x.txt explain 9.2 --period 2026H1 -o x.txt
   sweep check c.txt check -q -o c.txt
   sweep trace "t.pdf t.csv" build doc $period -o t.pdf --trace t.csv
   sweep form f.xlsx form cases -o f.xlsx --force -q # libxlsxwriter, which the shim spares, makes and drops files tmp.… of its own
   sweep import "" import -q --force
   sweep lint l.txt lint doc $period -o l.txt
}

# `new` and `override`, whose names are not known before: the folder whole or none, the file the old one or the new, nothing beside
cd "$dir" || exit 1
"$WENHENG" new whole -q
want=$(cd whole && find . -type f -exec cksum {} + | sort -k 3)
for kind in alloc io full; do
   FAULT_COUNT=$dir/count shimmed $kind 0 new counted -q
   calls=$(cat "$dir/count")
   failed=0 runs=0 step=$((calls / ${NEW_RUNS:-24} + 1))
   [ "${FAULTS:-}" != all ] || step=1
   for at in $(seq 1 $step "$calls"); do
      shimmed $kind "$at" new made -q
      got=$?
      runs=$((runs + 1)) faults=$((faults + 1))
      rest=$(find . -maxdepth 1 -name 'made?*' -o -maxdepth 1 -name '.wenheng*')
      [ $got = 3 ] || [ $got = 0 ] || bad "new: $kind $at" "status $got"
      [ -z "$rest" ] || [ "$kind" = io ] || bad "new: $kind $at" "left: $rest" # what cannot be removed stays
      if [ -e made ]; then
         [ "$(cd made && find . -type f -exec cksum {} + | sort -k 3)" = "$want" ] || bad "new: $kind $at" "half of it is there"
      else
         [ $got = 3 ] || bad "new: $kind $at" "status $got, and there is none"
      fi
      rm -rf made .wenheng*
   done
   if [ $failed = 0 ]; then ok "new: $kind, $runs of $calls calls"; else not_ok "new: $kind" "$failed of $runs runs"; fi
   rm -rf counted
done

# ended at a call: a signal leaves none or the whole folder; a kill may leave half of it beside, which the next run takes away
for kind in kill term int; do
   FAULT_COUNT=$dir/count shimmed $kind 0 new counted -q
   calls=$(cat "$dir/count")
   rm -rf counted
   failed=0 runs=0 halves=0 ended=0 step=$((calls / ${NEW_RUNS:-24} + 1))
   [ "${FAULTS:-}" != all ] || step=1
   for at in $(seq 1 $step "$calls") $((calls - 2)) $((calls - 1)); do
      shimmed $kind "$at" new made -q 2> /dev/null
      got=$?
      runs=$((runs + 1)) faults=$((faults + 1))
      case $got in 0) ;; 137|143|130) ended=$((ended + 1)) ;; *) bad "new: $kind $at" "status $got" ;; esac
      rest=$(find . -maxdepth 1 -name 'made?*' -o -maxdepth 1 -name '.wenheng*')
      [ -z "$rest" ] || [ $kind = kill ] || bad "new: $kind $at" "left: $rest"
      [ -z "$rest" ] || halves=$((halves + 1))
      [ -e made ] || [ $got != 0 ] || bad "new: $kind $at" "status 0, and there is none"
      [ -e made ] || "$WENHENG" new made -q 2> "$dir/err"
      [ "$(cd made && find . -type f -exec cksum {} + | sort -k 3)" = "$want" ] || bad "new: $kind $at" "half of it is there, or the next run makes another"
      rest=$(find . -maxdepth 1 -name 'made?*' -o -maxdepth 1 -name '.wenheng*')
      [ -z "$rest" ] || bad "new: $kind $at" "the next run leaves $rest"
      rm -rf made .wenheng* made.*
   done
   [ $ended -gt 0 ] || bad "new: $kind" "no run was ended"
   [ $kind != kill ] || [ $halves -gt 0 ] || bad "new: $kind" "no run was ended half-way"
   if [ $failed = 0 ]; then ok "new: $kind, $runs of $calls calls"; else not_ok "new: $kind" "$failed of $runs runs"; fi
done

# one that is ignored, as of a run behind `&` or nohup, ends nothing
(trap '' INT TERM; shimmed int $((calls / 2)) new made -q)
is "new: a signal that is ignored" "$? $(diff -r made whole)" "0 "
rm -rf made

# a folder that another run is making is waited for, unless a signal comes
half=
for at in $(seq $((calls - 30)) -9 1); do
   [ -n "$half" ] || { shimmed kill "$at" new made -q 2> /dev/null; half=$(ls -A | grep '^\.wenheng-'); rm -rf made; }
done
(flock 9; exec sleep 100) 9< "$half" &
holder=$!
sleep 0.2
status "new: a signal while another run is waited for" 124 timeout -s INT -k 30 1 "$WENHENG" new made -q
is "leaves what that run has" "$(ls -A | grep -E '^made|^\.wenheng-')" "$half"
kill $holder
wait $holder 2> /dev/null
(flock 9; sleep 1) 9< "$half" &
sleep 0.2
status "new: another run that gives up" 0 "$WENHENG" new made -q
wait
is "is waited for" "$(ls -A | grep -E '^made|^\.wenheng-')" made
is "and the folder is whole" "$(diff -r made whole)" ""
[ "${FAULTS:-}" != all ] || echo "$faults faults injected"
