#!/bin/sh
# Less and less memory for the whole process: a document is made, or a message says that there was none; nothing crashes.
. ./lib.sh
. fault/begin
observed && { ok "memory is left out: it is observed"; exit 0; }

cp -R fault/project "$dir/p"
cd "$dir/p" || exit 1
printf -- '---\ntitle = "题"\n---\n# 节\n\n文字 text *emph* 12.5%%。\n\n> `code`\n' > x.md
"$WENHENG" compile x.md -o want.pdf 2> "$dir/err"
"$WENHENG" compile x.md -o want.ofd 2>> "$dir/err"
step=20000
[ "${FAULTS:-}" != all ] || step=1000
for ending in pdf ofd; do
   refused=0 made=0 wrong=
   limit=12000
   while [ $made -lt 3 ] && [ $limit -lt 2000000 ]; do
      echo old > out.$ending
      (ulimit -v $limit; exec "$WENHENG" compile x.md -o out.$ending) > "$dir/out" 2> "$dir/err"
      got=$?
      case $got in
      0) made=$((made + 1)); cmp -s out.$ending want.$ending || wrong="$limit: another output" ;;
      3|1) refused=$((refused + 1)); grep -q error "$dir/err" && [ "$(cat out.$ending)" = old ] || wrong="$limit: no message, or no old file" ;;
      *) # or the libraries cannot even be loaded
         (ulimit -v $limit; exec "$WENHENG" --version) > "$dir/out" 2>&1 && wrong="$limit: status $got" ;;
      esac
      limit=$((limit + step))
   done
   [ -z "$wrong" ] && [ $made = 3 ] && [ $refused -gt 0 ] && ok "less and less memory, $ending: $refused refused" || not_ok "less and less memory, $ending" "$wrong"
done

# what the library that packs an OFD has to say is told with the file's name
env FAULT=alloc FAULT_COUNT="$dir/count" LD_PRELOAD="$dir/shim.so" "$WENHENG" compile x.md -q -o out.ofd 2> "$dir/err"
calls=$(cat "$dir/count")
for at in $(seq $((calls - 250)) 10 "$calls"); do
   env FAULT=alloc FAULT_AT="$at" LD_PRELOAD="$dir/shim.so" "$WENHENG" compile x.md -q -o out.ofd 2>&1
done > "$dir/said"
has "a library without memory is told with the file's name" "$dir/said" "out.ofd: error: the OFD file cannot be made: "
lacks "and never without" "$dir/said" "wenheng: error: the OFD"
