#!/bin/sh
# Tables whose rows are a stream of a CSV file: what the file may be, and what is refused.
. ./lib.sh

layout() { "$WENHENG" compile "$@" --dump layout; }

# The same rows from a list that Lua makes must give the same pages: text, breaks and figures as fmt writes them.
awk 'BEGIN {
   print "组,序号,名称,整,二位,六位"
   for (i = 1; i <= 300; i++)
      printf "第%d组,%d,第%d家企业%s,%d.%d,%s%d.%02d5,%d.%d\n", i / 40, i, i, i % 7 ? "" : "（集团）有限责任公司", i * 37, i % 10,
         i % 3 ? "" : "-", i * i * 31, i * 17 % 100, i, i * 7919
}' > "$dir/figures.csv"
cat > "$dir/stream.md" <<'END'
{{ doc.table {
   columns = {
      { field = "序号", width = "15mm", align = "right" },
      { field = "名称", weight = 1 },
      { field = "整", width = "25mm", align = "right", decimals = 0 },
      { field = "二位", width = "35mm", align = "right", decimals = 2, thousands = true },
      { field = "六位", width = "25mm", align = "right", thousands = true },
   },
   rows = stream "t", group = "组",
} }}
END
cat > "$dir/list.md" <<'END'
% local rows, group = {}, nil
% for _, r in ipairs(data.t) do
%    if r["组"] ~= group then group = r["组"] rows[#rows + 1] = { group = true, group } end
%    rows[#rows + 1] = { r["序号"], r["名称"], fmt.figure(r["整"], 0), fmt.grouped(r["二位"], 2), fmt.grouped(r["六位"]) }
% end
{{ doc.table {
   columns = {
      { width = "15mm", align = "right" }, { weight = 1 }, { width = "25mm", align = "right" }, { width = "35mm", align = "right" },
      { width = "25mm", align = "right" },
   },
   head = { "序号", "名称", "整", "二位", "六位" }, rows = rows,
} }}
END
layout "$dir/stream.md" --data t="$dir/figures.csv" > "$dir/streamed" 2> "$dir/err"
is "a stream: no message" "$(cat "$dir/err")" ""
layout "$dir/list.md" --data t="$dir/figures.csv" > "$dir/listed" 2> "$dir/err"
if cmp -s "$dir/streamed" "$dir/listed"; then ok "a stream's pages are those of a list, figures as fmt writes them"; else
   not_ok "a stream's pages are those of a list" "$(diff "$dir/streamed" "$dir/listed" | head -n 3 | tr '\n' ' ')"
fi
has "half up" "$dir/streamed" '"-1,004,400.61"' # the 180th is -1004400.605

# encodings: the same pages, and a note where the file is not UTF-8
encoding() { # encoding NAME NOTE COMMAND...
   name=$1
   note=$2
   shift 2
   "$@" < "$dir/figures.csv" > "$dir/encoded.csv"
   layout "$dir/stream.md" --data t="$dir/encoded.csv" > "$dir/out" 2> "$dir/err"
   if cmp -s "$dir/streamed" "$dir/out"; then ok "$name"; else not_ok "$name" "$(head -n 2 "$dir/err")"; fi
   is "$name: note" "$(sed "s|$dir/||" "$dir/err")" "$note"
}
with_mark() { printf '\357\273\277'; cat; }
with_sep() { printf 'sep=,\r\n'; sed 's/$/\r/'; }
encoding "UTF-8 with a mark" "" with_mark
encoding "GBK" "encoded.csv: note: read as GB18030: 300 records" iconv -f UTF-8 -t GBK
encoding "UTF-16 with a mark" "encoded.csv: note: read as UTF-16LE: 300 records" sh -c "printf '\\377\\376'; iconv -f UTF-8 -t UTF-16LE"
encoding "tabs" "" tr , '\t'
encoding "a sep line and CR LF" "" with_sep
encoding "blank rows" "" sed 's/^第3组/\n&/'
encoding "no line end at the end" "" head -c -1

# the same bytes twice; twice in one document
"$WENHENG" compile "$dir/stream.md" --data t="$dir/figures.csv" -o "$dir/1.pdf"
"$WENHENG" compile "$dir/stream.md" --data t="$dir/figures.csv" -o "$dir/2.pdf"
if cmp -s "$dir/1.pdf" "$dir/2.pdf"; then ok "the same bytes twice"; else not_ok "the same bytes twice" "they differ"; fi
pdftotext -layout "$dir/1.pdf" "$dir/text"
is "every row is there" "$(tr -d ' \n\f' < "$dir/text" | grep -oE '第[0-9]+家企业' | sort -u | wc -l)" 300
cat "$dir/stream.md" "$dir/stream.md" > "$dir/both.md"
layout "$dir/both.md" --data t="$dir/figures.csv" > "$dir/out" 2> "$dir/err"
is "two tables from one file" "$(grep -c '"300"' "$dir/out")" 4
printf '编\n甲\n乙\n丙\n' > "$dir/each.csv"
status "a stream in each document of a batch" 0 "$WENHENG" batch "$dir/stream.md" --each-row e --data e="$dir/each.csv" --data t="$dir/figures.csv" --name '{编}.pdf' -o "$dir/batch" -j 2
is "they are alike" "$(for f in 甲 乙 丙; do cmp "$dir/1.pdf" "$dir/batch/$f.pdf"; done 2>&1)" ""
printf '{{ #stream "t" }} {{ tostring(stream "t") == "stream of %s" and "名" or "" }}\n' "$dir/figures.csv" > "$dir/count.md"
status "a stream is counted" 0 "$WENHENG" compile "$dir/count.md" --data t="$dir/figures.csv" --dump tree
has "and has a name without an address" "$dir/out" '"300 名"'
printf '名,组\n' > "$dir/empty.csv"
printf '{{ doc.table { columns = { { field = "名", head = "名称", width = "30mm" } }, rows = stream "t" } }}\n' > "$dir/one.md"
status "a file without records" 0 "$WENHENG" compile "$dir/one.md" --data t="$dir/empty.csv" --dump layout
has "gives the head" "$dir/out" '名称'

# what is refused; nothing is printed
refused() { # refused NAME MESSAGE FILE.csv [FILE.md]: status 1, the message, no PDF
   rm -f "$dir/x.pdf"
   status "$1: status" 1 "$WENHENG" compile "${4:-$dir/stream.md}" --data t="$3" -o "$dir/x.pdf"
   has "$1" "$dir/err" "$2"
   [ ! -e "$dir/x.pdf" ] || not_ok "$1: no document" "x.pdf was written"
}
iconv -f UTF-8 -t GBK "$dir/figures.csv" | LC_ALL=C sed '200s/^/\xff\xff/' > "$dir/bad.csv"
refused "a byte that is no character" 'bad.csv:200: error: data row 199 (line 200), byte offset ' "$dir/bad.csv"
sed 's/,第250家/,"第250家/' "$dir/figures.csv" > "$dir/quote.csv"
refused "an unclosed quote" 'quote.csv:251:3: error: the quote opened on line 251 (row 251, column 3) is never closed' "$dir/quote.csv"
sed '100s/,[^,]*$//; 120s/$/,9/' "$dir/figures.csv" > "$dir/ragged.csv"
refused "a row too short" 'ragged.csv:100: error: record 99 has 5 cells, but there are 6 columns' "$dir/ragged.csv"
has "a row too long" "$dir/err" 'ragged.csv:120: error: record 119 has 7 cells, but there are 6 columns'
sed '2,$s/,[^,]*$//' "$dir/figures.csv" > "$dir/ragged.csv"
refused "many rows too short" 'ragged.csv: error: 280 further records do not fit the columns' "$dir/ragged.csv"
sed '1s/名称/整/' "$dir/figures.csv" > "$dir/twice.csv"
refused "a name given twice" 'twice.csv:1: error: two columns are called "整"' "$dir/twice.csv"
sed '1s/名称//' "$dir/figures.csv" > "$dir/nameless.csv"
refused "a column without a name" 'nameless.csv:1: error: column 3 has no name, but values' "$dir/nameless.csv"
refused "no such file" 'none.csv: error: there is no such file' "$dir/none.csv"
printf '{"a": 1}\n' > "$dir/t.jsonl"
refused "JSON" "t.jsonl\" is JSON: only CSV can be read as a stream; data.NAME gives it as a table" "$dir/t.jsonl"
mkfifo "$dir/pipe.csv"
cat "$dir/figures.csv" > "$dir/pipe.csv" &
refused "a pipe" 'pipe.csv: error: this is no plain file' "$dir/pipe.csv"

page() { printf '%s\n' "$1" > "$dir/page.md"; }
page '{{ stream "x" }}'
refused "no such data" 'page.md:1:1: error: there is no data "x": give --data x=FILE.csv' "$dir/figures.csv" "$dir/page.md"
page '{{ (stream "t")[1] }}'
refused "a record of a stream" 'error: a stream has no records to look at: it can be the rows of a table' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { columns = { { field = "名子", width = "30mm" } }, rows = stream "t" } }}'
refused "an unknown field" 'page.md:1:1: error: doc.table: column 1: figures.csv has no field "名子"' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { columns = { { width = "30mm" } }, rows = stream "t" } }}'
refused "a column without a field" 'doc.table: column 1: a column of a stream needs a field' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { columns = { "序号" }, rows = stream "t" } }}'
refused "a column that is no table" 'column 1 must be a table' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { rows = stream "t" } }}'
refused "no columns" 'the rows are a stream, so there must be columns = { { field = … }, … }' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { columns = { { field = "序号", weight = 1, decimals = 21 } }, rows = stream "t" } }}'
refused "too many decimals" '"decimals" must be a whole number from 0 to 20' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { columns = { { field = "序号", weight = 1 }, { field = "整", weight = 1, sum = true } }, rows = stream "t", group = "族", subtotal = "小计" } }}'
refused "an unknown group" 'doc.table: figures.csv has no field "族"' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { columns = { { field = "序号", weight = 1 }, { field = "整", weight = 1, sum = true } }, rows = stream "t", subtotal = "小计" } }}'
refused "subtotals without groups" '"subtotal" needs a group' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { columns = { { field = "序号", weight = 1 } }, rows = stream "t", group = "组", subtotal = "小计" } }}'
refused "sums of nothing" '"subtotal" needs a column with sum = true' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { columns = { { field = "整", weight = 1, sum = true } }, rows = stream "t", group = "组", subtotal = "小计" } }}'
refused "no room for the label" 'the first column is summed, so there is no room for the label "小计"' "$dir/figures.csv" "$dir/page.md"
page '{{ doc.table { columns = { { field = "序号" } }, rows = stream "t" } }}'
refused "a column without a width" 'column 1 of a stream needs a width or a weight' "$dir/figures.csv" "$dir/page.md"
printf '组,名,数\n一,甲,99999999999999999999999999999999999999\n一,乙,99999999999999999999999999999999999999\n' > "$dir/large.csv"
page '{{ doc.table { columns = { { field = "名", weight = 1 }, { field = "数", weight = 1, sum = true } }, rows = stream "t", group = "组", subtotal = "小计" } }}'
refused "a sum that is too large" 'the sum of the column "数" is too large to be exact' "$dir/large.csv" "$dir/page.md"

