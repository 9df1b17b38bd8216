#!/bin/sh
# A project from its ledgers to its documents in one command, and what stands in the way of it.
. ./lib.sh

p=$dir/p
mkdir -p "$p/scripts/ledgers" "$p/templates"
cat > "$p/manifest.lua" <<'END'
return {
   name = "small", database = "t.db",
   areas = { { id = "a", name = "甲县", aliases = { "甲县工信局" } }, { id = "b", name = "乙区" }, { id = "c", name = "丙县" } },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "works", file = "before.csv", period = "2025H2" },
      { ledger = "works", file = "now.csv", period = "2026H1" },
   },
   documents = { { name = "area", template = "area.md", each = "area", output = "{area.name}.pdf" }, { name = "list", template = "list.md", output = "list.pdf" } },
}
END
cat > "$p/scripts/ledgers/works.lua" <<'END'
return {
   name = "works", label = "项目台账", key = "name",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "name", label = "项目名称", type = "text" },
      { name = "saved", label = "节水量", type = "number", unit = "m3" },
      { name = "due", label = "完成时限", type = "date" },
   },
}
END
echo 'return function(period) end' > "$p/scripts/evaluate.lua"
cat > "$p/templates/area.md" <<'END'
---
class = "plain"
---
% local rows = store.rows("works", { period = period.id, area = area.id })
% for _, r in ipairs(rows) do
{{ r.name }}（{{ r.due and fmt.due(r.due) or "时限不明" }}）

% end
% if #rows == 0 then
无
% end
END
cat > "$p/templates/list.md" <<'END'
---
class = "plain"
---
% for _, r in ipairs(store.query("SELECT name, due FROM ledger_works WHERE period = '2026H1' AND due IS NOT NULL ORDER BY due COLLATE date, row")) do
{{ r.name }}{{ fmt.date(r.due) }}

% end
{{ #store.findings { period = period.id } }}条
END
printf '县区,项目名称,节水量,完成时限\n甲县,冷却塔,100,2025年底前\n乙区,回用,200,2025-11-30\n丙县,一厂改造,5,2025年12月\n丙县,二厂改造,6,2025年12月\n' > "$p/before.csv"
printf '县区,项目名称,节水量,完成时限\n甲县工信局,冷却塔,1.5万,2026年底前\n乙区,回用,210,2026年上半年\n乙区,零排放,—,2026.4\n甲县,管网,12,2026-4-30\n戊县,外来项目,7,2026-03-02\n乙区,软化水,3,46086\n' > "$p/now.csv"
run() { "$WENHENG" "$@" -C "$p"; }

status "batch reads the ledgers itself" 0 run batch area --period 2026H1 -o "$dir/areas" -j 2
has "and says what they are" "$dir/err" "now.csv: note: read as UTF-8: 6 records"
says() { pdftotext -raw "$dir/areas/$1.pdf" - | tr -d '\f' | sed '$d' | tr '\n' ' '; }
is "an area's rows, by its other name too" "$(says 甲县)" "冷却塔（2026年底前） 管网（2026年4月底前） "
is "another's" "$(says 乙区)" "回用（2026年上半年） 零排放（2026年4月底前） 软化水（时限不明） "
is "one without rows" "$(says 丙县)" "无 "
run check --period 2026H1 > "$dir/check"
has "a row of no area is reported" "$dir/check" "now.csv:6:1: error: 外来项目“县区”：“戊县”不是本项目的县区"
has "so is a day count for a date, with its reading" "$dir/check" "now.csv:7:4: error: 软化水“完成时限”：“46086”像表格软件的日期序号（2026-03-05）"
has "an area that reports no more is called by its name" "$dir/check" "项目台账：2025H2有2条，本期未报（丙县，2026H1）"
status "build" 0 run build list --period 2026H1 -o "$dir/list.pdf"
pdftotext -raw "$dir/list.pdf" "$dir/txt"
is "dates sort by time, not by text" "$(head -n 5 "$dir/txt" | tr '\n' ' ')" "外来项目2026年3月2日 管网2026年4月30日 零排放2026年4月 回用2026年上半年 冷却塔2026年12月31日 "
findings=$(wc -l < "$dir/check" | tr -d ' ')
rm "$p/t.db"
run build list --period 2026H1 -o "$dir/again.pdf" > /dev/null 2>&1
cmp -s "$dir/list.pdf" "$dir/again.pdf" && ok "a fresh database gives the same document" || not_ok "a fresh database gives the same document" "it differs"
has "which knows every finding of check" "$dir/txt" "${findings}条"
status "--strict: faults in the data end the run" 1 run build list --period 2026H1 --strict -o "$dir/strict.pdf"
has "they are listed" "$dir/err" "now.csv:6:1: error"
is "nothing is written" "$(ls "$dir/strict.pdf" 2> /dev/null)" ""
status "--strict: a fault met while reading is an error there" 1 run build list --period 2026H1 --strict --db "$dir/new.db" -o "$dir/strict.pdf"
has "in the words of import" "$dir/err" 'now.csv:7:4: error: 完成时限: "46086" looks like a day count'

# import FILE...
printf '县区,项目名称,节水量,完成时限\n甲县,新项目,1,2026-05-01\n' > "$p/now.csv"
status "import of one file" 0 run import before.csv
has "reads no other" "$dir/err" "0 files read, 1 unchanged"
status "import by the path from here" 0 run import "$p/now.csv"
has "reads it" "$dir/err" "1 file read, 0 unchanged"
status "import of a file that is not there" 1 run import now.csv other.csv
has "names it" "$dir/err" "other.csv: error: there is no such file"
echo 某某 > "$p/other.csv"
status "import of a file that is no ledger" 1 run import now.csv other.csv
has "names it" "$dir/err" "other.csv: error: no ledger of the manifest is in this file"
printf 'PK\003\004' > "$p/now.csv"
status "a ledger that cannot be read" 1 run build list --period 2026H1 -o "$dir/old.pdf"
has "is named" "$dir/err" "now.csv: error: this workbook cannot be read: it is cut off"
pdftotext -raw "$dir/old.pdf" "$dir/txt" 2> /dev/null
has "the document is made from what was read before" "$dir/txt" "新项目2026年5月1日"
