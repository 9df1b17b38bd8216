#!/bin/sh
# Awkward files that bureaus send: each is read right, or what cannot be decided is told with its place.
. ./lib.sh
mkdir -p "$dir/p/ledgers" "$dir/p/scripts/ledgers"
cat > "$dir/p/manifest.lua" <<'END_OF_FILE'
return { name = "awkward", database = "t.db", periods = { "2026H1" },
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } },
   ledgers = { { ledger = "water", period = "2026H1", file = "ledgers/*" } } }
END_OF_FILE
cat > "$dir/p/scripts/ledgers/water.lua" <<'END_OF_FILE'
return { name = "water", label = "取水台账", key = "enterprise", fill_down_area = true,
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "code", label = "企业编码", type = "code" },
      { name = "surface", label = "地表水", type = "number", unit = "m3" },
      { name = "ground", label = "地下水", type = "number", unit = "m3" },
      { name = "reuse", label = "重复利用率", type = "percent" },
      { name = "since", label = "投产日期", type = "date" },
      { name = "big", label = "规模以上", type = "flag" },
      { name = "aim", label = "年度目标", type = "range", unit = "%" },
      { name = "staff", label = "人数", type = "count" },
   } }
END_OF_FILE
ledgers=$dir/p/ledgers
book() { # book NAME OPTION...: $ledgers/NAME from standard input
   name=$1
   shift
   python3 ledger/book.py "$ledgers/$name" "$@"
}
read_all() { (cd "$dir/p" && rm -f t.db && "$WENHENG" import > "$dir/out" 2> "$dir/err"); }
# cell NAME FILE ROW FIELD WANTED: what is stored, or <the gap's reason>
cell() {
   got=$(sqlite3 -batch "$dir/p/t.db" "SELECT coalesce(l.$4, '<' || (SELECT reason FROM gap g WHERE g.record = l.record AND g.field = '$4') || '>')
      FROM ledger_water l JOIN source s USING (file) WHERE s.path LIKE 'ledgers/$2%' AND row = $3")
   is "$1" "$got" "$5"
}
told() { has "$1" "$dir/err" "ledgers/$2"; } # told NAME TEXT

# ---- texts ----
printf '县区,企业名称,地表水（m³）\n甲县,一厂,5\n' | iconv -t UTF-16LE > "$ledgers/little.csv"
printf '县区,企业名称,地表水（m³）\n甲县,一厂,6\n' | iconv -t UTF-16BE > "$ledgers/big.csv"
printf '县区\t企业名称\t地表水（m³）\t备注\n甲县\t甲厂;二车间\t1,234\t冷却;洗涤\n乙县\t"乙""一""厂"\t１２．３万\t含,逗号;分号;;\n' > "$ledgers/tab.txt"
printf '\n\n,,\n县区,企业名称,地表水（m³）\r\n甲县,5"管厂,5\n乙县,"多\r\n行厂",6\r' > "$ledgers/ends.csv"
printf '县区;企业名称;地表水（m³）\n甲县;甲厂;12,5\n' > "$ledgers/comma.csv"
printf '县区,企业名称,地表水（m³）,地下水（万吨）\n甲县,𬭩厂,５．５万立方米,１２\n乙县,乙厂,叁万,－\n' | iconv -t GB18030 > "$ledgers/gb.csv"
printf '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>县区</td></tr></table></html>' > "$ledgers/page.xls"
printf '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>' > "$ledgers/old-xml.xls"

# ---- workbooks ----
book heads.xlsx <<'END_OF_FILE'
[sheet 表]
<sheetData><row>{甲县2026年上半年用水情况表}</row>
<row>{县区}{企业名称}{取水量}<c r="E2" t="str"><v>重复利用率</v></c></row>
<row><c r="C3" t="str"><v>地表水</v></c>{地下水}</row>
<row><c r="C4" t="str"><v>万m³</v></c>{m³}{%}</row>
<row>{甲县}{甲厂}{１２．３}{１．２万}<c><v>85</v></c></row>
<row><c/>{乙厂}<c><v>4.5</v></c>{3,000 }{85％}</row></sheetData>
<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A2:A4"/><mergeCell ref="B2:B4"/><mergeCell ref="C2:D2"/><mergeCell ref="E2:E3"/><mergeCell ref="A5:A6"/></mergeCells>
END_OF_FILE
book across.xlsx <<'END_OF_FILE'
[sheet 表]
<sheetData><row>{县区}{企业名称}{地表水}{地下水}{重复利用率}{投产日期}</row>
<row>{甲县}{甲厂}{不涉及}</row>
<row>{甲县}{乙厂}<c><v>77</v></c></row>
<row>{甲县}{丙厂}<c><v>8</v></c><c r="F4" t="str"><v>2026年</v></c></row></sheetData>
<mergeCells><mergeCell ref="C2:E2"/><mergeCell ref="C3:D3"/><mergeCell ref="F4:G4"/></mergeCells>
END_OF_FILE
book dates.xlsx <<'END_OF_FILE'
[formats]
m"月"d"日"
yyyy"年"m"月"d"日"
yyyy/mm/dd;@
0.00%
[sheet 表]
<row>{县区}{企业名称}{投产日期}{年度目标}{重复利用率}{地表水}</row>
<row>{甲县}{真日期}<c s="2"><v>46086</v></c>{1-2%}<c s="4"><v>0.85</v></c></row>
<row>{甲县}{文本日期}{2026年3月5日}<c s="1"><v>46024</v></c><c><v>0.85</v></c></row>
<row>{甲县}{序列号}<c><v>46086</v></c><c s="3"><v>46024</v></c><c><v>85</v></c></row>
<row>{甲县}{数字日期}<c><v>20260305</v></c><c/>{85％}<c s="1"><v>46024</v></c></row>
<row>{甲县}{有时刻}<c s="2"><v>46086.75</v></c><c/><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>
<row>{甲县}<c t="e"><v>#REF!</v></c><c t="e"><v>#N/A</v></c><c/><c t="e"><v>#DIV/0!</v></c><c t="e"><v>#REF!</v></c></row>
END_OF_FILE
book rich.xlsx <<'END_OF_FILE'
[texts]
<r><t>甲</t></r><r><rPr><b/></rPr><t xml:space="preserve">一 </t></r><r><t>厂</t></r><rPh sb="0" eb="1"><t>jia</t></rPh><phoneticPr fontId="1"/>
<t/>
[sheet 表]
<row><c t="inlineStr"><is><t>县区</t></is></c><c t="inlineStr"><is><r><t>企业</t></r><rPh sb="0" eb="1"><t>qiye</t></rPh><r><t>名称</t></r></is></c>{地表水}{规模以上}</row>
<row>{甲县}<c t="s"><v>0</v></c><c><v>1.5</v></c><c t="b"><v>1</v></c></row>
<row r="4">{甲县}<c t="inlineStr"><is><r><t>乙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh><r><t><![CDATA[二<厂>]]>&amp;分厂</t></r></is></c><c t="s"><v>1</v></c><c t="str"><f>IF(1,"是")</f><v>是</v></c></row>
<row><c r="D5" t="b"><v>0</v></c><c r="C5"><f>1+1</f><v></v></c><c r="B5" t="str"><v>丙厂</v></c><c r="A5" t="str"><v>乙县</v></c></row>
END_OF_FILE
book mac.xlsx --1904 <<'END_OF_FILE'
[formats]
yyyy-mm-dd
[sheet 表]
<row>{县区}{企业名称}{投产日期}</row>
<row>{甲县}{甲厂}<c s="1"><v>44624</v></c></row>
END_OF_FILE
book strict.xlsx --strict <<'END_OF_FILE'
[sheet 表]
<row>{县区}{企业名称}{投产日期}</row>
<row>{甲县}{甲厂}<c t="d"><v>2026-03-05</v></c></row>
END_OF_FILE
book hidden.xlsx <<'END_OF_FILE'
[sheet 封面]
<row>{填报说明}</row>
[sheet 旧表 hidden]
<row>{县区}{企业名称}</row>
<row>{甲县}{旧厂}</row>
[sheet 极隐 veryHidden]
<row>{县区}{企业名称}</row>
<row>{甲县}{隐厂}</row>
[sheet 正表]
<dimension ref="A1:XFD1048576"/><sheetData><row>{县区}{企业名称}{企业编码}</row>
<row>{甲县}{正厂}<c><v>9.1620702E+17</v></c></row><row>{甲县}{整厂}<c><v>916207021234567891</v></c></row></sheetData>
END_OF_FILE
book prefix.xlsx <<'END_OF_FILE'
[sheet 表]
<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1"/><x:sheetData>
<x:row r="1"><x:c t="str"><x:v>县区</x:v></x:c><x:c t="str"><x:v>企业名称</x:v></x:c><x:c t="str"><x:v>人数</x:v></x:c></x:row>
<x:row r="2"><x:c t="str"><x:v>甲县</x:v></x:c><x:c t="str"><x:v>甲厂</x:v></x:c><x:c><x:v>1.2000000000000002E1</x:v></x:c></x:row>
</x:sheetData><x:sheetData/></x:worksheet>
END_OF_FILE
book formats.xlsx <<'END_OF_FILE'
[formats]
0.0"万m³"
#,##0"人";-#,##0"人"
0!.0,"万"
0.00_ "吨"
General"家"
000000
0.0"元"
0.00_);[Red]\(0.00\)
0.0"万m³";-0.0"m³"
[sheet 表]
<row>{县区}{企业名称}{地表水（m³）}{人数}{企业编码}</row>
<row>{甲县}{万}<c s="1"><v>12.3</v></c><c s="2"><v>1200</v></c><c s="6"><v>7</v></c></row>
<row>{甲县}{缩位}<c s="3"><v>123456</v></c><c s="5"><v>4</v></c><c s="6"><v>620702</v></c></row>
<row>{甲县}{吨}<c s="4"><v>7</v></c><c s="6"><v>12</v></c></row>
<row>{甲县}{元}<c s="7"><v>7</v></c></row>
<row>{甲县}{括号}<c s="8"><v>7.5</v></c></row>
<row>{甲县}{不一}<c s="9"><v>7.5</v></c></row>
END_OF_FILE
book beyond.xlsx <<'END_OF_FILE'
[sheet 表]
<row><c r="A1" t="str"><v>县区</v></c><c r="XFE1" t="str"><v>企业名称</v></c></row>
END_OF_FILE
book lost.xlsx <<'END_OF_FILE'
[texts]
<t>县区</t>
[sheet 表]
<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>
END_OF_FILE
book bottom.xlsx <<'END_OF_FILE'
[sheet 表]
<cols><col min="1" max="16384" style="1"/></cols><sheetData><row>{县区}{企业名称}</row>
<row>{甲县}{甲厂}</row>
<row r="1048576" s="1" customFormat="1"><c r="A1048576" s="1"/></row></sheetData>
END_OF_FILE
{
   printf '[texts]\n<t>'
   head -c 900000 /dev/zero | tr '\0' 'x'
   printf '</t>\n[sheet 表]\n<row>{县区}{企业名称}</row>\n<row>{甲县}'
   awk 'BEGIN { for (i = 0; i < 5; i++) printf "<c t=\"s\"><v>0</v></c>" }'
   printf '</row>\n'
} | book long-row.xlsx
{
   printf '[texts]\n<t>'
   head -c 900000 /dev/zero | tr '\0' 'x'
   printf '</t>\n[sheet 表]\n<sheetData><row>{县区}{企业名称}</row>\n'
   awk 'BEGIN { for (i = 2; i < 9; i++) printf "<row>{甲县}{某厂}<c r=\"%c%d\" t=\"s\"><v>0</v></c></row>\n", 65 + i, i
      printf "<row>{甲县}{末厂}</row></sheetData><mergeCells>"
      for (i = 2; i < 9; i++) printf "<mergeCell ref=\"%c%d:%c20\"/>", 65 + i, i, 65 + i }'
   printf '</mergeCells>\n'
} | book long-merges.xlsx
read_all

