#!/bin/sh
# Ledgers three times as long take no more memory to be checked and evaluated: with a year before to compare with, with codes in
# some ledgers and not in others, in another order than the directory, and with some enterprises twice.
. ./lib.sh

observed && { ok "memory is left out: it is observed"; exit 0; }
command -v python3 > /dev/null || { ok "memory is left out: there is no python3"; exit 0; }
SHORT=2500 LONG=7500 # rows of a ledger

mkdir -p "$dir/p/ledgers"
cp "$top/data/policy.lua" "$top/data/policy_en.lua" "$dir/p/"
cat > "$dir/p/manifest.lua" <<'END_MANIFEST'
local ledgers = {}
for _, name in ipairs { "enterprises-2026H1", "monitoring-2025H1", "monitoring-2026H1", "management-2026H1", "metering-2026H1" } do
   local ledger, period = name:match("^(.*)-(.*)$")
   ledgers[#ledgers + 1] = { ledger = ledger, period = period, file = "ledgers/" .. name .. ".csv" }
end
return { name = "memory", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2026H1" }, ledgers = ledgers,
   areas = { { id = "a", name = "甲县", kind = "county" }, { id = "b", name = "乙县", kind = "county" } } }
END_MANIFEST

# ledgers ROWS
ledgers() {
   awk -v n="$1" -v dir="$dir/p/ledgers/" '
      function who(i) { return (i % 2 ? "甲县" : "乙县") "," sprintf("示例第%06d厂", i) }
      function code(i) { return sprintf("9162070%01dMA%06dXX", i % 10, i) "9" }
      function water(file, i, output) {
         printf "%s,%s,自备井,0,%d,0,0,%d,冷却,循环,%d,0,%d,%d,水泥,%d,吨,%d,3.2\n", who(i), i % 3 ? code(i) : "", i % 900 * 10 + 1000, i % 900 * 10 + 1000,
            i % 700 * 90, i % 13 * 100, i % 17 * 50, output, i % 1000 + 1 > file
      }
      BEGIN {
         e = dir "enterprises-2026H1.csv"; m = dir "management-2026H1.csv"; w = dir "monitoring-2026H1.csv"; v = dir "monitoring-2025H1.csv"
         t = dir "metering-2026H1.csv"
         print "县区,企业名称,统一社会信用代码,规模以上,重点用水企业,高耗水企业,可使用再生水" > e
         print "县区,企业名称,节水管理制度,节水负责人,三级节水管理体系,纳入绩效考核,全周期管控机制" > m
         print "县区,企业名称,用水单位应配台数,用水单位实配台数,次级用水单位应配台数,次级用水单位实配台数,主要用水设备应配台数,主要用水设备实配台数,原始记录和统计台账,水源种类,用途类别,分别计量,校准有效期至,计量器具总数,智能计量器具数,分质分类计量,非常规水计量" > t
         head = "县区,企业名称,统一社会信用代码,取水方式,地表水,地下水,自来水,再生水,取水量（m³）,用水环节,水循环模式,循环水量（m³）,串联水量,回用水量,排水量,主要产品,产品产量,产量单位,工业增加值（万元）,用水定额"
         print head > w; print head > v
         for (i = 1; i <= n; i++) {
            printf "%s,%s,是,是,否,是\n", who(i), code(i) > e
            printf "%s,是,是,是,是,是\n", who(n + 1 - i) > m
            printf "%s,1,1,2,2,3,3,是,2,2,是,2027-12-31,6,%d,是,是\n", who(i), i % 7 > t
            water(w, i, i % 99 + 1); water(v, n + 1 - i, i % 99 + 1)
         }
         printf "%s,%s,是,是,否,是\n", who(1), code(1) > e
      }'
}

# peak COMMAND...: the most memory it takes, in MB; what it says is in $dir/said
peak() {
   python3 - "$dir/said" "$WENHENG" -C "$dir/p" "$@" <<'END_PYTHON'
import resource, subprocess, sys
with open(sys.argv[1], "w") as out:
    subprocess.run(sys.argv[2:], stdout=out, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
END_PYTHON
}

for rows in $SHORT $LONG; do
   rm -f "$dir/p/t.db"*
   ledgers "$rows"
   status "$rows rows are imported" 0 "$WENHENG" import -C "$dir/p"
   eval "check_$rows=$(peak check --period 2026H1) evaluate_$rows=$(peak evaluate --period 2026H1)"
done
# flat NAME MORE SHORT LONG: so many MB may be between them (memory comes in slabs of 2 MB)
flat() { if [ "$4" -le $(($3 + $2)) ]; then ok "$1"; else not_ok "$1" "$3 MB for $SHORT rows, $4 MB for $LONG"; fi; }
eval "flat 'checks take no more memory' 4 \$check_$SHORT \$check_$LONG; flat 'nor do judgments' 4 \$evaluate_$SHORT \$evaluate_$LONG"
has "all are judged: they are in the register once" "$dir/said" "city	indicator	intake	有数据	"
# what the engine says of the long ledgers is what plain SQL says
want=$(sqlite3 "$dir/p/t.db" "SELECT sum(CAST(intake AS INTEGER)) FROM ledger_monitoring WHERE period = '2026H1'")
is "the sum of all is SQL's" "$(awk -F'\t' '$1 == "city" && $3 == "intake" { print $5 }' "$dir/said")" "$want m3"
want=$(sqlite3 "$dir/p/t.db" "SELECT count(*) FROM (SELECT DISTINCT enterprise FROM ledger_enterprises)")
is "each enterprise counts once" "$(sqlite3 "$dir/p/t.db" "SELECT data ->> 'count' || ' ' || (data ->> 'matched') FROM judgment WHERE subject = 'intake' AND area = 'city'")" "$want $want"
is "and each of its cells is an input" "$(sqlite3 "$dir/p/t.db" "SELECT sum(json_array_length(cells)) FROM judged_input i JOIN judgment j ON j.id = i.judgment WHERE j.subject = 'intake' AND area = 'city'")" "$want"

# where every enterprise lacks something, or is behind: who they are is kept, as names in a file of its own, and written down once
lacking() {
   awk -v n="$1" -v dir="$dir/p/ledgers/" '
      function who(i) { return (i % 2 ? "甲县" : "乙县") "," sprintf("示例第%06d实业有限公司", i) }
      BEGIN {
         e = dir "enterprises-2026H1.csv"; m = dir "management-2026H1.csv"; w = dir "monitoring-2026H1.csv"; v = dir "monitoring-2025H1.csv"
         t = dir "metering-2026H1.csv"
         print "县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水" > e
         print "县区,企业名称,节水管理制度,节水负责人,三级节水管理体系,纳入绩效考核,全周期管控机制" > m
         print "县区,企业名称,用水单位应配台数,用水单位实配台数,次级用水单位应配台数,次级用水单位实配台数,主要用水设备应配台数,主要用水设备实配台数,原始记录和统计台账,水源种类,用途类别,分别计量,校准有效期至,计量器具总数,智能计量器具数,分质分类计量,非常规水计量" > t
         head = "县区,企业名称,取水方式,地表水,地下水,自来水,再生水,取水量（m³）,用水环节,水循环模式,循环水量（m³）,串联水量,回用水量,排水量,主要产品,产品产量,产量单位,工业增加值（万元）,用水定额"
         print head > w; print head > v
         for (i = 1; i <= n; i++) {
            printf "%s,是,是,是,是\n", who(i) > e
            printf "%s,%s,,否,否,%s\n", who(i), i % 3 ? "否" : "", i % 2 ? "否" : "" > m
            if (i % 2) printf "%s,2,1,2,,3,1,否,2,2,%s,2025-12-31,6,2,否,否\n", who(i), i % 3 ? "否" : "" > t
            if (i % 4) printf "%s,自备井,0,1000,0,0,%s,冷却,循环,,0,5,,水泥,%s,吨,,0.2\n", who(i), i % 5 ? "1000" : "", i % 3 ? "100" : "" > w
         }
      }'
}
for rows in $SHORT $LONG; do
   rm -f "$dir/p/t.db"*
   lacking "$rows"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   eval "first_$rows=$(peak evaluate --period 2026H1)"
   sed -i '3s/,是,是,是,是/,否,是,是,是/' "$dir/p/ledgers/enterprises-2026H1.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   eval "second_$rows=$(peak evaluate --period 2026H1)"
done
eval "flat 'judgments of what is missing take little more' 10 \$first_$SHORT \$first_$LONG; flat 'nor do they beside those before' 14 \$second_$SHORT \$second_$LONG"
missing() { sqlite3 "$dir/p/t.db" "SELECT json_array_length(data, '\$.$2') FROM judgment WHERE subject = '$1' AND area = '${3:-a}'"; }
is "each who lacks the system's flag is named" "$(missing 3.1 missing)" "$(sqlite3 "$dir/p/t.db" "SELECT count(*) FROM ledger_management WHERE area = 'a' AND system IS NULL")"
is "and each who has none" "$(missing 3.1 behind)" "$(sqlite3 "$dir/p/t.db" "SELECT count(*) FROM ledger_management WHERE area = 'a' AND system = '0'")"
is "whole and in their order" "$(sqlite3 "$dir/p/t.db" "SELECT (data ->> '\$.behind[0]') || ' ' || (data ->> '\$.behind[999]') FROM judgment WHERE subject = '3.1' AND area = 'a'")" "示例第000001实业有限公司 示例第002999实业有限公司"
rm -rf "$dir/p"