# what is no figure: as it stands, told once for each place
printf '组,名,数\n一,甲,1.5\n一,乙,见附表\n一,丙,—\n一,丁,\n一,戊,约3\n一,己,见附表\n' > "$dir/words.csv"
page '{{ doc.table { columns = { { field = "名", weight = 1 }, { field = "数", weight = 1, decimals = 1, sum = true } }, rows = stream "t", group = "组", subtotal = "小计" } }}'
status "what is no figure is no error" 0 "$WENHENG" compile "$dir/page.md" --data t="$dir/words.csv" --dump layout
is "each is told" "$(sed "s|$dir/||" "$dir/err")" 'words.csv:3:3: warning: "见附表" in the column "数" is no figure: printed as it stands, and in no sum
words.csv:6:3: warning: "约3" in the column "数" is no figure: printed as it stands, and in no sum
words.csv:7:3: warning: "见附表" in the column "数" is no figure: printed as it stands, and in no sum'
is "and printed" "$(grep -c '"见附表"' "$dir/out")" 2
has "a mark stays without none" "$dir/out" '"—"'
is "and the sum is of what is there" "$(grep -c '"1.5"' "$dir/out")" 2

# a file is read as a list only where data.NAME is looked at
printf 'x\n' > "$dir/plain.md"
status "data that nobody looks at is not read" 0 "$WENHENG" compile "$dir/plain.md" --data t="$dir/quote.csv" --dump tree
status "a file that is not there is a fault" 1 "$WENHENG" compile "$dir/plain.md" --data t="$dir/none.csv" --dump tree

