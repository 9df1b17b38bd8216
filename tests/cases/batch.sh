#!/bin/sh
# Batches: one faulty record costs its own document, nothing of one record reaches another, and no
# number of workers changes a byte.
. ./lib.sh

printf '县区,期数,完成\n甲区,1,2\n乙县,1,不详\n丙/园区,1,1\n丁县,1,1\n丁县,1,0\n,1,1\n' > "$dir/t.csv"
cat > "$dir/t.md" <<'END'
---
class = "plain"
---
{{ record["县区"] }}第{{ record["期数"] }}期完成{{ number(record["完成"]) }}项。
END
run() { # FOLDER OPTION...
   folder=$1
   shift
   "$WENHENG" batch "$dir/t.md" --data "t=$dir/t.csv" --each-row t --name '{县区}-{期数}.pdf' -o "$dir/$folder" "$@"
}
for jobs in 1 2 4; do
   status "$jobs at a time: some failed" 1 run "out$jobs" -j $jobs
   cp "$dir/out" "$dir/report$jobs"
   has "$jobs at a time: the faulty record is named" "$dir/err" "record 2 was not made"
   has "$jobs at a time: why it is" "$dir/err" '"不详" is no number'
   has "$jobs at a time: the record without a name" "$dir/err" "t.csv:7: error"
   is "$jobs at a time: the others are there" "$(cd "$dir/out$jobs" && echo *.pdf) " "$(printf '丁县-1-2.pdf\n丁县-1.pdf\n丙_园区-1.pdf\n甲区-1.pdf\n' | LC_ALL=C sort | tr '\n' ' ')"
done
sed "s|out1|OUT|" "$dir/report1" > "$dir/one"
for jobs in 2 4; do
   sed "s|out$jobs|OUT|" "$dir/report$jobs" | cmp -s - "$dir/one" && ok "the report with $jobs workers" || not_ok "the report with $jobs workers" "it differs"
   diff -r -x .wenheng "$dir/out1" "$dir/out$jobs" > /dev/null && ok "the bytes with $jobs workers" || not_ok "the bytes with $jobs workers" "they differ"
done
is "six lines: done, failed, renamed" "$(cut -f 1 "$dir/report1" | head -n 6 | tr '\n' ' ')" "done failed renamed done renamed failed "
has "and how many of each" "$dir/report1" "6 documents: 4 done (2 of them renamed), 2 failed, 0 skipped, 0 unchanged"
pdftotext "$dir/out1/丁县-1.pdf" "$dir/first"
has "the second of a name does not take the first's place" "$dir/first" "完成1项"
is "nothing left the folder" "$(find "$dir/out1" -mindepth 1 -type d ! -name .wenheng)" ""
(head -n 3 "$dir/t.csv"; awk 'BEGIN { for (i = 1; i <= 60; i++) print "戊县," i ",1" }') > "$dir/long.csv"
for jobs in 1 2; do
   status "--strict, $jobs at a time" 1 "$WENHENG" batch "$dir/t.md" --data "t=$dir/long.csv" --each-row t --name '{县区}-{期数}.pdf' -o "$dir/strict$jobs" --strict -j $jobs
   has "--strict, $jobs at a time: none is begun after the failure" "$dir/out" "skipped	record 62	$dir/strict$jobs/戊县-60.pdf"
   is "--strict, $jobs at a time: skipped means not made" "$(grep -c '^done' "$dir/out")" "$(ls "$dir/strict$jobs" | grep -c 'pdf$')"
done
status "no --name" 2 "$WENHENG" batch "$dir/t.md" --data "t=$dir/t.csv" --each-row t
status "no such --data" 1 "$WENHENG" batch "$dir/t.md" --data "t=$dir/t.csv" --each-row u --name '{县区}.pdf'
for jobs in 1 2; do status "a folder that cannot be, $jobs at a time, is the machine's fault" 3 "$WENHENG" batch "$dir/t.md" --data "t=$dir/t.csv" --each-row t --name '{县区}.pdf' -o /proc/none -j $jobs; done

