#!/bin/sh
# The sample's policy in its later years, on made-up ledgers: targets of 2026, 2027 and 2028, the control value of each year,
# Table 1 by the projects' year, and a year after the policy's last.
. ./lib.sh

mkdir -p "$dir/p/ledgers"
cp "$top/data/policy.lua" "$top/data/policy_en.lua" "$dir/p/"
cat > "$dir/p/manifest.lua" <<'END_MANIFEST'
local ledgers, periods = {}, { "2026H2", "2027H1", "2027H2", "2028H1", "2028H2", "2029H1" }
for _, p in ipairs(periods) do
   for _, name in ipairs { "enterprises", "monitoring", "analysis", "cases", "retrofit", "control", "conclusions" } do
      ledgers[#ledgers + 1] = { ledger = name, period = p, file = "ledgers/" .. name .. "-" .. p .. ".csv" }
   end
end
return { name = "years", database = "t.db", policy = "policy", rules = "evaluate", periods = periods, ledgers = ledgers,
   areas = { { id = "ganzhou", name = "甲区", kind = "district" }, { id = "gaotai", name = "乙县", kind = "county" } } }
END_MANIFEST
# half PERIOD DATE REUSED: every ledger of a half-year; with REUSED 940 beside an intake of 60 the rate is 94 %
half() {
   l=$dir/p/ledgers
   printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲区,甲厂,是,是,否,否\n乙县,乙厂,是,是,否,否\n' > "$l/enterprises-$1.csv"
   { sed -n 1p notice/project/ledgers/monitoring-2026H1.csv
     for who in 甲区,甲厂 乙县,乙厂; do echo "$who,自备井,60,0,0,0,60,冷却,循环,$3,0,0,5,淀粉,10,吨,3,100"; done; } > "$l/monitoring-$1.csv"
   printf '县区,分析报告名称,完成日期,文件\n甲区,分析,%s,a.pdf\n乙县,分析,%s,b.pdf\n' "$2" "$2" > "$l/analysis-$1.csv"
   { echo '县区,案例名称,企业名称,年度,案例阶段,形成总结材料'; for n in 1 2 3 4; do echo "甲区,案例$n,甲厂,2026,已发布,是"; done; } > "$l/cases-$1.csv"
   { echo '县区,项目名称,任务年度,建设阶段,总投资（万元）,年节水量（立方米）,更新日期'
     echo "甲区,一号,2027,投运,1,1,$2"; echo "甲区,二号,2027,完工,1,1,$2"; echo "甲区,三号,2028,投运,1,1,$2"
     echo "乙县,四号,2028,完工,1,1,$2"; echo "乙县,五号,2028,投运,1,1,$2"; } > "$l/retrofit-$1.csv"
   printf '年度,控制值（立方米/万元）,价格口径,统计口径\n2027,20,当年价,含电厂\n2028,19.9,当年价,含电厂\n' > "$l/control-$1.csv"
   printf '指标编号,是否达到,认定结论,认定单位,认定日期\nmechanism,是,制度已健全,市工信局,%s\nawareness,否,尚需努力,市工信局,%s\n' "$2" "$2" > "$l/conclusions-$1.csv"
}
half 2026H2 2026-12-30 940
half 2027H1 2027-06-30 939
half 2027H2 2027-12-30 940
half 2028H1 2028-06-30 940
half 2028H2 2028-12-30 940
half 2029H1 2029-06-30 940
"$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
judge() {
   "$WENHENG" evaluate --period "$1" --format json -C "$dir/p" 2> "$dir/err" > "$dir/$1.json"
   is "$1 is evaluated" $? 0
}
# state PERIOD KIND SUBJECT AREA: status, value and goal
state() {
   sed -n "s/.*\"area\":\"$4\",\"$2\":\"$3\",\"status\":\"\([^\"]*\)\",\"value\":\([^,]*\),\"goal\":\([^,]*\),.*/\1 \2 \3/p" "$dir/$1.json"
}
judge 2027H1
is "the eleven targets" "$(grep -c '"target":"[a-z]*","status"' "$dir/2027H1.json")" 11
is "2026's count stays done in 2027" "$(state 2027H1 target cases city)" "已完成 4 4"
is "2027's half-yearly work is in time" "$(state 2027H1 target monitoring city)" "达序时 1 2"
is "2028's rate below its goal isn't judged yet" "$(state 2027H1 target reuse city | cut -c1-15)" "未到期 93.99"
is "the control value of 2027, exactly met" "$(state 2027H1 target intensity city)" "达序时 20 20"
is "qualitative targets wait for a conclusion" "$(state 2027H1 target experience city)" "待认定 null null"
is "Table 1 counts the projects of 2027" "$(state 2027H1 item 6.3 ganzhou) / $(state 2027H1 item 6.3 gaotai)" "已完成 2 2 / 未启动 0 1"
judge 2027H2
is "2027's half-yearly work is done" "$(state 2027H2 target monitoring city)" "已完成 2 2"
judge 2028H1
is "and stays done when a new year has begun" "$(state 2028H1 target monitoring city)" "已完成 2 2"
judge 2028H2
is "in 2028 the rate exactly at its goal is done" "$(state 2028H2 target reuse city)" "已完成 94 94"
is "the control value of 2028 is missed by 0.1" "$(state 2028H2 target intensity city)" "逾期 20 19.9"
is "a conclusion that it is met" "$(state 2028H2 target mechanism city)" "已完成 null null"
is "one that it is not, on the due day" "$(state 2028H2 target awareness city)" "逾期 null null"
is "Table 1 counts the projects of 2028" "$(state 2028H2 item 6.3 ganzhou) / $(state 2028H2 item 6.3 gaotai)" "滞后 1 2 / 已完成 2 1"
judge 2029H1
is "after the policy's last year Table 1 gives no task" "$(state 2029H1 item 6.3 ganzhou)" "不适用 null null"
is "and no control value has come down" "$(state 2029H1 target intensity city)" "指标未下达 20 null"

# judged in a fresh database, a half-year or a whole year looks up for itself how the half-years before stood
rm -f "$dir"/p/t.db*
"$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
judge 2027H2
is "half-yearly work of a half-year not judged yet" "$(state 2027H2 target monitoring city)" "已完成 2 2"
judge 2027
is "and of a whole year" "$(state 2027 target monitoring city) / $(state 2027 item 1.1 ganzhou)" "已完成 2 2 / 已完成 2 2"

# a whole year of which one half-year was not reported: begun, not done
sed -i 3d "$dir/p/ledgers/monitoring-2027H1.csv" "$dir/p/ledgers/analysis-2027H1.csv"
"$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
judge 2027
is "one half-year without its records is behind, not work never begun" "$(state 2027 item 1.1 gaotai)" "滞后 0 2"
is "and the target lacks the half-year that was not reported" "$(state 2027 target monitoring city)" "数据缺失 1 2"
