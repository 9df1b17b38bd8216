#!/bin/sh
# A file given with --data: the same records whatever program saved it, and no record when it is faulty.
. ./lib.sh

# One table with a line break, a quote and a separator inside cells, as five programs save it.
printf '序号,单位,水量,备注\r\n1,试点乳品厂,"2,040.6","上半年\n检修"\r\n2,"（示范）纸业",57,自称""合格""\r\n3,㙟氏作坊,0.5,含“重复”水，另计\r\n' |
   sed 's/自称""合格""/"自称""合格"""/' > "$dir/plain.csv"
{ printf '\357\273\277'; cat "$dir/plain.csv"; } > "$dir/mark.csv"
tr -d '\r' < "$dir/plain.csv" | awk 'NR > 1 { print last } { last = $0 } END { printf "%s", last }' > "$dir/unix.csv"
iconv -f UTF-8 -t GB18030 "$dir/plain.csv" > "$dir/gb.csv"
{ printf '\377\376'; sed 's/"2,040.6"/"2,040.6"/' "$dir/plain.csv" | iconv -f UTF-8 -t UTF-16LE; } > "$dir/wide.csv"
cat > "$dir/t.md" <<'END'
---
class = "plain"
---
% for i, r in ipairs(data.t) do
{{ i }}/{{ r["序号"] }}/{{ r["单位"] }}/{{ r["水量"] }}/{{ r["备注"] }}

% end
END
compile() { "$WENHENG" compile "$dir/t.md" "$@"; }
for dress in plain mark unix gb wide; do
   status "$dress.csv is read" 0 compile --data "t=$dir/$dress.csv" -o "$dir/$dress.pdf"
   cmp -s "$dir/plain.pdf" "$dir/$dress.pdf" && ok "$dress.csv gives the same bytes" || not_ok "$dress.csv gives the same bytes" "they differ"
done
for locale in C zh_CN.GBK de_DE.UTF-8; do
   (export LC_ALL=$locale LANG=$locale; compile --data "t=$dir/gb.csv" -o "$dir/locale.pdf") 2> "$dir/err"
   cmp -s "$dir/plain.pdf" "$dir/locale.pdf" && ok "LC_ALL=$locale changes nothing" || not_ok "LC_ALL=$locale changes nothing" "the bytes differ"
done
pdftotext -raw "$dir/gb.pdf" "$dir/txt"
has "a quote and a separator inside a cell" "$dir/txt" '2/2/（示范）纸业/57/自称"合格"'
has "figures stay as typed" "$dir/txt" '1/1/试点乳品厂/2,040.6/上半年'
has "a character beyond GBK, and curly quotes" "$dir/txt" '3/3/㙟氏作坊/0.5/含“重复”水，另计'

