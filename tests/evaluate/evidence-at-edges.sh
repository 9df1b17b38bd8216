#!/bin/sh
# What counts as evidence, at its edges: a test dated behind the period's end, a second plant that supplies an enterprise, a summary
# whose year can't be read, cases of no area, of years before the policy and dated later, and conclusions that contradict each other.
. ./lib.sh
. ./judged.sh

judged_project enterprises monitoring recycling reclaimed cases conclusions << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {},
   targets = { { id = "cases", goal = 4, unit = "个", mode = "count" }, { id = "system", mode = "qualitative" } },
   items = { { id = "1.2", task = 1 }, { id = "7.1", task = 7 }, { id = "8.2", task = 8 }, { id = "9.2", task = 9 } } }
END
sed -i 's/periods = {/periods = { "2025H1",/' "$dir/p/manifest.lua"
printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲县,甲厂,是,是,否,是\n' > "$p/enterprises.csv"
water='县区,企业名称,取水方式,取水量（m3）,地表水（m3）,地下水（m3）,自来水（m3）,再生水（m3）,用水环节,水循环模式,循环水量（m3）,串联水量（m3）,回用水量（m3）,排水量（m3）,主要产品,产量,产量单位,用水定额,工业增加值（万元）'
printf '%s\n甲县,甲厂,自备井,60,0,60,0,0,冷却,循环,940,0,0,5,淀粉,10,吨,7,10\n' "$water" > "$p/monitoring.csv"
printf '%s\n甲县,甲厂,自备井,90,0,90,0,0,冷却,循环,940,0,0,5,淀粉,10,吨,7,10\n' "$water" > "$p/ago.csv"
sed -i 's/return { name = "judged"/ledgers[#ledgers + 1] = { ledger = "monitoring", period = "2025H1", file = "ledgers\/ago.csv" }\n&/' "$dir/p/manifest.lua"
recycling() { printf '县区,企业名称,工作类型,完成日期\n甲县,甲厂,水平衡测试,%s\n' "$1" > "$p/recycling.csv"; }
reclaimed() { printf '县区,污水处理厂,企业名称,配置状态,管网长度（km）,再生水用量（m3）\n%b' "$1" > "$p/reclaimed.csv"; }
cases() { printf '县区,案例名称,企业名称,年度,案例阶段,形成总结材料,日期\n%b' "$1" > "$p/cases.csv"; }
conclusions() { printf '指标编号,是否达到,认定结论,认定单位,认定日期\n%b' "$1" > "$p/conclusions.csv"; }
city() {
   "$WENHENG" evaluate --period 2026H1 --format csv -C "$dir/p" 2> /dev/null | sed -n "s/^$1,city,\([^,]*\),\([^,]*\),.*/\1 \2/p" | sed 's/ $//'
}

recycling 2026-06-30
reclaimed '甲县,一厂,甲厂,在建,1,0\n甲县,二厂,甲厂,已供水,1,5\n'
cases '甲县,一案,甲厂,2026,已发布,是,2026-06-30\n'
conclusions 'system,是,达到,市局,2026-07-08\nsystem,否,未达到,市局,2026-07-07\n'
judge
is "a test on the last day" "$(judged item,7.1)" "已开展 1"
is "the second plant supplies it" "$(judged item,8.2)" "已开展 1"
is "a summary" "$(judged item,1.2)" "已完成 1"
is "a case" "$(city item,9.2)" "滞后 1"
is "the later conclusion holds" "$(city target,system)" "已完成"

recycling 2026-07-01
reclaimed '甲县,一厂,甲厂,在建,1,0\n甲县,二厂,甲厂,已供水,1,\n'
cases '甲县,一案,甲厂,26,编写,是,\n'
conclusions 'system,是,达到,市局,2026-07-08\nsystem,否,未达到,市局,2026-07-08\n'
judge
is "a test behind the end is not done yet" "$(judged item,7.1)" "未开展 0"
is "the second plant's volume is missing" "$(judged item,8.2)" "数据缺失 0"
is "a summary whose year can't be read may be this year's" "$(judged item,1.2)" "数据缺失 0"
is "two conclusions of one day" "$(city target,system)" "待认定"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> /dev/null
has "with the reason" "$dir/json" "认定结论给出不止一次且不一致，不能确定以哪一个为准"

cases '甲县,一案,甲厂,2026,已发布,是,2026-06-30\n甲县,二案,甲厂,2025,已发布,是,\n甲县,三案,甲厂,,已发布,是,2025-12-31\n甲县,四案,甲厂,2026,已发布,是,2026-06\n'
judge
is "cases of the years before are none of the policy's" "$(city item,9.2)" "达序时 2"
is "nor of the target's" "$(city target,cases)" "达序时 2"
is "nor the area's" "$(judged item,9.2)" "已开展 2"
cases '甲县,一案,甲厂,2026,已发布,是,2026-06-30\n甲县,二案,甲厂,2026,已发布,是,2026-07-01\n'
judge
is "a case dated behind the end may not have been there" "$(city item,9.2)" "数据缺失 1"
cases '甲县,一案,甲厂,2026,已发布,是,2026-06-30\n丁县,二案,丁厂,2026,已发布,是,2026-05-01\n丁县,三案,丁厂,2026,编写,是,\n'
judge
is "a case of no area that there is may be none of the city's" "$(city item,9.2)" "数据缺失 1"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> /dev/null
has "and is named" "$dir/json" '"missing":["二案（县区）"]'
