# sample.sh - for test scripts, after lib.sh: the sample project evaluated for 2026H1 into $dir/t.db, and what they need to work
# its figures out a second time by plain SQL.
period=2026H1
"$WENHENG" import -C "$top/data" --db "$dir/t.db" > "$dir/out" 2> "$dir/err"
"$WENHENG" evaluate --period $period --format json -C "$top/data" --db "$dir/t.db" > "$dir/evaluation.json" 2> "$dir/err"
is "the sample project is evaluated" $? 0
q() { sqlite3 -batch -separator ' ' "$dir/t.db"; }

# A figure may be stored as a fraction: it is divided here, by other means than the rules'.
plain() { awk '{ n = split($3, f, "/"); v = n == 2 ? f[1] / f[2] : $3 + 0; printf "%s %s %.6f\n", $1, $2, v }' | sort; }

# same NAME: compares the SQL's "subject area value" lines on standard input with the judgments of the same subjects, all of their
# areas; "subject/goal area goal" lines with their goals, "target:id city value" with a target's.  What was compared is noted in
# $dir/compared.
same() {
   plain > "$dir/sql"
   cut -d' ' -f1 "$dir/sql" | sort -u | tee -a "$dir/compared" | while read -r subject; do
      echo "SELECT '$subject', area, iif('$subject' LIKE '%/goal', goal, value) AS v FROM judgment WHERE period = '$period'
         AND iif(kind = 'target', 'target:', '') || subject = replace('$subject', '/goal', '') AND kind <> 'task' AND v IS NOT NULL;" | q
   done | plain > "$dir/rules"
   if [ -s "$dir/sql" ] && diff "$dir/rules" "$dir/sql" > "$dir/diff"; then ok "$1"; else not_ok "$1" "$(head -n 6 "$dir/diff" | tr '\n' ';')"; fi
}

# One line an enterprise above designated size with its figures; a cell marked 不涉及 adds nothing.
water="
WITH cell AS (SELECT record, field FROM gap WHERE ledger = 'monitoring' AND reason = 'not_applicable'),
named AS (SELECT enterprise, min(code) AS code FROM ledger_enterprises WHERE code IS NOT NULL GROUP BY enterprise),
m AS MATERIALIZED (
   SELECT coalesce(w.code, n.code, w.enterprise) AS who, w.*,
      coalesce(w.intake, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'intake')) AS vi,
      coalesce(w.recirculated, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'recirculated'))
      + coalesce(w.series, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'series'))
      + coalesce(w.reused, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'reused')) AS vr,
      coalesce(w.added_value, (SELECT 0 FROM cell WHERE cell.record = w.record AND field = 'added_value')) AS av
   FROM ledger_monitoring w LEFT JOIN named n ON n.enterprise = w.enterprise WHERE w.period = '$period'),
e AS MATERIALIZED (
   SELECT coalesce(d.code, n.code, d.enterprise) AS who, d.area FROM ledger_enterprises d
   LEFT JOIN named n ON n.enterprise = d.enterprise WHERE d.period = '$period' AND d.above_designated = '1'),
x AS MATERIALIZED (SELECT e.area, m.vi, m.vr, m.av FROM e JOIN m USING (who)),
both AS (SELECT * FROM x UNION ALL SELECT 'city', vi, vr, av FROM x)"
