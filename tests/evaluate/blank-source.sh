#!/bin/sh
# 再生水取水量 of an enterprise that leaves it blank: nothing where its other sources make up its intake, as the structure of use has it;
# missing where they don't.
. ./lib.sh
. ./judged.sh

judged_project enterprises monitoring << 'END'
return { start = "2026-01-01", thresholds = {}, tasks = {}, targets = {}, items = {}, indicators = { "reclaimed", "intake_sources" } }
END
printf '县区,企业名称,规模以上\n甲县,甲厂,是\n甲县,乙厂,是\n' > "$p/enterprises.csv"
# reported SURFACE: what 乙厂 takes in of surface water, of 50 in all; no word of reclaimed water
reported() {
   printf '县区,企业名称,取水量（m3）,地表水（m3）,地下水（m3）,自来水（m3）,再生水（m3）\n甲县,甲厂,60,0,40,0,20\n甲县,乙厂,50,%s,30,—,—\n' "$1" > "$p/monitoring.csv"
}
# lacking: the enterprises that the area's figure does not count
lacking() { "$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" 2> /dev/null | grep '"area":"a","indicator":"reclaimed"' | sed -n 's/.*"missing":\[\([^]]*\)\].*/\1/p'; }

reported 20
judge
is "the others make up the intake: it takes none" "$(judged indicator,reclaimed)" "有数据 20"
is "nobody is missing" "$(lacking)" ""
"$WENHENG" explain reclaimed --period 2026H1 --area a -C "$dir/p" > "$dir/out" 2> "$dir/err"
is "its cells are named once" "$(grep -c '乙厂 再生水' "$dir/out") $(grep -c '乙厂 地下水' "$dir/out")" "1 1"
reported 15
judge
is "they don't: its figure is missing" "$(lacking)" '"乙厂"'
