#!/bin/sh
# Which directory holds: the period's own, else the area's latest before, else its first after; for check and evaluate alike, and
# both say which it was when it is not the period's own.
. ./lib.sh
. ./judged.sh

halves="2025H2 2026H1 2026H2"
judged_project enterprises monitoring overquota quotas << 'END_OF_FILE'
return { start = "2026-01-01", indicators = { "reuse" }, tasks = {}, targets = {}, items = { { id = "6.1", task = 6 } } }
END_OF_FILE
sed -i 's/{ id = "a", name = "甲县", kind = "county" }/&, { id = "b", name = "乙县", kind = "county" }/; s/periods = {/& "2025H2",/' "$dir/p/manifest.lua"
for half in $halves; do
   printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n' > "$p/enterprises-$half.csv"
   printf '县区,企业名称,改造期限,完成改造\n' > "$p/overquota-$half.csv"
   printf '产品名称,产量单位,通用值\n纸,t,10\n' > "$p/quotas-$half.csv"
   printf '县区,企业名称,取水量（m3）,循环水量（m3）,串联水量（m3）,回用水量（m3）,主要产品,产量,产量单位,用水定额\n' > "$p/monitoring-$half.csv"
   printf '%s,100,300,0,0,纸,10,t,10\n' 甲县,甲厂 甲县,旧厂 甲县,新厂 乙县,乙厂 >> "$p/monitoring-$half.csv"
done
lists() { # HALF AREA NAME...: its directory
   half=$1 area=$2
   shift 2
   printf "$area,%s,是,是,是,否\n" "$@" >> "$p/enterprises-$half.csv"
}
counted() { judged "$1" | cut -d' ' -f1-2; }
checked() { "$WENHENG" check --period 2026H1 -C "$dir/p" "$@" > "$dir/check" 2>&1; }
explained() { "$WENHENG" explain 6.1 --area a --period 2026H1 -C "$dir/p" "$@" > "$dir/explained" 2>&1; }

lists 2025H2 乙县 乙厂
lists 2026H2 甲县 甲厂 新厂
lists 2026H2 乙县 乙厂
judge
is "only a later one: it holds" "$(judged item,6.1)" "已完成 2"
explained
has "evaluate says so" "$dir/explained" "  note     企业名录用2026年下半年的"
explained --lang en
has "in English" "$dir/explained" "  note     register of enterprises: that of the second half of 2026"
checked
has "check holds the records against the same" "$dir/check" "monitoring-2026H1.csv:3:2: warning: 旧厂：2026H2的工业企业名录中没有，无法对应 [unlisted]"
lacks "and against no other" "$dir/check" "新厂：2026H2"
has "and says so" "$dir/check" "wenheng: warning: 工业企业名录：本期和以前都未报，按以后2026H2的核对（甲县，2026H1） [later_list]"
has "of the other area the one before" "$dir/check" "wenheng: note: 工业企业名录：本期未报，按2025H2的核对（乙县，2026H1） [earlier_list]"
checked --lang en
has "in English, too" "$dir/check" "none for the period or before it, names are held against the later one of 2026H2 (甲县, 2026H1) [later_list]"

lists 2025H2 甲县 甲厂 旧厂
judge
is "one before: it holds though a later one is nearer" "$(judged item,6.1)" "已完成 2"
explained
has "it is named" "$dir/explained" "  note     企业名录用2025年下半年的"
has "its enterprises count" "$dir/explained" "旧厂 取水量"
checked
has "check agrees" "$dir/check" "monitoring-2026H1.csv:4:2: warning: 新厂：2025H2的工业企业名录中没有，无法对应 [unlisted]"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
has "the city's rate names the areas" "$dir/json" '"note":"甲县、乙县的企业名录用2025年下半年的"'

lists 2026H1 甲县 甲厂
judge
is "its own holds" "$(judged item,6.1)" "已完成 1"
explained
lacks "without a word" "$dir/explained" "note"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
has "the other area's is still the one before" "$dir/json" '"note":"乙县的企业名录用2025年下半年的"'
is "whose enterprise is counted" "$(sed -n 's/.*"area":"city","indicator":"reuse","status":"有数据","value":\([0-9.]*\),.*"count":"\([0-9]*\)".*/\1 \2/p' "$dir/json")" "75 2"
