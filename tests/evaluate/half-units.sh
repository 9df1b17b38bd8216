#!/bin/sh
# A year's two halves may give their output in two words for a unit, or in two units: both are made the last one's, which the quota
# is held against; where they can't be, the intake for a unit of output is not known.
. ./lib.sh
. ./judged.sh

halves="2026H1 2026H2"
judged_project enterprises monitoring overquota quotas << 'END_OF_FILE'
return { start = "2026-01-01", indicators = {}, tasks = {}, targets = {}, items = { { id = "6.1", task = 6 } } }
END_OF_FILE
for half in $halves; do
   printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲县,甲厂,是,是,是,否\n' > "$p/enterprises-$half.csv"
   printf '县区,企业名称,改造期限,完成改造\n' > "$p/overquota-$half.csv"
   printf '产品名称,产量单位,通用值\n某品,t,10\n' > "$p/quotas-$half.csv"
done
# made FIRST SECOND WANTED: 100 m3 for each half's output
made() {
   for half in 2026H1,$1 2026H2,$2; do
      printf '县区,企业名称,取水量（m3）,主要产品,产量,产量单位,用水定额\n甲县,甲厂,100,某品,%s,1\n' "${half#*,}" > "$p/monitoring-${half%%,*}.csv"
   done
   judge 2026
   is "$1 and $2" "$(judged item,6.1)" "$3"
}
made 10,t 10,吨 "已完成 1"
made 10,t 9.99,吨 "未启动 0"
made 10,t 10000,kg "已完成 1"
made 10000,kg 10,t "已完成 1"
made 10000,kg 9.99,t "未启动 0"
made 0.002,万t 0,kg "已完成 1"
made 10,台 10,t "数据缺失 0"
made 10,t 10, "数据缺失 0"
made 10,t 10000,kg "已完成 1"
"$WENHENG" explain 6.1 --period 2026 --area a -C "$dir/p" > "$dir/out" 2> "$dir/err"
has "the units that were converted are named" "$dir/out" "产量单位 = t"
