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
for of in notice tasklist casebook opinions units "county --area ganzhou" "tasklist --lang zh-en"; do
   # shellcheck disable=SC2086
   "$WENHENG" build $of --period 2026H1 -q -C "$dir/data" -o "$dir/d.pdf" 2> "$dir/err"
   is "$of follows what it claims" "$(python3 pdf/archive.py "$dir/d.pdf" 2>&1)" ""
done
