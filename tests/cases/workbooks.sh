#!/bin/sh
# Workbooks as clerks send them (tests/cases/workbooks): what each kind of cell becomes.
. ./lib.sh
. ./ink.sh 2>/dev/null

cp -R cases/workbooks "$dir/p"
db=$dir/p/t.db
status "four workbooks are read" 0 sh -c "cd '$dir/p' && '$WENHENG' import"
cp "$dir/err" "$dir/log"
value() { sqlite3 "$db" "SELECT coalesce(value, '<gap>') FROM ledger_kinds WHERE name = '$1'"; }
expect() { is "$1" "$(value "$1")" "$2"; }
for name in 日期14 日期中文 日期31; do expect $name 2025-12-09; done
expect 百分 94.2%
expect 千分 1234567.891
expect 带d单位不是日期 12.5
expect 红字不是日期 12.5
expect 浮点尾巴 0.3
expect 文本数字 007
expect 布尔 TRUE
expect 错误 '<gap>'
expect 公式有缓存 1.884
expect 公式无缓存 '<gap>'
expect 公式字符串 日期14
expect 隐藏行 1
expect 闰年陷阱 1900-02-29
expect 带时刻 '2025-12-09 18:00'
expect 长整数 620702199001010000
expect ISO日期 2026-03-31
has "a hidden row is read and said so" "$dir/log" "cell_kinds.xlsx[数据]: note: hidden rows are read: 16"
has "an error value is a fault at its cell" "$dir/log" 'cell_kinds.xlsx[数据]:12:2: warning: 值: "#DIV/0!" is an error value'
has "so is a formula without its value" "$dir/log" 'cell_kinds.xlsx[数据]:14:2: warning: 值: "=SUM(B5:B6)" is a formula without its value'

is "a merged task is that of its three records" "$(sqlite3 "$db" "SELECT count(*) FROM ledger_tasks WHERE task LIKE '1.%'")" 3
is "the second has one" "$(sqlite3 "$db" "SELECT count(*) FROM ledger_tasks WHERE task LIKE '2.%'")" 1
is "what lies under a merge is nowhere" "$(sqlite3 "$db" .dump | grep -c 不应显示)" 0
is "a line break in a cell stays" "$(sqlite3 "$db" "SELECT units FROM ledger_tasks ORDER BY row LIMIT 1")" "市甲局
市乙局"

is "formats dragged down are no records" "$(sqlite3 "$db" "SELECT group_concat(county || coalesce(intake, '-')) FROM ledger_tail")" \
   "甘州区1.5,临泽县2.5,高台县-"
is "and one note speaks of the blank row" "$(grep -c 'styled_tail.*row 3 is blank' "$dir/log")" 1
is "the tail gives no finding" "$(sqlite3 "$db" "SELECT count(*) FROM finding f JOIN source s USING (file) WHERE path LIKE '%styled%'")" 0

is "three cells hold pictures, one of them lost" "$(sqlite3 "$db" "SELECT count(photo) FROM ledger_photos")" 2
has "the lost one is named with its cell" "$dir/log" "wps_cell_pictures.xlsx[案例]:4:2: warning: 现场照片: the picture of this cell is not in the file"
status "the pictures are set" 0 sh -c "cd '$dir/p' && '$WENHENG' compile pictures.md -o '$dir/p.pdf'"
pdftotext "$dir/p.pdf" "$dir/txt"
has "the lost one is printed as such" "$dir/txt" 缺图
lacks "no formula is printed" "$dir/txt" DISPIMG
pdfimages -png "$dir/p.pdf" "$dir/i"
is "each record has its own picture, whatever the register's order" "$(cmp "$dir/i-000.png" "$dir/i-001.png" > /dev/null; echo $?)" 1

(cd "$dir/p" && "$WENHENG" import) 2> "$dir/log"
has "the same workbooks are left alone" "$dir/log" "0 files read, 4 unchanged"
