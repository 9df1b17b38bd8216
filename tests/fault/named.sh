#!/bin/sh
# Where the system makes no files without a name (shim.c), an output stands beside its place for as long as it is written: what a
# killed run left there goes, what another run is writing stays.
. ./lib.sh

observed && [ -z "${UNDER:-}" ] && { ok "named files are left out: the sanitizer comes before the shim"; exit 0; }
${CC:-cc} -std=c11 -shared -fPIC -O1 -o "$dir/shim.so" fault/shim.c -ldl || { not_ok "fault/shim.c" "it does not compile"; exit 1; }
named() { env FAULT_NAMED=1 LD_PRELOAD="$dir/shim.so" "$WENHENG" "$@"; }
printf -- '---\nclass = "plain"\n---\n%% for i = 1, 400 do\n第{{ i }}段，取水量较上年下降。\n\n%% end\n' > "$dir/x.md"
cd "$dir" || exit 1
"$WENHENG" compile x.md -o want.pdf
status "an output is made" 0 named compile x.md -o x.pdf
cmp -s x.pdf want.pdf && ok "as elsewhere" || not_ok "as elsewhere" "it differs"
is "and nothing stands beside it" "$(ls -A | grep wenheng)" ""

status "an output that is given up" 1 named compile nothing.md -o x.pdf
status "a document that fails late" 1 named compile x.md -o x.pdf --limit pages=3
cmp -s x.pdf want.pdf && ok "leaves the old one" || not_ok "leaves the old one" "it differs"
is "and nothing beside it" "$(ls -A | grep '^\.wenheng-')" ""

# what is left is met and goes; gcov's own files would be the last that a run writes
grep -q '\.gcda' "$WENHENG" && exit 0
echo old > x.pdf
env FAULT_NAMED=1 FAULT=kill FAULT_COUNT="$dir/count" LD_PRELOAD="$dir/shim.so" "$WENHENG" compile x.md -o count.pdf
at=$(cat "$dir/count")
left=
while [ $at -gt 0 ] && [ -z "$left" ]; do # killed a little sooner each time, until it is while it writes
   env FAULT_NAMED=1 FAULT=kill FAULT_AT=$at LD_PRELOAD="$dir/shim.so" "$WENHENG" compile x.md -o x.pdf > /dev/null 2>&1
   left=$(ls -A | grep '^\.wenheng-')
   [ -n "$left" ] || echo old > x.pdf
   at=$((at - 1))
done
if [ -n "$left" ]; then ok "a killed run leaves $left"; else not_ok "a killed run leaves a file" "none at any call"; fi
is "not the output" "$(cat x.pdf)" old
status "the next run" 0 named compile x.md -o x.pdf
cmp -s x.pdf want.pdf && ok "makes it" || not_ok "makes it" "it differs"
is "and takes it away" "$(ls -A | grep '^\.wenheng-')" ""

# a name beside that another run holds is not touched
hash=${left%-*}
: > "$hash-0"
hold=1
[ -z "${UNDER:-}" ] || hold=30
(flock 9; sleep $hold) 9< "$hash-0" &
sleep 0.2
status "a name that another run holds" 0 named compile x.md -o x.pdf
is "stays" "$(ls -A | grep '^\.wenheng-')" "$hash-0"
wait
status "which is given back" 0 named compile x.md -o x.pdf
is "goes" "$(ls -A | grep '^\.wenheng-')" ""
