#!/bin/sh
# A batch ended at many points, itself or one of its workers, and on a disk that fills up: each document is the old one
# or the new one, what was not made is said, and the next batch makes them all.  FAULTS=all takes every call.
. ./lib.sh

. fault/begin
cp -R fault/project "$dir/p"
cd "$dir/p" || exit 1
mkdir "$dir/want" "$dir/made"
batch() { "$WENHENG" batch each --period 2026H1 --jobs 2 -q -o "$1" > "$dir/out" 2> "$dir/err"; }
batch "$dir/want"
is "the batch alone" "$? $(find "$dir/want" -name "*.pdf" | wc -l)" "0 2"

failed=0
runs=0
bad() {
   failed=$((failed + 1))
   [ $failed -gt 3 ] || not_ok "$1" "$2: $(head -n 2 "$dir/err" | tr '\n' ' ')"
}
one() { # one KIND AT
   runs=$((runs + 1))
   rm -rf t.db* "$dir/made"
   mkdir "$dir/made"
   echo old > "$dir/made/甲县.pdf"
   env FAULT="$1" FAULT_AT="$2" LD_PRELOAD="$dir/shim.so" "$WENHENG" batch each --period 2026H1 --jobs 2 -q -o "$dir/made" > "$dir/out" 2> "$dir/err" &
   wait $! 2> /dev/null
   got=$?
   sleep 0.05 # workers that lost their batch finish the document they are at
   for name in 甲县 乙县; do
      file=$dir/made/$name.pdf
      if [ -e "$file" ] && ! cmp -s "$file" "$dir/want/$name.pdf" && [ "$(cat "$file")" != old ]; then bad "$1 $2" "$name.pdf is a half file"; fi
      if [ $got = 0 ] && ! cmp -s "$file" "$dir/want/$name.pdf"; then bad "$1 $2" "status 0, but $name.pdf is not made"; fi
   done
   case $1:$got in
   kill:137|term:143|*:0) ;;
   *:[13]) [ -s "$dir/err" ] || bad "$1 $2" "status $got without a message" ;;
   *) bad "$1 $2" "status $got" ;;
   esac
   batch "$dir/made" || bad "$1 $2" "the next batch fails"
   diff -r -x .wenheng "$dir/want" "$dir/made" > "$dir/diff" || bad "$1 $2" "the next batch leaves $(head -n 2 "$dir/diff" | tr '\n' ' ')"
}
rm -f t.db
env FAULT=kill FAULT_COUNT="$dir/count" LD_PRELOAD="$dir/shim.so" "$WENHENG" batch each --period 2026H1 --jobs 2 -q -o "$dir/made" > "$dir/out" 2> "$dir/err"
calls=$(cat "$dir/count")
[ "${calls:-0}" -gt 12 ] || { not_ok "the shim" "it counts ${calls:-no} calls: nothing would be ended"; exit 1; }
step=$((calls / 12))
[ "${FAULTS:-}" != all ] || step=3
for kind in kill term full; do
   failed=0
   before=$runs
   at=1
   while [ $at -le $((calls + 60)) ]; do one $kind $at; at=$((at + step)); done
   if [ $failed = 0 ]; then ok "$kind: $((runs - before)) batches"; else not_ok "$kind" "$failed of $((runs - before)) batches"; fi
done
[ "${FAULTS:-}" != all ] || echo "$runs faults injected"