# records with rows of their own in another table
printf '县区\n甲区\n乙县\n丙县\n' > "$dir/areas.csv"
printf '县区,项目\n甲区,循环水改造\n甲区,废水回用\n丙县,尾水利用\n' > "$dir/rows.csv"
cat > "$dir/area.md" <<'END'
---
class = "plain"
---
% local n = 0
% for _, r in ipairs(data.rows) do
% if r["县区"] == record["县区"] then
% n = n + 1
{{ r["项目"] }}

% end
% end
% if n == 0 then
无
% end
END
areas() { # FOLDER FILE JOBS: what each area's document says
   "$WENHENG" batch "$dir/area.md" --data "areas=$2" --data "rows=$dir/rows.csv" --each-row areas --name '{县区}.pdf' -o "$dir/$1" -j "$3" > /dev/null
   for area in 甲区 乙县 丙县; do pdftotext -raw "$dir/$1/$area.pdf" - | tr -d '\f' | sed '$d' | tr '\n' ' '; done
}
(head -n 1 "$dir/areas.csv"; tail -n +2 "$dir/areas.csv" | sort -r) > "$dir/turned.csv"
is "each has its own rows, or 无" "$(areas a "$dir/areas.csv" 1)" "循环水改造 废水回用 无 尾水利用 "
is "in another order, by three workers" "$(areas b "$dir/turned.csv" 3)" "循环水改造 废水回用 无 尾水利用 "

# JSON lines, two hundred of them; a module that remembers must not remember the record before
awk 'BEGIN { for (i = 1; i <= 200; i++) printf "{\"id\": \"%04d\", \"title\": \"第%d号简报\", \"paras\": [\"截至上半年，完成%d.%d万立方米。\"], \"rows\": [[\"甲厂\", \"%d\"], [\"乙厂\", \"—\"]]}\n", i, i, i % 90, i % 10, i }' > "$dir/t.jsonl"
mkdir -p "$dir/seen"
printf 'local M = { n = 0 }\nfunction M.count() M.n = M.n + 1 return M.n end\nreturn M\n' > "$dir/counting.lua"
cat > "$dir/line.md" <<'END'
---
class = "plain"
title = record.title
local counting = require "counting"
---
% local counting = require "counting"
% for _, p in ipairs(record.paras) do
{{ p }}第{{ counting.count() }}段，共{{ #data.t }}条。

% end
{{ doc.table { head = { "单位", "水量" }, rows = record.rows } }}
END
status "two hundred JSON lines by two workers" 0 "$WENHENG" batch "$dir/line.md" --data "t=$dir/t.jsonl" --each-row t --name '{id}.pdf' -o "$dir/lines" -j 2
is "two hundred files" "$(ls "$dir/lines" | grep -c 'pdf$')" 200
has "the count" "$dir/out" "200 documents: 200 done"
pdftotext -raw "$dir/lines/0177.pdf" "$dir/txt"
has "a late one holds its own record" "$dir/txt" "第177号简报"
has "and begins from nothing" "$dir/txt" "完成87.7万立方米。第1段，共200条。"
sed -n 177p "$dir/t.jsonl" > "$dir/one.jsonl"
sed -i 's/，共{{ #data.t }}条//' "$dir/line.md"
"$WENHENG" batch "$dir/line.md" --data "t=$dir/t.jsonl" --each-row t --name '{id}.pdf' -o "$dir/all" --shard 1/8 > "$dir/out" 2>&1
"$WENHENG" batch "$dir/line.md" --data "t=$dir/one.jsonl" --each-row t --name '{id}.pdf' -o "$dir/alone" > "$dir/out" 2>&1
cmp -s "$dir/all/0177.pdf" "$dir/alone/0177.pdf" && ok "made alone it is the same file" || not_ok "made alone it is the same file" "the bytes differ"
