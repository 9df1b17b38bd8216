#!/bin/sh
# Where the directory says that no enterprise is above designated size there is nothing to measure: not applicable, which is neither zero
# nor missing. Where one may be, or there is no directory, the figure is missing.
. ./lib.sh
. ./judged.sh

halves="2027H1 2027H2"
judged_project enterprises monitoring control << 'END'
return { start = "2026-01-01", thresholds = {}, tasks = {}, items = {},
   indicators = { "intake", "reuse", "intensity", "intake_sources", "intake_change" }, targets = { { id = "reuse", goal = 94 }, { id = "intensity" } } }
END
sed -i 's/{ { id = "a", name = "甲县", kind = "county" } }/{ { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } }/
   s/periods = { "2026H1", "2026H2" }/periods = { "2027H1", "2027H2" }/' "$dir/p/manifest.lua"
printf '年度,控制值,价格口径,统计口径\n2027,20,当年价,含电厂\n' > "$p/control-2027H1.csv"
directory() { for half in 2027H1 2027H2; do printf '县区,企业名称,规模以上\n%b' "$1" > "$p/enterprises-$half.csv"; done; }
stands() { # stands NAME AREA WANTED
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period 2027H2 --format csv -C "$dir/p" > "$dir/csv" 2> "$dir/err"
   is "$1" "$(sed -n "s/^\(indicator\|target\),[^,]*,$2,\([^,]*\),.*/\2/p" "$dir/csv" | sort | uniq -c | tr -s ' \n' ' ')" "$3"
}
directory '甲县,甲厂,否\n乙县,乙厂,否\n'
stands "nobody in an area" a " 8 不适用 "
stands "nor in the city" city " 10 不适用 "
directory '甲县,甲厂,否\n乙县,乙厂,\n'
stands "one of whom it isn't known" b " 8 数据缺失 "
stands "leaves the other area as it is" a " 8 不适用 "
stands "but not the city" city " 10 数据缺失 "
directory '甲县,甲厂,否\n'
stands "nor can a city be known of which an area has no directory" city " 10 数据缺失 "
