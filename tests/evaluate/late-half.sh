#!/bin/sh
# What a target needs of an earlier half-year is judged from that half-year's ledgers as they are, not as they were when it was judged
# last; at a year's end a year's goal is held against the whole year; and a case counts from the setting's stage on.
. ./lib.sh

cp -R "$top/data" "$dir/p"
run() { "$WENHENG" "$@" -C "$dir/p" --db "$dir/p.db"; }
target() { run evaluate --period "$1" --format csv 2> "$dir/err" | sed -n "s/^target,$2,city,\([^,]*\),\([^,]*\),.*/\1 \2/p" | head -n 1; }
run import -q > "$dir/out" 2>&1
for period in 2028H1 2028H2; do run evaluate -q --period $period > "$dir/out" 2> "$dir/err"; done
before=$(target 2028H2 monitoring)
sqlite3 "$dir/p.db" "UPDATE judgment SET status = '已完成' WHERE period = '2028H1' AND subject = '1.1'" # as it was with other files
is "an old judgment of the half-year before counts no more" "$(target 2028H2 monitoring)" "$before"
is "since its ledgers say otherwise" "$before" "数据缺失 1"

run evaluate -q --period 2028 > "$dir/out" 2> "$dir/err"
is "a year's goal is held against the whole year at its end" "$(target 2028H2 intensity)" "$(target 2028 intensity)"
is "which is not the half-year's figure" "$(target 2028H2 intensity) $(run evaluate --period 2028H2 --format csv 2> "$dir/err" | sed -n 's/^indicator,intensity,city,[^,]*,\([^,]*\),.*/\1/p')" "已完成 23.1 22.5"
sed -i 's/,2028,24.0,/,2028,22.8,/' "$dir/p/ledgers/2028H1/管控指标.csv"
run import -q > "$dir/out" 2>&1
is "a half-year within the limit is not the year" "$(target 2028H2 intensity)" "逾期 23.1"

published=$(target 2026H1 cases)
sed -i '/case_stage = {/,/why/s/value = "已发布"/value = "编写"/' "$dir/p/manifest.lua"
run import -q > "$dir/out" 2>&1
counted=$(target 2026H1 cases)
[ "${counted#* }" -gt "${published#* }" ] && ok "cases count from the stage on ($published, then $counted)" || not_ok "cases count from the stage on" "$published, then $counted: $(head -n 3 "$dir/err")"
