#!/bin/sh
# run.sh SECONDS [TARGET...]: libFuzzer over every reader, the time shared among them; see fuzz.c.
#
# The seeds are the tests' own files.  What crashes, hangs (10 s) or takes more than 1 GB is kept in
# build/fuzz/found; a mended one belongs into tests/fuzz/kept/TARGET.
seconds=${1:-60}
shift
targets=${*:-csv xlsx xls data template class manifest image font database}
cd "$(dirname "$0")/../.." || exit 1
build=$PWD/build/fuzz
command -v clang > /dev/null || { echo "fuzz: clang is missing: apt-get install clang" >&2; exit 3; }
make --no-print-directory -j2 BUILD=build/fuzz CC="${FUZZ_CC:-clang}" CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined' \
   build/fuzz/fuzz > "$build.log" 2>&1 || { tail -n 20 "$build.log" >&2; exit 1; }
WENHENG_SHARE=$PWD
TMPDIR=$(mktemp -d)
ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
export WENHENG_SHARE TMPDIR ASAN_OPTIONS
trap 'rm -rf "$TMPDIR"' EXIT

seeds() { # seeds TARGET: its first inputs, at most 64 kB each
   mkdir -p "$build/corpus/$1" "$build/found"
   case $1 in
   csv) set -- "$1" data/ledgers/*/*.csv tests/ledger/*.csv tests/cases/*/*.csv tests/cases/*.csv ;;
   xlsx) set -- "$1" tests/ledger/*.xlsx tests/*/*/*.xlsx tests/*/*.xlsx ;;
   xls) set -- "$1" tests/ledger/*.xls tests/*/*/*.xls tests/*/*.xls ;;
   data) set -- "$1" tests/script/*.json tests/stream/*.csv tests/script/*.csv ;;
   template) set -- "$1" tests/markup/*.md tests/template/*.md tests/layout/*.md tests/table/*.md ;;
   class) set -- "$1" templates/classes/*.lua tests/*/templates/classes/*.lua ;;
   manifest) set -- "$1" data/manifest.lua tests/*/*/manifest.lua tests/*/manifest.lua ;;
   image) set -- "$1" data/cases/pictures/* tests/image/*.png tests/image/*.jpg tests/*/*.png ;;
   font) set -- "$1" "$build"/fonts/* ;;
   database) set -- "$1" "$build"/seed.db ;;
   esac
   for seed in "tests/fuzz/kept/$1"/* "$@"; do
      [ -f "$seed" ] && [ "$(wc -c < "$seed")" -le 65536 ] && cp "$seed" "$build/corpus/$1/$(cksum < "$seed" | tr ' ' -)"
   done
}

# Small faces and a small database to begin from, made by the program itself.
[ -e "$build/seed.db" ] || [ ! -x build/wenheng ] || build/wenheng import -q -C tests/evaluate/years --db "$build/seed.db" > /dev/null 2>&1
mkdir -p "$build/fonts"
if [ -x build/wenheng ] && ! ls "$build"/fonts/*.otf > /dev/null 2>&1; then
   build/wenheng compile -q tests/pdf/same.md -o "$build/seed.ofd" && (cd "$build/fonts" && unzip -qjo ../seed.ofd 'Doc_0/Res/*.[ot]tf')
fi

count=$(echo "$targets" | wc -w)
each=$((seconds / count))
[ "$each" -ge 1 ] || each=1
failed=0
for target in $targets; do
   seeds "$target"
   FUZZ_TARGET=$target "$build/fuzz" -max_total_time="$each" -timeout=10 -rss_limit_mb=1024 -max_len=65536 -close_fd_mask=3 \
      -artifact_prefix="$build/found/$target-" -print_final_stats=1 -verbosity=1 "$build/corpus/$target" > "$build/$target.log" 2>&1
   status=$?
   runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log")
   if [ $status = 0 ]; then
      printf '%-10s %9s inputs, nothing found\n' "$target" "${runs:-?}"
   else
      failed=$((failed + 1))
      printf '%-10s %9s inputs, FAILED: %s\n' "$target" "${runs:-?}" "$(grep -m 1 -E 'SUMMARY|ERROR: libFuzzer' "$build/$target.log")"
   fi
   rm -rf "$TMPDIR"/fuzz-*
done
[ $failed = 0 ]
