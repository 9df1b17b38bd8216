#!/bin/sh
# What a clerk crossed out in a workbook is no part of the text beside it; rows that are crossed out are not read; and a figure of which
# it cannot be said whether it was given up is no figure. All of it is told.
. ./lib.sh
command -v python3 > /dev/null || { ok "what is crossed out is left out: there is no python3"; exit 0; }
mkdir -p "$dir/p/ledgers" "$dir/p/scripts/ledgers"
cat > "$dir/p/manifest.lua" <<'END_OF_FILE'
return { name = "crossed", database = "t.db", periods = { "2026H1" },
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } },
   ledgers = { { ledger = "water", period = "2026H1", file = "ledgers/*" } } }
END_OF_FILE
cat > "$dir/p/scripts/ledgers/water.lua" <<'END_OF_FILE'
return { name = "water", label = "取水台账", key = "enterprise", fill_down_area = true,
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3" },
      { name = "reuse", label = "回用水量", type = "number", unit = "m3" },
      { name = "remark", label = "备注", type = "text" },
   } }
END_OF_FILE
ledgers=$dir/p/ledgers
python3 ledger/book.py "$ledgers/runs.xlsx" <<'END_OF_FILE'
[texts]
<r><rPr><strike/></rPr><t>100</t></r><r><t>120</t></r>
<r><t>12</t></r><r><rPr><strike val="0"/></rPr><t>3</t></r><r><rPr><strike val="false"/></rPr><t>4</t></r>
<r><rPr><b/><strike val="1"/><sz val="11"/></rPr><t>旧</t></r><r><rPr><b/></rPr><t>新厂</t></r><r><rPr><strike val="true"/></rPr><t>（停）</t></r>
<r><rPr><strike/></rPr><t>55</t></r><r><rPr><b/></rPr><t xml:space="preserve"> </t></r>
<r><t>7</t></r><r><rPr><b/></rPr><t>8</t></r>
[formats]
~~General
[sheet 表]
<sheetData><row>{县区}{企业名称}<c t="inlineStr"><is><r><rPr><strike/></rPr><t>用</t></r><r><t>取水量（m³）</t></r></is></c>{回用水量（m³）}{备注}</row>
<row>{甲县}{一厂}<c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>3</t></r><r><rPr><strike/></rPr><t>0</t></r></is></c></row>
<row>{甲县}{二厂}<c t="s"><v>1</v></c></row>
<row>{甲县}<c t="s"><v>2</v></c><c><v>5</v></c></row>
<row>{甲县}{四厂}<c t="s"><v>3</v></c><c s="1"><v>66</v></c><c t="inlineStr" s="1"><is><t>停产</t></is></c></row>
<row>{甲县}{五厂}<c t="s" s="1"><v>4</v></c></row></sheetData>
END_OF_FILE
python3 ledger/book.py "$ledgers/rows.xlsx" <<'END_OF_FILE'
[formats]
~~General
[sheet 表]
<sheetData><row>{县区}{企业名称}{取水量（m³）}{回用水量（m³）}</row>
<row>{甲县}{一厂}<c><v>1</v></c></row>
<row><c s="1" t="inlineStr"><is><t>乙县</t></is></c><c s="1" t="inlineStr"><is><t>二厂</t></is></c><c s="1"><v>2</v></c></row>
<row><c/>{三厂}<c><v>3</v></c></row>
<row>{乙县}<c s="1" t="inlineStr"><is><t>四厂</t></is></c><c><v>4</v></c></row>
<row>{乙县}{五厂}<c><v>5</v></c></row>
<row><c s="1" t="inlineStr"><is><t>甲县</t></is></c>{六厂}<c><v>6</v></c></row>
<row>{合计}<c/><c><v>15</v></c></row></sheetData>
END_OF_FILE
python3 ledger/book.py "$ledgers/merged.xlsx" <<'END_OF_FILE'
[formats]
~~General
[sheet 表]
<sheetData><row>{县区}{企业名称}<c s="1" t="inlineStr"><is><t>取水量（m³）</t></is></c>{回用水量（m³）}</row>
<row>{甲县}<c s="1" t="inlineStr"><is><t>一厂</t></is></c><c><v>1</v></c></row>
<row>{甲县}<c/><c><v>2</v></c></row>
<row>{甲县}{二厂}<c><v>3</v></c><c><v>4</v></c></row></sheetData>
<mergeCells><mergeCell ref="B2:B3"/></mergeCells>
END_OF_FILE
(cd "$dir/p" && "$WENHENG" import > "$dir/out" 2> "$dir/err"; "$WENHENG" check > "$dir/check" 2>&1)
# stored NAME FILE WANTED: what is stored of the file, each row as name intake reuse area
stored() {
   is "$1" "$(sqlite3 "$dir/p/t.db" "SELECT group_concat(row || ' ' || coalesce(enterprise, '-') || ' ' || coalesce(intake, '-') || ' ' || coalesce(reuse, '-') || ' ' || coalesce(area, '-'), ', ')
      FROM (SELECT l.* FROM ledger_water l JOIN source s USING (file) WHERE s.path LIKE 'ledgers/$2%' ORDER BY row)")" "$3"
}
told() { has "$1" "$dir/check" "$2"; }
stored "a text is what is left of it" runs "2 一厂 120 3 a, 3 二厂 1234 - a, 4 新厂 5 - a, 5 四厂 - - a, 6 五厂 8 - a"
told "what was there is told with what is read" 'runs.xlsx[表]:2:3: warning: 一厂“取水量”：单元格中“100”已划掉，按“120”计 [struck_part]'
told "in a text of the cell's own too" 'runs.xlsx[表]:2:4: warning: 一厂“回用水量”：单元格中“0”已划掉，按“3”计 [struck_part]'
told "of a name, piece by piece" 'runs.xlsx[表]:4:2: warning: 新厂“企业名称”：单元格中“旧 （停）”已划掉，按“新厂”计 [struck_part]'
told "in a heading" 'runs.xlsx[表]:1:3: warning: 表头中“用”已划掉，按“取水量（m³）”计 [struck_part]'
told "a figure of which only spaces are left" 'runs.xlsx[表]:5:3: error: 四厂“取水量”：“55”已划掉，是否作废无法判断，按数据缺失计 [struck]'
told "one in a font that is crossed out" 'runs.xlsx[表]:5:4: error: 四厂“回用水量”：“66”已划掉，是否作废无法判断，按数据缺失计 [struck]'
told "a remark" 'runs.xlsx[表]:5:5: error: 四厂“备注”：“停产”已划掉，是否作废无法判断，按数据缺失计 [struck]'
told "a run without a font has the cell's" 'runs.xlsx[表]:6:3: warning: 五厂“取水量”：单元格中“7”已划掉，按“8”计 [struck_part]'
stored "a row that is crossed out is not read, nor does it say of which area the next is" rows "2 一厂 1 - a, 4 三厂 3 - -, 6 五厂 5 - b, 7 六厂 6 - -"
told "and told with its name" 'rows.xlsx[表]:3: warning: 第3行“二厂”已整行划掉，未读入 [struck_row]'
told "a name alone decides nothing" 'rows.xlsx[表]:5:2: error: 第5行的名称“四厂”已划掉，本行其他内容没有划掉，是否作废无法判断，未读入 [struck_row]'
told "nor does an area" 'rows.xlsx[表]:7:1: error: 六厂“县区”：“甲县”已划掉，是否作废无法判断，按数据缺失计 [struck]'
lacks "a total is of the rows that are read" "$dir/check" "rows.xlsx[表]:8"
stored "a name that is merged down is crossed out in all its rows; so is a column by its heading" merged "4 二厂 - 4 a"
told "the heading is told" 'merged.xlsx[表]:1:3: error: 表头“取水量（m³）”已划掉，本列是否作废无法判断，按数据缺失计 [struck_head]'
told "and the second row of the name" 'merged.xlsx[表]:3:2: error: 第3行的名称“一厂”已划掉'
"$WENHENG" explain -C "$dir/p" ledgers/rows.xlsx:3 > "$dir/why" 2>&1
has "explain knows the row" "$dir/why" "a row that is crossed out"
printf '%% for _, r in ipairs(data.d) do\n{{ r["企业名称"] }}\n\n%% end\n' > "$dir/p/list.md"
"$WENHENG" compile "$dir/p/list.md" --data "d=$ledgers/rows.xlsx" -o "$dir/list.pdf" 2> "$dir/err"
has "data for a document is told, too" "$dir/err" 'rows.xlsx[表]:3:2: warning: "二厂" is crossed out, and is taken as it stands'
