#!/bin/sh
# Users of 100,000 m³ and more of whom it isn't known whether anybody is in charge of saving water: the notice gives their number, its
# annex and explain their names, whether they must report their management or not. Exactly 100,000 is enough.
. ./lib.sh
. ./judged.sh

halves="2025H1 2025H2 2026H1"
judged_project enterprises monitoring management << 'END'
return { start = "2026-01-01", thresholds = { manager = { value = 100000, inclusive = true } }, indicators = {}, tasks = {}, targets = {}, items = { { id = "3.1", task = 3 } } }
END
sed -i 's/periods = {/periods = { "2025H1", "2025H2",/' "$dir/p/manifest.lua"
for half in $halves; do
   printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲县,甲厂,是,是,否,否\n甲县,乙厂,是,否,否,否\n甲县,丙厂,是,否,否,否\n甲县,丁厂,是,否,否,否\n甲县,戊厂,是,否,否,否\n' > "$p/enterprises-$half.csv"
   printf '县区,企业名称,取水量（m3）\n甲县,甲厂,60000\n甲县,乙厂,50000\n甲县,丙厂,49999.5\n甲县,丁厂,60000\n' > "$p/monitoring-$half.csv"
   printf '县区,企业名称,节水管理制度,节水负责人\n甲县,甲厂,是,是\n甲县,丁厂,,\n' > "$p/management-$half.csv"
done
judge
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
part() { grep -o "\"label\":\"$1\"[^}]*" "$dir/json" | head -n 1 | sed 's/.*"value":"\([^"]*\)".*/\1/'; }
is "large users, with a manager, not known; and those not known to be large" "$(part 年用水量10万立方米以上企业) $(part 其中建立节水负责人制度) $(part 其中节水负责人数据缺失) $(part 年用水量数据缺失企业)" "3 1 2 1"
has "their names" "$dir/json" '"lacking":["乙厂（节水负责人）","丁厂（节水负责人）"]'
"$WENHENG" explain 3.1 --period 2026H1 --area a -C "$dir/p" > "$dir/explained" 2>&1
has "explain has them" "$dir/explained" "节水负责人数据缺失 = 乙厂、丁厂"
"$WENHENG" explain 3.1 --period 2026H1 --area a --lang en -C "$dir/p" > "$dir/explained" 2>&1
has "in English too" "$dir/explained" "person in charge of water saving not known = "

cp -R "$top/data" "$dir/sample"
"$WENHENG" import -q -C "$dir/sample" > "$dir/out" 2>&1
"$WENHENG" build notice -q --period 2026H1 -C "$dir/sample" -o "$dir/notice.txt" > "$dir/out" 2>&1
has "and so has the notice's annex" "$dir/notice.txt" "甘州示例西域药业有限公司（节水负责人）"
