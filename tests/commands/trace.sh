#!/bin/sh
# `explain FILE:ROW`: what a row was read as, and what was judged from it.
. ./lib.sh
. ./project.sh

in_project import -q
in_project evaluate --period 2025H2
in_project evaluate --period 2026H1
in_project explain ledgers/a-2026H1.csv:4
is "a record, its values as typed, and the judgments" "$(cat "$dir/out")" "ledgers/a-2026H1.csv:4: a record of 取水台账 (water), 2026H1, a
  values
    县区 = a    ledgers/a-2026H1.csv:4:1    (as typed: 甲县)
    企业名称 = 甲二厂    ledgers/a-2026H1.csv:4:2
    取水量（m3） = 20    ledgers/a-2026H1.csv:4:3    (as typed: ２０)
    规模以上 = 0    ledgers/a-2026H1.csv:4:4    (as typed: 否)
  judged from it
    2026H1	a	indicator	intake	有数据	120 m3
      甲二厂 取水量（m3） = 20
      甲二厂 规模以上 = 否"
in_project explain "$dir/p/ledgers/a-2026H1.csv:4:3"
has "a cell, named as diagnostics name it" "$dir/out" "甲二厂 取水量（m3） = 20"
lacks "and no other cell's" "$dir/out" "规模以上"
in_project explain ledgers/a-2026H1.csv:4:3 --format json
is "as JSON" "$(cat "$dir/out")" '[{"file":"ledgers/a-2026H1.csv","row":4,"column":3,"ledger":"water","kind":"record","period":"2026H1","area":"a","values":[{"field":"intake","label":"取水量","unit":"m3","value":"20","raw":"２０","column":3}],"judgments":[{"period":"2026H1","area":"a","indicator":"intake","status":"有数据","value":120,"unit":"m3","inputs":[{"label":"甲二厂 取水量（m3）","value":20,"column":3}]}
]}
]'
in_project explain ledgers/a-2026H1.csv:4 --period 2025H2
has "no judgment of another period" "$dir/out" "    nothing"
in_project explain ledgers/a-2026H1.csv:4 --area 乙县
has "nor of another area" "$dir/out" "    nothing"
kind() { # kind ROW WORDS
   in_project explain "ledgers/a-2026H1.csv:$1"
   has "row $1 is $2" "$dir/out" "ledgers/a-2026H1.csv:$1: $2, no record of 取水台账"
}
kind 1 "a title above the table"
kind 2 "the head of the table"
kind 5 "a total"
kind 6 "a note"
kind 7 "no row with text: it is blank, or behind the table's end"
status "a file that no ledger is read from" 1 "$WENHENG" explain -C "$dir/p" ledgers/none.csv:4
has "is named" "$dir/err" 'no ledger is read from "ledgers/none.csv"'
status "a judgment needs a period" 2 "$WENHENG" explain -C "$dir/p" intake
status "a row that was not judged needs none" 0 "$WENHENG" explain -C "$dir/p" ledgers/b-2026H1.csv:3
water a-2026H1 '甲县,甲一厂,一百,是'
in_project import -q
in_project explain ledgers/a-2026H1.csv:3
has "a finding on the row" "$dir/out" "ledgers/a-2026H1.csv:3:3: error:"
has "a gap, its reason, and what was typed" "$dir/out" "取水量（m3） = —    ledgers/a-2026H1.csv:3:3    (as typed: 一百)    (fault)"

# A workbook's sheets are places of their own.
"$WENHENG" form water -C "$dir/p" -o "$dir/p/ledgers/c.xlsx" > "$dir/out" 2> "$dir/err"
sed -i 's|file("2026H1", "b") }|{ ledger = "water", period = "2026H1", file = "ledgers/c.xlsx" } }|' "$dir/p/manifest.lua"
in_project import -q
in_project explain ledgers/c.xlsx:2
has "a workbook's sheet is named" "$dir/out" "ledgers/c.xlsx["
printf '县区,企业名称,取水量（m³）,规模以上\n甲县,"甲""一,厂",x,是\n' > "$dir/p/ledgers/a-2026H1.csv"
in_project import -q
in_project check --period 2026H1 --format csv
is "findings as CSV, below a head" "$(grep -e '^severity' -e ',number,' "$dir/out")" 'severity,code,file,row,column,field,raw,message,period,area,ledger
error,number,ledgers/a-2026H1.csv,2,3,intake,x,"甲""一,厂“取水量”：“x”不是数字，按数据缺失计",2026H1,a,water'
