#!/bin/sh
# Before the works is before any of them is at work: a half-year in which some of them are is no base for the comparison.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/b.db"; }
run import -q > "$dir/out" 2>&1
for period in 2026H1 2027H1 2028H2; do
   run build casebook -q --period $period -o "$dir/$period.pdf" > "$dir/out" 2> "$dir/err"
   pdftotext -raw "$dir/$period.pdf" - | tr -d ' \n\f' > "$dir/$period"
done
# put into operation in April 2026, by the case's own text
has "the half-year in which it began is not before" "$dir/2027H1" "2027年上半年与2025年上半年相比，高台示例昇华精细化工的取水量下降"
lacks "nor called so" "$dir/2027H1" "2027年上半年与2026年上半年相比，高台示例昇华精细化工"
has "a half-year wholly before stays" "$dir/2028H2" "2028年下半年与2025年下半年相比，高台示例昇华精细化工的取水量下降"
# the second half of 2025 already takes in what the case gives for after (36万 a year); no older one is there, so its own figures stand
has "without a ledger of before the case's own figures stand" "$dir/2028H2" "按折算值计算，改造后与改造前相比，临泽示例𬭩源化工的取水量可下降28.6%，"
lacks "and no half-year under way" "$dir/2028H2" "2028年下半年与2025年下半年相比，临泽"
has "the ledger of before is taken where there is one" "$dir/2027H1" "2027年上半年与2025年上半年相比，临泽示例𬭩源化工的取水量下降29.0%，"
# what is done by June is before in the half-year that ends then
has "what begins after a half-year has it before" "$dir/2027H1" "2027年上半年与2026年上半年相比，甘州示例甘昇热力发电的取水量下降1.2%，"
# works done in May 2026, with a season from August to October: what they save is not metered yet, and nor is a year of what began in March
has "before a season is metered its figures are those of the design" "$dir/2026H1" "按设计值计算，改造后与改造前相比，高台示例䶮泉番茄制品的取水量可下降35.0%，"
has "which the sums say" "$dir/2026H1" "（其中4个案例的改造后数据为设计值或折算值）"
has "and by whom" "$dir/2026H1" "甘州示例甘昇热力发电、高台示例䶮泉番茄制品的改造后数据为设计值，临泽示例𬭩源化工、高台示例昇华精细化工的改造后数据为折算值。"
