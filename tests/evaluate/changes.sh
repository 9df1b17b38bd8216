#!/bin/sh
# What has changed since the evaluation before: in the judgments, and in values of earlier periods.
. ./lib.sh
. ./project.sh
count() { sqlite3 -batch "$dir/p/t.db" "$1"; }

in_project import -q
in_project evaluate --period 2026H1
lacks "the first evaluation differs from none" "$dir/err" "differ"
in_project evaluate --period 2026H1 --changes
is "and lists no change" "$(cat "$dir/out")" ""
has "saying so" "$dir/err" "2026H1 has not been judged otherwise before"
before=$(count "SELECT group_concat(id) FROM judgment")
in_project evaluate --period 2026H1
is "judging the same again writes nothing" "$(count "SELECT group_concat(id) FROM judgment")" "$before"

# A late report: an enterprise more, above one that was there, which has another figure.
water a-2026H1 '甲县,甲三厂,5,是' '甲县,甲一厂,101,是' '甲县,甲二厂,２０,否'
in_project import -q
in_project evaluate --period 2026H1
has "changes are noted" "$dir/err" "2 judgments of 2026H1 differ from its evaluation before"
in_project evaluate --period 2026H1 --changes
is "each with what it was made from, rows that moved apart" "$(cat "$dir/out")" "a	indicator	intake	有数据 120 m3 → 有数据 126 m3
    甲三厂 取水量（m3） — → 5    ledgers/a-2026H1.csv:3:3    (new)
    甲三厂 规模以上 — → 是    ledgers/a-2026H1.csv:3:4    (new)
    甲一厂 取水量（m3） 100 → 101    ledgers/a-2026H1.csv:4:3
a	indicator	count	有数据 4 → 有数据 6"
in_project evaluate --period 2026H1 --changes --area 乙县
is "none in the other area" "$(cat "$dir/out")" ""
in_project evaluate --period 2026H1 --changes --format json
has "as JSON" "$dir/out" '"indicator":"intake","before":{"status":"有数据","value":120,"goal":null,"unit":"m3"},"after":{"status":"有数据","value":126,'
has "with the inputs" "$dir/out" '{"label":"甲一厂 取水量（m3）","before":100,"after":101,"file":"ledgers/a-2026H1.csv","row":4,"column":3}'
status "not as CSV" 2 "$WENHENG" evaluate -C "$dir/p" --period 2026H1 --changes --format csv

# One evaluation before is kept, and no more.
water b-2026H1
for n in 1 2 3 4; do
   water a-2026H1 "甲县,甲一厂,$n,是"
   in_project import -q
   in_project evaluate --period 2026H1
done
is "two evaluations are kept" "$(count "SELECT (SELECT count(*) FROM judgment) || ' ' || (SELECT count(*) FROM judgment_before)
   || ' ' || (SELECT count(*) FROM judged_input) || ' ' || (SELECT count(DISTINCT judgment) FROM judged_source)")" "4 4 2 2"
in_project evaluate --period 2026H1 --changes
has "the last two" "$dir/out" "有数据 3 m3 → 有数据 4 m3"

# A gone input, a judgment whose area has nothing any more.
water a-2026H1
in_project import -q
in_project evaluate --period 2026H1 --changes
is "what is gone is shown" "$(head -n 2 "$dir/out")" "a	indicator	intake	有数据 4 m3 → 数据缺失 0 m3
    甲一厂 取水量（m3） 4 → —    ledgers/a-2026H1.csv:3:3    (gone)"

# A value of an earlier period.
in_project evaluate --period 2025H2
lacks "an earlier period knows nothing of a later one" "$dir/err" "warning"
in_project evaluate --period 2026H1
lacks "nothing has changed" "$dir/err" "warning"
water a-2025H2 '甲县,甲二厂,10,否' '甲县,甲一厂,95,否'
in_project import -q
in_project evaluate --period 2026H1
is "a changed past value is reported with its judgments, a moved one is not" "$(grep warning "$dir/err")" \
   "ledgers/a-2025H2.csv:4:3: warning: 甲一厂 取水量（m3） is 95 now; 2025H2 was judged when it was 90: indicator intake (a)
