#!/bin/sh
# run.sh SECONDS [TARGET...]: libFuzzer over every reader, the time shared among them; see fuzz.c.
#
# The seeds are the tests' own files.  What crashes, hangs (10 s) or takes more than 1 GB is kept in
# build/fuzz/found; a mended one belongs into tests/fuzz/kept/TARGET.
seconds=${1:-60}
shift
targets=${*:-csv xlsx parts xls data json template pattern override class manifest schema png jpeg font record database}
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

keep() { # keep TARGET FILE: a seed, at most 64 kB
   if [ -f "$2" ] && [ "$(wc -c < "$2")" -le 65536 ]; then cp "$2" "$build/corpus/$1/$(cksum < "$2" | tr ' ' -)"; fi
}
seeds() { # seeds TARGET: its first inputs
   target=$1
   mkdir -p "$build/corpus/$1" "$build/found"
   case $1 in
   csv) set -- data/ledgers/*/*.csv tests/ledger/*/*.csv tests/cases/*/*.csv tests/cases/*/*/*.csv ;;
   xlsx) set -- tests/ledger/*/*/*.xlsx tests/cases/*/*/*.xlsx ;;
   parts) set -- ;;
   xls) set -- tests/ledger/*/*/*.xls ;;
   data) set -- tests/stream/*.csv tests/script/*.csv tests/ledger/[!h]*/*/*.xls tests/ledger/[!h]*/*/*.xlsx tests/cases/*/*/*.xlsx ;; # those of tests/ledger/hostile take long under the sanitizers
   json) set -- tests/*/*.json ;;
   template) set -- tests/markup/*.md tests/template/*.md tests/layout/*.md tests/table/*.md ;;
   class) set -- templates/classes/*.lua tests/*/templates/classes/*.lua ;;
   manifest) set -- data/manifest.lua tests/*/*/manifest.lua tests/*/manifest.lua ;;
   schema) set -- scripts/ledgers/*.lua tests/*/*/scripts/ledgers/*.lua ;;
   png) set -- data/cases/pictures/*.png tests/image/*.png tests/*/*.png ;;
   jpeg) set -- data/cases/pictures/*.jp*g tests/image/*.jpg ;;
   font) set -- "$build"/fonts/* ;;
   database) set -- "$build"/seed.db ;;
   *) set -- ;;
   esac
   for seed in "tests/fuzz/kept/$target"/* "$@"; do keep "$target" "$seed"; done
   case $target in
   parts)
      for book in tests/ledger/*/*/*.xlsx tests/cases/*/*/*.xlsx; do
         for part in xl/worksheets/sheet1.xml xl/workbook.xml xl/_rels/workbook.xml.rels xl/sharedStrings.xml xl/styles.xml _rels/.rels xl/cellimages.xml \
            xl/_rels/cellimages.xml.rels xl/media/image1.png; do
            unzip -p "$book" "$part" 2> /dev/null
            printf '\f'
         done > "$build/seed"
         keep parts "$build/seed"
      done ;;
   pattern)
      while IFS= read -r line; do # pattern, what is put in and the text, with | between
         printf '%s' "$line" | tr '|' '\n' > "$build/seed"
         keep pattern "$build/seed"
      done <<'END'
(%w+) = (%w+)|%2 = %1|key = value, name = 文衡
^%s*(.-)%s*$|[%0]|  text  
%b()|%%|f(a(b)c)d
%f[%w]%w+()|%1|THE (quick) fox
[^%d%-]+[a-f]?|x|12-34abc
%5.2f %-10s %q|%0|<i4z s2
END
      ;;
   override)
      printf '给人看的一行\n## 节/甲\n> 共12.5万元。\n共**12.6万元**，比上年增长3%%。\n\n第二段。\n## 节/2\n写。\n' > "$build/seed"
      keep override "$build/seed" ;;
   record)
      printf '+1 1 0\nab\n\ffile %064d @x.md\nquery %064d SELECT 1\nthere %064d =/x\n' 0 0 0 > "$build/seed"
      keep record "$build/seed" ;;
   esac
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