cell "UTF-16 without its mark, low byte first, with a 一 in it" little.csv 2 enterprise 一厂
cell "and high byte first" big.csv 2 surface 6
cell "semicolons in a table of tabs" tab.txt 2 enterprise '甲厂;二车间'
cell "a thousands separator" tab.txt 2 surface 1234
cell "full-width digits in 万" tab.txt 3 surface 123000
cell "quotes in quotes" tab.txt 3 enterprise '乙"一"厂'
cell "a quote within a cell; CR LF, LF and CR; blank rows above" ends.csv 5 enterprise '5"管厂'
cell "a line end within a cell" ends.csv 6 surface 6
cell "a comma where the point should be" comma.csv 2 surface '<fault>'
told "is told" 'comma.csv:2:3: warning: 地表水: "12,5" has its thousands separators in the wrong places'
cell "four bytes of GB18030" gb.csv 2 enterprise 𬭩厂
cell "full-width figures with a unit" gb.csv 2 surface 55000
cell "a head in 万吨" gb.csv 2 ground 120000
cell "a figure in words" gb.csv 3 surface '<fault>'
cell "a full-width dash is no figure" gb.csv 3 ground '<mark>'
told "a web page called .xls" "page.xls: error: this is a web page, whatever it is called: open it in Excel or WPS and save it as XLSX"
told "XML called .xls" "old-xml.xls: error: this is XML (a workbook of Excel 2003?): open it in Excel or WPS and save it as XLSX"

