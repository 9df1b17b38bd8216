#!/bin/sh
# Every number in the sample's notices, of each half-year and year, and in an area's summary is the evaluation's, the policy's or
# the ledgers': trace.lua has the rules. Then single figures are changed in the text, and each change must be noticed.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db"; }
run import -q > "$dir/out" 2>&1
# judge PERIOD: its evaluation
judge() {
   period=$1
   run evaluate --period "$period" --format json > "$dir/judged.json" 2> "$dir/err"
   is "$period is evaluated" $? 0
}

# text PDF: its text as one line without page marks; a space only where letters or digits met
text() {
   pdftotext -raw "$1" - | awk '
      { sub(/^\f/, ""); gsub(/−/, "-") }
      /^— [0-9]+ —$/ || $0 == "示例数据，不作为工作依据" { next }
      { printf "%s%s", (last ~ /[A-Za-z0-9.-]$/ && $0 ~ /^[A-Za-z0-9-]/) ? " " : "", $0; last = $0 }
      END { print "" }'
}
# trace DOCUMENT TEXT [OPTION...]: faults in $dir/faults
trace() {
   document=$1
   { echo line; sed 's/"/""/g; s/.*/"&"/' "$2"; } > "$dir/text.csv"
   shift 2
   run compile notice/trace.md --period "$period" "$@" --set "document=$document" \
      --data "judged=$dir/judged.json" --data "text=$dir/text.csv" --dump tree > "$dir/tree" 2> "$dir/err"
   grep -o 'FAULT.*' "$dir/tree" > "$dir/faults"
}
# clean NAME LEAST: no fault, and at least so many numbers looked at
clean() {
   seen=$(sed -n 's/.*SEEN \([0-9]*\).*/\1/p' "$dir/tree")
   if [ -s "$dir/faults" ] || [ "${seen:-0}" -lt "$2" ]; then
      not_ok "$1" "${seen:-no} numbers; $(head -n 12 "$dir/faults" | tr '\n' ' ')$(head -n 2 "$dir/err" | tr '\n' ' ')"
   else
      ok "$1"
   fi
}
# noticed DOCUMENT WORDS [OPTION...]: with another last digit in the number after these words there is a fault
noticed() {
   document=$1
   words=$2
   shift 2
   awk -v words="$words" '{
      at = index($0, words)
      if (!at) exit
      head = substr($0, 1, at + length(words) - 1)
      rest = substr($0, at + length(words))
      if (!match(rest, /^[0-9]+(\.[0-9]+)?/)) exit
      digit = substr(rest, RLENGTH, 1)
      print head substr(rest, 1, RLENGTH - 1) (digit == 9 ? 1 : digit + 1) substr(rest, RLENGTH + 1)
   }' "$dir/$document.txt" > "$dir/changed"
   trace "$document" "$dir/changed" "$@"
   if [ ! -s "$dir/changed" ]; then
      not_ok "$document: $words is followed by a number" "it is not"
   elif [ -s "$dir/faults" ]; then
      ok "$document: another number after $words is noticed"
   else
      not_ok "$document: another number after $words is noticed" "nothing was said $(head -n 2 "$dir/err" | tr '\n' ' ')"
   fi
}

# notice PERIOD: its notice, all of whose numbers have a source
notice() {
   judge "$1"
   run build notice --period "$1" -o "$dir/notice.pdf" > "$dir/out" 2> "$dir/err"
   is "the notice of $1 is made" $? 0
   text "$dir/notice.pdf" > "$dir/notice.txt"
   trace notice "$dir/notice.txt"
   clean "every number in the notice of $1 has its source" 100
}

for each in 2026H2 2026 2027H1 2027H2 2027 2028H1 2028H2 2028; do
   notice "$each"
done
notice 2026H1
run batch county --period 2026H1 -o "$dir" > "$dir/out" 2>&1
text "$dir/county/甘州区.pdf" > "$dir/county.txt"
trace county "$dir/county.txt" --area ganzhou
clean "every number in an area's summary has its source" 60

for words in 分解为 "逐县区判断，共" "项次，完成率" "从目前进展看，2026年目标已完成" "正在形成的典型案例：" "（三）核心指标。规模以上工业取水量" \
   两期均上报的 汇总取水量同比减少 地下水占 再生水占 因产出变化增加 因用水强度变化减少 两期可比的 距目标还差 优先使用再生水 水计量器具配备率为 较上年末提高 可形成年节水量 列入年度任务的项目 供需对接活动 "甘州区（第" \
   "甘州区 " "全市 " "3 张掖经开区 " "部分事项尚未启动（" 典型案例还差 需补正或核实的数据35处（甘州区 "（缺水循环模式）市工信局、市水务局、市统计局"; do
   noticed notice "$words"
done
for words in "影响（万立方米） " 汇总取水量同比减少 应完成条目 中排第 年度技改任务 年度技改任务进度 "山丹县 " "（完工" 两期均上报的 二者相差 水计量器具配备率 "取水量 万立方米 " "有限公司脱水蔬菜 "; do
   noticed county "$words" --area ganzhou
done
