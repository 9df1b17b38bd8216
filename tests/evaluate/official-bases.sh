#!/bin/sh
# An official figure is compared with last year's only on the same basis: what one says with power plants and the other without is no
# change. One that doesn't say its basis is taken to be on that of the other.
. ./lib.sh
. ./judged.sh

halves="2025H1 2026H1"
judged_project enterprises official << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = { "intensity" }, tasks = {}, targets = {}, items = {} }
END
sed -i 's/periods = {/periods = { "2025H1",/' "$dir/p/manifest.lua"
for half in 2025H1 2026H1; do printf '县区,企业名称,规模以上\n甲县,甲厂,是\n' > "$p/enterprises-$half.csv"; done
official() { printf '指标,范围,数值,计量单位,价格口径,统计口径,来源\n万元工业增加值用水量,甲县,%s,立方米/万元,%s,统计局\n' "$2" "$3" > "$p/official-$1.csv"; }
change() { # change WANTED BASIS BASIS: last year's 40, this year's 36
   official 2025H1 40 "$2"
   official 2026H1 36 "$3"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
   is "$2, then $3" "$(grep '"area":"a","indicator":"intensity"' "$dir/json" | grep -o '"change":"[^"]*"')" "${1:+\"change\":\"$1\"}"
}
change -10 当年价,含电厂 现价,含火电
change -10 当年价, 当年价,含电厂
change '' 当年价,含电厂 当年价,不含电厂
has "with the reason" "$dir/json" "上年同期数口径不同，不计算同比"
change '' 当年价,含电厂 可比价,含电厂
