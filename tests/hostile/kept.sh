#!/bin/sh
# Inputs that once failed, or are made to, fed to their readers again: kept/TARGET/*.
. ./lib.sh

build=$(dirname "$WENHENG")
[ -e "$build/config" ] || { ok "kept inputs are left out: the program's objects are not beside it"; exit 0; }
flags=$(cat "$build/config") # the line that the program was built by
libraries=$(printf '%s\n' $flags | grep -E '^-l|^-L|\.a$')
find "$build/obj" -name '*.o' ! -name main.o | sed 's/.*/"&"/' > "$dir/objects" # a path may have spaces
# shellcheck disable=SC2086
(cd .. && $flags -DFUZZ_REPLAY -o "$dir/replay" tests/fuzz/fuzz.c "@$dir/objects" $libraries) > "$dir/out" 2>&1 ||
   { not_ok "tests/fuzz/fuzz.c" "it does not compile: $(head -n 3 "$dir/out")"; exit 1; }
case ${UNDER:-}$flags in valgrind*|*-fsanitize=*) limit=unlimited ;; *) limit=4000000 ;; esac # sanitizers map more than there is
for folder in fuzz/kept/*/; do
   target=$(basename "$folder")
   (ulimit -v $limit; FUZZ_TARGET=$target TMPDIR=$dir timeout $patience ${OBSERVER:+"$OBSERVER"} "$dir/replay" "$folder"*) > "$dir/out" 2> "$dir/err"
   got=$?
   count=$(find "$folder" -type f | wc -l)
   if [ $got = 0 ]; then ok "$target: $count inputs"; else not_ok "$target" "status $got: $(tail -n 3 "$dir/err" | cut -c 1-200 | tr '\n' ' ')"; fi
   rm -rf "$dir"/fuzz-*
done
