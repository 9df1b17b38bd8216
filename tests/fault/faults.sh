#!/bin/sh
# Every call of memory and of files made to fail, and the program ended at every one of them, by shim.c: a small project
# is imported, evaluated and built, into an empty database and into an old one.
#
# A run must end with status 0, 1 or 3 and, unless it is 0, with a message; leave the output as it was or as it should
# be, the database whole, no file beside them; and the next run must give the same bytes as ever and leave nothing either.  FAULTS=all
# (`make faults`) takes each of the first 2,000 calls and then a sample of the others with a fixed seed; without it
# a small sample is taken.
. ./lib.sh

. fault/begin
p=$dir/p
tmp=$dir/tmp
mkdir "$tmp"
cp -R fault/project "$p"
cp fault/more.xlsx "$p/ledgers/more-2026H1.xlsx" # and a workbook
sed -i 's|^   ledgers = {|&{ ledger = "cases", period = "2026H1", file = "ledgers/more-*.xlsx" },|' "$p/manifest.lua"
cd "$p" || exit 1

new=ledgers/cases-2026H1.csv
cp $new "$dir/new.csv"
grep -v -m 1 '^never$' $new | sed '$d' > "$dir/old.csv" # one record less

run() { TMPDIR=$tmp "$WENHENG" build doc --period 2026H1 -o "out.$ending" -q; }
reset() { # reset empty|old: what a run finds
   rm -rf t.db t.db-journal out* .wenheng*
   echo old > "out.$ending"
   [ "$1" = empty ] || { cp "$dir/old.db" t.db; cp -R "$dir/old.wenheng" .wenheng; }
}
state() { sqlite3 t.db "SELECT ledger, path, digest, rows FROM source ORDER BY 1, 2; SELECT period, subject, area, status, value FROM judgment ORDER BY 1, 2, 3;" 2>&1; }

# What a run without faults gives.
for ending in pdf ofd svg; do
   rm -f t.db out*
   run 2> "$dir/err" || { not_ok "the project is built" "$(head -n 3 "$dir/err")"; exit 1; }
   [ $ending = svg ] && cp "$(ls out*.svg)" "$dir/want.svg"
   [ $ending = svg ] || cp "out.$ending" "$dir/want.$ending"
done
state > "$dir/new.state"
rm -f t.db
cp "$dir/old.csv" $new
ending=pdf
run 2> "$dir/err"
cp t.db "$dir/old.db"
cp -R .wenheng "$dir/old.wenheng"
state > "$dir/old.state"
cp "$dir/new.csv" $new
cmp -s "$dir/old.state" "$dir/new.state" && not_ok "the old database differs" "it is the same"

faults=0
failed=0
kept_beside=0
named=
late=
bad() {
   failed=$((failed + 1))
   [ $failed -gt 4 ] || not_ok "$1" "$2: $(head -n 2 "$dir/err" | tr '\n' ' ')"
}

# What stands beside the files that should be there.
others() {
   for file in $(ls -A) $(ls -A "$tmp"); do
      case $file in ledgers|manifest.lua|policy.lua|templates|out.$ending|t.db|t.db-journal|.wenheng) ;; *) echo "$file" ;; esac
   done
}

# What is there after a run that was made to fail: old or new, and nothing else.
whole() { # whole NAME
   cmp -s "out.$ending" "$dir/want.$ending" || [ "$(cat "out.$ending" 2> /dev/null)" = old ] || bad "$1" "the output is neither the old one nor the new"
   for file in $(others); do
      case $name:${named:+named}:$file in # killed between two names: a file beside the output, until the next run
      kill*:.wenheng-*|term*:named:.wenheng-*|int*:named:.wenheng-*) kept_beside=$((kept_beside + 1)) ;;
      *) bad "$1" "$file is left"; rm -rf "$file" ;;
      esac
   done
   [ ! -e t.db ] || [ "$(sqlite3 t.db 'PRAGMA integrity_check' 2>&1)" = ok ] || bad "$1" "the database is damaged"
   if [ -e t.db ] && [ "$(sqlite3 t.db 'SELECT count(*) FROM sqlite_master' 2>&1)" != 0 ]; then
      state > "$dir/state"
      # between two transactions there are rows already and judgments not yet
      sed '/^2026/d' "$dir/state" > "$dir/sources"
      { [ ! -s "$dir/sources" ] || grep -qxFf "$dir/sources" "$dir/old.state" "$dir/new.state"; } || bad "$1" "its rows are neither the old ones nor the new"
   fi
}
again() { # again NAME: the next run
   if run 2> "$dir/err" && cmp -s "out.$ending" "$dir/want.$ending" && state | cmp -s - "$dir/new.state"; then :; else bad "$1" "the next run gives something else"; fi
   [ ! -e t.db-journal ] || bad "$1" "the journal is left"
   [ -z "$(others)" ] || bad "$1" "the next run leaves $(others)"
}

