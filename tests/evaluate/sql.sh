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

echo "$water SELECT 'reuse', area, 100.0 * sum(vr) / sum(vi + vr) FROM both WHERE vi IS NOT NULL AND vr IS NOT NULL GROUP BY area;" |
   q | same "R is ΣVr/Σ(Vi+Vr)"
echo "$water SELECT 'added_value', area, sum(av) FROM both WHERE av IS NOT NULL GROUP BY area;" | q | same "added value is the ledgers' sum"
echo "$water SELECT 'intake', area, sum(vi) FROM both WHERE vi IS NOT NULL GROUP BY area;" | q |
   while read -r subject area value; do # an official figure wins
      official=$(echo "SELECT value FROM judgment WHERE subject = '$subject' AND area = '$area' AND period = '$period'
         AND json_extract(data, '\$.official') IS NOT NULL;" | q)
      echo "$subject $area ${official:-$value}"
   done | same "intake is the ledgers' sum, or the official figure"

# Intake by source: an enterprise's sources where they make up its intake, else its whole intake apart.
echo "$water, y AS (SELECT e.area, m.vi + 0 AS vi, coalesce(m.surface, 0) AS a, coalesce(m.ground, 0) AS b, coalesce(m.tap, 0) AS c,
      coalesce(m.reclaimed, 0) AS d FROM e JOIN m USING (who) WHERE vi IS NOT NULL),
   z AS (SELECT area, vi, a + b + c + d = vi AS whole, a, b, c, d FROM y UNION ALL SELECT 'city', vi, a + b + c + d = vi, a, b, c, d FROM y)
   SELECT area, sum(a) FILTER (WHERE whole), sum(b) FILTER (WHERE whole), sum(c) FILTER (WHERE whole), sum(d) FILTER (WHERE whole),
      coalesce(sum(vi) FILTER (WHERE NOT whole), 0) FROM z GROUP BY area ORDER BY area;" |
   q | awk '{ print $1, $2 + 0, $3 + 0, $4 + 0, $5 + 0, $6 + 0 }' > "$dir/sql"
echo "WITH p AS (SELECT j.area, json_extract(p.value, '\$.label') AS label, json_extract(p.value, '\$.value') + 0 AS v
      FROM judgment j, json_each(j.data, '\$.parts') p WHERE j.period = '$period' AND j.subject = 'intake_sources')
   SELECT area, sum(v) FILTER (WHERE label = '地表水'), sum(v) FILTER (WHERE label = '地下水'), sum(v) FILTER (WHERE label = '自来水'),
      sum(v) FILTER (WHERE label = '再生水'), coalesce(sum(v) FILTER (WHERE label = '水源未分清'), 0) FROM p GROUP BY area ORDER BY area;" |
   q > "$dir/rules"
if [ "$(wc -l < "$dir/sql")" = 8 ] && diff "$dir/rules" "$dir/sql" > "$dir/diff"; then
   ok "intake by source"
else
   not_ok "intake by source" "$(head -n 6 "$dir/diff" | tr '\n' ';')"
fi

