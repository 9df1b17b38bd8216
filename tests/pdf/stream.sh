#!/bin/sh
# Pages leave as they are complete: totals that are known at the end, tags over many pages, runs that fail late.
. ./lib.sh

mkdir -p "$dir/p/templates/classes"
cat > "$dir/p/manifest.lua" <<'LUA'
return { name = "stream", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = {} }
LUA
cat > "$dir/p/templates/classes/counted.lua" <<'LUA'
return {
   extends = "base",
   name = "counted",
   furniture = function()
      return {
         { style = "pageno", text = "第{page}页 共{pages}页", y = "275mm", align = "center", odd = true, even = true },
         { style = "pageno", text = "{chapter}", y = "14mm", align = "left", odd = true, even = true },
      }
   end,
}
LUA
cat > "$dir/p/table.md" <<'MD'
---
class = "counted"
title = "台账"
---

# 甲章

::: table {caption="台账" widths="1,3,2"}
| 序号 | 企业 | 水量 |
|:--|:--|--:|
% for i = 1, rows do
| {{ "K" .. i .. "K" }} | 示例企业{{ i }}号，冷却水循环改造后年节水若干，余下各项按计划推进 | {{ i * 3 }} |
% end
:::

# 乙章 {#second}

{{ last }}

::: table {landscape}
| 横 | 排 |
|:--|--:|
| 一 | 二 |
:::
MD
compile() { # compile OUT ARGUMENT...
   out=$1
   shift
   (cd "$dir/p" && "$WENHENG" compile table.md --db "$dir/t.db" -o "$dir/$out" "$@" 2> "$dir/err")
}
# The foot of each page, in the pages' order, with blanks left out.
feet() { pdftotext "$1" - | tr -d ' ' | grep -o '第[0-9]*页共[0-9]*页'; }
counts() { # counts NAME PDF
   pages=$(pdfinfo "$2" | sed -n 's/^Pages: *//p')
   feet "$2" > "$dir/feet"
   seq 1 "$pages" | sed "s/.*/第&页共${pages}页/" > "$dir/want"
   if cmp -s "$dir/feet" "$dir/want"; then ok "$1"; else not_ok "$1" "$(diff "$dir/feet" "$dir/want" | head -n 3 | tr '\n' ' ')"; fi
}
sound() { # sound NAME PDF
   qpdf --check "$2" > "$dir/qpdf" 2>&1
   is "$1: qpdf finds nothing wrong" "$? $(grep -c WARNING "$dir/qpdf")" "0 0"
}

compile long.pdf --set rows=1500 --set last=完
is "1,500 rows are set without a message" "$? $(cat "$dir/err")" "0 "
counts "each page knows how many there are" "$dir/long.pdf"
sound "long" "$dir/long.pdf"
is "on many pages" "$([ "$pages" -gt 60 ] && echo yes)" yes
pdftotext "$dir/long.pdf" "$dir/long.txt"
is "each row stands on a page, once" "$(grep -o 'K[0-9]*K' "$dir/long.txt" | sort | uniq -c | awk '$1 == 1' | wc -l | tr -d ' ')" 1500
pdftotext -f 2 -l 2 "$dir/long.pdf" "$dir/txt"
has "the chapter on a page it does not begin on" "$dir/txt" "甲章"
pdfinfo -f "$pages" -l "$pages" "$dir/long.pdf" > "$dir/last"
has "the last page is a turned one" "$dir/last" "rot:   90"
mutool draw -q -F txt "$dir/long.pdf" "$pages" > "$dir/mutxt" 2> "$dir/err"
has "whose foot mupdf reads" "$dir/mutxt" "共$pages页"
compile again.pdf --set rows=1500 --set last=完
cmp -s "$dir/long.pdf" "$dir/again.pdf" && ok "twice the same bytes" || not_ok "twice the same bytes" "they differ"

