#!/bin/sh
# A text longer than what is in memory of it: read row by row, and yet refused as a whole.
. ./lib.sh
. ./project.sh
rows() { awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++) printf "甲县,第%d厂,%d,是\n", i, i }'; }
ask() { sqlite3 -batch "$dir/p/t.db" "$1"; }
long() { # long: the ledger's file, of 300 records and what stands on standard input below them
   { printf '取水表\n县区,企业名称,取水量（m³）,规模以上\n'; rows 300; cat; } > "$dir/p/ledgers/a-2026H1.csv"
}
count="SELECT count(*) || ' ' || group_concat(DISTINCT file) FROM ledger_water WHERE period = '2026H1' AND area = 'a'"

printf '合计,,45150,\n注：单位为立方米,,,\n' | long
in_project import
lacks "a total of all rows is right" "$dir/err" "合计"
lacks "and not warned of" "$dir/err" "total is"
has "all are read" "$dir/err" "300 records"
stood=$(ask "$count")
is "and stored" "${stood%% *}" 300
is "the source knows how many" "$(ask "SELECT rows FROM source WHERE path = 'ledgers/a-2026H1.csv'")" 300
is "the last one has its row" "$(ask "SELECT max(row) FROM ledger_water WHERE area = 'a' AND period = '2026H1'")" 302

printf '合计,,45151,\n' | long
in_project import
has "a wrong total is, with its row" "$dir/err" "a-2026H1.csv:303:3: warning"
has "and the sum" "$dir/err" "its rows add up to 45150"

printf '甲县,"末厂,1,是\n' | long
in_project import
has "a quote that is never closed, 300 rows down" "$dir/err" "a-2026H1.csv:303:2: error: the quote opened on line 303"
is "leaves the old rows as they were" "$(ask "$count")" "$stood"
is "with one finding" "$(ask "SELECT count(*) FROM finding WHERE code = 'unreadable'")" 1
is "and no mark of having been read" "$(ask "SELECT quote(digest) FROM source WHERE path = 'ledgers/a-2026H1.csv'")" "''"

printf ",,,\n企业名称,县区,取水量（m³）,规模以上\n某厂,甲县,5,是\n" | long
in_project import
has "another table far below is told" "$dir/err" "another table begins here"
is "and not read" "$(ask "SELECT count(*) FROM ledger_water WHERE area = 'a' AND period = '2026H1'")" 300

printf '' | long
iconv -f UTF-8 -t GB18030 "$dir/p/ledgers/a-2026H1.csv" > "$dir/gb"
cp "$dir/gb" "$dir/p/ledgers/a-2026H1.csv"
in_project import
has "in GB18030 too" "$dir/err" "read as GB18030: 300 records"