cell "two merged head rows over a unit row into which headings are merged" heads.xlsx 5 surface 123000
cell "each column by its own unit" heads.xlsx 5 ground 12000
cell "an area merged downwards" heads.xlsx 6 area a
cell "a percent sign in full width" heads.xlsx 6 reuse 85
is "the head is no record" "$(sqlite3 "$dir/p/t.db" "SELECT count(*) FROM ledger_water JOIN source s USING (file) WHERE s.path LIKE '%heads%'")" 2

for field in surface ground reuse; do cell "不涉及 merged over three columns is said of $field" across.xlsx 2 $field '<not_applicable>'; done
for field in surface ground; do cell "a figure merged over two columns is no $field" across.xlsx 3 $field '<fault>'; done
told "and told" 'across.xlsx[表]:3:4: warning: 地下水: "77" stands in a merged cell: it is of several columns together'
cell "a merge beyond the table's columns does no harm" across.xlsx 4 since 2026
cell "nor is what isn't merged touched" across.xlsx 4 surface 8

cell "a date" dates.xlsx 2 since 2026-03-05
cell "a date that is a text" dates.xlsx 3 since 2026-03-05
cell "a date in digits" dates.xlsx 5 since 2026-03-05
cell "a date with a time" dates.xlsx 6 since 2026-03-05T18:00
cell "a date's number without its format" dates.xlsx 4 since '<fault>'
told "is told with the day it would be" 'dates.xlsx[表]:4:3: warning: 投产日期: "46086" looks like a day count, 2026-03-05'
cell "a range" dates.xlsx 2 aim 1..2
for row in 3 4; do cell "a range that became a date, row $row" dates.xlsx $row aim '<fault>'; done
told "1月2日 is told" 'dates.xlsx[表]:3:4: warning: 年度目标: "1月2日" is a date, perhaps a range such as 1-2 changed by a spreadsheet'
told "so is 2026-01-02" 'dates.xlsx[表]:4:4: warning: 年度目标: "2026-01-02" is a date, perhaps a range'
told "and one among figures" 'dates.xlsx[表]:5:6: warning: 地表水: "1月2日" is a date'
cell "0.85 with a percentage's format" dates.xlsx 2 reuse 85
cell "0.85 without" dates.xlsx 3 reuse '<fault>'
told "is told" 'dates.xlsx[表]:3:5: warning: 重复利用率: "0.85" is at most 1 and has no per cent sign: a fraction or a percentage?'
cell "85" dates.xlsx 4 reuse 85
cell "a truth value is no figure" dates.xlsx 6 surface '<fault>'
told "an error in the name" 'dates.xlsx[表]:7:2: warning: 企业名称: "#REF!" is an error value of a spreadsheet'
told "in a date" 'dates.xlsx[表]:7:3: warning: 投产日期: "#N/A" is an error value of a spreadsheet'
told "and in a figure" 'dates.xlsx[表]:7:6: warning: 地表水: "#REF!" is an error value of a spreadsheet'

