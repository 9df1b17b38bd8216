#!/bin/sh
# What is missing decides only where it could: a plan that is not given, an area's list of cases, an enterprise's figures beside a limit.
# What cannot be a figure (a rate of nothing but reuse, an intensity of added value below nothing) is none, and what is said not to
# concern an enterprise counts neither way.
. ./lib.sh
. ./judged.sh

halves="2028H1 2028H2"
judged_project enterprises monitoring management parks reclaimed cases control official conclusions analysis << 'END'
return { start = "2026-01-01", thresholds = { manager = { value = 1, inclusive = true } }, indicators = { "reuse", "intensity", "added_value" }, tasks = {},
   targets = { { id = "cases", goal = 4, unit = "个", mode = "count" }, { id = "system", mode = "qualitative" }, { id = "reuse", goal = 94 },
      { id = "intensity" }, { id = "monitoring" } },
   items = { { id = "1.1", task = 1 }, { id = "3.1", task = 3 }, { id = "5.1", task = 5 }, { id = "8.2", task = 8 }, { id = "9.2", task = 9 } } }
END
sed -i 's/{ { id = "a", name = "甲县", kind = "county" } }/{ { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } }/
   s/periods = {.*}, *$/periods = { "2028H1", "2028H2" },/
   s/^return { name/ledgers[#ledgers + 1] = { ledger = "official", period = "2028", file = "ledgers\/official-2028.csv" }\n&/' "$dir/p/manifest.lua"
directory() { { echo '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水,火电企业'; printf '%s\n' "$@"; } > "$p/enterprises-2028H2.csv"; }
water='县区,企业名称,取水方式,取水量（m3）,用水环节,水循环模式,循环水量（m3）,串联水量（m3）,回用水量（m3）,排水量（m3）,主要产品,产量,产量单位,用水定额,工业增加值（万元）'
record() { printf '%s,井,%s,冷却,循环,%s,0,0,5,淀粉,10,吨,7,%s\n' "$@"; } # NAME INTAKE REUSED ADDED
monitoring() { { echo "$water"; cat; } > "$p/monitoring-2028H2.csv"; cp "$p/monitoring-2028H2.csv" "$p/monitoring-2028H1.csv"; } # both halves alike
parks() { printf '县区,园区名称,具备条件,年度计划项数,年度完成项数,建设阶段,统一供水,废水集中治理\n%b' "$1" > "$p/parks-2028H2.csv"; }
control() { printf '年度,控制值,价格口径,统计口径\n%b' "$1" > "$p/control-2028H2.csv"; }
official() { printf '范围,指标,数值,计量单位,价格口径,统计口径\n%b' "$1" > "$p/official-2028.csv"; } # of the year
of() { # of AREA KIND,SUBJECT [PERIOD]
   "$WENHENG" evaluate --period "${3:-2028H2}" --format csv -C "$dir/p" 2> /dev/null | sed -n "s/^$2,$1,\([^,]*\),\([^,]*\),.*/\1 \2/p" | sed 's/ $//'
}
json() { "$WENHENG" evaluate --period 2028H2 --format json -C "$dir/p" > "$dir/json" 2> /dev/null; }

directory 甲县,甲厂,是,是,否,是,否 甲县,乙厂,是,是,否,否,否 乙县,丙厂,是,是,否,否,否
{ record 甲县,甲厂 10 190 10; record 甲县,乙厂 10 190 10; record 乙县,丙厂 10 190 10; } | monitoring
control '2028,2,当年价,含电厂\n'
rm "$p/monitoring-2028H1.csv"
judge 2028H2
is "a year's goal is not held against its second half alone" "$(of city target,reuse), $(of city target,intensity)" "数据缺失, 数据缺失"
json
has "which is said" "$dir/json" "本年上半年没有台账，全年数不能确定，不作判断"
has "with what is not there" "$dir/json" '"missing":["工业用水监测台账（2028年上半年）"]'
official '全市,规上工业用水重复利用率,94,%,,\n全市,万元工业增加值用水量,2,立方米/万元,现价,含火电\n'
judge 2028H2
is "but an official figure of the year is" "$(of city target,reuse), $(of city target,intensity)" "已完成 94, 已完成 2"
official ''
{ record 甲县,甲厂 10 190 10; record 甲县,乙厂 10 190 10; record 乙县,丙厂 10 190 10; } | monitoring
judge 2028H2
is "all figures are there" "$(of city target,reuse), $(of city target,intensity)" "已完成 95, 已完成 1"
{ record 甲县,甲厂 10 190 10; record 甲县,乙厂 10 190 10; record 乙县,丙厂 10 "" 10; } | monitoring
judge 2028H2
is "a reuse that is blank may decide the rate, not the intensity" "$(of city target,reuse), $(of city target,intensity)" "数据缺失 95, 已完成 1"
json
has "with the reason" "$dir/json" "部分企业数据缺失，补齐后可能改变结论，不作判断"
has "and whose" "$dir/json" '"missing":["乙县企业数据"]'
{ record 甲县,甲厂 10 190 10; record 甲县,乙厂 10 190 10; record 乙县,丙厂 0.1 "" 10; } | monitoring
judge 2028H2
is "one that takes in next to nothing cannot" "$(of city target,reuse)" "已完成 95"
{ record 甲县,甲厂 10 100 10; record 甲县,乙厂 10 100 10; record 乙县,丙厂 "" 1 10; } | monitoring
judge 2028H2
is "nor can what it takes in lift a rate that is missed" "$(of city target,reuse)" "逾期 90.9090909091"
is "but it may decide the intensity" "$(of city target,intensity)" "数据缺失 1"
{ record 甲县,甲厂 10 190 10; record 甲县,乙厂 10 190 10; record 乙县,丙厂 10 190 ""; } | monitoring
judge 2028H2
is "added value may be anything" "$(of city target,intensity)" "数据缺失 1"

{ record 甲县,甲厂 0 190 -10; record 甲县,乙厂 0 190 -10; record 乙县,丙厂 0 190 -10; } | monitoring
judge 2028H2
is "reuse of nothing taken in is no rate, added value below nothing no intensity" "$(of city target,reuse), $(of city target,intensity)" "数据缺失, 数据缺失"
json
has "which is said" "$dir/json" "Σ工业增加值不大于零"

{ record 甲县,甲厂 10 190 10; record 甲县,乙厂 10 190 10; record 乙县,丙厂 10 190 10; } | monitoring
control '2028,2,,含电厂\n'
judge 2028H2
is "a control value without price basis" "$(of city target,intensity)" "数据缺失 1"
control '2028,2,当年价,\n'
judge 2028H2
is "or without scope" "$(of city target,intensity)" "数据缺失 1"
control '2028,2,现价,含电厂\n'
official '全市,万元工业增加值用水量,1.5,立方米/万元,当年价,\n全市,规上工业用水重复利用率,93,%,,\n全市,规上工业用水重复利用率,95,%,,\n'
judge 2028H2
is "an official figure without scope" "$(of city target,intensity)" "数据缺失 1.5"
is "two official figures: neither, nor the ledgers' in their stead" "$(of city target,reuse)" "数据缺失 95"

parks '甲县,一园,是,2,2,完工,是,是\n甲县,二园,是,,0,前期,是,是\n乙县,三园,是,2,0,前期,是,是\n乙县,四园,是,,0,前期,是,是\n'
judge 2028H2
is "a plan that is not given may be of any size" "$(of a item,5.1)" "数据缺失 2"
is "where nothing is done it does not matter" "$(of b item,5.1)" "未启动 0"

printf '县区,污水处理厂,企业名称,配置状态,管网长度（km）,再生水用量（m3）\n甲县,一厂,甲厂,在建,1,\n' > "$p/reclaimed-2028H2.csv"
judge 2028H2
is "what is being built supplies nothing" "$(of a item,8.2)" "未开展 0"
printf '县区,污水处理厂,企业名称,配置状态,管网长度（km）,再生水用量（m3）\n甲县,一厂,甲厂,已供水,1,\n' > "$p/reclaimed-2028H2.csv"
judge 2028H2
is "what is at work may supply some" "$(of a item,8.2)" "数据缺失 0"

printf '县区,企业名称,节水管理制度\n甲县,甲厂,是\n甲县,乙厂,不涉及\n乙县,丙厂,不涉及\n' > "$p/management-2028H2.csv"
judge 2028H2
is "one that is not concerned counts neither way" "$(of a item,3.1), $(of b item,3.1)" "已完成 1, 不适用"

sed -i "s|^return { name|ledgers[#ledgers + 1] = { ledger = 'cases', period = '2028H2', file = 'ledgers/cases-a.csv', area = 'a' }\n&|; s|'analysis' *}|'analysis' }|" "$dir/p/manifest.lua"
cases() { printf '县区,案例名称,年度,案例阶段,形成总结材料,日期\n%b' "$1" > "$p/cases-a.csv"; }
cases '甲县,一,2026,已发布,是,\n甲县,二,2026,已发布,是,\n甲县,三,2026,已发布,是,\n'
judge 2028H2
is "an area without its list may have the fourth case" "$(of city item,9.2), $(of city target,cases)" "数据缺失 3, 数据缺失 3"
json
has "which is named" "$dir/json" "乙县（节水典型案例台账）"
cases '甲县,一,2026,已发布,是,\n甲县,二,2026,已发布,是,\n甲县,三,2026,已发布,是,\n甲县,四,2026,已发布,是,\n'
judge 2028H2
is "four are four" "$(of city item,9.2)" "已完成 4"
cases '甲县,一,,已发布,是,\n甲县,二,2026,已发布,是,\n甲县,三,2026,已发布,是,\n甲县,四,2026,已发布,是,\n'
judge 2028H2
is "a case of no year may be of another" "$(of city item,9.2)" "数据缺失 3"

printf '指标编号,是否达到,认定结论,认定单位,认定日期\nsystem,是,达到,市局,2028-12-01\nsystem,待定,再核,市局,2028-12-31\n' > "$p/conclusions-2028H2.csv"
judge 2028H2
is "the latest review left it open" "$(of city target,system)" "待认定"

directory 甲县,甲厂,否,否,否,否,否 乙县,丙厂,否,否,否,否,否
cp "$p/enterprises-2028H2.csv" "$p/enterprises-2028H1.csv"
judge 2028H2
is "nobody to be monitored in either half-year" "$(of a item,1.1), $(of city target,monitoring)" "不适用, 不适用 0"
