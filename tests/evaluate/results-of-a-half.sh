#!/bin/sh
# 1.2 is of the year: who has clearly improved in its first half owes a summary also when the second half says otherwise, and what it has
# written counts at the year's end.
. ./lib.sh
. ./judged.sh

halves="2025H1 2025H2 2026H1 2026H2"
judged_project enterprises monitoring cases << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = {}, items = { { id = "1.2", task = 1 } } }
END
sed -i 's/periods = {/periods = { "2025H1", "2025H2",/' "$dir/p/manifest.lua"
for half in $halves; do
   printf '县区,企业名称,规模以上\n甲县,甲厂,是\n' > "$p/enterprises-$half.csv"
   printf '县区,企业名称,年度,案例名称,案例阶段,形成总结材料\n' > "$p/cases-$half.csv"
done
# took HALF VOLUME: the intake for 500 tons
took() {
   printf '县区,企业名称,取水量（立方米）,循环水量（立方米）,串联水量（立方米）,回用水量（立方米）,主要产品,产品产量,产量单位\n甲县,甲厂,%s,0,0,0,淀粉,500,吨\n' "$2" > "$p/monitoring-$1.csv"
}
took 2025H1 50000
took 2025H2 50000
took 2026H1 44000
took 2026H2 50000
judge 2026H1
is "improved in the first half: a summary is due" "$(judged item,1.2)" "未启动 0"
judge 2026H2
is "it still is at the year's end" "$(judged item,1.2)" "未启动 0"
printf '甲县,甲厂,2026,甲厂做法,编写,是\n' >> "$p/cases-2026H2.csv"
judge 2026H2
is "one that is written counts" "$(judged item,1.2)" "已完成 1"
took 2026H1 49000
judge 2026H2
is "improved in neither: none is due" "$(judged item,1.2)" "不适用"
took 2026H1 待核
judge 2026H2
is "not known of the first half: nor is it at the year's end" "$(judged item,1.2)" "数据缺失"
"$WENHENG" explain 1.2 --area a --period 2026H2 -C "$dir/p" > "$dir/out" 2>&1
has "the half-year is named" "$dir/out" "2026年上半年同比数据"
