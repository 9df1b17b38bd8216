#!/bin/sh
# Sheets that by their names are samples, instructions, plans, given up, or of one month are left where another is the data, with a word; the
# manifest's sheet is read whatever it is called.
. ./lib.sh
command -v python3 > /dev/null || { ok "sheets are left out by their names: there is no python3"; exit 0; }
mkdir -p "$dir/p/ledgers" "$dir/p/scripts/ledgers"
schema() { # schema LABEL
   cat > "$dir/p/scripts/ledgers/water.lua" <<END_OF_FILE
return { name = "water", label = "$1", key = "enterprise",
   fields = { { name = "enterprise", label = "企业名称", type = "text", required = true }, { name = "intake", label = "取水量", type = "number", unit = "m3" } } }
END_OF_FILE
}
schema 取水台账
# read_sheets MORE SHEET...: a workbook of these sheets, a figure of 1, 2, … in each; which of them were read is in $rows
read_sheets() {
   cat > "$dir/p/manifest.lua" <<END_OF_FILE
return { name = "sheets", database = "t.db", periods = { "2026H1" }, areas = { { id = "a", name = "甲县" } },
   ledgers = { { ledger = "water", area = "a", file = "ledgers/book.xlsx", period = "2026H1" $1 } } }
END_OF_FILE
   shift
   number=0
   for sheet; do
      number=$((number + 1))
      printf '[sheet %s]\n<row>{企业名称}{取水量（m³）}</row><row>{第%d厂}{%d}</row>\n' "$sheet" $number $number
   done | python3 ledger/book.py "$dir/p/ledgers/book.xlsx"
   (cd "$dir/p" && rm -f t.db && "$WENHENG" import > "$dir/out" 2> "$dir/err"; "$WENHENG" check > "$dir/check" 2>&1)
   rows=$(sqlite3 "$dir/p/t.db" "SELECT group_concat(intake, ' ') FROM (SELECT intake FROM ledger_water ORDER BY intake)")
}
read_sheets '' 样表 填表说明 2026年用水计划 甲县作废 用水监测 空白模板 补报
is "what is no data by its name is left" "$rows" "5 7"
has "and told" "$dir/check" 'book.xlsx[用水监测]: warning: 工作表“样表”、“填表说明”、“2026年用水计划”、“甲县作废”、“空白模板”按名称是样表、说明、计划或作废的，未读入 [sheet_aside]'
read_sheets '' 计划用水户 示范企业 节水说明表
is "words that only look so say nothing" "$rows" "1 2 3"
lacks "and there is nothing to tell" "$dir/check" sheet_aside
read_sheets '' 填报模板
is "a file's only table is read" "$rows" 1
has "and told" "$dir/check" 'book.xlsx[填报模板]: warning: 工作表“填报模板”按名称是样表、说明、计划或作废的，不是本期（2026H1）的，仍按本期读入，请核实 [sheet_aside]'
read_sheets ', sheet = "样表"' 样表 用水监测
is "the manifest's sheet is read" "$rows" 1
lacks "without a word" "$dir/check" sheet_aside
read_sheets '' 1月 2月份 三月 2026年4月 5月用水情况 202606 上半年
is "months beside the half-year are left" "$rows" 7
has "and told" "$dir/check" 'book.xlsx[上半年]: warning: 工作表“1月”、“2月份”、“三月”、“2026年4月”、“5月用水情况”、“202606”按名称是单月的，未读入 [sheet_month]'
read_sheets '' 5月 6月 补报
is "beside what came later they may be all that there is" "$rows" "1 2 3"
has "which is told of each" "$dir/check" 'book.xlsx[6月]: warning: 工作表“6月”按名称只是一个月，不是本期（2026H1）的，仍按本期读入，请核实 [sheet_month]'
read_sheets '' 6月报送 截至6月
is "a month in which a sheet was written says nothing" "$rows" "1 2"
lacks "and is not told" "$dir/check" sheet_month
read_sheets '' 样表 1月
is "a month is data beside a sample" "$rows" 2
schema 技改台账
sed -i 's/key = /plans = true, key = /' "$dir/p/scripts/ledgers/water.lua"
read_sheets '' 2026年度技改计划 样表 技改说明
is "the sheets of a ledger of what is planned are plans" "$rows" 1
has "the others are told" "$dir/check" 'book.xlsx[2026年度技改计划]: warning: 工作表“样表”、“技改说明”按名称'
read_sheets '' 2026年技改计划 2025年技改计划
is "another year's is left" "$rows" 1
schema 节水改造计划
read_sheets '' 节水改造计划 补报
is "what a ledger itself is called is no sign" "$rows" "1 2"
