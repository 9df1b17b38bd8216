#!/bin/sh
# A file of ten times the rows takes hardly more memory (SQLite's pages, texts up to 4 MB), whatever kind it is and whatever
# its shape needs.
. ./lib.sh
. ./project.sh
observed && { ok "memory is left out: it is observed"; exit 0; }

${CC:-cc} -std=c11 -D_DEFAULT_SOURCE -o "$dir/peak" ledger/peak.c || { not_ok "ledger/peak.c" "it does not compile"; exit 1; }

table() { # table ROWS: every name is another one, so that shared strings are as many
   printf '取水表,,,\n县区,企业名称,取水量（m³）,规模以上\n'
   awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++) printf "甲县,张掖市示例第%06d号工业节水技术改造与设备制造有限责任公司,%d,是\n", i, i % 999 }'
}

# lines TEXT: what the manifest says of the ledger's only file
lines() {
   cat > "$dir/p/manifest.lua" <<END_OF_FILE
return { name = "flat", database = "t.db", periods = { "2026H1" }, areas = { { id = "a", name = "甲县", kind = "county" } },
   ledgers = { { ledger = "water", period = "2026H1", $1 } } }
END_OF_FILE
}

# peak OPTION...: kilobytes at the most, of an import that reads as many records as it should and finds what is told
told=0
peak() {
   rm -f "$dir/p/t.db"*
   "$dir/peak" "$WENHENG" import -C "$dir/p" "$@" 2> "$dir/err" && grep -q " $rows records, $told findings" "$dir/err" || echo 999999999
}

# flat NAME SMALL LARGE: kB
flat() {
   if [ "$3" -lt 100000 ] && [ $(($3 - $2)) -lt 4096 ]; then ok "$1"; else not_ok "$1" "$2 kB for 3,000 rows, $3 kB for 30,000"; fi
}

sed -i 's/, head_rows = 1//' "$dir/p/scripts/ledgers/water.lua"
for rows in 3000 30000; do
   table $rows > "$dir/$rows.csv"
   python3 bench/xlsx.py "$dir/$rows.csv" "$dir/$rows.xlsx"
   iconv -f UTF-8 -t UTF-16LE "$dir/$rows.csv" > "$dir/$rows.utf16"
done

# kind NAME ENDING LINE [OPTION...]
kind() {
   name=$1 ending=$2 line=$3
   shift 3
   lines "$line"
   for rows in 3000 30000; do
      cp "$dir/$rows.$ending" "$dir/p/ledgers/file"
      eval "peak_$rows=\$(peak \"\$@\")"
   done
   flat "$name" "$peak_3000" "$peak_30000"
}
kind "a workbook" xlsx 'file = "ledgers/file"'
name_at() { sqlite3 -batch "$dir/p/t.db" "SELECT enterprise FROM ledger_water WHERE row = $1"; }
is "a text among those in memory is the right one" "$(name_at 3)" 张掖市示例第000001号工业节水技术改造与设备制造有限责任公司
is "so is one among those on disk" "$(name_at 29999)" 张掖市示例第029997号工业节水技术改造与设备制造有限责任公司
is "and the last" "$(name_at 30002)" 张掖市示例第030000号工业节水技术改造与设备制造有限责任公司
kind "a workbook's dry run" xlsx 'file = "ledgers/file"' --dry-run
kind "a range of a workbook" xlsx 'file = "ledgers/file", range = "A2:D"'
kind "a text" csv 'file = "ledgers/file"'
kind "a range of a text" csv 'file = "ledgers/file", range = "A2:D40000"'
kind "a text of which rows are skipped" csv 'file = "ledgers/file", skip = 1'
kind "a text whose encoding is declared" utf16 'file = "ledgers/file", encoding = "utf-16le"'

# a total under every record, right or wrong, and with an area of its own
totalled() { # totalled ROWS TOTAL AREA
   printf '县区,企业名称,取水量（m³）,规模以上\n'
   awk -v n="$1" -v sum="$2" -v area="$3" 'BEGIN { for (i = 1; i <= n; i++) printf "甲县,第%d厂,2,是\n%s,小计,%d,\n", i, area, sum }'
}
peak_of() { # peak_of WANTED NAME SUM AREA
   for rows in 3000 30000; do
      totalled $rows "$3" "$4" > "$dir/p/ledgers/file"
      told=$([ "$1" = 0 ] && echo 0 || echo $rows)
      eval "peak_$rows=\$(peak)"
   done
   flat "$2" "$peak_3000" "$peak_30000"
}
lines 'file = "ledgers/file"'
peak_of 0 "a sub-total under every record" 2 ''
peak_of 0 "with its area" 2 甲县
peak_of all "a wrong one, each of them told" 3 ''
is "of its own row" "$(sqlite3 -batch "$dir/p/t.db" "SELECT row, raw, message FROM finding WHERE code = 'total' ORDER BY row DESC LIMIT 1")" \
   '60001|3|小计“取水量”为3立方米，第60000行相加为2立方米，相差1立方米'
is "and all rows that are none are known" "$(sqlite3 -batch "$dir/p/t.db" "SELECT count(*) FROM left_out WHERE kind = 'subtotal'")" 30000

# texts beyond what is held in memory go to a temporary file; where that finds no room, it is the machine's fault
lines 'file = "ledgers/file"'
table 60000 > "$dir/60000.csv"
python3 bench/xlsx.py "$dir/60000.csv" "$dir/p/ledgers/file"
rm -f "$dir/p/t.db"*
status "many texts" 0 "$WENHENG" import -C "$dir/p"
rm -f "$dir/p/t.db"*
(ulimit -f 1000; trap '' XFSZ; exec "$WENHENG" import -C "$dir/p") > "$dir/out" 2> "$dir/err"
is "no room for many texts" "$? $(grep -c 'its many texts go to a temporary file, which cannot be written: File too large' "$dir/err")" "3 1"
