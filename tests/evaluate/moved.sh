#!/bin/sh
# An enterprise that moved stands in the older list of the area that has given no new one: told, and once for the city.  A file that
# was refused is no word of its area that it has none.
. ./lib.sh

mkdir -p "$dir/p/ledgers" "$dir/p/templates"
l=$dir/p/ledgers
cat > "$dir/p/policy.lua" << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = { "intake" }, tasks = {}, targets = {}, items = { { id = "8.1", task = 8 } } }
END
cat > "$dir/p/manifest.lua" << 'END'
local function file(ledger, period, name, area)
   return { ledger = ledger, period = period, area = area, file = "ledgers/" .. name .. ".csv" }
end
return { name = "moved", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2026H1", "2026H2" },
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } },
   documents = { { name = "sheet", template = "sheet.md", each = "enterprise", output = "{record.name}.pdf" } },
   ledgers = { file("enterprises", "2026H1", "list-a", "a"), file("enterprises", "2026H1", "list-b", "b"), file("enterprises", "2026H2", "list-b2", "b"),
      file("monitoring", "2026H2", "water"), file("reclaimed", "2026H2", "pipes-a", "a"), file("reclaimed", "2026H2", "pipes-b", "b") } }
END
printf -- '---\nclass = "plain"\n---\n{{ record.name }}在{{ record.area }}。\n' > "$dir/p/templates/sheet.md"
head='企业名称,统一社会信用代码,规模以上,重点用水企业,高耗水企业,可使用再生水\n'
printf "${head}甲厂,91620702MA0000000A,是,是,否,是\n乙厂,91620702MA0000000B,是,是,否,是\n" > "$l/list-a.csv"
printf "${head}丙厂,91620702MA0000000C,是,是,否,是\n" > "$l/list-b.csv"
printf "${head}丙厂,91620702MA0000000C,是,是,否,是\n甲厂,91620702MA0000000A,是,是,否,是\n" > "$l/list-b2.csv"
printf '县区,企业名称,统一社会信用代码,取水量（m³）\n乙县,甲厂,91620702MA0000000A,100\n甲县,乙厂,91620702MA0000000B,10\n乙县,丙厂,91620702MA0000000C,1\n' > "$l/water.csv"
printf '没有表头\n1,2\n' > "$l/pipes-a.csv"
printf '污水处理厂,企业名称,配置状态,管网长度（km）,再生水用量（m³）\n' > "$l/pipes-b.csv"
"$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
"$WENHENG" evaluate --period 2026H2 --format csv -C "$dir/p" > "$dir/csv" 2> "$dir/err"
"$WENHENG" check --period 2026H2 -C "$dir/p" > "$dir/check" 2>&1
"$WENHENG" check --period 2026H2 --lang en -C "$dir/p" > "$dir/english" 2>&1
state() { sed -n "s/^$1,$2,$3,\([^,]*\),\([^,]*\),.*/\1 \2/p" "$dir/csv" | sed 's/ $//'; }
is "it counts once for the city" "$(state indicator intake city)" "有数据 111"
is "and in the area that reports it alone" "$(state indicator intake a), $(state indicator intake b)" "有数据 10, 有数据 101"
has "and is told" "$dir/check" '甲厂：本县区名录仍用2026H1的（ledgers/list-a.csv第2行），另一县区较新的名录已有同一代码（ledgers/list-b2.csv第3行），只计入本期报了它用水的县区，都未报的计入较新名录的县区，请核实是否已迁出（甲县，2026H2） [moved]'
has "in English" "$dir/english" "甲厂: the area's list is still that of 2026H1 (ledgers/list-a.csv row 2), and a newer one of another area has the code (ledgers/list-b2.csv row 3)"
is "once only" "$(grep -c moved "$dir/check")" 1
"$WENHENG" batch sheet --period 2026H2 -C "$dir/p" -o "$dir/sheets" -q > "$dir/out" 2> "$dir/err"
is "its sheet is that of the area that it counts in" "$(for f in "$dir"/sheets/*.pdf; do pdftotext "$f" - | head -n 1; done | sort | tr '\n' ' ')" "丙厂在b。 乙厂在a。 甲厂在b。 "
is "a refused file is none" "$(state item 8.1 a)" "数据缺失"
is "an empty one says that there is none" "$(state item 8.1 b)" "未开展 0"
# water ROW...: monitoring, judged and checked anew
water() {
   { echo '县区,企业名称,统一社会信用代码,取水量（m³）'; printf '%s\n' "$@" '甲县,乙厂,91620702MA0000000B,10' '乙县,丙厂,91620702MA0000000C,1'; } > "$l/water.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period 2026H2 --format csv -C "$dir/p" > "$dir/csv" 2> "$dir/err"
   "$WENHENG" check --period 2026H2 -C "$dir/p" > "$dir/check" 2>&1
   states="$(state indicator intake a), $(state indicator intake b), $(state indicator intake city)"
}
water 甲县,甲厂,91620702MA0000000A,100
is "the area that it is said to have left still reports it" "$states" "有数据 110, 有数据 1, 有数据 111"
water 甲县,甲厂,91620702MA0000000A,100 乙县,甲厂,91620702MA0000000A,90
is "both report it: the first record counts" "$states" "有数据 110, 有数据 1, 有数据 111"
has "which is a fault of both rows" "$dir/check" 'ledgers/water.csv:3:2: error: 甲厂：本期不止一条，已见第2行，评价只取前一条，本条未计入，请合并为一条 [duplicate]'
water
"$WENHENG" evaluate --period 2026H2 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
is "neither reports it: it is missing in the area of the newer list alone" \
   "$(grep '"indicator":"intake"' "$dir/json" | sed -n 's/.*"area":"\([^"]*\)".*"missing":\[\([^]]*\)\].*/\1 \2/p' | tr '\n' ';')" 'b "甲厂";city "甲厂";'
printf "${head}乙厂,91620702MA0000000B,是,是,否,是\n" > "$l/list-a2.csv"
sed -i 's|file("monitoring"|file("enterprises", "2026H2", "list-a2", "a"), file("monitoring"|' "$dir/p/manifest.lua"
"$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
"$WENHENG" check --period 2026H2 -C "$dir/p" > "$dir/check" 2>&1
lacks "a new list without it settles it" "$dir/check" moved
