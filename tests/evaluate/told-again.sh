#!/bin/sh
# What is told of in both half-years of a year counts as it was told of last; a half-year without a file is told as missing and decides
# only where it could; what is dated in another year is that year's, and one meeting dated by its month and by its day is one.
. ./lib.sh
. ./judged.sh

halves="2026H1 2026H2"
judged_project activities rewards << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = {},
   items = { { id = "9.1", task = 9 }, { id = "10.1", task = 10 } } }
END
activities() { printf '县区,活动名称,活动类型,活动日期\n%b' "$2" > "$p/activities-$1.csv"; }
rewards() { printf '县区,企业名称,奖补政策,符合条件,已申报,已兑现,奖补金额（万元）,日期\n%b' "$2" > "$p/rewards-$1.csv"; }
json() { "$WENHENG" evaluate --period "$1" --area a --format json -C "$dir/p" > "$dir/json" 2> /dev/null; }

activities 2026H1 '甲县,会,技术交流,2026-05-01\n'
activities 2026H2 '甲县,会,宣传,2026-05-01\n'
rewards 2026H1 '甲县,甲厂,省级,是,否,否,,\n'
rewards 2026H2 '甲县,甲厂,省级,否,否,否,,\n'
judge 2026H2
is "a meeting that is none of those after all" "$(judged item,9.1)" "未启动 0"
is "an enterprise that is not eligible after all" "$(judged item,10.1)" "不适用"
rewards 2026H1 '甲县,甲厂,省级,是,是,是,7,\n'
rewards 2026H2 '甲县,甲厂,省级,是,是,否,,\n'
judge 2026H2
json 2026H2
has "a reward that was not paid after all" "$dir/json" '{"label":"已兑现奖补","unit":"户","value":"0"}'
rewards 2026H2 '甲县,甲厂,省级,是,否,否,,\n'
judge 2026H2
is "an application taken back" "$(judged item,10.1)" "未启动 0"

activities 2026H1 '甲县,会,技术交流,2026-05-01\n甲县,会,技术交流,2026-05\n甲县,训,培训,2026-05-02\n甲县,训,培训,2026-05-20\n甲县,训,培训,2026年5月\n'
activities 2026H2 '甲县,会,技术交流,2026/5/1\n'
judge 2026H2
is "one meeting by its day and by its month, two by their days" "$(judged item,9.1)" "已完成 3"

rewards 2026H1 '甲县,甲厂,省级,是,是,是,7,2025-11-02\n'
rewards 2026H2 '甲县,甲厂,市级,是,否,否,,2026-10-01\n'
judge 2026H2
is "a reward of the year before is none of this year's" "$(judged item,10.1)" "未启动 0"
rewards 2026H2 '甲县,甲厂,省级,否,否,否,,2025-11-02\n'
rewards 2026H1 '甲县,甲厂,省级,是,是,是,7,2026-05-02\n'
judge 2026H2
is "nor does it take anything back" "$(judged item,10.1)" "已完成 1"

activities 2026H1 '甲县,会,技术交流,2026-05-01\n'
rewards 2026H1 '甲县,甲厂,省级,是,是,是,7,\n'
rm "$p/activities-2026H2.csv" "$p/rewards-2026H2.csv"
for period in 2026H2 2026; do
   judge $period
   # a second activity takes nothing from the first; who else may be eligible is not known
   is "what counts is met in the first half-year, the second not sent ($period)" "$(judged item,9.1), $(judged item,10.1)" "已完成 1, 数据缺失 1"
   json $period
   has "which is told" "$dir/json" '"missing":["节水交流活动台账（2026年下半年）"]'
done
activities 2026H1 '甲县,会,宣传,2026-05-01\n'
rewards 2026H1 '甲县,甲厂,省级,否,否,否,,\n'
judge 2026H2
is "what is not met may be in the other half-year" "$(judged item,9.1), $(judged item,10.1)" "数据缺失 0, 数据缺失"
mv "$p/activities-2026H1.csv" "$p/activities-2026H2.csv"
mv "$p/rewards-2026H1.csv" "$p/rewards-2026H2.csv"
judge 2026H2
is "whichever it is" "$(judged item,9.1), $(judged item,10.1)" "数据缺失 0, 数据缺失"
json 2026H2
has "and that is told" "$dir/json" '"missing":["节水奖补台账（2026年上半年）"]'
rm "$p/activities-2026H2.csv" "$p/rewards-2026H2.csv"
judge 2026H2
is "nothing sent at all" "$(judged item,9.1), $(judged item,10.1)" "数据缺失, 数据缺失"
