#!/bin/sh
# A case is there once it is published: the day of that goes before the year for which it was collected, and a later list that leaves it
# out doesn't take it back, as a later row does. What is counted so, or not, is told.
. ./lib.sh
. ./judged.sh

halves="2026H1 2026H2 2027H1 2027H2"
judged_project cases << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, items = { { id = "9.2", task = 9 } },
   targets = { { id = "cases", goal = 4, unit = "个", mode = "count" } } }
END
sed -i 's/periods = { "2026H1", "2026H2" }/periods = { "2026H1", "2026H2", "2027H1", "2027H2" }/' "$dir/p/manifest.lua"
cases() { printf '县区,案例名称,企业名称,年度,案例阶段,形成总结材料,日期\n%b' "$2" > "$p/cases-$1.csv"; }
city() { # city PERIOD NAME WANTED: the item and the target
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period "$1" --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
   is "$2" "$(sed -n 's/.*"area":"city","\(item\|target\)":"[^"]*","status":"\([^"]*\)","value":\([^,]*\),.*/\2 \3/p' "$dir/json" | tr '\n' ' ')" "$3 $3 "
}
cases 2026H1 '甲县,一案,甲厂,2025,已发布,是,2026-03-01\n甲县,二案,乙厂,2025,已发布,是,2025-11-01\n甲县,三案,丙厂,2026,已发布,是,2025-12-30\n甲县,四案,丁厂,2025,已发布,是,\n甲县,五案,戊厂,2026,已发布,是,\n'
city 2026H1 "by the day of publication, else by the year" "达序时 2"
has "what is left out is told" "$dir/json" "3个已发布案例（二案、三案、四案）属政策起始以前，未计入"
has "and what counts by its day alone" "$dir/json" "1个案例（一案）年度在政策起始以前、发布在其后，按发布日期计入"

four='甲县,一案,甲厂,2026,已发布,是,2026-03-01\n甲县,二案,乙厂,2026,已发布,是,2026-07-01\n甲县,三案,丙厂,2026,已发布,是,2026-08-01\n'
cases 2026H1 ''
cases 2026H2 "$four"'甲县,四案,丁厂,2026,已发布,是,2026-09-01\n'
city 2026H2 "four at the year's end" "已完成 4"
cases 2027H1 '甲县,新案,戊厂,2027,编写,否,\n'
cases 2027H2 '甲县,新案,戊厂,2027,编写,否,\n'
city 2027H1 "a later list of new ones alone takes none back" "已完成 4"
has "which is told" "$dir/json" "其中4个见以前半年的台账，本期台账未列"
city 2027H2 "nor the one after it" "已完成 4"
cases 2027H1 '甲县,四案,丁厂,2026,审核,是,\n'
city 2027H1 "a later row takes it back" "逾期 3"
city 2027H2 "for all that follow" "逾期 3"
cases 2027H1 "$four"'甲县,丁厂的案例,丁厂,2026,审核,是,\n'
city 2027H1 "one that may go by another name" "数据缺失 3"
has "is told" "$dir/json" "四案（本期台账未列，是否改了名称）"
rm "$p/cases-2027H1.csv"
city 2027H1 "no list at all" "已完成 4"
cases 2026H2 "$four"
city 2027H1 "which may have what is lacking" "数据缺失 3"

# a summary written in the year's first half-year is written, unless a later row says that it is not
rm -rf "$dir/p"
halves="2025H2 2026H1 2026H2"
judged_project enterprises monitoring cases << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = {}, items = { { id = "1.2", task = 1 } } }
END
sed -i 's/periods = {/periods = { "2025H2",/' "$dir/p/manifest.lua"
for half in 2025H2 2026H2; do
   printf '县区,企业名称,规模以上\n甲县,甲厂,是\n' > "$p/enterprises-$half.csv"
   printf '县区,企业名称,取水量（m3）,循环水量,串联水量,回用水量,主要产品,产品产量,产量单位\n甲县,甲厂,%s,0,0,0,淀粉,10,吨\n' "$([ $half = 2025H2 ] && echo 100 || echo 90)" > "$p/monitoring-$half.csv"
done
cases 2026H1 '甲县,一案,甲厂,2026,编写,是,\n'
cases 2026H2 '甲县,二案,乙厂,2026,征集,否,\n'
judge 2026H2
is "the fall is 10 % exactly, and the summary is the first half-year's" "$(judged item,1.2)" "已完成 1"
cases 2026H2 '甲县,一案,甲厂,2026,编写,否,\n'
judge 2026H2
is "a later row takes it back" "$(judged item,1.2)" "未启动 0"
