#!/bin/sh
# Thresholds of meters that the project has taken from an edition of the standard: the notice says which edition, and who is short of
# them at which level. The rates are worked out here a second time, from the ledger's own columns.
. ./lib.sh
command -v sqlite3 > /dev/null || { ok "thresholds of meters: there is no sqlite3"; exit 0; }

cp -R "$top/data" "$dir/p"
chmod -R u+w "$dir/p"
sed -i 's|      metering_thresholds = {|& value = { edition = "GB/T 24789—2022", unit = "100", sub = "95", device = "93" },|
   s|GB/T 24789—2022的配备率数值未经核对，阈值待确认，不判|市级核定|; s|the rates of GB/T 24789-2022 have not.*"|as the city has confirmed"|' "$dir/p/manifest.lua"
"$WENHENG" import -q -C "$dir/p" --db "$dir/p.db" > "$dir/out" 2>&1
notice() {
   "$WENHENG" build notice -q --period 2026H1 --lang "$1" -C "$dir/p" --db "$dir/p.db" -o "$dir/n.pdf" > "$dir/out" 2> "$dir/err"
   pdftotext -raw "$dir/n.pdf" - | tr -d ' \n\f' > "$dir/$1"
}
notice zh
short() { # short HAVE DUE LIMIT: the areas whose rate is below it, in the order of the policy
   sqlite3 "$dir/p.db" "SELECT area FROM ledger_metering WHERE period = '2026H1' AND $1 IS NOT NULL AND $2 IS NOT NULL GROUP BY area
      HAVING sum($1) * 100.0 < $3 * sum($2)" | sort | tr '\n' ' '
}
is "below 95 at sub-units, by plain SQL" "$(short sub_have sub_due 95)" "ganzhou "
is "below 93 at main equipment" "$(short device_have device_due 93)" "ganzhou gaotai minle shandan "
has "the notice says whose thresholds, and who is short of them" "$dir/zh" "对照GB/T24789—2022的配备率阈值，次级用水单位配备率未达到的有甘州区，主要用水设备配备率未达到的有甘州区、高台县、山丹县、民乐县，其他均达到"
has "the note has the figures and where they are from" "$dir/zh" "取用水单位100%、次级用水单位95%、主要用水设备93%，按GB/T24789—2022（市级核定）"
lacks "nothing is to be confirmed" "$dir/zh" "阈值待确认"
notice en
has "in English" "$dir/en" "heldagainstthethresholdofGB/T24789—2022,therateatsub-unitsfallsshortinGanzhou,therateatmainequipmentfallsshortinGanzhou,Gaotai,ShandanandMinle;allothersreachit"
has "the judgment names the edition" "$dir/p.db" "阈值按GB/T 24789—2022"
sed -i 's|edition = "GB/T 24789—2022", ||' "$dir/p/manifest.lua"
notice zh
has "thresholds of no edition are told of" "$dir/p.db" "阈值未注明依据的标准"
