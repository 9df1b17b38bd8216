#!/bin/sh
# The sample project's figures worked out a second time by plain SQL, and compared with what the rules
# stored: sums, R and intensity by area and city, and the counts behind a few items.
. ./lib.sh
. ./sample.sh

echo "$water SELECT 'reuse', area, 100.0 * sum(vr) / sum(vi + vr) FROM both WHERE vi IS NOT NULL AND vr IS NOT NULL GROUP BY area;" |
   q | same "R is ΣVr/Σ(Vi+Vr)"
echo "$water SELECT 'added_value', area, sum(av) FROM both WHERE av IS NOT NULL GROUP BY area;" | q | same "added value is the ledgers' sum"
# Where the official ledger gives a figure for the place in a unit that is the indicator's, that figure stands.
official() { # official INDICATOR NAME UNITS: replaces the sums on standard input, "indicator area value", by official figures
   echo "SELECT '$1', CASE place WHEN '全市' THEN 'city' WHEN '甘州区' THEN 'ganzhou' WHEN '临泽县' THEN 'linze' WHEN '高台县' THEN 'gaotai'
         WHEN '山丹县' THEN 'shandan' WHEN '民乐县' THEN 'minle' WHEN '肃南县' THEN 'sunan' ELSE 'zone' END, value
      FROM ledger_official WHERE period = '$period' AND indicator = '$2' AND unit IN ($3) AND value IS NOT NULL;" | q > "$dir/official"
   awk 'FILENAME == ARGV[1] { given[$2] = $0; next } { print $2 in given ? given[$2] : $0 }' "$dir/official" -
}
echo "$water SELECT 'intake', area, sum(vi) FROM both WHERE vi IS NOT NULL GROUP BY area;" | q | official intake 工业用水量 "'立方米', 'm3'" |
   same "intake is the ledgers' sum, or the official figure"
echo "$water SELECT 'intensity', area, 1.0 * sum(vi) / sum(av) FROM both WHERE vi IS NOT NULL AND av IS NOT NULL GROUP BY area;" | q |
   official intensity 万元工业增加值用水量 "'立方米/万元', '立方米', 'm3/万元'" | same "intensity is sum over sum, or the official figure"
is "an official figure is among them" "$(wc -l < "$dir/official")" 1
more="$water, f AS (SELECT e.area AS area, m.record, m.reclaimed, m.discharge, m.av FROM e JOIN m USING (who)),
   wide AS (SELECT area, coalesce(reclaimed, (SELECT 0 FROM cell WHERE cell.record = f.record AND field = 'reclaimed')) AS vn,
         coalesce(discharge, (SELECT 0 FROM cell WHERE cell.record = f.record AND field = 'discharge')) AS vd, av FROM f),
   all_of AS (SELECT * FROM wide UNION ALL SELECT 'city', vn, vd, av FROM wide)"
echo "$more SELECT 'reclaimed', area, sum(vn) FROM all_of WHERE vn IS NOT NULL GROUP BY area;" | q | same "reclaimed water"
echo "$more SELECT 'discharge', area, 1.0 * sum(vd) / sum(av) FROM all_of WHERE vd IS NOT NULL AND av IS NOT NULL GROUP BY area;" | q | same "discharge is sum over sum"

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

# Forecasts: this half divided by the half's share of last year, over the enterprises known in both halves of it, by area and city.
of() { echo "$1" | sed "s/@/$2/g"; }
members() { # every area's, and all of them again as the city's
   echo "$water, f AS (SELECT who, e.area AS place, m.vi, m.vr, m.av FROM e JOIN m USING (who))
      SELECT * FROM f UNION ALL SELECT who, 'city', vi, vr, av FROM f" | sed "s/'$period'/'$1'/g"
}
forecast() { # forecast SUBJECT SCALE TOP BOTTOM: the columns marked @
   t=$3
   b=$4
   echo "WITH now AS ($(members 2026H1)), first AS ($(members 2025H1)), second AS ($(members 2025H2)),
      base AS (SELECT f.place, 1.0 * sum($(of "$t" f.)) AS t1, 1.0 * sum($(of "$t" f.) + $(of "$t" s.)) AS t,
            1.0 * sum($(of "$b" f.)) AS b1, 1.0 * sum($(of "$b" f.) + $(of "$b" s.)) AS b
         FROM first f JOIN second s USING (who, place)
         WHERE $(of "$t" f.) IS NOT NULL AND $(of "$b" f.) IS NOT NULL AND $(of "$t" s.) IS NOT NULL AND $(of "$b" s.) IS NOT NULL
         GROUP BY f.place),
      half AS (SELECT place, 1.0 * sum($(of "$t" n.)) AS t, 1.0 * sum($(of "$b" n.)) AS b FROM now n
         WHERE $(of "$t" n.) IS NOT NULL AND $(of "$b" n.) IS NOT NULL GROUP BY place)
      SELECT '$1', place, $2 * half.t * base.t / base.t1 / (half.b * base.b / base.b1) FROM half JOIN base USING (place);"
}
forecast reuse_forecast 100 @vr "(@vi + @vr)" | q | same "the reuse rate at the year's end"
forecast intensity_forecast 1 @vi @av | q | same "the intensity at the year's end"
echo "WITH p AS (SELECT area, count(*) FILTER (WHERE stage IN ('在建', '完工', '投运')) AS n FROM ledger_retrofit
      WHERE period = '$period' AND year = '2026' GROUP BY area)
   SELECT '6.3_forecast', area, n FROM p UNION ALL SELECT '6.3_forecast', 'city', sum(n) FROM p;" | q | same "the tasks of table 1 at the year's end"
