#!/bin/sh
# An area's own words on its items: two rows on one item are both printed, one on an item that there is not is told of by check and
# stands in no sheet.
. ./lib.sh

rm -rf "$dir/p"
cp -R notice/project "$dir/p"
sed -i 's/   ledgers = {/&\n      file("2026H1", "progress"),/' "$dir/p/manifest.lua"
cat > "$dir/p/ledgers/progress-2026H1.csv" << 'END'
县区,任务编号,本期进展,存在问题,下步打算
甲县,9.1,春季开展一次培训,场地不足。,
甲县,9.1,夏季开展一次交流。,,租用会场
甲县,9.1,秋季再开展一次。,场地不足。,增加场次
甲县,9.9,没有这个条目,,
甲县,9.2,,,无
END
run() { "$WENHENG" "$@" -C "$dir/p"; }
run import -q > "$dir/out" 2>&1
run check --period 2026H1 > "$dir/check" 2>&1
run evaluate --period 2026H1 > "$dir/out" 2> "$dir/err"
run compile "$top/templates/county.md" --area a --period 2026H1 --dump tree > "$dir/tree" 2> "$dir/err"
is "the sheet is made" $? 0
has "all rows on an item, one behind the other" "$dir/tree" "春季开展一次培训；夏季开展一次交流。秋季再开展一次。"
lacks "one on an item that there is not stands nowhere" "$dir/tree" "没有这个条目"
has "and is told of" "$dir/check" "“9.9”不在可选项中"
