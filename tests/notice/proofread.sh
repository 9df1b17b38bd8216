#!/bin/sh
# What a section chief sent back once, and how it reads now: the sample's documents in both languages, at a half-year and at years' ends.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db"; }
run import -q > "$dir/out" 2>&1
# read DOCUMENT PERIOD LANGUAGE [OPTION...]: its text on one line without spaces between Chinese, in $dir/text
read_pdf() { pdftotext -raw "$1" - | tr '\n\f' '  ' | sed 's/ \+/ /g' > "$dir/text"; tr -d ' ' < "$dir/text" > "$dir/tight"; }
read() {
   document=$1 period=$2 language=$3
   shift 3
   run build "$document" --quiet --force --period "$period" --lang "$language" -o "$dir/read.pdf" "$@" > "$dir/out" 2> "$dir/err"
   read_pdf "$dir/read.pdf"
}
for period in 2025H1 2025H2 2026H1 2026H2 2027H1 2027H2 2027 2028H1 2028H2 2028; do
   run evaluate --quiet --period $period > "$dir/out" 2> "$dir/err"
done

# what is asked is what is lacking
read notice 2026H1 zh
has "who lacks data is asked for data" "$dir/tight" "甘州区、高台县、山丹县3个县区要补齐企业用水监测数据；"
has "and who lacks only the analysis for the analysis" "$dir/tight" "民乐县要抓紧形成用水分析报告，"
has "a target of halves to come says what is due" "$dir/tight" "未到期2个半年均须完成"
has "a half-year is called by its name" "$dir/tight" "较上年下半年下降8.9%"
lacks "and nothing 本期" "$dir/tight" "本期已更新"
has "a setting that is a flag says which enterprises" "$dir/tight" "应报计量台账的企业取规模以上企业（"
read notice 2026H1 en
has "a finding names its record in English" "$dir/text" "Ganzhou Sample Xiyu Pharmaceuticals Co., Ltd., “reused water”: nothing is filled in"
has "and quotes with English marks" "$dir/text" "“未填” stands for no value"
lacks "no straight marks" "$dir/text" '"'
has "stages are counted as English does" "$dir/text" "1 in preliminary work and 1 in reserve"

# at the end of 2028
read notice 2028 zh
has "a settled target rests on its conclusion" "$dir/tight" "带动全行业节约用水已完成认定结论：典型案例带动作用逐步显现"
lacks "and not on later figures that contradict it" "$dir/tight" "同比增长3.3%；万元工业增加值用水量"
has "a half-year without data is named" "$dir/tight" "2个半年均须完成，已完成1个半年，2027年上半年数据缺失"
lacks "and no pace is known" "$dir/tight" "低于序时进度50.0个百分点"
has "the enterprises of both periods are the ledgers'" "$dir/tight" "同比下降12.2%，按企业台账汇总同比下降14.0%（两期均上报的55户企业同比下降9.0%）"
has "and stand beside a change that missing data made" "$dir/tight" "按企业台账汇总同比增长3.3%（两期均上报的55户企业同比下降3.1%）"

# the closing in two languages: one list under the other, the shorter line of a name centred
run build notice --quiet --force --period 2026H1 --lang zh-en --dump layout > "$dir/layout" 2> "$dir/err"
awk '/^text/ { x = $2; sub(/^[^"]*"/, ""); sub(/"$/, ""); print x, $0 }' "$dir/layout" > "$dir/lines"
is "the annexes stand in Chinese, then in English" "$(sed -n 's/^[0-9.]* //p' "$dir/lines" | tr -d '\n' | grep -o '附件：1[^0-9]*2[^0-9]*3[^0-9A]*Annexes: 1' | wc -l)" 1
zh=$(awk '/ 张掖市工业和信息化局$/ { x = $1 } END { print int(x) }' "$dir/lines")
en=$(awk '/^[0-9.]+ Zhangye Bureau of Industry and Information Technology$/ { x = $1 } END { print int(x) }' "$dir/lines")
if [ "${zh:-0}" -gt "$((${en:-999} + 20))" ]; then ok "the shorter name is centred"; else not_ok "the shorter name is centred" "$zh beside $en"; fi

# an area's sheet
run build county --quiet --force --period 2026H1 --area shandan --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "gradual work that moved back says in what" "$dir/tight" "较上期变差：万元工业增加值废水排放量"
run build county --quiet --force --period 2026H1 --area sunan --lang en -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "English has its verbs" "$dir/text" "The annual retrofit task is 1 project; 1 project is listed (1 in reserve); the task has not been started."
run build unit --quiet --force --period 2026H1 --for 市水务局 --lang en -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "one item is one item" "$dir/text" "(item 8.1)"

# a year's sheet of an enterprise: a ledger of halves is added up before it is held against the year's
run build enterprise --quiet --force --period 2027 --for 张掖示例丝路氨基酸有限公司 --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "a year's supply of reclaimed water is both halves'" "$dir/tight" "再生水配置张掖示例经开再生水厂已供水—47.65"
lacks "and contradicts nothing" "$dir/tight" "二者不符"
