#!/bin/sh
# The 23 items of the sample project worked out a second time by plain SQL: figure and goal, by area and for the city.
. ./lib.sh
. ./sample.sh

# shares ITEM NAME SQL: the SQL gives one line "area, done, of them" for each area; an area with none of them is 不适用
shares() {
   echo "WITH n(area, done, total) AS ($3), k AS (SELECT * FROM n WHERE total > 0),
         every AS (SELECT * FROM k UNION ALL SELECT 'city', sum(done), sum(total) FROM k)
      SELECT '$1', area, done FROM every UNION ALL SELECT '$1/goal', area, total FROM every;" | q | same "$1 $2"
}
# counts ITEM NAME SQL: one line "area, number" for each area
counts() {
   echo "WITH n(area, number) AS ($3) SELECT '$1', area, number FROM n UNION ALL SELECT '$1', 'city', sum(number) FROM n;" | q | same "$1 $2"
}
# rates ITEM NAME SQL: one line "area, part, whole" for each area
rates() {
   echo "WITH n(area, part, whole) AS ($3), every AS (SELECT * FROM n UNION ALL SELECT 'city', sum(part), sum(whole) FROM n)
      SELECT '$1', area, 100.0 * part / whole FROM every WHERE whole > 0;" | q | same "$1 $2"
}

# Enterprises and their rows of a ledger, matched by code or by name.
named="named AS (SELECT enterprise, min(code) AS code FROM ledger_enterprises WHERE code IS NOT NULL GROUP BY enterprise)"
directory() { # directory FLAG: those that have it, or of whom it is not known
   echo "SELECT DISTINCT d.area, coalesce(d.code, n.code, d.enterprise) AS who, d.$1 AS flag FROM ledger_enterprises d
      LEFT JOIN named n ON n.enterprise = d.enterprise WHERE d.period = '$period' AND (d.$1 = '1' OR (d.$1 IS NULL
      AND NOT EXISTS (SELECT 1 FROM gap g WHERE g.ledger = 'enterprises' AND g.record = d.record AND g.field = '$1' AND g.reason = 'not_applicable')))"
}
of() { # of LEDGER [PERIOD]: its rows, with who
   echo "SELECT l.*, coalesce(l.code, n.code, l.enterprise) AS who FROM ledger_$1 l LEFT JOIN named n ON n.enterprise = l.enterprise
      WHERE l.period = '${2:-$period}'"
}
void() { echo "EXISTS (SELECT 1 FROM gap g WHERE g.ledger = '$1' AND g.record = $2.record AND g.field = '$3' AND g.reason = 'not_applicable')"; }
said() { echo "($2.$3 IS NOT NULL OR $(void "$1" "$2" "$3"))"; }
figure() { echo "coalesce($2.$3 + 0, CASE WHEN $(void "$1" "$2" "$3") THEN 0 END)"; }
flag() { # flag LEDGER FIELD WHOM: done where the enterprise's row says 是
   echo "SELECT e.area, count(*) FILTER (WHERE e.flag = '1' AND l.$2 = '1'), count(*) FROM e LEFT JOIN ($(of "$1")) l USING (who) GROUP BY e.area"
}
key_users="SELECT * FROM (WITH $named, e AS ($(directory key_user))"

complete="m.who IS NOT NULL AND $(said monitoring m withdrawal) AND $(said monitoring m intake) AND $(said monitoring m processes)
   AND $(said monitoring m mode) AND $(said monitoring m quota) AND ($(said monitoring m surface) OR $(said monitoring m ground)
   OR $(said monitoring m tap) OR $(said monitoring m reclaimed))"
shares 1.1 "complete records, and an analysis" "SELECT * FROM (WITH $named, e AS ($(directory above_designated)), m AS ($(of monitoring))
   SELECT e.area, count(*) FILTER (WHERE e.flag = '1' AND $complete) + EXISTS (SELECT 1 FROM ledger_analysis a WHERE a.period = '$period'
      AND a.area = e.area AND a.date IS NOT NULL AND a.document IS NOT NULL), count(*) + 1 FROM e LEFT JOIN m USING (who) GROUP BY e.area)"