# memory: a large file is never in it
awk 'BEGIN { for (i = 0; i < 800; i++) s = s "水"; print "名"; for (i = 0; i < 40000; i++) print i s }' > "$dir/large.csv"
if ! observed && sh -c "ulimit -v 70000; '$WENHENG' compile '$dir/plain.md' --dump tree; exit \$?" > /dev/null 2>&1; then
   printf '{{ #stream "t" }}\n' > "$dir/count.md"
   status "a file of 100 MB within 70 MB" 0 sh -c "ulimit -v 70000; '$WENHENG' compile '$dir/count.md' --data t='$dir/large.csv' --dump tree"
   has "read to its end" "$dir/out" '"40000"'
fi
awk 'BEGIN { print "组,名,数"; for (i = 1; i <= 50; i++) print "一," i ",未报" i; print "一,末,7" }' > "$dir/many.csv"
status "many that are no figures" 0 "$WENHENG" compile "$dir/page.md" --data t="$dir/many.csv" --dump layout
is "the first are told, the others counted" "$(grep -c 'is no figure' "$dir/err") $(sed -n "s|$dir/||; \$p" "$dir/err")" \
   '20 many.csv: warning: 30 further values in the column "数" are no figures'
has "all are printed" "$dir/out" '"未报"'

# a column in 万: divided exactly, rounded only where it is printed
printf '组,名,数\n一,甲,12345678\n一,乙,-50000\n一,丙,4444\n一,丁,4444\n' > "$dir/wan.csv"
page '{{ doc.table { columns = { { field = "名", weight = 1 }, { field = "数", head = "数（万）", weight = 1, scale = 10000, decimals = 1, sum = true } },
   rows = stream "t", group = "组", subtotal = "小计", foot = { "合计", sum.total } } }}'
