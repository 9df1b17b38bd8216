#!/bin/sh
# A quota holds for a product whatever word its unit is written by: 吨 and t, 万吨, m³/t; exactly at the quota and a little below it.
# Where the units can't be made one another no quota is known to hold, the record's own neither, and check says so.
. ./lib.sh
. ./judged.sh

judged_project enterprises monitoring overquota quotas << 'END_OF_FILE'
return { start = "2026-01-01", indicators = {}, tasks = {}, targets = {}, items = { { id = "6.1", task = 6 } } }
END_OF_FILE
printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲县,甲厂,是,是,是,否\n' > "$p/enterprises.csv"
printf '县区,企业名称,改造期限,完成改造\n' > "$p/overquota.csv"
# made OUTPUT UNIT QUOTA UNIT: 100 m3 for the output, beside the quota; the record's own quota is generous
made() {
   printf '县区,企业名称,取水量（m3）,主要产品,产量,产量单位,用水定额\n甲县,甲厂,100,某品,%s,%s,1000000\n' "$1" "$2" > "$p/monitoring.csv"
   printf '产品名称,产量单位,通用值\n某品,%s,%s\n' "$4" "$3" > "$p/quotas.csv"
   judge
   "$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
}
# within and over: the same quota, and one a little lower
holds() {
   made "$1" "$2" "$3" "$5"
   is "$1 $2, $3 per $5: at the quota" "$(judged item,6.1)" "已完成 1"
   lacks "$2 and $5 are told to match" "$dir/check" "quota_unit"
   made "$1" "$2" "$4" "$5"
   is "$1 $2, $4 per $5: over it" "$(judged item,6.1)" "未启动 0"
}
holds 10 t 10 9.99 吨
holds 10 吨 10 9.99 t
holds 0.001 万吨 10 9.99 t
holds 10000 kg 10 9.99 吨
holds 10 t 100000 99999 万t
holds 10 t 10 9.99 m³/t
holds 10 t 10 9.99 立方米/吨
holds 10 t 10000 9999 L/t
holds 10 千升 10 9.99 kL
holds 10000 kW·h 10 9.99 MW·h
holds 10 MWh 100000 99999 万兆瓦时
holds 10 台 10 9.99 台
holds 0.001 万台 10 9.99 台
holds 10 标箱 100000 99999 万标箱

# unknown: the quota of the table can't be held against it
unknown() {
   made 10 "$1" 10 "$2"
   is "$1 and $2: no quota is known to hold" "$(judged item,6.1)" "数据缺失 0"
   has "$1 and $2: check says so" "$dir/check" "monitoring.csv:2:6: warning: 甲厂：产量单位与用水定额表的不能换算，不知执行哪一定额（某品：本表$3，对照表“$2”） [quota_unit]"
}
unknown 台 t '“台”'
unknown 台 套 '“台”'
unknown t m³ '“t”'
unknown 标箱 t '“标箱”'
unknown t 元/t '“t”'
made 10 '' 10 t
is "no unit of output" "$(judged item,6.1)" "数据缺失 0"
has "no unit of output: check says so" "$dir/check" "（某品：本表未填，对照表“t”） [quota_unit]"
"$WENHENG" check --period 2026H1 --lang en -C "$dir/p" > "$dir/check" 2>&1
has "in English" "$dir/check" "甲厂: the unit of output cannot be made that of the quota table: which quota holds is not known (某品: not given here, \"t\" there) [quota_unit]"
made 10 t 10 t
printf '产品名称,产量单位,通用值\n他品,t,1\n' > "$p/quotas.csv"
judge
is "a product that the table has not: the record's own quota holds" "$(judged item,6.1)" "已完成 1"
explained() { "$WENHENG" explain 6.1 --area a --period 2026H1 -C "$dir/p" "$@" > "$dir/explained" 2>&1; }
explained
has "explain says whose quota it is" "$dir/explained" "  note     1户的产品在用水定额表中没有定额，按企业填报的定额判断"
has "its cell" "$dir/explained" "甲厂 用水定额 = 1000000    ledgers/monitoring.csv:2:7"
has "and the product's" "$dir/explained" "甲厂 主要产品 = 某品    ledgers/monitoring.csv:2:4"
explained --lang en
has "in English" "$dir/explained" "  note     judged by quotas the enterprises state, as the quota table has none for their products: 1"
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
has "check names the product" "$dir/check" "monitoring.csv:2:4: warning: 甲厂：用水定额表中没有该产品的定额，按企业填报的用水定额判断（“某品”） [no_quota]"
printf '产品名称,产量单位,通用值\n' > "$p/quotas.csv"
judge
explained
has "without any table" "$dir/explained" "  note     没有用水定额表，1户按企业填报的定额判断"
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
has "that is said once" "$dir/check" "wenheng: note: 工业用水定额表：到本期为止一份也没有，“主要产品”无从核对（工业用水监测台账）（2026H1） [no_table]"
lacks "not of each record" "$dir/check" no_quota
made 10 t 10 t
explained
lacks "nothing of it where the table's quota holds" "$dir/explained" "note"
