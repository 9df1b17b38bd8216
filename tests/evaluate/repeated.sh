#!/bin/sh
# What there can be only one of, given more than once: a control value, an official figure, a quota.  Where the rows differ none of
# them is taken, check names both, and the judgment says why; where they say the same, or a later half-year's takes their place,
# nothing is in doubt.
. ./lib.sh

mkdir -p "$dir/p/ledgers"
l=$dir/p/ledgers
cp "$top/data/policy.lua" "$top/data/policy_en.lua" "$dir/p/"
cat > "$dir/p/manifest.lua" <<'END_MANIFEST'
local ledgers = {}
for _, p in ipairs { "2027H1", "2027H2" } do
   for _, name in ipairs { "enterprises", "monitoring", "control", "official", "quotas", "overquota" } do
      ledgers[#ledgers + 1] = { ledger = name, period = p, file = "ledgers/" .. name .. "-" .. p .. ".csv" }
   end
end
return { name = "repeated", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2027H1", "2027H2" }, ledgers = ledgers,
   areas = { { id = "ganzhou", name = "甲区", kind = "district" } } }
END_MANIFEST
for p in 2027H1 2027H2; do
   printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲区,甲厂,是,是,是,否\n' > "$l/enterprises-$p.csv"
   { sed -n 1p notice/project/ledgers/monitoring-2026H1.csv; echo "甲区,甲厂,自备井,60,0,0,0,60,冷却,循环,940,0,0,5,淀粉,10,吨,3,100"; } > "$l/monitoring-$p.csv"
   printf '县区,企业名称,改造期限,完成改造\n' > "$l/overquota-$p.csv"
done
control() { printf '年度,控制值（立方米/万元）,价格口径,统计口径,依据\n%b' "$2" > "$l/control-$1.csv"; }
official() { printf '指标,范围,数值,计量单位,价格口径,统计口径,来源\n%b' "$2" > "$l/official-$1.csv"; }
quotas() { printf '产品名称,产量单位,通用值\n%b' "$2" > "$l/quotas-$1.csv"; }
for p in 2027H1 2027H2; do control $p '2027,20,当年价,含电厂,甲文\n'; official $p ''; quotas $p '淀粉,吨,7\n'; done
rm -f "$l/control-2027H2.csv" "$l/official-2027H2.csv" "$l/quotas-2027H2.csv"
judge() { # judge PERIOD
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period "$1" --format json -C "$dir/p" 2> "$dir/err" > "$dir/json"
   "$WENHENG" check --period "$1" -C "$dir/p" > "$dir/check" 2>&1
}
state() { sed -n "s/.*\"area\":\"$3\",\"$1\":\"$2\",\"status\":\"\([^\"]*\)\",\"value\":\([^,]*\),.*/\1 \2/p" "$dir/json"; }

judge 2027H1
is "one control value" "$(state target intensity city)" "达序时 20"
is "one quota" "$(state item 6.1 ganzhou)" "已完成 1"
lacks "nothing is given twice" "$dir/check" repeated

control 2027H1 '2027,20,当年价,含电厂,甲文\n2027,20,当年价,含电厂,乙文\n'
quotas 2027H1 '淀粉,吨,7\n淀粉,t,7\n'
judge 2027H1
is "the same control value twice" "$(state target intensity city)" "达序时 20"
is "the same quota twice" "$(state item 6.1 ganzhou)" "已完成 1"

control 2027H1 '2027,20,当年价,含电厂,甲文\n2027,19,当年价,含电厂,乙文\n'
quotas 2027H1 '淀粉,吨,7\n淀粉,万吨,40000\n'
judge 2027H1
is "two control values that differ" "$(state target intensity city)" "数据缺失 20"
has "with the reason" "$dir/json" "控制指标给出2个（20、19），不能确定以哪一个为准，不作判断"
has "and check names both rows" "$dir/check" "control-2027H1.csv:3:1: error: 2027：本期给出不止一次，与第2行不一致，不能确定以哪一个为准 [repeated]"
is "two quotas that differ, whatever their units" "$(state item 6.1 ganzhou)" "数据缺失 0"
has "check names both rows of them too" "$dir/check" "quotas-2027H1.csv:3:1: error: 淀粉：本期给出不止一次，与第2行不一致"

control 2027H2 '2027,19,当年价,含电厂,丙文\n'
judge 2027H2
is "a later half-year's takes their place" "$(state target intensity city)" "滞后 20"

rm -f "$l/control-2027H2.csv"
control 2027H1 ''
official 2027H1 '工业用水量,全市,100,万立方米,,,甲\n工业用水量,全市,110,万立方米,,,乙\n'
judge 2027H1
is "two official figures that differ: the ledgers' sum stays" "$(state indicator intake city)" "有数据 60"
has "with the reason" "$dir/json" '"official_unusable":"有2个不同的数值，不能确定采用哪一个"'
has "and check names both rows of these" "$dir/check" "official-2027H1.csv:3:1: error: 工业用水量：本期给出不止一次，与第2行不一致"
official 2027H1 '工业用水量,全市,100,万立方米,,,甲\n工业用水量,全市,1000000,立方米,,,乙\n'
judge 2027H1
is "the same official figure in two units" "$(state indicator intake city)" "有数据 1000000"

# two scopes are two figures: the control value's own is taken, else none
official 2027H1 '万元工业增加值用水量,全市,25,立方米/万元,当年价,含电厂,甲\n万元工业增加值用水量,全市,15,立方米/万元,当年价,不含电厂,甲\n'
judge 2027H1
is "two scopes without a control value" "$(state indicator intensity city)" "有数据 20"
has "are no figure" "$dir/json" '"official_unusable":"有2个不同的数值，不能确定采用哪一个"'
lacks "but not given twice" "$dir/check" "official-2027H1.csv:3:1: error"
control 2027H1 '2027,20,当年价,含电厂,甲文\n'
judge 2027H1
is "with one the figure of its scope is taken" "$(state target intensity city)" "滞后 25"

# one scope written in two ways is one: 火电 and 电厂, at 现价 and at 当年价; what says another scope or other prices is another
scoped() { # scoped PRICE SCOPE WANTED
   official 2027H1 "万元工业增加值用水量,全市,25,立方米/万元,$1,$2,甲\n"
   judge 2027H1
   is "a figure of $1 $2" "$(state target intensity city)" "$3"
}
scoped 当年价 含火电 "滞后 25"
scoped 现行价格 （包括火电厂） "滞后 25"
scoped 当年价 含电厂口径 "滞后 25"
scoped 当年价 不含火电 "数据缺失 25"
scoped 不变价 含火电 "数据缺失 25"
scoped 当年价 不含直流冷却火电 "数据缺失 25"
official 2027H1 '万元工业增加值用水量,全市,25,立方米/万元,当年价,含火电,甲\n万元工业增加值用水量,全市,15,立方米/万元,当年价,不含火电,甲\n'
judge 2027H1
is "of two the one of its scope is taken" "$(state target intensity city)" "滞后 25"
control 2027H1 '2027,20,当年价,含火电厂,甲文\n2027,20,现价,含电厂,乙文\n'
judge 2027H1
is "two control values that say the same" "$(state target intensity city)" "滞后 25"

# a unit that the indicator has not, and a rate that there cannot be: told where a reader looks
policy_reuse() { sed -n "s/.*\"area\":\"city\",\"indicator\":\"$1\",\"status\":\"\([^\"]*\)\",\"value\":\([^,]*\),.*/\1 \2/p" "$dir/json"; }
control 2027H1 ''
official 2027H1 '工业用水量,全市,80,%,,,甲\n规上工业用水重复利用率,全市,160,%,,,甲\n规上工业用水重复利用率,甲区,86,立方米,,,甲\n万元工业增加值用水量,全市,20,立方米,当年价,含电厂,甲\n'
judge 2027H1
"$WENHENG" evaluate --period 2027H1 -C "$dir/p" > "$dir/text" 2> /dev/null
"$WENHENG" explain reuse --area city --period 2027H1 -C "$dir/p" > "$dir/explained" 2>&1
"$WENHENG" explain reuse --area city --period 2027H1 --lang en -C "$dir/p" > "$dir/english" 2>&1
is "the ledgers' sum stays" "$(policy_reuse intake)" "有数据 60"
has "check tells the unit" "$dir/check" 'official-2027H1.csv:2:4: error: 工业用水量：计量单位不是该指标的单位，评价不采用（“指标”为工业用水量，“计量单位”为%） [wrong_unit]'
has "and the value" "$dir/check" 'official-2027H1.csv:3:3: error: 规上工业用水重复利用率：重复利用率不可能达到100%，评价不采用（“指标”为规上工业用水重复利用率，“数值”为160） [impossible]'
has "of an area too" "$dir/check" 'official-2027H1.csv:4:4: error: 规上工业用水重复利用率：计量单位不是该指标的单位'
lacks "立方米 for 10,000 yuan is one" "$dir/check" 'official-2027H1.csv:5:4'
has "the list of judgments says so" "$dir/text" '官方统计数据未采用：计量单位“%”不是'
has "explain too" "$dir/explained" '  note     官方统计数据未采用：数值“160”不可能'
has "in English" "$dir/english" '  note     official figure not used: '
