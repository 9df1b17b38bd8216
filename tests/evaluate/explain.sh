#!/bin/sh
# A judgment explained: its formula and its inputs, each with file, row and column; as text, JSON and, listed, CSV.
. ./lib.sh

cp -R fault/project "$dir/p"
cd "$dir/p" || exit 1
"$WENHENG" import -q 2> "$dir/err" && "$WENHENG" evaluate --period 2026H1 --format csv -o list.csv
is "judgments as CSV" "$(sed -n '1p;4p' list.csv)" 'kind,subject,area,status,value,goal,unit,formula
item,9.2,city,达序时,2,4,个,达到计数阶段的典型案例数'
"$WENHENG" explain 9.2 --period 2026H1 --area city > out
is "a judgment with value, goal, formula and inputs" "$(cat out)" 'item 9.2, city: 达序时
  value    2 个
  goal     4 个
  formula  达到计数阶段的典型案例数
  inputs
    案例名称 = 案例一    ledgers/cases-2026H1.csv:2:2
    案例一 案例阶段 = 已发布    ledgers/cases-2026H1.csv:2:5
    案例名称 = 案例二    ledgers/cases-2026H1.csv:3:2
    案例二 案例阶段 = 已发布    ledgers/cases-2026H1.csv:3:5'
"$WENHENG" explain 9.2 --period 2026H1 --format json > out.json
is "all areas' as JSON" "$(python3 -c '
import json
for j in json.load(open("out.json")): print(j["area"], j["status"], len(j["sources"]))')" 'a 已开展 4
b 未开展 0
city 达序时 4'
status "a subject that is none" 1 "$WENHENG" explain none --period 2026H1
has "says where they are listed" "$dir/err" 'there is no judgment on "none" in 2026H1; `wenheng evaluate --period 2026H1` lists them'
status "an area without one" 1 "$WENHENG" explain cases --period 2026H1 --area a
has "names the area" "$dir/err" '"cases"'

# those that lack data are named: whole where they are few, the first of many with how many there are, all of them in JSON
cd "$top/tests" || exit 1
rm -rf "$dir/p"
. ./judged.sh
judged_project enterprises management << 'END'
return { start = "2026-01-01", thresholds = { manager = { value = 1, inclusive = true } }, indicators = {}, tasks = {}, targets = {},
   items = { { id = "3.1", task = 3 } } }
END
lacking() { # how many of twelve key users don't say whether they have a system
   { echo 县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水; seq -f '甲县,第%02g厂,是,是,否,否' 12; } > "$p/enterprises.csv"
   { echo 县区,企业名称,节水管理制度,节水负责人,三级节水管理体系,纳入绩效考核,全周期管控机制
     seq -f '甲县,第%02g厂,,是,是,是,是' "$1"; seq -f '甲县,第%02g厂,是,是,是,是,是' $(($1 + 1)) 12; } > "$p/management.csv"
   judge
   "$WENHENG" explain 3.1 --period 2026H1 --area a "$2" "$3" -C "$dir/p" > "$dir/out" 2> "$dir/err"
}
lacking 2 --lang zh
is "two" "$(grep '^  missing' "$dir/out")" "  missing  第01厂（节水管理制度）、第02厂（节水管理制度）"
lacking 2 --lang en
is "two in English" "$(grep '^  missing' "$dir/out")" "  missing  第01厂 (system of water-saving management), 第02厂 (system of water-saving management)"
lacking 12 --lang zh
is "ten of twelve" "$(grep '^  missing' "$dir/out")" "  missing  $(seq -f '第%02g厂（节水管理制度）' -s 、 10)等12个（--format json列出全部）"
lacking 12 --lang en
has "ten of twelve in English" "$dir/out" "第10厂 (system of water-saving management) and 2 more (--format json has all)"
lacking 12 --format json
is "all twelve in JSON" "$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))[0]["data"]["missing"]))' "$dir/out")" 12
lacking 0 --lang zh
is "none" "$(grep -c '^  missing' "$dir/out")" 0
