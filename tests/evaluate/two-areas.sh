#!/bin/sh
# What there is once in the city and two areas report: whose it is is not known, so that it is missing in both and counts once for the
# city; check names both rows.  What says in what it differs is two things.  Names are compared without case, width and spaces.
. ./lib.sh

mkdir -p "$dir/p/ledgers"
l=$dir/p/ledgers
cat > "$dir/p/policy.lua" << 'END'
return { start = "2026-01-01", thresholds = { manager = { value = 100000, inclusive = true }, three_simultaneous = { value = 20000, inclusive = true } },
   indicators = {}, tasks = {}, targets = { { id = "cases", goal = 4, unit = "个" } },
   table1 = { item = "6.3", years = { 2026 }, rows = { { area = "a", text = "2", min = 2, max = 2 }, { area = "b", text = "2", min = 2, max = 2 } } },
   items = { { id = "2.1", task = 2 }, { id = "2.2", task = 2 }, { id = "6.2", task = 6 }, { id = "6.3", task = 6 }, { id = "7.2", task = 7 },
      { id = "8.1", task = 8 }, { id = "9.2", task = 9 }, { id = "10.1", task = 10 } } }
END
cat > "$dir/p/manifest.lua" << 'END'
local ledgers = {}
for _, name in ipairs { "enterprises", "projects", "assessments", "three_simultaneities", "retrofit", "recycling", "reclaimed", "rewards", "cases" } do
   ledgers[#ledgers + 1] = { ledger = name, period = "2026H1", file = "ledgers/" .. name .. ".csv" }
end
return { name = "two", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2026H1" }, ledgers = ledgers,
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } } }
END
printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲县,甲厂,是,是,否,是\n乙县,乙厂,是,是,否,是\n' > "$l/enterprises.csv"
projects() { printf '县区,项目名称,企业名称,建设性质,年度,需开展水资源论证,年设计用水量（万m³）\n%b' "$1" > "$l/projects.csv"; }
assessments() { printf '县区,项目名称,水资源论证,节水评价报告\n%b' "$1" > "$l/assessments.csv"; }
three() { printf '县区,项目名称,同时设计,同时施工,同时投用\n%b' "$1" > "$l/three_simultaneities.csv"; }
retrofit() { printf '县区,项目名称,企业名称,任务年度,建设阶段,更新日期,总投资（万元）,年节水量（m³）\n%b' "$1" > "$l/retrofit.csv"; }
recycling() { printf '县区,企业名称,工作类型,完成日期,对方企业,用水量（m³）\n%b' "$1" > "$l/recycling.csv"; }
reclaimed() { printf '县区,污水处理厂,企业名称,配置状态,管网长度（km）,再生水用量（m³）\n%b' "$1" > "$l/reclaimed.csv"; }
rewards() { printf '县区,企业名称,奖补政策,符合条件,已申报,已兑现,奖补金额（万元）,日期\n%b' "$1" > "$l/rewards.csv"; }
cases() { printf '县区,案例名称,企业名称,年度,案例阶段,形成总结材料\n%b' "$1" > "$l/cases.csv"; }
projects ''; assessments ''; three ''; retrofit ''; recycling ''; reclaimed ''; rewards ''; cases ''
again() {
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period 2026H1 --format csv -C "$dir/p" > "$dir/csv" 2> "$dir/err"
   "$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
   "$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
}
state() { sed -n "s/^$1,$2,$3,\([^,]*\),\([^,]*\),.*/\1 \2/p" "$dir/csv" | sed 's/ $//'; }
part() { grep "\"area\":\"$1\",\"item\":\"$2\"" "$dir/json" | grep -o "\"label\":\"$3\"[^}]*" | sed 's/.*"value":"\([^"]*\)".*/\1/'; }