# the structure tree, row by row
qpdf --qdf --object-streams=disable "$dir/long.pdf" "$dir/qdf.pdf" 2> "$dir/err"
is "a TR for each row and head" "$(grep -a -c '/S /TR$' "$dir/qdf.pdf")" 1503
is "three cells in each" "$(grep -a -c '/S /TD$' "$dir/qdf.pdf")" 4502
is "two tables, not one a page" "$(grep -a -c '/S /Table$' "$dir/qdf.pdf")" 2
pdfinfo -struct-text "$dir/long.pdf" > "$dir/struct" 2> "$dir/err"
is "poppler walks the tree without complaint" "$(cat "$dir/err")" ""
is "and meets the rows in their order" "$(grep -o 'K[0-9]*K' "$dir/struct" | tr -d K | sort -n -c && echo in order)" "in order"
is "all of them" "$(grep -c 'K[0-9]*K' "$dir/struct")" 1500

# without it
compile bare.pdf --set rows=1500 --set last=完 --untagged
sound "untagged" "$dir/bare.pdf"
pdfinfo "$dir/bare.pdf" > "$dir/info"
has "untagged is said so" "$dir/info" "Tagged:          no"
qpdf --qdf --object-streams=disable "$dir/bare.pdf" "$dir/bare.qdf" 2> "$dir/err"
is "no trace of tags" "$(grep -a -c 'StructTreeRoot\|StructParents\|BDC$\|BMC$' "$dir/bare.qdf")" "$(grep -a -c 'ActualText.*BDC$' "$dir/bare.qdf")"
pdftotext "$dir/bare.pdf" "$dir/bare.txt"
cmp -s "$dir/long.txt" "$dir/bare.txt" && ok "and the same text" || not_ok "and the same text" "it differs"

# page numbers that are printed elsewhere: set again, then given away
sed 's/^# 甲章$/[@second page]起为乙章。\n\n&/' "$dir/p/table.md" > "$dir/p/t2.md" && mv "$dir/p/t2.md" "$dir/p/table.md"
compile refs.pdf --set rows=12000 --set last=完
is "a reference over more pages than are kept" "$? $(cat "$dir/err")" "0 "
counts "whose pages are counted as well" "$dir/refs.pdf"
is "the page it names" "$(pdftotext -f 1 -l 1 "$dir/refs.pdf" - | tr -d ' ' | grep -o '[0-9]*页起为乙章')" \
   "$(pdftotext "$dir/refs.pdf" - | tr -d ' ' | awk -v RS='\f' '/\n乙章\n.*完/ { page = NR } END { print page }')页起为乙章"
sound "references" "$dir/refs.pdf"

# parts with totals of their own
cat > "$dir/p/parts.md" <<'MD'
---
class = "counted"
---
::: numbering {style=roman}
:::

% for i = 1, 50 do
前言第{{ i }}段。

% end

::: numbering
:::

% for i = 1, 80 do
正文第{{ i }}段。

% end
MD
(cd "$dir/p" && "$WENHENG" compile parts.md --db "$dir/t.db" -o "$dir/parts.pdf")
is "two parts" "$(pdftotext "$dir/parts.pdf" - | tr -d ' ' | grep -o '第[0-9iv]*页共[0-9iv]*页' | tr '\n' ' ')" \
   "第i页共ii页 第ii页共ii页 第1页共3页 第2页共3页 第3页共3页 "

# a fault on the last page
mkdir "$dir/empty"
nowhere=$(printf '\364\217\277\260') # of no face
compile empty/late.pdf --set rows=1500 --set last="$nowhere"
is "a character without a glyph on the last page ends the run" $? 1
is "and leaves no file" "$(ls -A "$dir/empty")" ""
(cd "$dir/p" && "$WENHENG" compile table.md --db "$dir/t.db" -o - --set rows=1500 --set last="$nowhere") > "$dir/out" 2> "$dir/err"
is "nor a byte on standard output" "$(wc -c < "$dir/out" | tr -d ' ')" 0
echo old > "$dir/empty/kept.pdf"
compile empty/kept.pdf --set rows=1500 --set last="$nowhere"
is "what was there before stays" "$(cat "$dir/empty/kept.pdf")" old
rm "$dir/empty/kept.pdf"
(ulimit -f 100 && compile empty/short.pdf --set rows=1500 --set last=完) 2> "$dir/err"
is "a run whose file may not grow" "$? $(grep -c 'short.pdf: error: cannot be written: File too large' "$dir/err")" "3 1"
is "leaves nothing either" "$(ls -A "$dir/empty")" ""
