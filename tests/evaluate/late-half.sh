#!/bin/sh
# What a target needs of an earlier half-year is judged from that half-year's ledgers as they are, not as they were when it was judged
# last; and a case counts from the setting's stage on.
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

published=$(target 2026H1 cases)
sed -i '/case_stage = {/,/why/s/value = "已发布"/value = "编写"/' "$dir/p/manifest.lua"
run import -q > "$dir/out" 2>&1
counted=$(target 2026H1 cases)
[ "${counted#* }" -gt "${published#* }" ] && ok "cases count from the stage on ($published, then $counted)" || not_ok "cases count from the stage on" "$published, then $counted: $(head -n 3 "$dir/err")"