# Why intake changed, enterprise by enterprise: both halves' figures side by side. SQLite's numbers are doubles, so parts are
# compared to four decimals of m³; that they make up the change exactly is asked of the stored fractions below.
figure() { # figure FIELD: nothing where the cell says 不涉及
   echo "coalesce(w.$1, (SELECT 0 FROM gap g WHERE g.ledger = 'monitoring' AND g.record = w.record AND g.field = '$1'
      AND g.reason = 'not_applicable'))"
}
half() { # half NAME PERIOD: who, area, intake, added value; NULL where a figure, or whether it counts, is not known
   echo "$1 AS (SELECT coalesce(d.code, n.code, d.enterprise) AS who, d.area,
         CASE d.above_designated WHEN '1' THEN $(figure intake) END AS vi, $(figure added_value) AS av
      FROM ledger_enterprises d LEFT JOIN named n ON n.enterprise = d.enterprise
      LEFT JOIN (SELECT m.*, coalesce(m.code, k.code, m.enterprise) AS who FROM ledger_monitoring m
         LEFT JOIN named k ON k.enterprise = m.enterprise WHERE m.period = '$2') w ON w.who = coalesce(d.code, n.code, d.enterprise)
      WHERE d.period = '$2' AND (d.above_designated = '1' OR d.above_designated IS NULL))"
}
parts() {
   echo "WITH named AS (SELECT enterprise, min(code) AS code FROM ledger_enterprises WHERE code IS NOT NULL GROUP BY enterprise),
      $(half now 2026H1), $(half ago 2025H1),
      pair AS (SELECT who, n.area AS area, n.vi AS w1, n.av AS q1, a.vi AS w0, a.av AS q0, a.who IS NOT NULL AS was, 1 AS is_
            FROM now n LEFT JOIN ago a USING (who)
         UNION ALL SELECT who, a.area, NULL, NULL, a.vi, a.av, 1, 0 FROM ago a WHERE who NOT IN (SELECT who FROM now)),
      every AS (SELECT * FROM pair UNION ALL SELECT who, 'city', w1, q1, w0, q0, was, is_ FROM pair),
      s AS (SELECT area, 1.0 * sum(w1) AS w1, 1.0 * sum(w0) AS w0, 1.0 * sum(q1) AS q1, 1.0 * sum(q0) AS q0,
            sum(1.0 * q1 * w0 / q0) AS h FROM every
         WHERE w1 IS NOT NULL AND w0 IS NOT NULL AND q1 > 0 AND q0 > 0 GROUP BY area)
      SELECT '产出效应', area, q1 * w0 / q0 - w0 FROM s UNION ALL SELECT '结构效应', area, h - q1 * w0 / q0 FROM s
      UNION ALL SELECT '强度效应', area, w1 - h FROM s
      UNION ALL SELECT '新增企业', area, sum(w1) FROM every WHERE w1 IS NOT NULL AND NOT was GROUP BY area
      UNION ALL SELECT '退出企业', area, -sum(w0) FROM every WHERE w0 IS NOT NULL AND NOT is_ GROUP BY area
      UNION ALL SELECT '增加值不可比企业', area, sum(w1 - w0) FROM every
         WHERE w1 IS NOT NULL AND w0 IS NOT NULL AND NOT coalesce(q1 > 0 AND q0 > 0, 0) GROUP BY area
      UNION ALL SELECT '数据不全企业', area, sum(coalesce(w1, 0) - coalesce(w0, 0)) FROM every
         WHERE was AND is_ AND (w1 IS NULL) <> (w0 IS NULL) GROUP BY area;"
}
rounded() { awk '{ n = split($3, f, "/"); v = n == 2 ? f[1] / f[2] : $3 + 0; printf "%s %s %.4f\n", $1, $2, v }' | sed 's/-0\.0000$/0.0000/' | sort; }
parts | q | rounded > "$dir/sql"
echo "SELECT json_extract(p.value, '\$.label'), area, json_extract(p.value, '\$.value') FROM judgment, json_each(data, '\$.parts') p
   WHERE period = '$period' AND subject = 'intake_change';" | q | rounded > "$dir/rules"
if [ "$(wc -l < "$dir/sql")" -gt 24 ] && diff "$dir/rules" "$dir/sql" > "$dir/diff"; then
   ok "why intake changed, by area and for the city"
else
   not_ok "why intake changed, by area and for the city" "$(head -n 6 "$dir/diff" | tr '\n' ';')"
fi

printf '%s\n' '---' 'class = "plain"' '---' '% local n = 0' '% for _, j in ipairs(store.judgments { period = "2026H1", kind = "indicator", subject = "intake_change" }) do' \
   '%    local sum = number(0)' '%    for _, part in ipairs(j.data.parts) do' '%       sum = sum + number(part.value)' '%    end' \
   '%    n = n + (sum:eq(j.value) and 1 or 0)' '% end' '{{ "exact: " .. n }}' > "$dir/exact.md"
"$WENHENG" compile "$dir/exact.md" --dump tree -C "$top/data" --db "$dir/t.db" > "$dir/tree" 2> "$dir/err"
has "the parts make up the change exactly, in every area and the city" "$dir/tree" "exact: 8"

# Forecasts: this half divided by the half's share of last year, over the enterprises known in both halves of it.
of() { echo "$1" | sed "s/@/$2/g"; }
members() { echo "$water SELECT who, m.* FROM e JOIN m USING (who)" | sed "s/'$period'/'$1'/g"; }
forecast() { # forecast SUBJECT SCALE TOP BOTTOM: the columns marked @
   t=$3
   b=$4
   echo "WITH now AS ($(members 2026H1)), first AS ($(members 2025H1)), second AS ($(members 2025H2)),
      base AS (SELECT 1.0 * sum($(of "$t" f.)) AS t1, 1.0 * sum($(of "$t" f.) + $(of "$t" s.)) AS t,
            1.0 * sum($(of "$b" f.)) AS b1, 1.0 * sum($(of "$b" f.) + $(of "$b" s.)) AS b
         FROM first f JOIN second s USING (who)
         WHERE $(of "$t" f.) IS NOT NULL AND $(of "$b" f.) IS NOT NULL AND $(of "$t" s.) IS NOT NULL AND $(of "$b" s.) IS NOT NULL),
      half AS (SELECT 1.0 * sum($(of "$t" n.)) AS t, 1.0 * sum($(of "$b" n.)) AS b FROM now n
         WHERE $(of "$t" n.) IS NOT NULL AND $(of "$b" n.) IS NOT NULL)
      SELECT '$1', 'city', $2 * half.t * base.t / base.t1 / (half.b * base.b / base.b1) FROM half, base;"
}
forecast reuse_forecast 100 @vr "(@vi + @vr)" | q | same "the reuse rate at the year's end"
forecast intensity_forecast 1 @vi @av | q | same "the intensity at the year's end"

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
