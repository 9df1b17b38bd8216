#!/bin/sh
# PDF/A-2 and PDF/UA-1: what the files claim is checked clause by clause, and each check is shown to find its fault.
. ./lib.sh

status "a document of many kinds" 0 "$WENHENG" compile pdf/archive.md -o "$dir/a.pdf"
is "it follows what it claims" "$(python3 pdf/archive.py "$dir/a.pdf" 2>&1)" ""
is "every check finds its fault" "$(python3 pdf/archive.py --proof "$dir/a.pdf" 2>&1)" ""
status "without a structure" 0 "$WENHENG" compile pdf/archive.md --untagged -o "$dir/u.pdf"
is "it is of level U" "$(python3 pdf/archive.py "$dir/u.pdf" 2>&1)" ""
printf '%s\n' '# 无题' '' '文字。' > "$dir/b.md"
status "without a title" 0 "$WENHENG" compile "$dir/b.md" -o "$dir/b.pdf"
is "it does not claim PDF/UA" "$(python3 pdf/archive.py "$dir/b.pdf" 2>&1)" ""
cp -R ../data "$dir/data"
printf 'a,b\n1,2\n' > "$dir/附.csv"
status "with files inside" 0 "$WENHENG" build notice --period 2026H1 -q -C "$dir/data" --attach "$dir/附.csv" --attach-evaluation json -o "$dir/f.pdf"
is "it is PDF/A-3" "$(python3 pdf/archive.py "$dir/f.pdf" 2>&1)" ""
has "its metadata say so" "$dir/f.pdf" "<pdfaid:part>3<"
is "its files" "$(pdfdetach -list "$dir/f.pdf" | sed 1d)" "1: 附.csv
2: evaluation.json"
pdfdetach -save 1 -o "$dir/out.csv" "$dir/f.pdf" && cmp -s "$dir/附.csv" "$dir/out.csv" && ok "a file comes out as it went in" || not_ok "a file comes out as it went in" "it differs"
pdfdetach -save 2 -o "$dir/out.json" "$dir/f.pdf"
"$WENHENG" evaluate --period 2026H1 -q -C "$dir/data" --format json > "$dir/evaluation.json"
is "the evaluation is the evaluation" "$(cmp "$dir/evaluation.json" "$dir/out.json" 2>&1)" ""
status "two files of one name" 1 "$WENHENG" compile pdf/archive.md --attach "$dir/附.csv" --attach "$dir/data/../附.csv" -o "$dir/g.pdf"
has "are told" "$dir/err" "another attached file"
status "no such file" 1 "$WENHENG" compile pdf/archive.md --attach "$dir/nothing.csv" -o "$dir/g.pdf"
status "files inside an OFD" 1 "$WENHENG" compile pdf/archive.md --attach "$dir/附.csv" -o "$dir/g.ofd"
has "only a PDF" "$dir/err" "only a PDF"
for of in notice tasklist casebook opinions units "county --area ganzhou" "tasklist --lang zh-en"; do
   # shellcheck disable=SC2086
   "$WENHENG" build $of --period 2026H1 -q -C "$dir/data" -o "$dir/d.pdf" 2> "$dir/err"
   is "$of follows what it claims" "$(python3 pdf/archive.py "$dir/d.pdf" 2>&1)" ""
done
