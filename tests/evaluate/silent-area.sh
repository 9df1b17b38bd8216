#!/bin/sh
# What an area that has sent nothing is to do by Table 1 is known all the same: it is a part of the city's task, none of which is done.
. ./lib.sh
. ./judged.sh

judged_project retrofit << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = {}, items = { { id = "6.3", task = 6 } },
   table1 = { item = "6.3", years = { 2026 }, rows = { { area = "a", text = "1", min = 1, max = 1 }, { area = "b", text = "1-2", min = 1, max = 2 } } } }
END
sed -i 's/{ { id = "a", name = "甲县", kind = "county" } }/{ { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } }/' "$dir/p/manifest.lua"
city() { sed -n 's/^item,6.3,city,\([^,]*\),\([^,]*\),\([^,]*\),.*/\1 \2 \3/p' "$dir/csv"; }
retrofit() {
   printf '县区,项目名称,任务年度,建设阶段,更新日期\n%b' "$1" > "$p/retrofit.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period 2026H1 --format csv -C "$dir/p" > "$dir/csv" 2> "$dir/err"
   "$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
}
retrofit '甲县,一号,2026,投运,2026-06-20\n乙县,二号,2026,储备,2026-06-20\n'
is "both have reported" "$(city)" "未启动 1 2"
has "of up to three" "$dir/json" '"area":"city","item":"6.3","status":"未启动","value":1,"goal":2'
retrofit '甲县,一号,2026,投运,2026-06-20\n'
is "one has not" "$(city)" "数据缺失 1 2"
is "of up to three all the same" "$(grep '"area":"city","item":"6.3"' "$dir/json" | grep -o '"goal_max":"[^"]*"')" '"goal_max":"3"'

cp -R "$top/data" "$dir/sample"
file=$dir/sample/ledgers/2026H1/技改项目储备库.csv
iconv -f GB18030 -t UTF-8 "$file" | sed '/山丹/d' > "$dir/without" && mv "$dir/without" "$file"
"$WENHENG" import -q -C "$dir/sample" > "$dir/out" 2>&1
"$WENHENG" build notice -q --period 2026H1 -C "$dir/sample" -o "$dir/notice.txt" > "$dir/out" 2>&1
sed -n 's/^text.*"\(.*\)"$/\1/p' "$dir/notice.txt" | tr -d '\n' > "$dir/words"
has "the notice's table adds up to the policy's" "$dir/words" "合计9～12"
has "and so does its text" "$dir/words" "年度技改任务9～12个"