facts() { # facts PERIOD: intake for a unit of output, and R
   echo "SELECT who, product, output_unit, CASE WHEN $(figure monitoring l output) > 0 THEN 1.0 * $(figure monitoring l intake) / $(figure monitoring l output) END AS unit,
         100.0 * ($(figure monitoring l recirculated) + $(figure monitoring l series) + $(figure monitoring l reused))
         / ($(figure monitoring l intake) + $(figure monitoring l recirculated) + $(figure monitoring l series) + $(figure monitoring l reused)) AS r
      FROM ($(of monitoring "$1")) l"
}
shares 1.2 "a summary where an enterprise clearly improved" "SELECT * FROM (WITH $named, e AS ($(directory above_designated)), now AS ($(facts 2026H1)),
      ago AS ($(facts 2025H1)),
      better AS (SELECT e.area FROM e JOIN now USING (who) JOIN ago USING (who) WHERE e.flag = '1'
         AND (now.r - ago.r > 1.9999999 OR (now.product = ago.product AND now.output_unit IS ago.output_unit AND now.unit / ago.unit < 0.9000001)))
   SELECT DISTINCT area, EXISTS (SELECT 1 FROM ledger_cases c WHERE c.period = '$period' AND c.area = better.area AND c.year = '2026'
      AND c.summarised = '1'), 1 FROM better)"

shares 2.1 "projects with assessment and report" "SELECT p.area, count(*) FILTER (WHERE p.assessment_required = '1' AND p.year = '2026'
      AND EXISTS (SELECT 1 FROM ledger_assessments a WHERE a.period = p.period AND a.area = p.area AND a.project = p.project AND a.assessed = '1'
      AND a.saving_report = '1')), count(*) FROM ledger_projects p WHERE p.period = '$period' AND coalesce(p.year, '2026') = '2026'
   AND coalesce(p.assessment_required, '1') = '1' GROUP BY p.area"
step() { echo "(t.$1 = '1' OR $(void three_simultaneities t "$1"))"; }
shares 2.2 "projects of 20,000 m³ and more in step" "SELECT p.area, count(*) FILTER (WHERE p.design_use IS NOT NULL AND EXISTS (SELECT 1
      FROM ledger_three_simultaneities t WHERE t.period = p.period AND t.area = p.area AND t.project = p.project
      AND '1' IN (t.design, t.construction, t.operation) AND $(step design) AND $(step construction) AND $(step operation))), count(*)
   FROM ledger_projects p WHERE p.period = '$period' AND (p.design_use IS NULL OR p.design_use + 0 >= 20000) GROUP BY p.area"

shares 3.1 "key users with a system" "$key_users $(flag management system))"
shares 3.2 "key users with three levels" "$key_users $(flag management levels))"

due=""
have=""
for level in unit sub device; do
   due="$due + $(figure metering l $level"_due")"
   have="$have + min($(figure metering l $level"_have"), $(figure metering l $level"_due"))"
done
rates 4.1 "meters there of meters due" "SELECT area, sum(have), sum(due) FROM (SELECT area, 0 $have AS have, 0 $due AS due FROM ledger_metering l
   WHERE period = '$period') WHERE have IS NOT NULL AND due IS NOT NULL GROUP BY area"
shares 4.2 "enterprises of several sources or uses that meter them apart" "SELECT * FROM (WITH $named, e AS ($(directory above_designated)), m AS ($(of metering)),
      c AS (SELECT area, 0 AS done FROM e WHERE who NOT IN (SELECT who FROM m)
         UNION ALL SELECT area, ($(figure metering m sources) >= 2 OR $(figure metering m uses) >= 2) AND m.separate = '1'
            AND m.calibration_due >= substr('2026-06-30', 1, length(m.calibration_due)) FROM m
         WHERE $(figure metering m sources) >= 2 OR $(figure metering m uses) >= 2 OR $(figure metering m sources) IS NULL OR $(figure metering m uses) IS NULL)
   SELECT area, count(*) FILTER (WHERE done), count(*) FROM c GROUP BY area)"
rates 4.3 "smart meters" "SELECT area, sum(smart), sum(meters) FROM ledger_metering WHERE period = '$period' AND smart IS NOT NULL AND meters IS NOT NULL GROUP BY area"

shares 5.1 "works done of works planned" "SELECT area, sum(iif(finished IS NULL OR planned IS NULL, 0, min(finished + 0, planned + 0))), sum(coalesce(planned + 0, 1))
   FROM ledger_parks WHERE period = '$period' GROUP BY area"
shares 5.2 "parks with one supply of water" "SELECT area, count(*) FILTER (WHERE unified_supply = '1'), count(*) FROM ledger_parks WHERE period = '$period' GROUP BY area"
shares 5.3 "parks finished of those that must be" "SELECT area, count(*) FILTER (WHERE stage IN ('完工', '投运') AND (area = 'zone' OR eligible = '1')), count(*) FROM ledger_parks
   WHERE period = '$period' AND (area = 'zone' OR eligible = '1' OR (eligible IS NULL AND area <> 'ganzhou')) GROUP BY area"

