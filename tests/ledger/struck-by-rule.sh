#!/bin/sh
# Cells that a conditional format crosses out are crossed out; where the condition can't be worked out it is told.  A value that its format
# doesn't show, and a unit among a row's remarks, are told at their cell.
. ./lib.sh
command -v python3 > /dev/null || { ok "conditional formats are left out: there is no python3"; exit 0; }
mkdir -p "$dir/p/ledgers" "$dir/p/scripts/ledgers"
cat > "$dir/p/manifest.lua" <<'END_OF_FILE'
return { name = "rules", database = "t.db", periods = { "2026H1" }, areas = { { id = "a", name = "甲县", kind = "county" } },
   ledgers = { { ledger = "water", area = "a", period = "2026H1", file = "ledgers/*" } } }
END_OF_FILE
cat > "$dir/p/scripts/ledgers/water.lua" <<'END_OF_FILE'
return { name = "water", label = "取水台账", key = "enterprise",
   fields = {
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3" },
      { name = "money", label = "投资", type = "number", unit = "万元" },
      { name = "note", label = "备注", type = "text", remarks = true },
   } }
END_OF_FILE
ledgers=$dir/p/ledgers
rule() { # rule SQREF TYPE [MORE] FORMULA
   printf '<conditionalFormatting sqref="%s"><cfRule type="%s" %s dxfId="%s" priority="1"><formula>%s</formula></cfRule></conditionalFormatting>' "$1" "$2" "$3" "${5:-0}" "$4"
}
sheet() { # sheet NAME RULES: three enterprises, of which the second is given up
   python3 ledger/book.py "$ledgers/$1.xlsx" <<END_OF_FILE
[sheet 表]
<sheetData><row>{企业名称}{取水量（m³）}{投资（万元）}{备注}</row>
<row>{一厂}<c><v>1</v></c><c><v>10</v></c></row>
<row>{二厂}<c><v>2</v></c><c><v>20</v></c>{作废}</row>
<row>{三厂}<c><v>3</v></c><c><v>30</v></c>{在用}</row></sheetData>
$2
END_OF_FILE
}
sheet row "$(rule A2:D4 expression '' '$D2="作废"')"
sheet cells "$(rule A2:C4 expression '' '$D2="作废"')"
sheet figures "$(rule 'B2:B4 C2:C4' cellIs 'operator="greaterThan"' 25)"
sheet text "$(rule D2:D4 containsText 'operator="containsText" text="废"' 'NOT(ISERROR(SEARCH("废",D2)))')"
sheet moved "$(rule B2:C4 expression '' 'B2&gt;=20')"
sheet always "$(rule C2:C4 expression '' TRUE)"
sheet unknown "$(rule B2:C4 expression '' 'AND(B2&gt;1,$D2&lt;&gt;"")')"
sheet other-row "$(rule B2:B4 expression '' 'B1=1')"
sheet no-strike "$(rule A2:D4 expression '' '$D2="作废"' 7)"
python3 ledger/book.py "$ledgers/hidden.xlsx" <<'END_OF_FILE'
[formats]
;;;
0;-0;
0;-0;"—"
0.0;;
;;;@
[sheet 表]
<sheetData><row>{企业名称}{取水量（m³）}{投资（万元）}{备注}</row>
<row>{一厂}<c s="1"><v>125</v></c><c s="2"><v>0</v></c><c s="1" t="inlineStr"><is><t>暗</t></is></c></row>
<row>{二厂}<c s="2"><v>126</v></c><c s="3"><v>0</v></c><c s="5" t="inlineStr"><is><t>明</t></is></c></row>
<row>{三厂}<c s="4"><v>0</v></c><c s="5"><v>7</v></c></row></sheetData>
END_OF_FILE
printf '企业名称,取水量（m³）,投资（万元）,备注\n一厂,1,10,单位：万吨\n二厂,2,20,投资单位：元\n三厂,3万m³,,单位：万吨\n四厂,4,40,单位：吨\n五厂,5,50,按万立方米计\n六厂,6,60,年节水3万吨\n七厂,7,70,填报单位：县工信局\n八厂,,,单位：万吨\n' > "$ledgers/remarks.csv"
(cd "$dir/p" && "$WENHENG" import > "$dir/out" 2> "$dir/err"; "$WENHENG" check > "$dir/check" 2>&1)
stored() { # stored NAME FILE WANTED: each record as name intake money
   is "$1" "$(sqlite3 "$dir/p/t.db" "SELECT group_concat(coalesce(enterprise, '-') || ' ' || coalesce(intake, '-') || ' ' || coalesce(money, '-'), ', ')
      FROM (SELECT l.* FROM ledger_water l JOIN source s USING (file) WHERE s.path LIKE 'ledgers/$2.%' ORDER BY row)")" "$3"
}
told() { has "$1" "$dir/check" "$2"; }
stored "a row that a condition crosses out is not read" row "一厂 1 10, 三厂 3 30"
told "and told" "row.xlsx[表]:3: warning: 第3行“二厂”已整行划掉，未读入 [struck_row]"
stored "nor is one whose name it is" cells "一厂 1 10, 三厂 3 30"
told "which is in doubt where its remarks stand" "cells.xlsx[表]:3:1: error: 第3行的名称“二厂”已划掉"
stored "a figure by its own value, in two ranges" figures "一厂 1 10, 二厂 2 20, 三厂 3 -"
told "each told" "figures.xlsx[表]:4:3: error: 三厂“投资”：“30”已划掉，是否作废无法判断，按数据缺失计 [struck]"
stored "a text by what it holds" text "一厂 1 10, 二厂 2 20, 三厂 3 30"
told "told" "text.xlsx[表]:3:4: error: 二厂“备注”：“作废”已划掉"
stored "a condition moves with its cell" moved "一厂 1 10, 二厂 2 -, 三厂 3 -"
stored "or always holds" always "一厂 1 -, 二厂 2 -, 三厂 3 -"
stored "what can't be worked out is read" unknown "一厂 1 10, 二厂 2 20, 三厂 3 30"
told "with a word, and its place" 'unknown.xlsx[表]:2:2: warning: 条件格式可能划掉“B2:C4”中的单元格（条件“AND(B2>1,$D2<>"")”），是否划掉没有判断，都按有效的计，请核实 [struck_rule]'
told "nor is what looks at another row" 'other-row.xlsx[表]:2:2: warning: 条件格式可能划掉'
is "a condition that only colours says nothing" "$(grep 'no-strike.xlsx' "$dir/check" | grep -c struck)" 0
stored "what is not shown is read" hidden "一厂 125 0, 二厂 126 0, 三厂 0 7"
told "and told" 'hidden.xlsx[表]:2:2: warning: 一厂“取水量”：存的是“125”，按格式不显示，仍按“125”计，请核实 [hidden]'
told "a nothing too" 'hidden.xlsx[表]:2:3: warning: 一厂“投资”：存的是“0”，按格式不显示'
told "and a text" 'hidden.xlsx[表]:2:4: warning: 一厂“备注”：存的是“暗”，按格式不显示'
told "of a format without a part for nothing" 'hidden.xlsx[表]:4:2: warning: 三厂“取水量”：存的是“0”，按格式不显示'
told "a figure where only texts are shown" 'hidden.xlsx[表]:4:3: warning: 三厂“投资”：存的是“7”，按格式不显示'
lacks "a sign for it is shown" "$dir/check" "hidden.xlsx[表]:3:"
told "a unit among the remarks" 'remarks.csv:2:4: warning: 一厂：“单位：万吨”写有单位“万吨”，本行“取水量”仍按m³计，请核实 [unit_noted]'
told "of one column" 'remarks.csv:3:4: warning: 二厂：“投资单位：元”写有单位“元”，本行“投资”仍按万元计，请核实 [unit_noted]'
told "in other words" 'remarks.csv:6:4: warning: 五厂：“按万立方米计”写有单位“万立方米”'
is "none that is the figure's own, the column's, an amount, an office, or of no figure" "$(grep -c unit_noted "$dir/check")" 3
