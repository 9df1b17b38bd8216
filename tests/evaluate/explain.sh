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