# one KIND AT MODE START
one() {
   name="$1 $2 $3 $4 $ending"
   reset "$4"
   faults=$((faults + 1))
   on=
   [ "$3" = once ] || on=1
   env ${on:+FAULT_ON=1} ${named:+FAULT_NAMED=1} FAULT="$1" FAULT_AT="$2" LD_PRELOAD="$dir/shim.so" TMPDIR="$tmp" \
      "$WENHENG" build doc --period 2026H1 -o "out.$ending" -q > "$dir/out" 2> "$dir/err" &
   wait $! 2> /dev/null
   got=$?
   case $1:$got in
   kill:137|term:143|int:130) rm -f "$tmp"/* ;; # the system's folder for what does not last
   kill:0|term:0|int:0|alloc:[013]|io:[013]|full:[013]) ;;
   *) bad "$name" "status $got" ;;
   esac
   case $1:$got in
   alloc:[13]|io:[13]|full:[13]) grep -q 'error:' "$dir/err" || bad "$name" "status $got without a message" ;;
   *:0) cmp -s "out.$ending" "$dir/want.$ending" || bad "$name" "status 0, but the output is not what it should be" ;;
   esac
   [ "$1:$got" != full:1 ] || bad "$name" "a full disk is the machine's fault, status 3"
   [ "$1" != full ] || [ $got = 0 ] || grep -qE "(out\.|t\.db|tmp|\.wenheng|standard output|folder).*error|no space|full" "$dir/err" || bad "$name" "the message does not name the file"
   whole "$name"
   case $1:$2 in alloc:*[1-9]) ;; *) again "$name" ;; esac
}

# points COUNT FIRST MORE: each of the first FIRST of COUNT calls, and MORE of the others by a fixed seed; with late=1 of the
# last twelfth, in which the output is put in place
points() {
   awk -v count="$1" -v first="$2" -v more="$3" -v late="$late" 'BEGIN {
      for (i = 1; i <= count && i <= first; i++) print i
      if (late) first = count - int(count / 12)
      for (seed = 20260630; more > 0 && count > first; more--) { seed = (seed * 16807) % 2147483647; print first + 1 + seed % (count - first) }
   }'
}

count() { # count KIND START
   reset "$2"
   env ${named:+FAULT_NAMED=1} FAULT="$1" FAULT_COUNT="$dir/count" LD_PRELOAD="$dir/shim.so" TMPDIR="$tmp" "$WENHENG" build doc --period 2026H1 -o "out.$ending" -q 2> "$dir/err"
   cat "$dir/count"
}

# sweep KIND MODE START FIRST MORE: FIRST and MORE with FAULTS=all; else a few
sweep() {
   before=$faults
   : > "$dir/count"
   calls=$(count "$1" "$3")
   if [ "$1:${calls:-0}" = alloc:0 ] && [ -n "${UNDER:-}" ]; then
      ok "alloc ($2, $3 database, $ending) is left out: valgrind takes the shim's place"
      return
   fi
   [ "${calls:-0}" -gt 10 ] || { not_ok "$1 ($2, $3 database, $ending)" "the shim counts ${calls:-no} calls: nothing would be made to fail"; return; }
   if [ "${FAULTS:-}" = all ]; then at=$(points "$calls" "$4" "$5"); else at=$(points "$calls" 0 "$6"); fi
   failed=0
   for n in $at; do one "$1" "$n" "$2" "$3"; done
   if [ $failed = 0 ]; then ok "$1 ($2, $3 database, $ending${named:+, named}): $((faults - before)) of $calls calls"; else not_ok "$1 ($2, $3 database, $ending)" "$failed of $((faults - before)) runs"; fi
}

ending=pdf
sweep alloc once empty 2000 1000 16
sweep alloc on empty 0 500 6
sweep io once empty 2000 300 10
sweep io once old 2000 300 10
sweep io on old 0 300 4
sweep full on empty 2000 0 6
sweep full on old 2000 0 6
sweep kill once empty 0 600 10
sweep kill once old 0 1000 12
sweep term once old 0 200 5
sweep int once old 0 200 5
# Where the system knows no files without a name; then the output has one beside it for as long as it is written.
named=1
sweep io once old 0 500 6
late=1
sweep kill once empty 0 100 4
sweep kill once old 0 200 8
[ $kept_beside -gt 0 ] && ok "files beside the output were met, and went" || not_ok "files beside the output were met" "none was"
named=
sweep kill once old 0 200 6
late=
ending=ofd
sweep alloc once old 0 300 4
sweep io once old 0 500 4
sweep kill once old 0 300 4
[ "${FAULTS:-}" != all ] || echo "$faults faults injected"
