#!/bin/sh
# What an area gives twice counts once: a park, a pair of plant and enterprise, a pair of enterprises, a reward, an assessment.
# Where the two don't agree, what they don't agree in is missing wherever it matters, and check names both rows.
. ./lib.sh
. ./judged.sh

judged_project enterprises parks projects assessments reclaimed recycling rewards cases management << 'END'
return { start = "2026-01-01", thresholds = { manager = { value = 100000, inclusive = true } }, indicators = {}, tasks = {},
   targets = { { id = "cases", goal = 4, unit = "个" } },
   items = { { id = "2.1", task = 2 }, { id = "3.1", task = 3 }, { id = "5.1", task = 5 }, { id = "5.2", task = 5 }, { id = "5.3", task = 5 },
      { id = "7.2", task = 7 }, { id = "8.1", task = 8 }, { id = "9.2", task = 9 }, { id = "10.1", task = 10 } } }
END
printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲县,甲厂,是,是,否,是\n甲县,乙厂,是,否,否,是\n' > "$p/enterprises.csv"
parks() { printf '县区,园区名称,具备条件,年度计划项数,年度完成项数,建设阶段,统一供水,废水集中治理\n%b' "$1" > "$p/parks.csv"; }
reclaimed() { printf '县区,污水处理厂,企业名称,配置状态,管网长度,再生水用量\n%b' "$1" > "$p/reclaimed.csv"; }
recycling() { printf '县区,企业名称,工作类型,完成日期,对方企业,用水量\n%b' "$1" > "$p/recycling.csv"; }
rewards() { printf '县区,企业名称,奖补政策,符合条件,已申报,已兑现,奖补金额,日期\n%b' "$1" > "$p/rewards.csv"; }
printf '县区,项目名称,年度,需开展水资源论证\n甲县,一期项目,2026,是\n' > "$p/projects.csv"
printf '县区,项目名称,水资源论证,节水评价报告\n甲县,一期项目,是,是\n甲县,一期项目,是,否\n' > "$p/assessments.csv"
printf '县区,企业名称,节水管理制度,节水负责人,三级节水管理体系,纳入绩效考核,全周期管控机制\n甲县,甲厂,是,是,是,是,是\n甲县,甲厂,否,是,是,是,是\n' > "$p/management.csv"
printf '县区,案例名称,企业名称,年度,案例阶段,形成总结材料\n甲县,一案,甲厂,2026,已发布,是\n甲县,一案,甲厂,2026,审核,是\n甲县,二案,乙厂,2026,已发布,是\n' > "$p/cases.csv"
part() { grep "\"area\":\"a\",\"item\":\"$1\"" "$dir/json" | grep -o "\"label\":\"$2\"[^}]*" | sed 's/.*"value":"\([^"]*\)".*/\1/'; }
again() {
   judge
   "$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> /dev/null
   "$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
}

# word for word, but for remarks
parks '甲县,甲园,是,3,1,前期,是,否\n甲县,甲 园,是,3,1,前期,是,否\n'
reclaimed '甲县,甲水厂,甲厂,已供水,2,100\n甲县,甲水厂,甲厂,已供水,2,100\n甲县,乙水厂,甲厂,已供水,1,50\n'
recycling '甲县,甲厂,串联用水,2025-09,乙厂,10\n甲县,甲厂,串联用水,2025-09,乙厂,10\n'
rewards '甲县,甲厂,省级奖补,是,是,是,30,2026-06-10\n甲县,甲厂,"省级\n奖补",是,是,是,30,2026-06-10\n甲县,甲厂,市级奖补,是,否,否,,\n'
again
is "works of a park given twice" "$(judged item,5.1)" "滞后 1"
is "the park with one supply of water" "$(judged item,5.2)" "已开展 1"
is "the park to be finished" "$(judged item,5.3)" "滞后 0"
is "two plants of one enterprise are two pairs" "$(judged item,8.1)" "已开展 2"
is "whose volumes add up" "$(part 8.1 再生水用量)" 150
is "a pair in series" "$(judged item,7.2)" "已开展 1"
is "two policies of one enterprise are two rewards, one with a line break in its name is one" "$(judged item,10.1)" "达序时 1"
is "and paid once" "$(part 10.1 奖补金额)" 30
has "check says so" "$dir/check" "parks.csv:3:2: error: 甲园：本期重复，已见第2行 [duplicate]"
lacks "and of no park more" "$dir/check" "parks.csv:3:2: error: 甲园：本期给出不止一次"

