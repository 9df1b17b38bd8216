#!/bin/sh
# Figures that their cell's format shows divided, or with words around them: what is read is what the clerk sees, or where that cannot be
# settled both are told.
. ./lib.sh
command -v python3 > /dev/null || { ok "formats show figures: there is no python3"; exit 0; }
mkdir -p "$dir/p/ledgers" "$dir/p/scripts/ledgers"
cat > "$dir/p/manifest.lua" <<'END_OF_FILE'
return { name = "shown", database = "t.db", periods = { "2026H1" }, areas = { { id = "a", name = "甲县", kind = "county" } },
   ledgers = { { ledger = "water", area = "a", period = "2026H1", file = "ledgers/*" } } }
END_OF_FILE
cat > "$dir/p/scripts/ledgers/water.lua" <<'END_OF_FILE'
return { name = "water", label = "取水台账", key = "enterprise",
   fields = {
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "code", label = "编号", type = "code" },
      { name = "intake", label = "取水量", type = "number", unit = "m3" },
      { name = "staff", label = "人数", type = "count" },
      { name = "reuse", label = "重复利用率", type = "percent" },
      { name = "aim", label = "目标", type = "range", unit = "%" },
   } }
END_OF_FILE
formats='[formats]
0!.0,"万"
0!.0000"万m³"
#,##0,
0.0,,"百万"
"<"0
"约"0
[>=10000]0!.0,"万";0
0.0,"万"
"GZ"000
"增"0.0;"降"0.0
0!.0,
"≥"0%
\<0!.0,"万"
"¥"#,##0.00;"¥"\-#,##0.00
000-0000
0%"以上"
[sheet 表]'
python3 ledger/book.py "$dir/p/ledgers/plain.xlsx" <<END_OF_FILE
$formats
<row>{企业名称}{编号}{取水量（m³）}{人数}{重复利用率}{目标}</row>
<row>{万}<c s="9"><v>7</v></c><c s="1"><v>125432</v></c></row>
<row>{万m³}<c s="15"><v>1234567</v></c><c s="2"><v>125000</v></c></row>
<row>{千，无字}<c/><c s="3"><v>125432</v></c><c s="3"><v>2000</v></c></row>
<row>{百万}<c/><c s="4"><v>12500000</v></c></row>
<row>{小于}<c/><c s="5"><v>5</v></c></row>
<row>{约}<c/><c s="6"><v>5</v></c></row>
<row>{分节}<c/><c s="7"><v>125000</v></c><c s="7"><v>99</v></c></row>
<row>{不符}<c/><c s="8"><v>125000</v></c></row>
<row>{增降}<c/><c s="10"><v>5</v></c></row>
<row>{目标}<c/><c/><c/><c s="16"><v>0.9</v></c><c s="12"><v>0.94</v></c></row>
<row>{小于万}<c/><c s="13"><v>125000</v></c></row>
<row>{元}<c/><c s="14"><v>5</v></c></row>
END_OF_FILE
python3 ledger/book.py "$dir/p/ledgers/scaled.xlsx" <<END_OF_FILE
$formats
<row>{企业名称}{取水量（万m³）}</row>
<row>{乙一}<c s="1"><v>125000</v></c></row>
<row>{乙二}<c s="2"><v>125000</v></c></row>
<row>{乙三}<c s="11"><v>125000</v></c></row>
<row>{乙四}<c s="7"><v>99</v></c></row>
<row>{乙五}<c s="14"><v>5</v></c></row>
END_OF_FILE
(cd "$dir/p" && "$WENHENG" import > "$dir/out" 2> "$dir/err"; "$WENHENG" check > "$dir/check" 2>&1)
# cell NAME FILE ROW FIELD WANTED: what is stored, or <the gap's reason>
cell() {
   got=$(sqlite3 -batch "$dir/p/t.db" "SELECT coalesce(l.$4, '<' || (SELECT reason FROM gap g WHERE g.record = l.record AND g.field = '$4') || '>')
      FROM ledger_water l JOIN source s USING (file) WHERE s.path LIKE 'ledgers/$2%' AND row = $3")
   is "$1" "$got" "$5"
}
told() { has "$1" "$dir/check" "ledgers/$2"; } # told NAME TEXT
silent() { lacks "$1" "$dir/check" "ledgers/$2"; }
cell "12.5万 is 125432 of what the column counts, to the last digit" plain.xlsx 2 intake 125432
silent "and there is nothing to tell" 'plain.xlsx[表]:2'
cell "a code is as it is shown" plain.xlsx 2 code GZ007
cell "digits that a stroke parts are the code's" plain.xlsx 3 code 1234567
cell "with a unit behind the word" plain.xlsx 3 intake 125000
cell "thousands without a word: the cell's own figure" plain.xlsx 4 intake 125432
told "is told with what is shown" 'plain.xlsx[表]:4:3: warning: 千，无字“取水量”：存的是“125432”，按格式显示为“125”，按“125432”计 [shown]'
cell "a count too" plain.xlsx 4 staff 2000
cell "millions" plain.xlsx 5 intake 12500000
cell "less than 5 is no figure" plain.xlsx 6 intake '<fault>'
told "as if it were typed" 'plain.xlsx[表]:6:3: error: 小于“取水量”：“<5”是上限，不是确数'
cell "about 5 is 5" plain.xlsx 7 intake 5
told "as if it were typed, too" 'plain.xlsx[表]:7:3: warning: 约“取水量”：“约5”是约数，按确数计'
cell "a section of great figures" plain.xlsx 8 intake 125000
cell "and of small ones" plain.xlsx 8 staff 99
cell "a word that is not what the figure is divided by" plain.xlsx 9 intake '<fault>'
told "is told with both" 'plain.xlsx[表]:9:3: error: 不符“取水量”：存的是“125000”，按格式显示为“125万”，以哪个为准无法判断，按数据缺失计 [shown]'
cell "words before a figure that are no bound" plain.xlsx 10 intake 5
told "are told" 'plain.xlsx[表]:10:3: warning: 增降“取水量”：存的是“5”，按格式显示为“增5”，按“5”计 [shown]'
cell "a range that only the format says" plain.xlsx 11 aim 94..
cell "90% and more is no share" plain.xlsx 11 reuse '<fault>'
cell "a sign before a divided figure" plain.xlsx 12 intake '<fault>'
told "is shown with it" 'plain.xlsx[表]:12:3: error: 小于万“取水量”：“<12.5万”是上限，不是确数'
cell "a sign of money says nothing" plain.xlsx 13 intake 5
silent "and is not told" 'plain.xlsx[表]:13'
cell "12.5万 in a column of 万 is neither" scaled.xlsx 2 intake '<fault>'
told "which is told" 'scaled.xlsx[表]:2:2: error: 乙一“取水量”：“12.5万”的“万”与本列单位“万m³”重复，无法判断'
cell "unless the unit stands behind it" scaled.xlsx 3 intake 125000
cell "12.5 without a word may be either" scaled.xlsx 4 intake '<fault>'
told "which is told with both" 'scaled.xlsx[表]:4:2: error: 乙三“取水量”：存的是“125000”，按格式显示为“12.5”，以哪个为准无法判断，按数据缺失计 [shown]'
cell "a small figure is the column's" scaled.xlsx 5 intake 990000
cell "so is any other" scaled.xlsx 6 intake 50000
