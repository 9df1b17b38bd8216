#!/bin/sh
# Targets that can't be judged because two cells, or two figures, contradict each other: the notice is made, says why, and gives neither a
# verdict nor a distance from the goal.
. ./lib.sh

cp -R "$top/data" "$dir/p"
run() { "$WENHENG" "$@" -C "$dir/p"; }
printf '3,全市,规上工业用水重复利用率,93,%%,,,甲,\n4,全市,规上工业用水重复利用率,95,%%,,,乙,\n' >> "$dir/p/ledgers/2028/官方统计.csv"
printf '指标编号,是否达到,认定结论,认定单位,认定日期\nmechanism,是,尚未达到目标要求,市工信局,2028-12-31\n' > "$dir/p/ledgers/2028H2/定性指标认定.csv"
printf '3,2028,23.5,当年价,含电厂,另一文件\n' >> "$dir/p/ledgers/2028H1/管控指标.csv"
run import -q > "$dir/out" 2>&1
words() { # words LANG: those of the notice
   run build notice -q --period 2028H2 --lang "$1" -o "$dir/$1.txt" > "$dir/out" 2> "$dir/err" || not_ok "it is made ($1)" "$(head -n 3 "$dir/err")"
   sed -n 's/^text.*"\(.*\)"$/\1/p' "$dir/$1.txt" | tr -d '\n' > "$dir/words"
}
words zh
has "official figures that differ" "$dir/words" "目标94%以上；官方数值有2个不同的数值，不能确定采用哪一个，不作判断"
has "a conclusion against itself" "$dir/words" "认定自相矛盾：是否达到填“是”，认定结论写“尚未达到目标要求”，不能确定以哪一个为准"
has "control values that differ" "$dir/words" "控制指标给出2个（24、23.5），不能确定以哪一个为准，不作判断"
lacks "of which none is said not to have come down" "$dir/words" "省上管控指标未下达"
words en
has "in English too" "$dir/words" "differing official figures are given and none is known to hold"
