#!/bin/sh
# An area that says 无 has none; one that a common file leaves out has none where the ledger tells what was done in the half-year, but
# where it lists what stands, and stood there the half-year before, the area's part is missing.
. ./lib.sh
. ./judged.sh

halves="2025H2 2026H1"
judged_project parks reclaimed activities rewards << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = {},
   items = { { id = "5.1", task = 5 }, { id = "5.3", task = 5 }, { id = "8.1", task = 8 }, { id = "9.1", task = 9 }, { id = "10.1", task = 10 } } }
END
sed -i 's/{ { id = "a", name = "甲县", kind = "county" } }/{ { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } }/
   s/periods = {/periods = { "2025H2",/' "$dir/p/manifest.lua"
parks() { printf '县区,园区名称,具备条件,年度计划项数,年度完成项数,建设阶段,统一供水,废水集中治理,备注\n%b' "$2" > "$p/parks-$1.csv"; }
reclaimed() { printf '县区,污水处理厂,企业名称,配置状态,管网长度（km）,再生水用量（m3）\n%b' "$2" > "$p/reclaimed-$1.csv"; }
activities() { printf '序号,县区,活动名称,活动类型,活动日期,参加人数,备注\n%b' "$2" > "$p/activities-$1.csv"; }
rewards() { printf '县区,企业名称,奖补政策,符合条件,已申报,已兑现,奖补金额（万元）,日期\n%b' "$2" > "$p/rewards-$1.csv"; }
seen() { "$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1; }

parks 2025H2 '甲县,甲园,是,3,1,前期,是,否,\n乙县,乙园,是,3,1,前期,是,否,\n'
reclaimed 2025H2 '甲县,甲水厂,甲厂,已供水,2,100\n'
activities 2025H2 '1,甲县,冬季培训,培训,2025-12-01,20,\n'
rewards 2025H2 '甲县,甲厂,省级奖补,是,是,是,30,2025-10-10\n'
parks 2026H1 '乙县,乙园,是,3,1,前期,是,否,\n'
reclaimed 2026H1 '乙县,乙水厂,乙厂,已供水,2,100\n'
activities 2026H1 '1,乙县,春季培训,培训,2026-03-01,20,\n'
rewards 2026H1 '乙县,乙厂,省级奖补,是,是,是,30,2026-06-10\n'
judge
is "a park that was there and is left out" "$(judged item,5.1)" "数据缺失"
is "nor can it be said to be no duty" "$(judged item,5.3)" "数据缺失"
is "a pair that was there and is left out" "$(judged item,8.1)" "数据缺失"
is "activities that are left out were none" "$(judged item,9.1)" "未启动 0"
is "rewards that are left out were none" "$(judged item,10.1)" "不适用"

parks 2026H1 '乙县,乙园,是,3,1,前期,是,否,\n甲县,无,无,0,0,—,,/,园区已撤销\n'
reclaimed 2026H1 '乙县,乙水厂,乙厂,已供水,2,100\n甲县,无,无,无,—,0\n'
activities 2026H1 '1,乙县,春季培训,培训,2026-03-01,20,\n2,甲县,暂无,,,0,\n'
rewards 2026H1 '乙县,乙厂,省级奖补,是,是,是,30,2026-06-10\n甲县,不涉及,不涉及,不涉及,不涉及,不涉及,不涉及,不涉及\n'
judge
seen
is "no park" "$(judged item,5.1)" "不适用"
is "no duty" "$(judged item,5.3)" "不适用"
is "no pair" "$(judged item,8.1)" "未开展 0"
is "no activity" "$(judged item,9.1)" "未启动 0"
is "nobody to be rewarded" "$(judged item,10.1)" "不适用"
has "each is told" "$dir/check" "parks-2026H1.csv:3:2: note: 第3行：填“无”，按没有可报的计 [nothing]"
has "in its own words" "$dir/check" "activities-2026H1.csv:3:3: note: 第3行：填“暂无”，按没有可报的计 [nothing]"
lacks "and nothing of it is missing" "$dir/check" missing
"$WENHENG" explain ledgers/parks-2026H1.csv:3 -C "$dir/p" > "$dir/explained" 2>&1
has "explain knows the row" "$dir/explained" "a row that says there is none, no record of 工业园区节水设施台账: 甲县"

rewards 2026H1 '乙县,乙厂,省级奖补,是,是,是,30,2026-06-10\n甲县,甲厂,无,无,无,无,,\n'
activities 2026H1 '1,乙县,春季培训,培训,2026-03-01,20,\n2,甲县,无,培训,2026-04-01,30,\n'
judge
seen
is "one that is named is a record" "$(judged item,10.1)" "不适用"
is "and so is one with a day and people" "$(judged item,9.1)" "已完成 1"
is "neither says that there is none" "$(grep -c '^ledgers/[ar][ce][tw].*\[nothing\]' "$dir/check")" 0