# otherwise
parks '甲县,甲园,是,3,1,前期,是,否\n甲县,甲园,是,3,3,完工,是,否\n甲县,乙园,否,1,1,完工,是,是\n甲县,乙园,否,1,1,投运,是,是\n'
reclaimed '甲县,甲水厂,甲厂,已供水,2,100\n甲县,甲水厂,甲厂,已供水,2,120\n'
recycling '甲县,甲厂,串联用水,2025-09,乙厂,10\n甲县,甲厂,串联用水,2025-10,乙厂,10\n'
rewards '甲县,甲厂,省级奖补,是,是,是,30,2026-06-10\n甲县,甲厂,省级奖补,是,是,是,35,2026-06-11\n甲县,乙厂,省级奖补,是,是,否,,\n甲县,乙厂,省级奖补,是,否,否,,\n'
again
is "works that the two rows don't agree in are missing" "$(judged item,5.1)" "数据缺失 1"
is "what they agree in is known" "$(judged item,5.2)" "已开展 2"
is "a stage that they don't agree in is missing" "$(judged item,5.3)" "数据缺失 0"
is "one pair, whichever volume holds" "$(judged item,8.1)" "已开展 1"
is "its volume is missing" "$(part 8.1 再生水用量)" 0
has "and named" "$dir/json" '"missing":["甲厂（再生水用量）"]'
is "one pair, whenever it began" "$(judged item,7.2)" "已开展 1"
is "whether it was applied for is missing" "$(judged item,10.1)" "达序时 1"
is "an assessment both done and not" "$(judged item,2.1)" "数据缺失 0"
is "a system both there and not" "$(judged item,3.1)" "数据缺失 0"
is "a case both published and not" "$(judged item,9.2)" "已开展 1"
for place in parks.csv:3:2 parks.csv:5:2 reclaimed.csv:3:3 recycling.csv:3:5 rewards.csv:3:2 rewards.csv:5:2 assessments.csv:3:2 management.csv:3:2 cases.csv:3:2; do
   has "check names both rows: $place" "$dir/check" "ledgers/$place: error: "
done
has "in words" "$dir/check" "parks.csv:3:2: error: 甲园：本期给出不止一次，与第2行不一致，不能确定以哪一个为准 [repeated]"
lacks "and once only" "$dir/check" duplicate
"$WENHENG" explain 5.3 --area a --period 2026H1 -C "$dir/p" > "$dir/explained" 2>&1
has "explain shows the cell as missing, with what it says" "$dir/explained" "节水设施建设阶段 = —    ledgers/parks.csv:2:6    (as typed: 前期)"

# a name that enterprises share
cases() { printf '县区,案例名称,企业名称,年度,案例阶段,形成总结材料\n%b' "$1" > "$p/cases.csv"; }
cases '甲县,节水案例,甲厂,2026,已发布,是\n甲县,节水案例,乙厂,2026,已发布,是\n甲县,节水案例,乙 厂,2026,已发布,是\n'
again
is "cases of two enterprises are two" "$(judged item,9.2)" "已开展 2"
has "and whether they are one is asked" "$dir/check" "cases.csv:3:2: warning: 节水案例：本期同名，已见第2行，请核实是否重复"
lacks "they don't contradict one another" "$dir/check" "cases.csv:3:2: error"
cases '甲县,节水案例,甲厂,2026,已发布,是\n甲县,节水案例,乙厂,2026,审核,否\n甲县,节水案例,,2026,审核,否\n'
again
is "one that says no enterprise may be either: none is known to be published" "$(judged item,9.2)" "数据缺失 0"
has "and that is told" "$dir/check" "cases.csv:4:2: error: 节水案例：本期给出不止一次，与第2行不一致"
