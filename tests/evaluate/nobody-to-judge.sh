#!/bin/sh
# A ledger is missed only where somebody is to be judged by it: without such an enterprise or project an item does not apply, without
# one over its quota nobody needs a time limit. A directory or a store that says 无 has said what there is.
. ./lib.sh
. ./judged.sh

halves="2025H1 2026H1"
judged_project enterprises monitoring management metering quotas overquota projects retrofit cases << 'END'
return { start = "2026-01-01", thresholds = { manager = { value = 1, inclusive = true }, three_simultaneous = { value = 20000, inclusive = true } },
   indicators = {}, tasks = {}, targets = {}, table1 = { item = "6.3", works = "节水技改", years = { 2026 }, rows = { { area = "a", text = "1", min = 1, max = 1 } } },
   items = { { id = "1.1", task = 1 }, { id = "1.2", task = 1 }, { id = "2.1", task = 2 }, { id = "2.2", task = 2 }, { id = "3.1", task = 3 },
      { id = "3.2", task = 3 }, { id = "4.1", task = 4 }, { id = "4.2", task = 4 }, { id = "4.3", task = 4 }, { id = "6.1", task = 6 },
      { id = "6.2", task = 6 }, { id = "6.3", task = 6 }, { id = "7.1", task = 7 }, { id = "7.3", task = 7 }, { id = "8.2", task = 8 } } }
END
sed -i 's/periods = {/periods = { "2025H1",/' "$dir/p/manifest.lua"
directory() { printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n%b' "$2" > "$p/enterprises-$1.csv"; }
projects() { printf '县区,项目名称,年度,需开展水资源论证,年设计用水量（m3）\n%b' "$1" > "$p/projects-2026H1.csv"; }
retrofit() { printf '县区,项目名称,任务年度,建设阶段,更新日期\n%b' "$1" > "$p/retrofit-2026H1.csv"; }
water='县区,企业名称,取水方式,取水量（m3）,地表水（m3）,地下水（m3）,自来水（m3）,再生水（m3）,用水环节,水循环模式,循环水量（m3）,串联水量（m3）,回用水量（m3）,排水量（m3）,主要产品,产量,产量单位,用水定额,工业增加值（万元）'
record() { printf '%s\n甲县,甲厂,自备井,%s,0,%s,0,0,冷却,循环,940,0,0,5,淀粉,10,吨,7,10\n' "$water" "$2" "$2" > "$p/monitoring-$1.csv"; }
none_of() { for item in "$@"; do is "$item does not apply" "$(judged "item,$item")" "不适用"; done; }
missed() { for item in "$@"; do is "$item is missed" "$(judged "item,$item")" "数据缺失"; done; }

directory 2026H1 '甲县,甲厂,否,否,否,否\n'
projects '甲县,小项目,2026,否,100\n'
judge
none_of 1.1 1.2 2.1 2.2 3.1 3.2 4.1 4.2 4.3 6.1 7.1 7.3 8.2
missed 6.2 6.3

directory 2026H1 '甲县,无,,,,\n'
judge
none_of 1.1 3.1 4.1 6.1 7.3 8.2
directory 2025H1 '甲县,甲厂,是,是,是,是\n'
judge
none_of 1.1 3.1 4.1 6.1 7.3 8.2 # the earlier list holds no longer
rm "$p/enterprises-2026H1.csv"
judge
missed 1.1 3.1 4.1 6.1 7.3 8.2 # … but it does where none followed it

directory 2026H1 '甲县,甲厂,是,是,是,是\n'
projects '甲县,大项目,2026,是,20000\n'
record 2026H1 60
judge
missed 2.1 2.2 3.1 3.2 4.1 4.2 4.3 7.3
is "within its quota, no list of limits is wanted" "$(judged item,6.1)" "已完成 1"
missed 1.2 # it was listed a year ago and did not report then
record 2025H1 61
judge
none_of 1.2 # no better than then: no list of summaries is wanted
directory 2025H1 '甲县,乙厂,是,是,是,是\n'
rm "$p/monitoring-2025H1.csv"
judge
none_of 1.2 # new since
record 2026H1 80
judge
missed 6.1
directory 2025H1 '甲县,甲厂,是,是,是,是\n'
record 2025H1 160
judge
missed 1.2 # clearly better, and nothing known of a summary

retrofit '甲县,无,,,\n'
judge
is "a store without a project is not begun" "$(judged item,6.2)" "未启动 0"
is "nor is the year's task" "$(judged item,6.3)" "未启动 0"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> /dev/null
has "with the reason" "$dir/json" "储备库没有项目"