cell "rich text without its reading aids" rich.xlsx 2 enterprise '甲一 厂'
cell "inline, with CDATA" rich.xlsx 4 enterprise '乙二<厂>&分厂'
cell "a shared text that is empty" rich.xlsx 4 surface '<blank>'
cell "a formula's text" rich.xlsx 4 big 1
cell "a truth value" rich.xlsx 2 big 1
cell "cells out of their order, in a row without a number" rich.xlsx 5 area b
cell "a formula with an empty value" rich.xlsx 5 surface '<fault>'
cell "days counted from 1904" mac.xlsx 2 since 2026-03-05
cell "the strict kind of file, with its kind of date" strict.xlsx 2 since 2026-03-05
told "a hidden sheet is named" 'hidden.xlsx: note: sheet "旧表" is hidden and is not read'
told "so is one that is hidden for good" 'hidden.xlsx: note: sheet "极隐" is hidden and is not read'
told "and one without the table" 'hidden.xlsx: note: sheet "封面" has no table'
cell "the sheet on show is read, though it says that it is as large as can be" hidden.xlsx 2 enterprise 正厂
cell "a code that became a figure" hidden.xlsx 2 code '916207020000000000'
cell "one that the file writes in full keeps its digits" hidden.xlsx 3 code '916207021234567891'
told "is told" 'hidden.xlsx[正表]:2:3: warning: 企业编码: "916207020000000000" has only zeros after 15 digits: changed by a spreadsheet?'
cell "elements with a prefix, more rows than it says, a binary fraction's rest" prefix.xlsx 2 staff 12

