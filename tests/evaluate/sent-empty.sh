#!/bin/sh
# Lists that some areas sent without a record and without a word that there is none: check names each area, also where the lists are
# sheets of one workbook, and so do judgments, that of the city as well.
. ./lib.sh
. ./judged.sh

judged_project cases < /dev/null
cat > "$dir/p/policy.lua" << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = { { id = "cases", goal = 4, unit = "个", mode = "count" } },
   items = { { id = "9.2", task = 9 } } }
END
cat > "$dir/p/manifest.lua" << 'END'
local ledgers = {}
for _, a in ipairs { "a", "b", "c", "d" } do
   ledgers[#ledgers + 1] = { ledger = "cases", period = "2026H1", area = a, file = "ledgers/cases-" .. a .. ".csv" }
end
return { name = "sent-empty", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2026H1" }, ledgers = ledgers,
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" }, { id = "c", name = "丙县", kind = "county" },
      { id = "d", name = "丁县", kind = "county" } } }
END
head=案例名称,企业名称,年度,案例阶段,形成总结材料
printf "$head\n一案,甲厂,2026,已发布,是\n" > "$p/cases-a.csv"
printf "$head\n" > "$p/cases-b.csv"
printf "$head\n,,,,\n" > "$p/cases-c.csv"
printf "$head\n无,,,,\n" > "$p/cases-d.csv"
explained() { # explained AREA: the judgment's status and note
   "$WENHENG" explain 9.2 --period 2026H1 --area "$1" -C "$dir/p" > "$dir/out" 2> "$dir/err"
   sed -n '1s/.*: //p; s/^  note *//p' "$dir/out" | paste -sd ' '
}
judge
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
is "two are told" "$(grep -c no_records "$dir/check")" 2
has "each with its area" "$dir/check" "cases-c.csv: warning: 没有读到一条记录：确实没有的请填一行“无”，漏填的请补报（丙县） [no_records]"
is "one with a record" "$(explained a)" "已开展 全市任务，按贡献列示"
is "one without" "$(explained c)" "未开展 全市任务，按贡献列示；节水典型案例台账没有一条记录，也没有填“无”，按没有可报的计"
is "one that says 无" "$(explained d)" "未开展 全市任务，按贡献列示"
is "the city names the two" "$(explained city)" "滞后 乙县、丙县的节水典型案例台账没有一条记录，也没有填“无”，按没有可报的计"

# sheets of one workbook
command -v python3 > /dev/null || { ok "sheets that are empty are left out: there is no python3"; exit 0; }
python3 ledger/book.py "$p/cases.xlsx" << 'END'
[sheet 甲县]
<sheetData><row>{案例名称}{企业名称}{年度}{案例阶段}{形成总结材料}</row><row>{一案}{甲厂}{2026}{已发布}{是}</row></sheetData>
[sheet 乙县]
<sheetData><row>{案例名称}{企业名称}{年度}{案例阶段}{形成总结材料}</row></sheetData>
[sheet 丁县]
<sheetData><row>{案例名称}{企业名称}{年度}{案例阶段}{形成总结材料}</row><row>{无}</row></sheetData>
END
sed -i '/^for/,/^end/d; s|^local ledgers = {}|local ledgers = { { ledger = "cases", period = "2026H1", file = "ledgers/cases.xlsx" } }|' "$dir/p/manifest.lua"
rm -f "$dir/p/t.db"*
judge
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
is "one sheet is told" "$(grep -c no_records "$dir/check")" 1
has "with its area" "$dir/check" "cases.xlsx[乙县]: warning: 没有读到一条记录：确实没有的请填一行“无”，漏填的请补报（乙县） [no_records]"
is "and judged so" "$(explained b)" "未开展 全市任务，按贡献列示；节水典型案例台账没有一条记录，也没有填“无”，按没有可报的计"
case $(explained city) in *"乙县的节水典型案例台账没有一条记录"*) ok "the city names it" ;; *) not_ok "the city names it" "$(cat "$dir/out")" ;; esac