retrofit '甲县,P 1,甲厂,2026,完工,2026-06-20,5,100\n乙县,p1,甲厂,2026,完工,2026-06-20,5,100\n甲县,P2,甲厂,2026,完工,2026-06-20,5,100\n乙县,改造项目,乙厂,2026,完工,2026-06-20,5,100\n甲县,改造项目,甲厂,2026,在建,2026-06-20,5,100\n'
cases '甲县,一案,甲厂,2026,已发布,是\n乙县,一 案,甲厂,2026,已发布,是\n甲县,二案,甲厂,2026,已发布,是\n'
recycling '甲县,甲厂,串联用水,2025-09,乙厂,10\n乙县,乙厂,串联用水,2025-09,甲厂,10\n乙县,乙厂,分质用水,2025-09,丙厂,7\n乙县,丙厂,分质用水,2025-09,乙厂,7\n'
reclaimed '甲县,水厂,甲厂,已供水,2,100\n乙县,水厂,甲厂,已供水,2,100\n'
rewards '甲县,甲厂,省级奖补,是,是,是,30,2026-06-10\n乙县,甲厂,省级奖补,是,是,是,30,2026-06-10\n'
projects '甲县,K 1,甲厂,新建,2026,是,3\n甲县,k1,甲厂,新建,2026,是,3\n乙县,K1,乙厂,新建,2026,是,3\n'
assessments '甲县,Ｋ１,是,是\n乙县,K1,是,是\n'
three '甲县,k 1,是,是,未到阶段\n甲县,K1,是,是,否\n乙县,K1,是,是,是\n'
again
is "a project of two areas is missing in one" "$(state item 6.3 a)" "达序时 1"
is "and in the other" "$(state item 6.3 b)" "达序时 1"
has "with a word" "$dir/json" "P 1（另一县区也报了）"
is "its savings are neither's" "$(part a 6.2 年节水量) $(part b 6.2 年节水量)" "200 100"
is "cases count once for the city" "$(state item 9.2 city) $(state target cases city)" "达序时 2 达序时 2"
is "a pair that both ends report is neither area's" "$(state item 7.2 a)" "数据缺失 0"
is "and within an area it is one" "$(state item 7.2 b)" "已开展 1"
is "whose volume counts once" "$(part b 7.2 串联、分质用水量)" 7
is "a plant's pipe to an enterprise" "$(state item 8.1 a) $(state item 8.1 b)" "数据缺失 0 数据缺失 0"
is "a reward" "$(part a 10.1 奖补金额) $(part b 10.1 奖补金额)" "0 0"
is "a project in two ways of writing is one, and has its assessment in a third" "$(state item 2.1 a)" "已完成 1"
is "of the same name but of another enterprise it is another" "$(state item 2.1 b)" "已完成 1"
is "未到阶段 beside 否 is neither" "$(state item 2.2 a)" "数据缺失 0"
for place in retrofit.csv:3:2 cases.csv:3:2 recycling.csv:3:2 reclaimed.csv:3:3 rewards.csv:3:2; do
   has "check names both rows: $place" "$dir/check" "ledgers/$place: error: "
done
has "in words" "$dir/check" "retrofit.csv:3:2: error: p1：另一县区也报了（第2行），属于哪个县区不能确定，两县区都按数据缺失计，全市只计一次；请只由一个县区报，不是同一个的请写明区别 [two_areas]"
has "a pair from its other end too" "$dir/check" "recycling.csv:5:2: error: 丙厂：与第4行是同一对，双方各报了一次，只计一对 [repeated]"
has "and spellings of one project" "$dir/check" "projects.csv:3:2: error: k1：本期重复，已见第2行 [duplicate]"
lacks "what says how it differs is not told" "$dir/check" "projects.csv:4:2: error"

three '甲县,k 1,是,是,否\n甲县,K1,是,是,未到阶段\n'
again
is "whichever stands first" "$(state item 2.2 a)" "数据缺失 0"
has "and both rows are told" "$dir/check" "three_simultaneities.csv:3:2: error: K1：本期给出不止一次，与第2行不一致"
three '甲县,k 1,是,是,\n甲县,K1,是,是,未到阶段\n'
again
is "不涉及 beside nothing is not settled either" "$(state item 2.2 a)" "数据缺失 0"