cell "a unit that only the format shows" formats.xlsx 2 surface 123000
cell "人 too" formats.xlsx 2 staff 1200
cell "a figure shown divided, by what the word behind it says, means itself" formats.xlsx 3 surface 123456
cell "a suffix of the general format" formats.xlsx 3 staff 4
cell "tons are read as cubic metres" formats.xlsx 4 surface 7
told "which is told" 'formats.xlsx[表]:4:3: warning: 地表水: "7吨" is read as cubic metres'
cell "a code's leading zeros, which only the format shows" formats.xlsx 2 code 000007
cell "none where there are digits enough" formats.xlsx 3 code 620702
cell "they are nothing to a figure" formats.xlsx 4 staff 12
cell "a unit that is not the column's" formats.xlsx 5 surface '<fault>'
told "is told" 'formats.xlsx[表]:5:3: warning: 地表水: "7元" has another unit than the column'"'"'s m3'
cell "room for a bracket is no unit" formats.xlsx 6 surface 7.5
cell "of two that differ it is the one of the figure's sign" formats.xlsx 7 surface 75000
told "a column beyond XFD" 'beyond.xlsx: error: this workbook cannot be read: a cell of row 1 says it is XFE1'
told "a shared text that is not there, with its cell" 'lost.xlsx: error: this workbook cannot be read: row 1, column 2: there is no shared text 1'
is "a format dragged to the last row gives no rows" "$(sqlite3 "$dir/p/t.db" "SELECT rows FROM source WHERE path LIKE '%bottom%'")" 1
told "a long text that a row names again and again" 'long-row.xlsx: error: this workbook cannot be read: row 2 holds more than 4 MB of text'
told "and one that merges carry down" 'long-merges.xlsx: error: this workbook cannot be read: more than 4 MB of text are merged down into row 6'
is "of neither a row is kept" "$(sqlite3 "$dir/p/t.db" "SELECT sum(rows) FROM source WHERE path LIKE '%/long-%'")" 0

# ---- sheets of several periods ----
rm -f "$ledgers"/*
book two.xlsx <<'END_OF_FILE'
[sheet 2026年上半年]
<sheetData><row>{县区}{企业名称}{地表水（m³）}</row><row>{甲县}{甲厂}{1}</row></sheetData>
[sheet 2025年上半年]
<sheetData><row>{县区}{企业名称}{地表水（m³）}</row><row>{甲县}{甲厂}{2}</row></sheetData>
[sheet 去年]
<sheetData><row>{县区}{企业名称}{地表水（m³）}</row><row>{甲县}{甲厂}{3}</row></sheetData>
[sheet 补报]
<sheetData><row>{县区}{企业名称}{地表水（m³）}</row><row>{乙县}{乙厂}{4}</row></sheetData>
END_OF_FILE
book one.xlsx <<'END_OF_FILE'
[sheet 2025年下半年]
<sheetData><row>{县区}{企业名称}{地表水（m³）}</row><row>{甲县}{丙厂}{5}</row></sheetData>
END_OF_FILE
read_all
is "sheets that are of another period by their names are not read as this one's" \
   "$(sqlite3 "$dir/p/t.db" "SELECT group_concat(surface, ' ') FROM (SELECT surface FROM ledger_water ORDER BY surface)")" "1 4 5"
told "and told" 'two.xlsx[2026年上半年]: warning: by their names these sheets are of another period and are not read: “2025年上半年”、“去年”'
told "a file's only sheet is read and told" 'one.xlsx[2025年下半年]: warning: by its name sheet "2025年下半年" is of another period than 2026H1, as which it is read'
"$WENHENG" check -C "$dir/p" > "$dir/err" 2>&1
told "check says so" 'two.xlsx[2026年上半年]: warning: 工作表“2025年上半年”、“去年”按名称不是本期的，未读入 [sheet_period]'
told "of the only one too" 'one.xlsx[2025年下半年]: warning: 工作表“2025年下半年”按名称不是本期（2026H1）的，仍按本期读入，请核实 [sheet_period]'
