#!/bin/sh
# The structure tree of each sample document, read from the file: every heading with its level, every head cell of a
# table, what stands for every figure, as layout set them.
. ./lib.sh

cp -R ../data "$dir/data"
run() { "$WENHENG" build --period 2026H1 -q -C "$dir/data" "$@"; }
for of in notice opinions opinions-issued tasklist schedule casebook units "county --area ganzhou" "unit --for 市水务局" "notice --lang en" "notice --lang zh-en"; do
   # shellcheck disable=SC2086
   run --force $of -o "$dir/d.pdf" 2> "$dir/err"
   # shellcheck disable=SC2086
   run --dump layout $of -o "$dir/d.layout" 2>> "$dir/err"
   is "$of: headings, head cells, figures" "$(python3 pdf/structure.py "$dir/d.pdf" "$dir/d.layout" 2>&1)" ""
   [ "$(python3 pdf/structure.py "$dir/d.pdf" | grep -c '^H[1-6] .')" -ge 1 ] && ok "$of: it has headings" || not_ok "$of: it has headings" "none was found"
done

# That a difference is seen.
sed -i '0,/"一、总体情况"/s//"一、总的情况"/' "$dir/d.layout"
is "a changed heading is seen" "$(python3 pdf/structure.py "$dir/d.pdf" "$dir/d.layout" | grep -c '一、总')" 2

# Beside a link no space is read that is not there, however far the line was stretched.
"$WENHENG" compile pdf/stretched.md -o "$dir/s.pdf" 2> "$dir/err"
pdftotext "$dir/s.pdf" - | tr -d '\n\f' > "$dir/text"
is "links in stretched lines are read without spaces" "$(grep -o ' ' "$dir/text" | wc -l)" 0
"$WENHENG" compile pdf/stretched.md --dump layout > "$dir/layout" 2> "$dir/err"
is "and lines were stretched beside them" "$(python3 - "$dir/layout" << 'PY'
import re, sys
# Between the last character before a link and the first one in it, in points: some gap is wider than a tenth of an em.
lines, wide = open(sys.argv[1], encoding="utf-8").read().split("\n"), 0
for i, line in enumerate(lines):
    if line == "tag Link" and lines[i - 1].startswith("text") and lines[i + 2].startswith("text"):
        before, after = (re.match(r'text +(\S+) (\S+)  \S+ (\S+)  "(.*)"', lines[k]) for k in (i - 1, i + 2))
        if before and after and before[2] == after[2]:
            wide += float(after[1]) - float(before[1]) - len(before[4]) * float(before[3]) > 0.1 * float(before[3])
print(wide > 0)
PY
)" True

# Two characters of one glyph, and bookmarks whose UTF-16 bytes hold 0D, 0A, 28, 29 and 5C.
printf -- '---\nclass = "plain"\ntitle = "字"\n---\n# 名不上嘨嘩屜\n\n山和⼭，又山。\n' > "$dir/same.md"
"$WENHENG" compile "$dir/same.md" -o "$dir/same.pdf" 2> "$dir/err"
is "each character is its own" "$(pdftotext "$dir/same.pdf" - | grep '山')" "山和⼭，又山。"
is "bookmarks are exact" "$(mutool show "$dir/same.pdf" outline | awk -F '"' '{ print $2 }')" "名不上嘨嘩屜"
