#!/bin/sh
# The responsible bureaus' sheet of the sample: each with its items of the annex, and what only the body gives it.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/u.db"; }
run import -q > "$dir/out" 2>&1
run evaluate --period 2026H1 > "$dir/out" 2> "$dir/err"
run compile "$top/templates/units.md" --period 2026H1 --dump tree > "$dir/tree" 2> "$dir/err"
is "the sheet is made" $? 0
grep 'text "' "$dir/tree" | sed 's/.*text "//; s/"$//' > "$dir/text"
# of BUREAU: what stands between its heading and the next bureau's
of() { awk -v name="$1" '/^市.*局$|^市发展改革委$/ { on = $0 == name } on' "$dir/text" > "$dir/one"; }
is "nine bureaus, the areas not among them" "$(grep -c '^市.*局$\|^市发展改革委$' "$dir/text")" 9
of 市统计局
has "1.2 is the body's for the statistics bureau" "$dir/one" "正文列名，清单未列：定期开展工业用水监测分析（条目1.2）。"
has "1.1 is the annex's" "$dir/one" "1.1 用水监测分析"
lacks "and 1.2 not in its table" "$dir/one" "1.2 归纳总结成效"
has "its table's head names it, for a page that begins with rows" "$dir/one" "任务条目（市统计局）"
of 市发展改革委
has "a task in none of whose items it stands is named whole" "$dir/one" "加强企业用水循环利用（任务7）。"
of 市住建局
has "2.1 is the body's for the construction bureau" "$dir/one" "加强工业项目用水源头监管（条目2.1）"
of 市财政局
lacks "the finance bureau has nothing of the body alone" "$dir/one" "正文列名"
of 市科技局
has "who is behind in its item" "$dir/one" "肃南县尚未启动"
lacks "an encouraged item has no one behind" "$dir/text" "未开展；"
# in the narrow column of counts each line begins with a status
run compile "$top/templates/units.md" --period 2026H1 --dump layout > "$dir/layout" 2> "$dir/err"
left=$(awk '/ 9\.000 +"已开展"$/ { print $2; exit }' "$dir/layout")
statuses='已完成|达序时|滞后|未启动|逾期|数据缺失|不适用|有进展|无进展|已开展|未开展'
is "a status and its number are not parted" "$(awk -v x="$left" '/^text / && $2 == x' "$dir/layout" | grep -cE "\"($statuses)") $(awk -v x="$left" \
   '/^text / && $2 == x' "$dir/layout" | grep -vE "\"($statuses)" | awk '{ printf "%s", $NF }')" "82 "
run compile "$top/templates/units.md" --period 2026H1 --lang en --dump tree > "$dir/tree" 2> "$dir/err"
space=$(printf '\302\240')
has "in English a task's number stays with its name" "$dir/tree" "7.${space}Strengthen the recycling of water in enterprises."
has "and the word item with its number" "$dir/tree" "(items${space}7.1, 7.2)"
run compile "$top/templates/schedule.md" --period 2026H1 --dump tree > "$dir/tree" 2> "$dir/err"
has "the schedule says what no bureau beside an item means" "$dir/tree" "“—”为没有需推进的事项，在市级责任单位栏为清单没有列市级单位。"
has "and counts an area's items as its own summary does" "$dir/tree" "应完成条目12项（另有1项不适用）：已完成7项、达到序时进度4项、滞后1项。"
run compile "$top/templates/schedule.md" --period 2026H1 --set group=unit --dump tree > "$dir/tree" 2> "$dir/err"
has "a list by bureau says so" "$dir/tree" "工业节水重点任务调度清单（分责任单位）"
has "and that the area furthest behind is told of" "$dir/tree" "应完成条目8项，全市状态（以最差的县区计）为达到序时进度1项、滞后3项、尚未启动3项、数据缺失1项。"
has "the city's own task says where it stands" "$dir/tree" "完成2/4个"
has "what is due in each half-year has no day that has passed" "$dir/tree" "每半年"
lacks "which would make it overdue" "$dir/tree" "2026年6月底前"
lacks "but not where the bureaus are the groups" "$dir/tree" "在市级责任单位栏"
run build unit --period 2026H1 --for 张掖市工业和信息化局 -q -o "$dir/full.pdf"
is "a bureau may be called by its full name" $? 0
run build unit --period 2026H1 --for 市发改委 -q -o "$dir/alias.pdf"
is "or by an alias" $? 0
run build unit --period 2026H1 --for 张掖市 -q -o "$dir/none.pdf" 2> "$dir/err"
is "by no other" $? 1