ledgers/a-2025H2.csv:4:4: warning: 甲一厂 规模以上 is 否 now; 2025H2 was judged when it was 是: indicator intake (a)"
in_project evaluate --period 2026H1
has "until that period is judged again" "$dir/err" "甲一厂 取水量（m3） is 95 now"
water a-2025H2 '甲县,甲二厂,10,否'
water b-2025H2 '乙县,乙一厂,6,是'
in_project import -q
in_project evaluate --period 2026H1
has "another number of records" "$dir/err" "a-2025H2.csv: warning: this file has 1 record; 2025H2 was judged when it had 2"
has "a file that came later" "$dir/err" "b-2025H2.csv: warning: this file has come since 2025H2 was judged"
in_project evaluate --period 2025H2 --changes
has "judged again, that period shows what it changes" "$dir/out" "b	indicator	intake	数据缺失 0 m3 → 有数据 6 m3"
in_project evaluate --period 2026H1
lacks "and is no longer warned of" "$dir/err" "warning"

# A file used anew each half-year says nothing of the past.
sed -i 's|file("2025H2", "a")|{ ledger = "water", period = "2026H1", file = "ledgers/a-2025H2.csv" }|' "$dir/p/manifest.lua"
water a-2025H2 '甲县,甲二厂,11,否'
in_project import -q
in_project evaluate --period 2026H1
lacks "a file that is of a later period now" "$dir/err" "warning"

# What stands of an earlier period, in a template.
printf '%s\n' '{{ store.judgment("indicator", "intake", { period = period.previous, area = "b" }).value }}与{{ store.judgment("indicator", "intake", { period = "2024H2", area = "b" }) and "有" or "未评价" }}' > "$dir/a.md"
"$WENHENG" compile -C "$dir/p" "$dir/a.md" --period 2026H1 --dump tree > "$dir/out" 2> "$dir/err"
has "store.judgment reads an earlier period's" "$dir/out" "6与未评价"
printf '%s\n' '{{ store.judgment("indikator", "intake") }}' > "$dir/a.md"
status "a kind that is none" 1 "$WENHENG" compile -C "$dir/p" "$dir/a.md" --period 2026H1 --dump tree
has "is named" "$dir/err" '"indikator" is no kind of judgment'