quota="coalesce((SELECT t.general FROM ledger_quotas t WHERE t.product = m.product AND t.output_unit = m.output_unit AND t.general IS NOT NULL
   AND t.period <= '$period' ORDER BY t.period DESC, t.record DESC LIMIT 1), m.quota)"
shares 6.1 "within the quota, or with a deadline" "SELECT * FROM (WITH $named, e AS ($(directory high_consumption)), m AS ($(of monitoring)), o AS ($(of overquota))
   SELECT e.area, count(*) FILTER (WHERE e.flag = '1' AND m.output + 0 > 0 AND (1.0 * m.intake / m.output <= $quota + 0
      OR ($quota IS NOT NULL AND (o.finished = '1' OR o.deadline > '2026-06-30')))), count(*)
   FROM e LEFT JOIN m USING (who) LEFT JOIN o USING (who) GROUP BY e.area)"
shares 6.2 "projects of the store updated in the half" "SELECT area, count(*) FILTER (WHERE substr(updated, 1, 7) BETWEEN '2026-01' AND '2026-06'), count(*)
   FROM ledger_retrofit WHERE period = '$period' GROUP BY area"
shares 6.3 "finished projects of the year, of table 1" "SELECT t.area, count(r.record) FILTER (WHERE r.stage IN ('完工', '投运')), t.task FROM (SELECT column1 AS area, column2 AS task
      FROM (VALUES ('ganzhou', 2), ('linze', 1), ('gaotai', 1), ('shandan', 1), ('minle', 1), ('sunan', 1), ('zone', 2))) t
   LEFT JOIN ledger_retrofit r ON r.area = t.area AND r.period = '$period' AND r.year = '2026' GROUP BY t.area"

shares 7.1 "key users with a water balance of three years" "$key_users SELECT e.area, count(*) FILTER (WHERE e.flag = '1' AND EXISTS (SELECT 1 FROM ($(of recycling)) l
   WHERE l.who = e.who AND l.kind = '水平衡测试' AND l.date > substr('2023-06-30', 1, length(l.date)))), count(*) FROM e GROUP BY e.area)"
areas="SELECT column1 AS area FROM (VALUES ('ganzhou'), ('linze'), ('gaotai'), ('shandan'), ('minle'), ('sunan'), ('zone'))"
listed() { # listed LEDGER CONDITION: how many rows, in every area
   echo "SELECT a.area, count(l.record) FROM ($areas) a LEFT JOIN ledger_$1 l ON l.area = a.area AND l.period = '$period' AND $2 GROUP BY a.area"
}
counts 7.2 "pairs in series or by quality" "$(listed recycling "l.kind IN ('串联用水', '分质用水')")"
rates 7.3 "key users with the mechanism" "$key_users SELECT e.area, count(*) FILTER (WHERE l.full_cycle = '1'), count(*) FROM e JOIN ($(of management)) l USING (who)
   WHERE e.flag = '1' AND $(said management l full_cycle) GROUP BY e.area)"
counts 8.1 "reclaimed water from point to point" "$(listed reclaimed "l.stage = '已供水'")"
shares 8.2 "users of reclaimed water of those able" "SELECT * FROM (WITH $named, e AS ($(directory reclaim_able)), m AS ($(of monitoring)), r AS ($(of reclaimed))
   SELECT area, count(*) FILTER (WHERE flag = '1' AND (who IN (SELECT who FROM m WHERE reclaimed + 0 > 0) OR who IN (SELECT who FROM r WHERE volume + 0 > 0))), count(*)
   FROM e GROUP BY area)"
shares 9.1 "activities of the year, one for each area" "SELECT area, number, 1 FROM (SELECT a.area, count(DISTINCT l.title || coalesce(l.date, '')) AS number FROM ($areas) a LEFT JOIN ledger_activities l
   ON l.area = a.area AND l.period = '$period' AND l.kind IN ('技术交流', '业务培训', '供需对接') AND substr(l.date, 1, 7) BETWEEN '2026-01' AND '2026-06' GROUP BY a.area)"
counts 9.2 "published cases" "$(listed cases "l.stage = '已发布'")"
shares 10.1 "applications of those eligible" "SELECT area, count(*) FILTER (WHERE eligible = '1' AND applied = '1'), count(*) FROM ledger_rewards
   WHERE period = '$period' AND coalesce(eligible, '1') = '1' GROUP BY area"

is "none of the 23 items is left out" "$(grep -v / "$dir/compared" | sort -u | wc -l | tr -d ' ')" 23