echo "SELECT 'cases_forecast', 'city', count(*) / 0.5 FROM ledger_cases WHERE period = '$period' AND stage = '已发布';" | q | same "cases at the year's end"

# The targets that have a number.
echo "$water SELECT 'target:reuse', 'city', 100.0 * sum(vr) / sum(vi + vr) FROM x WHERE vi IS NOT NULL AND vr IS NOT NULL
   UNION ALL SELECT 'target:reuse/goal', 'city', 94;" | q | same "target: R, and 94 %"
# By use: an enterprise that gives none of them, or not all of its intake, stands apart as a whole.
by_use() {
   echo "$water, y AS (SELECT e.area, m.vi + 0 AS vi, $2 FROM e JOIN m USING (who) WHERE vi IS NOT NULL),
      z AS (SELECT area, vi, $3 = vi AS whole, $4 FROM y UNION ALL SELECT 'city', vi, $3 = vi, $4 FROM y)
      SELECT area, $5, coalesce(sum(vi) FILTER (WHERE NOT whole), 0) FROM z GROUP BY area ORDER BY area;" | q > "$dir/sql"
   echo "WITH p AS (SELECT j.area, p.key AS at, json_extract(p.value, '\$.label') AS label, json_extract(p.value, '\$.value') + 0 AS v
         FROM judgment j, json_each(j.data, '\$.parts') p WHERE j.period = '$period' AND j.subject = '$1')
      SELECT area, $6, coalesce(sum(v) FILTER (WHERE label LIKE '%未分清'), 0) FROM p GROUP BY area ORDER BY area;" | q > "$dir/rules"
   if [ "$(wc -l < "$dir/sql")" = 8 ] && diff "$dir/rules" "$dir/sql" > "$dir/diff"; then
      ok "$1"
   else
      not_ok "$1" "$(head -n 6 "$dir/diff" | tr '\n' ';')"
   fi
}
whole() { echo "$1" | sed 's/[a-e]/sum(&) FILTER (WHERE whole)/g'; }
labelled() { for label; do printf "sum(v) FILTER (WHERE label = '%s')," "$label"; done | sed 's/,$//'; }
by_use intake_uses "coalesce(m.use_process, 0) AS a, coalesce(m.use_cooling, 0) AS b, coalesce(m.use_boiler, 0) AS c,
   coalesce(m.use_living, 0) AS d, coalesce(m.use_other, 0) AS e" "a + b + c + d + e" "a, b, c, d, e" "$(whole "a, b, c, d, e")" \
   "$(labelled 工艺用水 冷却用水 锅炉用水 生活用水 其他用水)"
by_use intake_stages "coalesce(m.stage_main, 0) AS a, coalesce(m.stage_auxiliary, 0) AS b, coalesce(m.stage_attached, 0) AS c" \
   "a + b + c" "a, b, c" "$(whole "a, b, c")" "$(labelled 主要生产用水 辅助生产用水 附属生产用水)"

echo "$water SELECT 'target:intensity', 'city', 1.0 * sum(vi) / sum(av) FROM x WHERE vi IS NOT NULL AND av IS NOT NULL;" | q | same "target: intensity"
echo "SELECT 'target:cases', 'city', count(*) FROM ledger_cases WHERE period = '$period' AND stage = '已发布'
   UNION ALL SELECT 'target:cases/goal', 'city', 4;" | q | same "target: published cases, of four"
echo "SELECT 'target:monitoring', 'city', count(*) FROM judgment WHERE period IN ('2027H1', '2027H2') AND subject = '1.1' AND area = 'city' AND status = '已完成'
   UNION ALL SELECT 'target:monitoring/goal', 'city', 2;" | q | same "target: halves of its year in which 1.1 was done, of two"

# Nothing missing is ever done.
is "no item is done while something of it is missing" "$(echo "SELECT count(*) FROM judgment WHERE period = '$period' AND status = '已完成'
   AND kind = 'item' AND area <> 'city' AND subject NOT IN ('6.3', '9.1', '10.1') AND json_extract(data, '\$.missing') IS NOT NULL;" | q)" 0
is "every target, item and task is judged" "$(echo "SELECT count(*) FILTER (WHERE kind = 'target') || ' '
   || count(*) FILTER (WHERE kind = 'item') || ' ' || count(*) FILTER (WHERE kind = 'task')
   FROM judgment WHERE period = '$period';" | q)" "11 184 80"
echo "$water SELECT 'intake_sources', area, sum(vi) FROM both WHERE vi IS NOT NULL GROUP BY area;" | q | same "the sources' sum is the ledgers'"
for way in uses stages; do
   echo "$water SELECT 'intake_$way', area, sum(vi) FROM both WHERE vi IS NOT NULL GROUP BY area;" | q | same "the $way' sum is the ledgers'"
done
echo "WITH named AS (SELECT enterprise, min(code) AS code FROM ledger_enterprises WHERE code IS NOT NULL GROUP BY enterprise),
      $(half now 2026H1), $(half ago 2025H1), v AS (SELECT area, coalesce(vi, 0) AS d FROM now UNION ALL SELECT area, -coalesce(vi, 0) FROM ago)
   SELECT 'intake_change', area, sum(d) FROM v GROUP BY area UNION ALL SELECT 'intake_change', 'city', sum(d) FROM v;" | q | same "the change is that of the ledgers' sums"
is "no indicator and no target with a number is left out" "$(echo "SELECT DISTINCT iif(kind = 'target', 'target:', '') || subject FROM judgment
   WHERE period = '$period' AND kind IN ('indicator', 'target') AND value IS NOT NULL;" | q | grep -vxFf "$dir/compared")" ""
