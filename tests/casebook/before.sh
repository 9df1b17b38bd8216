#!/bin/sh
# Before the works is before any of them is at work: a half-year in which some of them are is no base for the comparison.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/b.db"; }
run import -q > "$dir/out" 2>&1
for period in 2026H1 2026H2 2027H1 2028H2; do
   run build casebook -q --period $period -o "$dir/$period.pdf" > "$dir/out" 2> "$dir/err"
   pdftotext -raw "$dir/$period.pdf" - | tr -d ' \n\f' > "$dir/$period"
done
has "a half-year wholly before is taken" "$dir/2026H2" "2026年下半年与2025年下半年相比，高台示例昇华精细化工的取水量下降2.6%，氯化物产量上升1.1%，"
has "beside what was expected" "$dir/2026H2" "按折算值，吨产品取水量可下降17.3%，尚未达到。"
has "a whole year is awaited until it is there" "$dir/2026H2" "投运尚不足一年，2026年7月至2027年6月监测台账形成后列出实际数据。"
# the second half of 2025 has some of the works in it; no older one is there, so the case's own figures stand
has "without a ledger of before the case's own figures stand" "$dir/2026H2" "按折算值计算，改造后与改造前相比，临泽示例𬭩源化工的取水量可下降28.6%，"
lacks "and no half-year under way" "$dir/2026H2" "2026年下半年与2025年下半年相比，临泽"
has "the ledger of before is taken where there is one" "$dir/2026H1" "2026年上半年与2025年上半年相比，临泽示例𬭩源化工的取水量下降28.6%，"
lacks "a half-year with less than all is not held against what was projected from it" "$dir/2026H1" "尚未达到。"
# works done in May 2026, with a season from August to October: what they save is not metered yet, and nor is a year of what began in March
has "before a season is metered its figures are those of the design" "$dir/2026H1" "按设计值计算，改造后与改造前相比，高台示例䶮泉番茄制品的取水量可下降35.0%，"
has "and it is awaited" "$dir/2026H1" "全部改造尚未经过完整加工季，2026年监测台账形成后列出实际数据。"
has "which the sums say" "$dir/2026H1" "（其中4个案例的改造后数据为设计值或折算值）"
has "and by whom" "$dir/2026H1" "甘州示例甘昇热力发电、高台示例䶮泉番茄制品的改造后数据为设计值，临泽示例𬭩源化工、高台示例昇华精细化工的改造后数据为折算值，上述企业的年净效益为预计数。"
# the season of 2026: 2.81 and 42.21 of 10,000 m³ for 1800 t and 33310 t; before 84.00 for 3.50: 24 × 3.511 − 45.02
has "a season that is metered takes the place of the design" "$dir/2026H2" "改造后首个完整加工季（2026年）与改造前相比，高台示例䶮泉番茄制品的取水量下降46.4%，"
has "beside it" "$dir/2026H2" "按改造后产量计算，年节水量为39.24万立方米，设计值为29.40万立方米。"
has "in the sums too" "$dir/2026H2" "（其中3个案例的改造后数据为设计值或折算值）"
# July 2026 to June 2027, in every later book: 31.54 and 31.05 for 15240 t and 15390 t; before 63.65 for 2.93
for period in 2027H1 2028H2; do
   has "a year that is metered takes the place of the projection: $period" "$dir/$period" "改造后首个完整年度（2026年7月至2027年6月）与改造前相比，高台示例昇华精细化工的取水量下降1.7%，氯化物产量上升4.5%，"
   has "in the text: $period" "$dir/$period" "按改造后产量计算，年节水量为3.95万立方米，折算值为11.00万立方米。"
   has "in the table: $period" "$dir/$period" "年取水量万m³63.6562.59−1.06−1.7%"
   has "in the appendix: $period" "$dir/$period" "高台示例昇华精细化工3.9596.096.3"
   has "from the ledger: $period" "$dir/$period" "改造后为高台县工业用水监测台账2026年下半年第6行、2027年上半年第6行。"
   lacks "nothing is awaited: $period" "$dir/$period" "列出实际数据"
   lacks "and no sum of projections: $period" "$dir/$period" "个案例的改造后数据为"
done