# Beside the results: texts, lists and formulas; judgments that appeared and went away.
judging() { # judging NOTE LIST FORMULA SUBJECT: rules that say so, whatever the ledgers hold
   cat > "$dir/p/scripts/judging.lua" <<END_OF_FILE
return function()
   judge { kind = "target", subject = "said", area = "city", status = "待认定", formula = "$3", inputs = {},
      data = { note = $1, missing = { $2 }, share = "1/3", counts = { ["已完成"] = #{ $2 } },
         conclusion = { text = $1, by = "市局" }, parts = { { label = "应报", value = "1$4", unit = "户" }, { label = "定员", value = "5" } } } }
   judge { kind = "item", subject = "$4", area = "a", status = "已完成", inputs = {} }
end
END_OF_FILE
}
judging '"上年未评"' '"甲厂", "乙厂"' "ΣVi" 1
in_project evaluate --period 2026H1
judging '"已评"' '"乙厂", "丙厂", "丁厂"' "ΣVi÷2" 2
in_project evaluate --period 2026H1
has "three judgments differ though no result does" "$dir/err" "3 judgments of 2026H1 differ"
in_project evaluate --period 2026H1 --changes
is "what is said beside a result, what came and what went of lists, and of judgments" "$(cat "$dir/out")" "city	target	said	待认定 → 待认定
    conclusion: text 上年未评 → text 已评
    counts: 已完成 2 → 已完成 3
    formula: ΣVi → ΣVi÷2
    missing: 甲厂 → 丙厂、丁厂
    note: 上年未评 → 已评
    parts: 应报 11 户 → 应报 12 户
a	item	2	— → 已完成    (new)
a	item	1	已完成 → —    (gone)"
in_project evaluate --period 2026H1 --changes --format json
has "as JSON too" "$dir/out" '"texts":[{"name":"conclusion","before":"text 上年未评","after":"text 已评"},'
judging nil '"乙厂", "丙厂", "丁厂"' "ΣVi÷2" 2
in_project evaluate --period 2026H1
in_project evaluate --period 2026H1 --changes
has "a text that is gone" "$dir/out" "    note: 已评 → —"

judging nil '"甲厂", "乙厂", "甲厂"' "ΣVi÷2" 2
in_project evaluate --period 2026H1
judging nil '"甲厂", "乙厂"' "ΣVi÷2" 2
in_project evaluate --period 2026H1
in_project evaluate --period 2026H1 --changes
has "a name that stood twice and stands once" "$dir/out" "    missing: 甲厂 → —"

# Long lists: of hundreds of names each that went and each that came is shown once, in its order, and none that stayed.
names() { # names SKIPPED: rules that list 600 enterprises but each SKIPPED-th: by name, with figures, in counts and among the inputs
   cat > "$dir/p/scripts/judging.lua" <<END_OF_FILE
return function()
   local names, parts, counts, inputs = {}, {}, {}, {}
   for i = 1, 600 do
      if i % $1 ~= 0 then
         local name = "企业" .. i
         names[#names + 1], parts[#parts + 1], counts[name] = name, { label = name, value = tostring(i), unit = "户" }, i
         inputs[#inputs + 1] = { label = name, value = tostring(i) }
      end
   end
   judge { kind = "item", subject = "long", area = "a", status = "数据缺失", inputs = inputs, data = { missing = names, parts = parts, counts = counts } }
end
END_OF_FILE
   in_project evaluate --period 2026H1
}
# listed SKIPPED KEPT PATTERN: the numbers that are skipped by the one and not by the other, each as the pattern says, joined
listed() { seq 600 | awk -v skipped="$1" -v kept="$2" -v as="$3" '$1 % skipped == 0 && $1 % kept != 0 { text = as; gsub("N", $1, text); printf "%s%s", (n++ ? "、" : ""), text }'; }
said() { sed -n "s/^    $1: \(.*\) → \(.*\)$/\\$2/p" "$dir/out"; }
sorted() { sed 's/、/\n/g' | sort | paste -sd' '; }
names 7
names 5
in_project evaluate --period 2026H1 --changes
cp "$dir/out" "$dir/long"
is "hundreds of names that went" "$(said missing 1)" "$(listed 5 7 企业N)"
is "and that came" "$(said missing 2)" "$(listed 7 5 企业N)"
is "with their figures" "$(said parts 1) → $(said parts 2)" "$(listed 5 7 '企业N N 户') → $(listed 7 5 '企业N N 户')"
is "counts by name" "$(said counts 1 | sorted) → $(said counts 2 | sorted)" "$(listed 5 7 '企业N N' | sorted) → $(listed 7 5 '企业N N' | sorted)"
is "inputs that went" "$(sed -n 's/^    \(企业[0-9]*\) [0-9]* → —    (gone)$/\1/p' "$dir/long" | paste -sd' ')" "$(listed 5 7 企业N | sed 's/、/ /g')"
is "and that came" "$(sed -n 's/^    \(企业[0-9]*\) — → [0-9]*    (new)$/\1/p' "$dir/long" | paste -sd' ')" "$(listed 7 5 企业N | sed 's/、/ /g')"
is "and nothing else" "$(grep -c . "$dir/long")" "$((1 + 3 + $(listed 5 7 '.' | wc -m) / 2 + $(listed 7 5 '.' | wc -m) / 2 + 2))"
in_project evaluate --period 2026H1 --changes --format json
is "as JSON, too" "$(printf "SELECT (t.value ->> '\$.before') || ' → ' || (t.value ->> '\$.after') FROM json_each(readfile('%s')) c, json_each(c.value, '\$.texts') t
   WHERE c.value ->> '\$.item' = 'long' AND t.value ->> '\$.name' = 'missing';" "$dir/out" | sqlite3 -batch)" "$(listed 5 7 企业N) → $(listed 7 5 企业N)"
names 5
in_project evaluate --period 2026H1 --changes
is "judged the same again it is the same change" "$(cat "$dir/out")" "$(cat "$dir/long")"