layout "$dir/page.md" --data t="$dir/wan.csv" > "$dir/out" 2> "$dir/err"
is "in 万" "$(grep -oE '"-?[0-9,.]+"' "$dir/out" | tr -d '"\n')" "1234.6-5.00.40.41230.51,230.51"
page '{{ doc.table { columns = { { field = "名", weight = 1 }, { field = "数", weight = 1, scale = 0 } }, rows = stream "t" } }}'
refused "divided by nothing" '"scale" must be a whole number from 1 to 1000000000' "$dir/wan.csv" "$dir/page.md"

# typical mistakes are told once, by what is wrong
page '{{ doc.table { columns = { { field = "名", weight = 1 }, { field = "数", weight = 1, decimals = 1 } }, rows = data.t, group = "组", subtotal = "小计" } }}'
refused "a list where a stream is meant" 'doc.table: column 1: "field" is for rows = stream "NAME": these rows are no stream' "$dir/wan.csv" "$dir/page.md"
is "and nothing else" "$(grep -c error "$dir/err")" 1
page '{{ doc.table { columns = { { field = "数", weight = 1 } }, rows = stream "t", foot = { sum.totl } } }}'
refused "a sum that there is not" 'sum has no "totl"' "$dir/wan.csv" "$dir/page.md"
: > "$dir/nothing.csv"
page '{{ doc.table { columns = { { field = "数", weight = 1 } }, rows = stream "t" } }}'
refused "an empty file" 'nothing.csv is empty: there are no names of columns' "$dir/nothing.csv" "$dir/page.md"
is "and nothing else of it" "$(grep -c error "$dir/err")" 1
