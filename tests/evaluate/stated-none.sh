#!/bin/sh
# An area may say in words of its own that it has none to report: 本期未开展活动 where a record's name belongs, and nothing else filled in.
# That is no record with everything missing: of what must be done it is nothing done, of what may not exist there not applicable. It is told.
. ./lib.sh
. ./judged.sh

judged_project activities rewards parks retrofit cases enterprises reclaimed << 'END'
return { start = "2026-01-01", thresholds = { manager = { value = 1, inclusive = true } }, indicators = {}, tasks = {},
   targets = { { id = "cases", goal = 4, unit = "个", mode = "count" } },
   table1 = { item = "6.3", years = { 2026 }, rows = { { area = "a", text = "1", min = 1, max = 1 } } },
   items = { { id = "3.1", task = 3 }, { id = "5.1", task = 5 }, { id = "5.3", task = 5 }, { id = "6.2", task = 6 }, { id = "6.3", task = 6 },
      { id = "8.1", task = 8 }, { id = "9.1", task = 9 }, { id = "9.2", task = 9 }, { id = "10.1", task = 10 } } }
END
activities() { printf '序号,县区,活动名称,活动类型,活动日期,参加人数,备注\n%b' "$1" > "$p/activities.csv"; }
rewards() { printf '县区,企业名称,奖补政策,符合条件,已申报,已兑现,奖补金额（万元）,日期\n%b' "$1" > "$p/rewards.csv"; }
activities '1,甲县,本期未开展活动,,,,\n'
rewards '甲县,无符合条件企业,—,否,否,否,0,\n'
printf '县区,园区名称,具备条件,年度计划项数,年度完成项数,建设阶段,统一供水,废水集中治理,备注\n甲县,辖区内没有工业园区,,,,,,,\n' > "$p/parks.csv"
printf '县区,项目名称,企业名称,任务年度,建设阶段,更新日期\n甲县,甲县2026年上半年暂无入库项目,,,,\n' > "$p/retrofit.csv"
printf '县区,案例名称,企业名称,年度,案例阶段,形成总结材料,备注\n甲县,,,,,,本期无典型案例\n' > "$p/cases.csv"
printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲县,无规模以上工业企业,,,,\n' > "$p/enterprises.csv"
printf '县区,污水处理厂,企业名称,配置状态,管网长度（km）,再生水用量（m3）\n甲县,,未开展点对点配置,,,\n' > "$p/reclaimed.csv"
judge
is "no activity" "$(judged item,9.1)" "未启动 0"
is "nobody to be rewarded" "$(judged item,10.1)" "不适用"
is "no park" "$(judged item,5.1) $(judged item,5.3)" "不适用 不适用"
is "nothing in the store" "$(judged item,6.2) $(judged item,6.3)" "未启动 0 未启动 0"
is "no case" "$(judged item,9.2)" "未开展 0"
is "no pair" "$(judged item,8.1)" "未开展 0"
is "no enterprise" "$(judged item,3.1)" "不适用"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
has "which is told" "$dir/json" "节水交流活动台账填“本期未开展活动”，按没有可报的计"
# check knows the words that the rules know: such a row is no record with everything blank
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
has "check tells it where it stands" "$dir/check" "activities.csv:2:3: note: 第2行：填“本期未开展活动”，按没有可报的计 [nothing]"
has "and among the remarks" "$dir/check" "cases.csv:2:7: note: 第2行：填“本期无典型案例”，按没有可报的计 [nothing]"
is "and nothing else of any of them" "$(grep -c '\[nothing\]' "$dir/check") $(grep -vc '\[nothing\]' "$dir/check")" "7 0"
is "none is a record" "$(sqlite3 "$dir/p/t.db" "SELECT sum(rows) FROM source")" 0
"$WENHENG" explain ledgers/retrofit.csv:2 -C "$dir/p" > "$dir/explained" 2>&1
has "explain knows the row" "$dir/explained" "a row that says there is none, no record of"

# a no and a count of none are nothing that is a record's; what can't be read may be
rewards '甲县,无,—,否,否,否,0,\n'
activities '1,甲县,本期未开展活动,,,许多,\n'
judge
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
is "nobody to be rewarded" "$(judged item,10.1)" "不适用"
is "a record in doubt" "$(judged item,9.1)" "数据缺失 0"
has "whose cell is told" "$dir/check" "activities.csv:2:6: error: 本期未开展活动“参加人数”"

# written across an empty table, or with no more than 无
activities '本期未开展活动,,,,,,\n'
rewards '甲县,甲县本期无,,,,,,\n'
judge
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
has "in whatever column it stands" "$dir/check" "activities.csv:2:1: note: 第2行：填“本期未开展活动”，按没有可报的计 [nothing]"
has "with its area before it" "$dir/check" "rewards.csv:2:2: note: 第2行：填“甲县本期无”，按没有可报的计 [nothing]"
is "nobody to be rewarded in it" "$(judged item,10.1)" "不适用"
activities '1,甲县,春季培训,培训,2026-03-01,,\n无其他情况,,,,,,\n'
judge
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
lacks "below a record it is a note" "$dir/check" "activities.csv:3"

# what has a day or a kind is a record, and so is an enterprise whose name begins so
activities '1,甲县,本期未开展活动,培训,,,\n2,甲县,春季培训,培训,2026-03-01,,\n'
rewards '甲县,无锡某某有限公司甲县项目,,,,,,\n'
judge
is "a kind without a day" "$(judged item,9.1)" "已完成 1"
is "a name" "$(judged item,10.1)" "数据缺失 0"
activities '1,甲县,本期未开展活动,培训,,,\n'
judge
is "alone it is not known" "$(judged item,9.1)" "数据缺失 0"
activities '1,甲县,本期未开展活动,,,,\n2,甲县,春季培训,培训,2026-03-01,,\n'
judge
is "beside a record it says nothing" "$(judged item,9.1)" "已完成 1"
