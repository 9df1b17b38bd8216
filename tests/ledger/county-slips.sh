#!/bin/sh
# Slips of the ledgers that counties send, in GBK: each is told at its row, and what only looks like one is not.
. ./lib.sh
. ./judged.sh

judged_project enterprises monitoring retrofit overquota metering assessments < /dev/null
echo 'return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, items = {}, targets = {} }' > "$dir/p/policy.lua"
# slips LEDGER CODE HEAD ROW...: of the rows, in GBK, which check tells of with this code: rows and columns
slips() {
   ledger=$1 code=$2 head=$3
   shift 3
   { printf '%s\n' "$head"; printf '%s\n' "$@"; } | iconv -f UTF-8 -t GB18030 > "$p/$ledger.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
   found=$(sed -n "s#^ledgers/$ledger.csv:\([0-9:]*\): [a-z]*: .*\[$code\]\$#\1#p" "$dir/check" | paste -sd' ')
   rm "$p/$ledger.csv"
}

# names: with the list's number, of several, left from the form's example
enterprises=县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水
slips enterprises name_form $enterprises 甲县,1.北山淀粉厂,是,是,是,否 甲县,2、南山水泥厂,是,是,是,否 甲县,（3）西山化工厂,是,是,是,否 甲县,④东山化工厂,是,是,是,否 \
   甲县,河东造纸厂、河西造纸厂,是,是,是,否 甲县,青山纸业公司/白山纸业公司,是,是,是,否 甲县,黑山砖厂等3户,是,是,是,否 甲县,红山砖厂等五家企业,是,是,是,否 \
   甲县,例：某公司,是,是,是,否 甲县,×××有限公司,是,是,是,否 甲县,XX公司,是,是,是,否 \
   甲县,3G产业园公司,是,是,是,否 甲县,高等级公路材料厂,是,是,是,否 甲县,第5化工厂,是,是,是,否 甲县,1.2公里矿业公司,是,是,是,否
is "names" "$found" "2:2 3:2 4:2 5:2 6:2 7:2 8:2 9:2 10:2 11:2 12:2"
has "a number of the list" "$dir/check" "enterprises.csv:2:2: warning: 第2行“企业名称”：“1.北山淀粉厂”前面有序号，序号按名称的一部分计，与其他台账可能对不上，请核实 [name_form]"
has "several" "$dir/check" "“黑山砖厂等3户”像是几个合填的一条，只按一个计，请核实"
has "an example" "$dir/check" "“例：某公司”像是填表的示例，仍按一条记录计，请核实"
slips retrofit name_form 县区,项目名称,任务年度,建设阶段,更新日期 甲县,脱硫、脱硝循环水改造,2026,在建,2026-06-30 甲县,1、2号冷却塔改造,2026,在建,2026-06-30 甲县,1.5万吨中水回用,2026,在建,2026-06-30
is "names of projects have such marks of their own" "$found" ""
