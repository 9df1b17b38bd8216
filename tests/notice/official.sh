#!/bin/sh
# Official figures: turned into the indicator's unit exactly, by the unit of their row; without a known unit of the right
# kind they are not taken, and that is said.
. ./lib.sh

cp -R notice/project "$dir/p"
head='范围,指标,数值,计量单位,价格口径,统计口径,来源'
# judge ROW...: the city's judgments with these rows in the ledger of official figures
judge() {
   { echo "$head"; for row in "$@"; do echo "$row"; done; } > "$dir/p/ledgers/official-2026H1.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" 2> "$dir/err" | grep '"area":"city"' > "$dir/json"
}
# field SUBJECT FIELD: of an indicator's line, without quotes
field() { sed -n "s/.*\"indicator\":\"$1\".*\"$2\":\"\{0,1\}\([^,\"}]*\).*/\1/p" "$dir/json" | head -n 1; }
value() { sed -n "s/.*\"indicator\":\"$1\",\"status\":\"有数据\",\"value\":\([0-9.]*\),.*/\1/p" "$dir/json"; }
# taken NAME VALUE,UNIT SUBJECT INDICATOR WANTED
taken() {
   judge "全市,$4,$2,当年价,含电厂,市统计局"
   is "$1" "$(field "$3" official)" "$5"
}

taken "万立方米" "61.5,万立方米" intake 工业用水量 615000
taken "m³" "615000,m³" intake 工业用水量 615000
taken "立方米 with separators" '"615,000",立方米' intake 工业用水量 615000
taken "亿立方米" "0.00615,亿立方米" intake 工业用水量 615000
taken "full-width letters" "61.5,万ｍ３" intake 工业用水量 615000
taken "%" "94.25,%" reuse 规上工业用水重复利用率 94.25
taken "m³/万元" "31.2,m³/万元" intensity 万元工业增加值用水量 31.2
taken "立方米, as it is usually written" "31.2,立方米" intensity 万元工业增加值用水量 31.2
taken "万立方米/亿元" "31.2,万立方米/亿元" intensity 万元工业增加值用水量 31.2

sed 's/"intensity" }/"intensity", "added_value" }/' notice/project/policy.lua > "$dir/p/policy.lua"
taken "亿元" "2.05,亿元" added_value 工业增加值 20500
taken "万元" "20500,万元" added_value 工业增加值 20500
taken "元" "205000000,元" added_value 工业增加值 20500
cp notice/project/policy.lua "$dir/p/policy.lua"

# the sentence: the official figure, its source, the ledgers' sum and the difference
says() {
   "$WENHENG" compile "$top/templates/notice.md" --period 2026H1 -C "$dir/p" --dump tree 2> "$dir/err" | awk -f notice/paragraphs.awk > "$dir/text"
   has "$1" "$dir/text" "$2"
}
judge "全市,工业用水量,61.5,万立方米,当年价,含电厂,市统计局"
is "the ledgers' sum stays beside it" "$(field intake ledger)" 600000
says "the notice gives both" "规模以上工业取水量61.5万立方米（官方统计数，来源：市统计局）；企业台账汇总60.00万立方米，同比下降6.3%；二者相差1.50万立方米。"
judge '全市,工业用水量,"2,032",万立方米,当年价,含电厂,市统计局'
says "an official figure has the decimals that it was given with" "规模以上工业取水量2032万立方米（官方统计数，来源：市统计局）；企业台账汇总60.00万立方米，同比下降6.3%；二者相差1972.00万立方米"
judge "全市,工业用水量,61.5,万立方米,当年价,含电厂,市统计局"
grep '"target":"industry"' "$dir/json" > "$dir/industry"
has "evidence of 同比 says that only the ledgers have a base" "$dir/industry" '"text":"按企业台账汇总同比下降6.3%"'
has "and is the plain 同比 where there is one" "$dir/industry" '"text":"同比下降10.9%"'

# refused NAME ROW UNIT_IN_THE_REASON
refused() {
   judge "$2"
   is "$1: not taken" "$(field intake official)" ""
   is "$1: the ledgers' sum stands" "$(value intake)" 600000
   says "$1: the notice says so" "以上均为企业台账汇总数，规模以上工业取水量的官方统计数因$3未采用。"
}
refused "an unknown unit" "全市,工业用水量,615,千方,当年价,含电厂,市统计局" "计量单位“千方”不能识别"
"$WENHENG" check -C "$dir/p" --period 2026H1 > "$dir/check" 2>&1
has "an unknown unit is a finding" "$dir/check" "official-2026H1.csv:2:4: error: 工业用水量“计量单位”：“千方”不在可选项中"
refused "no unit" "全市,工业用水量,61.5,,当年价,含电厂,市统计局" "计量单位缺失"
"$WENHENG" check -C "$dir/p" --period 2026H1 > "$dir/check" 2>&1
has "no unit is a finding" "$dir/check" "工业用水量“计量单位”：未填"
refused "a unit of another kind" "全市,工业用水量,61.5,%,当年价,含电厂,市统计局" "计量单位“%”不是规模以上工业取水量的单位"
refused "万元 for water" "全市,工业用水量,61.5,万元,当年价,含电厂,市统计局" "计量单位“万元”不是规模以上工业取水量的单位"
# refused_rate NAME VALUE REASON: of the reuse rate
refused_rate() {
   judge "全市,规上工业用水重复利用率,$2,%,,,市统计局"
   is "$1: not taken" "$(field reuse official)" ""
   is "$1: the ledgers' rate stands" "$(value reuse)" "$(field reuse ledger)"
   says "$1: the notice says so" "规模以上工业用水重复利用率的官方统计数因$3未采用。"
}
refused_rate "0.942, which may be a fraction" 0.942 "数值“0.942”不能确定"
"$WENHENG" check -C "$dir/p" --period 2026H1 > "$dir/check" 2>&1
has "it is a finding" "$dir/check" "official-2026H1.csv:2:3: error: 规上工业用水重复利用率“数值”：“0.942”不大于1，虽注明单位，是百分数还是小数不明，请在数后写明%，按数据缺失计 [fraction]"
taken "0.942% with its sign is what it says" "0.942%,%" reuse 规上工业用水重复利用率 0.942
refused_rate "a rate of 120 %" 120 "数值“120”不可能"

judge "全市,工业用水量,61.5,%,当年价,含电厂,市统计局" "全市,工业用水量,61.5,万立方米,当年价,含电厂,市水务局"
is "a second row with a usable unit is taken" "$(field intake official)" 615000
