#!/bin/sh
# What two cells of a ledger, or two ledgers, say against one another is told and judged neither way.
. ./lib.sh
. ./judged.sh

judged_project conclusions << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, items = {},
   targets = { { id = "system", mode = "qualitative" }, { id = "trial", mode = "qualitative" } } }
END
city() { sed -n "s/^$1,city,\([^,]*\),.*/\1/p" "$dir/judged"; }
concluded() {
   printf '指标编号,是否达到,认定结论,认定单位,认定日期\nsystem,%s,%s,市局,2026-06-30\n' "$1" "$2" > "$p/conclusions.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period 2026H1 --format csv -C "$dir/p" > "$dir/judged" 2> "$dir/err"
   is "$1 beside $2" "$(city target,system)" "$3"
}
concluded 是 尚未达到 待认定
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
has "with the reason" "$dir/json" "认定自相矛盾：是否达到填“是”，认定结论写“尚未达到”，不能确定以哪一个为准"
concluded 是 尚未达到，争取下半年达到 待认定
concluded 是 重点用水企业均未能完全建立节水管理制度 待认定
concluded 否 已达到年度要求 待认定
concluded 是 个别尚未建立的企业已列出清单限期完成，认定达到年度要求 已完成
concluded 是 制度基本建立 已完成
concluded 是 尚需进一步完善，总体认定达到 已完成
concluded 否 尚未达到 滞后
concluded 否 制度已建立，尚需努力 滞后
concluded 否 部分企业达到要求，总体差距较大 滞后
concluded 否 争取下半年达到 滞后

# a park that is said to be built, with works of its plan undone; a plan of a later year is none of that
rm -rf "$dir/p"
halves="2026H1 2027H1"
judged_project parks << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = {}, items = { { id = "5.1", task = 5 }, { id = "5.3", task = 5 } } }
END
sed -i 's/periods = { "2026H1", "2026H2" }/periods = { "2026H1", "2026H2", "2027H1" }/' "$dir/p/manifest.lua"
parks() { printf '县区,园区名称,具备条件,年度计划项数,年度完成项数,建设阶段,统一供水,废水集中治理\n%b' "$2" > "$p/parks-$1.csv"; }
parks 2027H1 '甲县,甲园,是,4,2,完工,是,是\n'
parks 2026H1 '甲县,甲园,是,4,2,完工,是,是\n'
judge
is "built, with 2 of 4 works" "$(judged item,5.3)" "数据缺失 0"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
has "which is told" "$dir/json" '"甲园（建设阶段填“完工”，计划4项只完成2项）"'
parks 2026H1 '甲县,甲园,是,4,4,完工,是,是\n'
judge
is "with all of them" "$(judged item,5.3)" "已完成 1"
parks 2026H1 '甲县,甲园,是,,2,完工,是,是\n'
judge
is "with a plan that is not given" "$(judged item,5.3)" "已完成 1"
parks 2026H1 '甲县,甲园,是,4,2,在建,是,是\n'
judge
is "being built" "$(judged item,5.3)" "达序时 0"
judge 2027H1
is "next year's plan is not that of the milestone" "$(judged item,5.3)" "已完成 1"

# rewards paid without an application or a right to them, pairs that use water before there is any, a case published unwritten
rm -rf "$dir/p"
halves="2025H1 2026H1"
judged_project enterprises monitoring rewards reclaimed cases << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = {},
   items = { { id = "1.2", task = 1 }, { id = "8.1", task = 8 }, { id = "8.2", task = 8 }, { id = "10.1", task = 10 } } }
END
sed -i 's/periods = {/periods = { "2025H1",/' "$dir/p/manifest.lua"
rewards() { printf '县区,企业名称,奖补政策,符合条件,已申报,已兑现,奖补金额（万元）\n甲县,甲厂,省级,%s\n' "$1" > "$p/rewards-2026H1.csv"; }
reclaimed() { printf '县区,污水处理厂,企业名称,配置状态,管网长度（km）,再生水用量（m3）\n甲县,一厂,甲厂,%s\n' "$1" > "$p/reclaimed-2026H1.csv"; }
cases() { printf '县区,案例名称,企业名称,年度,案例阶段,形成总结材料\n甲县,一案,甲厂,2026,%s\n' "$1" > "$p/cases-2026H1.csv"; }
for half in 2025H1 2026H1; do
   printf '县区,企业名称,规模以上,可使用再生水\n甲县,甲厂,是,是\n' > "$p/enterprises-$half.csv"
   printf '县区,企业名称,取水量（m3）,循环水量,串联水量,回用水量,主要产品,产品产量,产量单位\n甲县,甲厂,%s,0,0,0,淀粉,10,吨\n' "$([ $half = 2025H1 ] && echo 100 || echo 80)" > "$p/monitoring-$half.csv"
done
all() { rewards "$1"; reclaimed "$2"; cases "$3"; judge; is "$1 $2 $3" "$(judged item,10.1), $(judged item,8.1), $(judged item,8.2), $(judged item,1.2)" "$4"; }
all 是,是,是,30 已供水,1,5 已发布,是 "已完成 1, 已开展 1, 已开展 1, 已完成 1"
all 是,否,是,30 在建,1,5 已发布,否 "数据缺失 0, 数据缺失 0, 数据缺失 0, 数据缺失 0"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
has "paid and not applied for" "$dir/json" "甲厂（已兑现却未申报）"
has "used before there is any" "$dir/json" "甲厂（配置状态填“在建”却有用量）"
all 否,是,是,30 筹划,1,5 编写,否 "数据缺失 0, 数据缺失 0, 数据缺失 0, 未启动 0"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
has "paid without a right to it" "$dir/json" "甲厂（不符合条件却已兑现）"
all 否,否,否, 在建,1,0 审核,是 "不适用, 未开展 0, 未开展 0, 已完成 1"
