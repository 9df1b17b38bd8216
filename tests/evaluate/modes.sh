#!/bin/sh
# What the policy requires and what it encourages: each of the 23 items is judged by the words of its kind in every area, and
# nobody is called behind in what is only encouraged or gradual, neither by the rules nor in a document.
. ./lib.sh
. ./sample.sh
judged="item.kind = 'item' AND item.period = '$period'"
mode="json_extract(item.data, '\$.mode')"

# By the policy's verbs: 鼓励、引导、支持、探索 encouraged; 逐步… gradual; all others required, with their cycles.
is "the mode and cycle of each item" "$(echo "SELECT subject || ' ' || $mode || ' ' || coalesce(json_extract(data, '\$.cycle'), '')
   FROM judgment item WHERE $judged AND area = 'city' ORDER BY id;" | q)" "1.1 required half
1.2 required year
2.1 required year
2.2 required year
3.1 required year
3.2 encouraged year
4.1 gradual gradual
4.2 required year
4.3 gradual gradual
5.1 required year
5.2 encouraged year
5.3 required milestone
6.1 required half
6.2 required half
6.3 required year
7.1 encouraged year
7.2 encouraged year
7.3 gradual gradual
8.1 encouraged year
8.2 encouraged year
9.1 required year
9.2 required milestone
10.1 required year"
is "seven areas and the city have each of them" "$(echo "SELECT count(*) FROM (SELECT subject FROM judgment item WHERE $judged GROUP BY subject HAVING count(DISTINCT area) = 8);" | q)" 23
is "an area's item is of the city's kind; what the city must reach is a contribution in an area" "$(echo "SELECT DISTINCT item.subject || ' ' || $mode FROM judgment item
   JOIN judgment c ON c.kind = 'item' AND c.period = item.period AND c.subject = item.subject AND c.area = 'city'
   WHERE $judged AND $mode <> json_extract(c.data, '\$.mode');" | q)" "9.2 encouraged"

# In every project of these tests: the words of a kind, and no other.
for golden in evaluate/*.json; do
   printf "SELECT '%s ' || (j.value ->> '\$.item') || ' ' || (j.value ->> '\$.area') || ' ' || (j.value ->> '\$.data.mode') || ' ' || (j.value ->> '\$.status')
      FROM json_each(readfile('%s')) j WHERE j.value ->> '\$.item' IS NOT NULL AND ((j.value ->> '\$.status') NOT IN ('数据缺失', '不适用')
      AND (j.value ->> '\$.status') NOT IN (SELECT word FROM word WHERE mode = j.value ->> '\$.data.mode')
      OR j.value ->> '\$.data.mode' = 'encouraged' AND (j.value ->> '\$.data.behind' IS NOT NULL OR (j.value ->> '\$.data.light') IN ('红', '黄')));\n" \
      "$(basename "$golden" .json)" "$golden"
done > "$dir/ask"
words="CREATE TEMP TABLE word(mode TEXT, word TEXT); INSERT INTO word VALUES ('required', '已完成'), ('required', '达序时'), ('required', '滞后'),
   ('required', '逾期'), ('required', '未启动'), ('gradual', '有进展'), ('gradual', '无进展'), ('encouraged', '已开展'), ('encouraged', '未开展');"
{ echo "$words"; cat "$dir/ask"; } | sqlite3 -batch > "$dir/out" 2> "$dir/err"
is "each item has a word of its kind, and no red or yellow light for what is encouraged" "$(cat "$dir/out" "$dir/err")" ""
is "the sample's too" "$({ echo "$words"; echo "SELECT subject, area, status FROM judgment item WHERE $judged AND status NOT IN ('数据缺失', '不适用')
   AND status NOT IN (SELECT word FROM word WHERE mode = $mode) OR $judged AND $mode = 'encouraged' AND (json_extract(data, '\$.behind') IS NOT NULL
   OR json_extract(data, '\$.light') IN ('红', '黄'));"; } | q)" ""

# Encouraged and gradual items never enter a task that has a required one.
is "a task is as its worst required item" "$(echo "WITH rank(status, n) AS (VALUES ('逾期', 1), ('未启动', 2), ('滞后', 3), ('数据缺失', 4), ('达序时', 5), ('已完成', 6)),
   worst AS (SELECT CAST(subject AS INTEGER) AS task, area, min(n) AS n FROM judgment item JOIN rank USING (status)
      WHERE $judged AND $mode = 'required' AND area <> 'city' GROUP BY 1, 2)
   SELECT t.subject, t.area, t.status FROM worst w JOIN judgment t ON t.kind = 'task' AND t.period = '$period' AND CAST(t.subject AS INTEGER) = w.task
      AND t.area = w.area JOIN rank ON rank.n = w.n WHERE t.status <> rank.status;" | q)" ""
is "they are nearly all of the tasks" "$(echo "SELECT count(*) > 50 FROM judgment WHERE kind = 'task' AND period = '$period' AND area <> 'city'
   AND json_extract(data, '\$.mode') = 'required';" | q)" 1

# The responsible bureaus' sheet: the last column, of who is behind, is empty for what is encouraged or gradual.
"$WENHENG" build units --period $period --dump tree -C "$top/data" --db "$dir/t.db" > "$dir/tree" 2> "$dir/err"
awk -F'"' '/text "/ { line[++n] = $2 } END { for (i = 2; i <= n - 2; i++) if (line[i] == "鼓励引导" || line[i] == "逐步推进" || line[i] == "应完成") print line[i], line[i + 2] }' "$dir/tree" > "$dir/rows"
is "no bureau's sheet names an area behind in them" "$(grep -v '^应完成' "$dir/rows" | grep -vc '—$')" 0
is "there are rows of all three kinds" "$(cut -d' ' -f1 "$dir/rows" | sort -u | wc -l | tr -d ' ')" 3
is "and areas behind in what is required" "$(grep '^应完成' "$dir/rows" | grep -vc '—$' | awk '{ print ($1 > 20) }')" 1

# The notice: its fourth section, of what is behind, speaks of no encouraged item, though areas have begun none of 3.2, 5.2 and 7.1.
"$WENHENG" build notice --period $period --dump tree -C "$top/data" --db "$dir/t.db" > "$dir/tree" 2> "$dir/err"
sed -n '/heading 1 "四、"/,/heading 1 "五、"/p' "$dir/tree" > "$dir/section"
has "the section is found" "$dir/section" "存在问题"
for words in 三级 统一供水 集中治理 水平衡 水效对标 串联 点对点 应用尽用; do
   lacks "the section of what is behind doesn't speak of $words" "$dir/section" "$words"
done
is "though some area has begun nothing of them" "$(echo "SELECT count(*) > 5 FROM judgment item WHERE $judged AND status = '未开展'
   AND area <> 'city' AND $mode = 'encouraged';" | q)" 1
