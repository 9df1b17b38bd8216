#!/bin/sh
# The sample project's figures worked out a second time by plain SQL, and compared with what the rules
# stored: sums, R and intensity by area and city, and the counts behind a few items.
. ./lib.sh

period=2026H1
"$WENHENG" import -C "$top/data" --db "$dir/t.db" > "$dir/out" 2> "$dir/err"
"$WENHENG" evaluate --period $period --format json -C "$top/data" --db "$dir/t.db" > "$dir/evaluation.json" 2> "$dir/err"
is "the sample project is evaluated" $? 0
q() { sqlite3 -batch -separator ' ' "$dir/t.db"; }

# A figure may be stored as a fraction: it is divided here, by other means than the rules'.
plain() { awk '{ n = split($3, f, "/"); v = n == 2 ? f[1] / f[2] : $3 + 0; printf "%s %s %.6f\n", $1, $2, v }' | sort; }

# same NAME: compares the SQL's "subject area value" lines on standard input with the judgments of the same subjects
same() {
   plain > "$dir/sql"
   cut -d' ' -f1 "$dir/sql" | sort -u | while read -r subject; do
      echo "SELECT subject, area, value FROM judgment WHERE period = '$period' AND subject = '$subject'
         AND kind IN ('indicator', 'item') AND value IS NOT NULL;" | q
   done | plain > "$dir/rules"
   if [ -s "$dir/sql" ] && diff "$dir/rules" "$dir/sql" > "$dir/diff"; then ok "$1"; else not_ok "$1" "$(head -n 6 "$dir/diff" | tr '\n' ';')"; fi
}

# One line an enterprise above designated size with its figures; a cell marked 不涉及 adds nothing.
water="
WITH cell AS (SELECT record, field FROM gap WHERE ledger = 'monitoring' AND reason = 'not_applicable'),
named AS (SELECT enterprise, min(code) AS code FROM ledger_enterprises WHERE code IS NOT NULL GROUP BY enterprise),
m AS (
   SELECT coalesce(w.code, n.code, w.enterprise) AS who, w.*,
      coalesce(w.intake, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'intake')) AS vi,
      coalesce(w.recirculated, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'recirculated'))
      + coalesce(w.series, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'series'))
      + coalesce(w.reused, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'reused')) AS vr,
      coalesce(w.added_value, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'added_value')) AS av
   FROM ledger_monitoring w LEFT JOIN named n ON n.enterprise = w.enterprise WHERE w.period = '$period'),
e AS (
   SELECT coalesce(d.code, n.code, d.enterprise) AS who, d.area FROM ledger_enterprises d
   LEFT JOIN named n ON n.enterprise = d.enterprise WHERE d.period = '$period' AND d.above_designated = '1'),
x AS (SELECT e.area, m.vi, m.vr, m.av FROM e JOIN m USING (who)),
both AS (SELECT * FROM x UNION ALL SELECT 'city', vi, vr, av FROM x)"

echo "$water SELECT 'reuse', area, 100.0 * sum(vr) / sum(vi + vr) FROM both WHERE vi IS NOT NULL AND vr IS NOT NULL GROUP BY area;" |
   q | same "R is ΣVr/Σ(Vi+Vr)"
echo "$water SELECT 'added_value', area, sum(av) FROM both WHERE av IS NOT NULL GROUP BY area;" | q | same "added value is the ledgers' sum"
echo "$water SELECT 'intake', area, sum(vi) FROM both WHERE vi IS NOT NULL GROUP BY area;" | q |
   while read -r subject area value; do # an official figure wins
      official=$(echo "SELECT value FROM judgment WHERE subject = '$subject' AND area = '$area' AND period = '$period'
         AND json_extract(data, '\$.official') IS NOT NULL;" | q)
      echo "$subject $area ${official:-$value}"
   done | same "intake is the ledgers' sum, or the official figure"

echo "SELECT '6.3', area, count(*) FILTER (WHERE year = '2026' AND stage IN ('完工', '投运')) FROM ledger_retrofit
   WHERE period = '$period' GROUP BY area
   UNION ALL SELECT '6.3', 'city', count(*) FROM ledger_retrofit WHERE period = '$period' AND year = '2026' AND stage IN ('完工', '投运');" |
   q | same "6.3 counts finished projects of the year"

echo "WITH k AS (SELECT e.area, e.enterprise FROM ledger_enterprises e WHERE e.period = '$period' AND e.key_user = '1'),
   d AS (SELECT k.area, count(*) FILTER (WHERE m.system = '1') AS n FROM k
      LEFT JOIN ledger_management m ON m.enterprise = k.enterprise AND m.period = '$period' GROUP BY k.area)
   SELECT '3.1', area, n FROM d UNION ALL SELECT '3.1', 'city', sum(n) FROM d;" | q | same "3.1 counts key users with a system"

echo "SELECT '9.2', 'city', count(*) FROM ledger_cases WHERE period = '$period' AND stage = '已发布';" | q > "$dir/cases"
is "9.2 counts published cases" "$(cut -d' ' -f3 "$dir/cases")" \
   "$(echo "SELECT value FROM judgment WHERE period = '$period' AND kind = 'item' AND subject = '9.2' AND area = 'city';" | q)"

# Nothing missing is ever done.
is "no item is done while something of it is missing" "$(echo "SELECT count(*) FROM judgment WHERE period = '$period' AND status = '已完成'
   AND kind = 'item' AND area <> 'city' AND subject NOT IN ('6.3', '9.1', '10.1') AND json_extract(data, '\$.missing') IS NOT NULL;" | q)" 0
is "every target, item and task is judged" "$(echo "SELECT count(*) FILTER (WHERE kind = 'target') || ' '
   || count(*) FILTER (WHERE kind = 'item') || ' ' || count(*) FILTER (WHERE kind = 'task')
   FROM judgment WHERE period = '$period';" | q)" "11 184 80"
