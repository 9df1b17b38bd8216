#!/bin/sh
# Sheets that are called after areas: in a file that is declared for one the others' rows belong to none, with a word; in one that is
# declared for none each sheet's rows are its area's, and the sheet is all that there is of that area.
. ./lib.sh

command -v python3 > /dev/null || { ok "sheets of areas are left out: there is no python3"; exit 0; }
mkdir -p "$dir/p/ledgers" "$dir/p/scripts/ledgers"
cp ledger/areas/scripts/ledgers/water.lua "$dir/p/scripts/ledgers/"
python3 ledger/book.py "$dir/p/ledgers/sheets.xlsx" << 'END_OF_FILE'
[sheet 甲县]
<sheetData><row>{企业名称}{取水量（m³）}</row><row>{甲厂}{1}</row></sheetData>
[sheet 乙区(2)]
<sheetData><row>{企业名称}{取水量（m³）}</row><row>{乙厂}{2}</row></sheetData>
[sheet 补报]
<sheetData><row>{企业名称}{取水量（m³）}</row><row>{丙厂}{3}</row></sheetData>
END_OF_FILE
# read AREA [MORE]: the file is imported as declared for it, and checked
read_as() {
   cat > "$dir/p/manifest.lua" << END_OF_FILE
return { name = "sheets", database = "t.db", periods = { "2026H1" }, areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙区" } },
   ledgers = { { ledger = "water", file = "ledgers/sheets.xlsx", period = "2026H1" $1 } } }
END_OF_FILE
   (cd "$dir/p" && rm -f t.db && "$WENHENG" import > "$dir/out" 2> "$dir/err"; "$WENHENG" check > "$dir/check" 2>&1)
   rows=$(sqlite3 "$dir/p/t.db" "SELECT group_concat(enterprise || ' ' || coalesce(area, '-'), ', ') FROM (SELECT * FROM ledger_water ORDER BY intake)")
   covers=$(sqlite3 "$dir/p/t.db" "SELECT group_concat(coalesce(area, '-'), ' ') FROM (SELECT area FROM source ORDER BY path DESC)")
}
read_as ', area = "a"'
is "another area's sheet is none of the file's area" "$rows" "甲厂 a, 乙厂 -, 丙厂 a"
is "nor does it stand for all that area has" "$covers" "a a ?"
has "and told" "$dir/check" 'sheets.xlsx[乙区(2)]: error: 工作表“乙区(2)”写的是乙区，本文件登记为甲县，是哪个县区的不能确定'
read_as ''
is "declared for none, sheets say whose rows they are" "$rows" "甲厂 a, 乙厂 b, 丙厂 -"
is "and of which area they are all" "$covers" "- a b"
has "with a word" "$dir/check" 'sheets.xlsx[甲县]: note: 登记中没有写明县区，按标题或工作表名称中的“甲县”计 [area_named]'
has "and what says nothing is told" "$dir/check" 'sheets.xlsx[补报]:2: error: 没有“县区”列，登记中也没有写明县区：第2行起的记录不属于任何县区 [no_area]'
read_as ', area = "a", sheet = "乙区(2)"'
is "a sheet that the manifest asks for by its name is as it says" "$rows" "乙厂 a"