# codes are text, in the program and in the PDF
printf '代码,区号\n91620000MA00000X0Y,0936\n001230000456000078,007\n' > "$dir/codes.csv"
cat > "$dir/codes.md" <<'END'
---
class = "plain"
---
% local list = {}
% for _, r in ipairs(data.t) do list[#list + 1] = r["代码"] .. "（" .. r["区号"] .. "）" end
% table.sort(list)
{{ table.concat(list, "、") }}
END
"$WENHENG" compile "$dir/codes.md" --data "t=$dir/codes.csv" -o - 2> "$dir/err" | pdftotext -raw - "$dir/txt"
has "codes keep every digit and sort as text" "$dir/txt" "001230000456000078（007）、91620000MA00000X0Y（0936）"

# refused: nothing is written, the message names the place
refuse() { # NAME FILE WORDS...
   rm -f "$dir/no.pdf"
   status "$1: refused" 1 compile --data "t=$2" -o "$dir/no.pdf"
   is "$1: nothing is written" "$(ls "$dir/no.pdf" 2> /dev/null)" ""
   name=$1 file=$2
   shift 2
   for words; do has "$name: says $words" "$dir/err" "$words"; done
}
printf '序号,备注\n1,"开了口\n2,正常\n3,正常\n' > "$dir/quote.csv"
refuse "a quote never closed" "$dir/quote.csv" "quote.csv:2:2" "line 2"
printf '序号,单位,水量\n1,甲厂\n2,乙厂,3,多余\n3,丙厂,5\n' > "$dir/ragged.csv"
refuse "rows of other lengths" "$dir/ragged.csv" "ragged.csv:2" "ragged.csv:3" "2 cells" "4 cells"
{ printf '序号,单位\n1,甲厂\n2,乙厂\n3,'; printf '丙厂\n' | iconv -f UTF-8 -t GB18030; printf '4,丁厂\n'; } > "$dir/mixed.csv"
refuse "two encodings in one file" "$dir/mixed.csv" "mixed.csv:4" "data row 3" "offset"
printf 'PK\003\004\024\000\000\000' > "$dir/book.xlsx"
refuse "a workbook that is cut off" "$dir/book.xlsx" "book.xlsx" "cut off or damaged"
printf '\320\317\021\340\241\261\032\341' > "$dir/old.xls"
refuse "an old workbook that is damaged" "$dir/old.xls" "old.xls" "damaged"

# a workbook's first sheet, as CSV would be
cat > "$dir/book.md" <<'END'
---
class = "plain"
---
% for i, r in ipairs(data.t) do
{{ i }}/{{ r["名称"] }}/{{ r["值"] }}/

% end
END
status "a workbook is read" 0 "$WENHENG" compile "$dir/book.md" --data t=cases/workbooks/ledgers/cell_kinds.xlsx -o "$dir/book.pdf"
has "an error value is told of" "$dir/err" 'cell_kinds.xlsx[数据]:12:2: warning: "#DIV/0!" is an error value of a spreadsheet'
has "a formula without its value too" "$dir/err" 'cell_kinds.xlsx[数据]:14:2: warning: "=SUM(B5:B6)" is a formula without its value'
pdftotext -raw "$dir/book.pdf" "$dir/txt"
has "a day" "$dir/txt" "2/日期中文/2025-12-09/"
has "a figure without its binary tail" "$dir/txt" "8/浮点尾巴/0.3/"
has "a long code whole" "$dir/txt" "18/长整数/620702199001010000/"
refuse "a file that is not there" "$dir/none.csv" "none.csv"

# JSON and JSON lines: nested as they stand, figures exact
printf '{"title": "水量", "rows": [["甲厂", 1208.050], ["乙厂", 0.1]], "list": [{"a": 12345678901234567.89}]}\n' > "$dir/t.json"
printf '{"name": "甲", "n": 0.1}\n\n{"name": "乙", "n": 0.2}\n' > "$dir/t.jsonl"
cat > "$dir/json.md" <<'END'
---
class = "plain"
title = data.one.title
---
% local sum = number(0)
% for _, r in ipairs(data.lines) do sum = sum + r.n end
{{ data.one.rows[1][1] }}{{ number(data.one.rows[1][2]):format(2) }}，{{ data.one.list[1].a }}，{{ #data.lines }}条共{{ sum }}
END
status "JSON and JSON lines" 0 "$WENHENG" compile "$dir/json.md" --data "one=$dir/t.json" --data "lines=$dir/t.jsonl" -o "$dir/json.pdf"
pdftotext -raw "$dir/json.pdf" "$dir/txt"
has "nested values, figures exact" "$dir/txt" "甲厂1208.05，12345678901234567.89，2条共0.3"
printf '{"title": "水量",\n "rows": [1, 2\n' > "$dir/t.json"
status "JSON that ends too early" 1 "$WENHENG" compile "$dir/json.md" --data "one=$dir/t.json" --data "lines=$dir/t.jsonl" -o "$dir/no.pdf"
has "is named" "$dir/err" "t.json"
printf '{"name": "甲", "n": 0.1}\n{"name": 乙}\n' > "$dir/t.jsonl"
status "a JSON line that is none" 1 "$WENHENG" compile "$dir/json.md" --data "one=$dir/t.json" --data "lines=$dir/t.jsonl" -o "$dir/no.pdf"
printf '{"title": "水量", "rows": [[1, 2]], "list": [{"a": 1}]}\n' > "$dir/t.json"
status "alone" 1 "$WENHENG" compile "$dir/json.md" --data "one=$dir/t.json" --data "lines=$dir/t.jsonl" -o "$dir/no.pdf"
has "is named with its line" "$dir/err" "t.jsonl:2"
