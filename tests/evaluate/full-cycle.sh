#!/bin/sh
# 7.3 on the discharge of enterprises above designated size: one of whom it is not known to be is in no sum, in either half-year, and
# is named; without it the others decide.
. ./lib.sh
. ./judged.sh

judged_project enterprises management monitoring << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = {}, items = { { id = "7.3", task = 7 } } }
END
sed -i 's/periods = {/periods = { "2025H2",/' "$dir/p/manifest.lua"
sed -i 's/return { name = "judged"/for _, l in ipairs { "enterprises", "management", "monitoring" } do ledgers[#ledgers + 1] = { ledger = l, period = "2025H2", file = "ledgers\/before-" .. l .. ".csv" } end\n&/' \
   "$dir/p/manifest.lua"
# register FILE FLAG: 甲厂 is above designated size and a key user; FLAG says whether 乙厂 is the first
register() { printf '县区,企业名称,规模以上,重点用水企业\n甲县,甲厂,是,是\n甲县,乙厂,%s,否\n' "$2" > "$p/$1.csv"; }
# discharged FILE A B: what the two discharge, each for an added value of 10
discharged() {
   printf '县区,企业名称,取水量（m3）,排水量（m3）,工业增加值（万元）\n甲县,甲厂,60,%s,10\n甲县,乙厂,60,%s,10\n' "$2" "$3" > "$p/$1.csv"
}
missing() {
   "$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" 2> /dev/null | grep '"area":"a","item":"7.3"' | sed 's/.*"missing":\[\([^]]*\)\].*/\1/; /"item"/d'
}
for file in management before-management; do
   printf '县区,企业名称,全周期管控机制\n甲县,甲厂,否\n' > "$p/$file.csv"
done
discharged before-monitoring 20 40
discharged monitoring 21 20

register before-enterprises 是
register enterprises 是
judge
is "both known: together they discharge less" "$(judged item,7.3)" "有进展 0"
is "nobody is missing" "$(missing)" ""
register enterprises ""
judge
is "one not known: the other discharges more" "$(judged item,7.3)" "无进展 0"
is "it is named for that" "$(missing)" '"乙厂（是否规模以上）"'
register enterprises 是
register before-enterprises ""
judge
is "nor is one compared that was not known before" "$(judged item,7.3)" "无进展 0"
