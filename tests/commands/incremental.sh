#!/bin/sh
# What changes makes exactly those documents anew that were made from it.
. ./lib.sh
. ./project.sh

# --- the small project: one ledger, two areas; every kind of reading in a template of its own
mkdir -p "$dir/p/templates"
page() { # page NAME: a template, its text from standard input
   { printf -- '---\nclass = "plain"\ntitle = "甲"\n---\n'; cat; } > "$dir/p/templates/$1.md"
}
page values <<'END'
% for _, r in ipairs(store.rows("water", { period = period, area = "a" })) do
{{ r.enterprise }}{{ r.intake or "—" }}

% end
END
page cells <<'END'
% for _, r in ipairs(store.rows("water", { period = period, area = "a" })) do
% local c = store.cell(r, "intake")
{{ c.value or "—" }}在第{{ c.row }}行，{{ c.raw or "照录" }}

% end
END
page gaps <<'END'
% for _, r in ipairs(store.rows("water", { period = period, area = "a" })) do
{{ r.enterprise }}{{ store.gap(r, "big") or "有" }}

% end
END
page sums <<'END'
% for _, r in ipairs(store.rows("water", { period = period, area = "a" })) do
{{ r.enterprise }}{{ store.sum(r, { "intake" }) or "—" }}

% end
END
page judged <<'END'
% local j = store.judgment("indicator", "intake", { area = "a" })
{{ j.value }}（{{ #store.inputs(j) }}）
END
page stream <<'END'
{{ doc.table { caption = "台账", rows = store.stream("water", { period = period, area = "a" }), columns = { { field = "enterprise", weight = 1 }, { field = "intake", weight = 1 } } } }}
END
page count <<'END'
共{{ store.query("SELECT count(*) AS n FROM ledger_water WHERE period = ?1", period.id)[1].n }}条，{{ store.reported("water", period, "b") and "已报" or "未报" }}
END
page nothing <<'END'
《办法》{{ project.name }}，见{{ include "part.md".body }}。
END
echo '附件一' > "$dir/p/templates/part.md"
sed -i 's/^   ledgers = {/   documents = { { name = "values", template = "values.md", output = "values.pdf" }, { name = "cells", template = "cells.md", output = "cells.pdf" },\
      { name = "gaps", template = "gaps.md", output = "gaps.pdf" }, { name = "sums", template = "sums.md", output = "sums.pdf" },\
      { name = "judged", template = "judged.md", output = "judged.pdf" },\
      { name = "stream", template = "stream.md", output = "stream.pdf" }, { name = "count", template = "count.md", output = "count.pdf" },\
      { name = "nothing", template = "nothing.md", output = "nothing.pdf" } },\n&/' "$dir/p/manifest.lua"
all="values cells gaps sums judged stream count nothing"
made() { # made: builds all, and says which were not up to date
   for name in $all; do
      in_project build $name --period 2026H1 -o "$dir/made/$name.pdf" || echo "$name fails: $(grep error "$dir/err")"
      grep -q 'is up to date' "$dir/err" || printf '%s ' $name
   done
}
is "at first all are made" "$(made)" "$all "
is "then none is" "$(made)" ""
touch "$dir/p/manifest.lua" "$dir/p/ledgers/"* "$dir/p/scripts/"*.lua "$dir/p/templates/"*
is "a touch changes nothing" "$(made)" ""
water b-2026H1 '乙县,乙一厂,8,是'
is "another area's figure" "$(made)" ""
water b-2026H1 '乙县,乙一厂,8,是' '乙县,乙二厂,1,是'
is "another record of another area" "$(made)" "count "
water a-2025H2 '甲县,甲一厂,91,是' '甲县,甲二厂,10,否'
is "another period's figure" "$(made)" ""
water a-2026H1 '甲县,甲一厂,100,是' '甲县,甲二厂,21,否' '合计,,121,' '注：单位为立方米,,,'
is "a figure" "$(made)" "values cells gaps sums judged stream "
water a-2026H1 '甲县,甲一厂,100,是' '甲县,甲二厂,２１,否' '合计,,121,' '注：单位为立方米,,,'
is "the same figure typed otherwise" "$(made)" "cells gaps sums judged "
water a-2026H1 '甲县,甲一厂,100,是' '甲县,甲二厂,21,/' '合计,,121,' '注：单位为立方米,,,'
made > "$dir/out.1"
water a-2026H1 '甲县,甲一厂,100,是' '甲县,甲二厂,21,' '合计,,121,' '注：单位为立方米,,,'
is "a gap of another kind" "$(made)" "cells gaps sums judged "
{ printf '取水表\n\n县区,企业名称,取水量（m³）,规模以上\n甲县,甲一厂,100,是\n甲县,甲二厂,21,\n'; } > "$dir/p/ledgers/a-2026H1.csv"
is "the same rows a line lower" "$(made)" "cells gaps sums judged "
echo '附件二' > "$dir/p/templates/part.md"
is "an included file" "$(made)" "nothing "
echo '附件三' > "$dir/p/part.md"
is "a file that comes before the one included" "$(made)" ""
sed -i 's/include "part.md"/include "other.md"/' "$dir/p/templates/nothing.md"
cp "$dir/p/templates/part.md" "$dir/p/other.md"
is "a template" "$(made)" "nothing "
cp "$dir/p/part.md" "$dir/p/templates/other.md"
is "a file beside the template, which comes before the project's" "$(made)" "nothing "
sed -i 's/name = "small"/name = "other"/' "$dir/p/manifest.lua"
is "the manifest, which all have read" "$(made)" "$all "
mkdir -p "$dir/p/templates/classes"
cp "$top/templates/classes/plain.lua" "$dir/p/templates/classes/plain.lua"
is "a class of the project's own in the shipped one's place" "$(made)" "$all "
rm "$dir/made/gaps.pdf"
printf 'x' >> "$dir/made/cells.pdf"
is "what is gone or altered" "$(made)" "cells gaps "
in_project build cells --period 2026H1 -o "$dir/made/cells.pdf" --untagged
lacks "another option" "$dir/err" "up to date"
in_project build cells --period 2026H1 -o "$dir/made/cells.pdf"
lacks "and back" "$dir/err" "up to date"
in_project build cells --period 2026H1 -o "$dir/made/cells.pdf" --force
lacks "--force" "$dir/err" "up to date"
rm -rf "$dir/made/.wenheng"
is "without records" "$(made)" "$all "
for f in "$dir/made/.wenheng/log-"*; do truncate -s -20 "$f"; done
is "records that are cut short count for nothing" "$(made)" "$all "
rm -rf "$dir/made/.wenheng" # a log for each again, not one folded for all
made > "$dir/out.1"
sed -i 's/ [0-9a-f]\{64\} SELECT/ 0000000000000000000000000000000000000000000000000000000000000000 ATTACH/' "$dir/made/.wenheng/log-"*
is "nor do records that were altered" "$(made)" "values cells gaps sums judged stream count "

for i in 1 2; do in_project build cells --period 2026H1 -o "$dir/made/cells.svg"; done
is "a format of a file a page is written each time" "$? $(grep -c 'up to date' "$dir/err") $(ls "$dir/made" | grep svg)" "0 0 cells-1.svg"
# --- files kept inside: what they are is asked for, what is in them is read
echo '台账' > "$dir/附.csv"
inside() { # inside NAME [OPTION...]: whether the document with them is made or up to date
   name=$1; shift
   in_project build $name --period 2026H1 -o "$dir/made/$name.pdf" "$@" || cat "$dir/err"
   grep -q 'is up to date' "$dir/err" && echo "up to date" || echo made
}
is "a file kept inside" "$(inside nothing --attach "$dir/附.csv")" made
is "the same file" "$(inside nothing --attach "$dir/附.csv")" "up to date"
echo '新台账' > "$dir/附.csv"
is "what is in it" "$(inside nothing --attach "$dir/附.csv")" made
cp "$dir/附.csv" "$dir/附件.csv"
is "its name" "$(inside nothing --attach "$dir/附件.csv")" made
is "one file less" "$(inside nothing)" made
is "the judgments as CSV" "$(inside nothing --attach-evaluation csv)" made
is "and as JSON" "$(inside values --attach-evaluation json)" made
is "none has changed" "$(inside nothing --attach-evaluation csv) $(inside values --attach-evaluation json)" "up to date up to date"
water b-2026H1 '乙县,乙一厂,８,是' '乙县,乙二厂,1,是'
is "a judged figure typed otherwise is told by the JSON alone" "$(inside nothing --attach-evaluation csv) $(inside values --attach-evaluation json)" "up to date made"
water b-2026H1 '乙县,乙一厂,9,是' '乙县,乙二厂,1,是'
is "another area's judgment" "$(inside nothing --attach-evaluation csv) $(inside values --attach-evaluation json)" "made made"
in_project build nothing --period 2026H1 -o "$dir/made/nothing.pdf"
in_project build values --period 2026H1 -o "$dir/made/values.pdf"

for i in 1 2; do in_project build cells --period 2026H1 -o "$dir/made/cells.ofd"; done
has "another format is left alone, too" "$dir/err" "cells.ofd is up to date"
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do in_project build nothing --period 2026H1 -o "$dir/made/nothing.pdf" --force; done
is "many logs are folded into one" "$(ls "$dir/made/.wenheng/" | grep -c log- | awk '{ print ($1 < 16) }')" 1
is "in which nothing is lost" "$(made)" ""
is "and no set stays that no record names" "$(for s in "$dir/made/.wenheng/set-"*; do grep -qF "set $(basename "$s" | cut -c 5-)" "$dir/made/.wenheng/log-"* || echo "$s"; done)" ""

# --- the database as it is
water a-2026H1 '甲县,甲一厂,500,是'
in_project build values --period 2026H1 -o "$dir/made/values.pdf" --snapshot
has "--snapshot reads no ledger" "$dir/err" "values.pdf is up to date"
is "--snapshot writes nothing" "$(sha256sum < "$dir/p/t.db")" "$(chmod a-w "$dir/p/t.db"; in_project build judged --period 2026H1 -o "$dir/made/judged.pdf" --snapshot --force; chmod u+w "$dir/p/t.db"; sha256sum < "$dir/p/t.db")"
in_project build values --period 2026H1 -o "$dir/made/values.pdf"
lacks "without it the ledger counts" "$dir/err" "up to date"
sed -i.kept 's/label = "取水量"/label = "取用水量"/' "$dir/p/scripts/ledgers/water.lua"
status "--snapshot with another schema than the ledgers were read by" 1 in_project build values --period 2026H1 -o "$dir/made/values.pdf" --snapshot
mv "$dir/p/scripts/ledgers/water.lua.kept" "$dir/p/scripts/ledgers/water.lua"
in_project build values --period 2026H1 --snapshot --db "$dir/none.db"
has "a database that is not there" "$dir/err" "there is no such database"

# --- records of a list
cat > "$dir/r.md" <<'END'
---
class = "plain"
---
{{ record["县区"] }}完成{{ record["完成"] }}项{{ lang == "en" and #data.more or "" }}。
END
printf '县区,完成\n甲区,1\n乙县,2\n丙县,3\n' > "$dir/r.csv"
printf '甲\n1\n' > "$dir/more.csv"
records() { "$WENHENG" batch "$dir/r.md" --data "r=$dir/r.csv" --data "more=$dir/more.csv" --each-row r --name '{县区}.pdf' -o "$dir/r" -q "$@" | cut -f 1,2 | grep -v unchanged | tr '\t\n' '  '; }
records > "$dir/out.1"
is "records: none is new" "$(records | sed 's/ *[0-9]* documents.*//')" ""
printf '县区,完成\n新区,9\n甲区,1\n乙县,5\n丙县,3\n' > "$dir/r.csv"
is "a record changed and one came before the others" "$(records | sed 's/ *[0-9]* documents.*//')" "done record 1 done record 3 "
echo 2 >> "$dir/more.csv"
is "a list that no document looked at" "$(records | sed 's/ *[0-9]* documents.*//')" ""
records --lang en > "$dir/out.1"
echo 3 >> "$dir/more.csv"
is "a list that all looked at" "$(records --lang en | sed 's/ *[0-9]* documents.*//')" "done record 1 done record 2 done record 3 done record 4 "

# --- what a process keeps from one document to the next is an input of each
mkdir -p "$dir/b/classes" "$dir/b/scripts"
sed 's/extends = "base"/extends = "ground"/' "$top/templates/classes/plain.lua" > "$dir/b/classes/house.lua"
echo 'return { extends = "base", styles = { body = { size = "9pt" } } }' > "$dir/b/classes/ground.lua"
echo 'return { word = "完成" }' > "$dir/b/scripts/words.lua"
cat > "$dir/b/b.md" <<'END'
---
class = "house"
---
{{ record["县区"] }}{{ require("words").word }}{{ record["完成"] }}项。
END
printf '县区,完成\n甲区,1\n乙县,2\n' > "$dir/b/r.csv"
both() { "$WENHENG" batch "$dir/b/b.md" --data "r=$dir/b/r.csv" --each-row r --name '{县区}.pdf' -o "$dir/b/out" -q | cut -f 1,2 | grep -v 'unchanged\|documents:' | tr '\t\n' '  '; }
is "the second takes class, module and template of the first" "$(both)" "done record 1 done record 2 "
is "neither is new" "$(both)" ""
sed -i 's/9pt/10pt/' "$dir/b/classes/ground.lua"
is "the class below the one they share" "$(both)" "done record 1 done record 2 "
echo '-- 甲' >> "$dir/b/classes/house.lua"
is "the class they share" "$(both)" "done record 1 done record 2 "
sed -i 's/完成/办结/' "$dir/b/scripts/words.lua"
is "the module they share" "$(both)" "done record 1 done record 2 "
echo '特此报告。' >> "$dir/b/b.md"
is "the template they share" "$(both)" "done record 1 done record 2 "
cp "$dir/b/scripts/words.lua" "$dir/b/words.lua"
is "a module that comes before the one they found" "$(both)" "done record 1 done record 2 "
is "and again neither" "$(both)" ""

# --- what is asked for besides
annexed() { in_project build "$@" --period 2026H1 --annex data -o "$dir/made/annexed.pdf" || cat "$dir/err"; grep -q 'is up to date' "$dir/err" && echo "up to date" || echo made; }
in_project build judged --period 2026H1 -o "$dir/made/annexed.pdf"
is "--annex is asked for" "$(annexed judged) $(annexed judged)" "made up to date"
water a-2026H1 '甲县,甲二厂,0,是' '甲县,甲一厂,500,是'
is "the cells that the annex names" "$(annexed judged) $(annexed judged)" "made up to date"
for i in 1 2; do in_project build judged --period 2026H1 -o "$dir/made/traced.pdf" --trace "$dir/trace$i.csv"; done
lacks "with --trace the document is made each time" "$dir/err" "up to date"
is "as is the trace" "$(cmp "$dir/trace1.csv" "$dir/trace2.csv" && wc -l < "$dir/trace2.csv")" "$(wc -l < "$dir/trace1.csv")"
made > "$dir/out.1"
in_project override nothing "$(in_project build nothing --period 2026H1 --list-paragraphs; head -1 "$dir/out" | cut -f 1)" --period 2026H1
is "a paragraph written over" "$(made)" "nothing "
rm -r "$dir/p/overrides"
is "and no more" "$(made)" "nothing "

# --- the sample project
cp -R "$top/data" "$dir/sample"
sample() { command=$1; shift; "$WENHENG" "$command" -C "$dir/sample" --db "$dir/s.db" "$@" --period 2026H1; }
counties() { sample batch county -o "$dir/s" -j 2 -q > "$dir/out.1"; grep -v unchanged "$dir/out.1" | grep -v documents: | cut -f 2 | tr '\n' ' '; }
documents() { for name in opinions notice tasklist casebook units; do
   sample build $name -o "$dir/s/$name.pdf" 2>&1 | grep -q "up to date" || printf '%s ' $name
done; }
is "every county is made" "$(counties)" "甘州区 临泽县 高台县 山丹县 民乐县 肃南县 张掖经开区 "
is "and every document" "$(documents)" "opinions notice tasklist casebook units "
is "once" "$(counties)$(documents)" ""
file="$dir/sample/ledgers/2026H1/用水监测-甘州区.csv"
cp "$file" "$dir/kept.csv"
iconv -f GB18030 -t UTF-8 "$file" | sed 's/"525,000",0,"420,000"/"526,000",0,"421,000"/' | iconv -f UTF-8 -t GB18030 > "$dir/new.csv"
cmp -s "$file" "$dir/new.csv" && not_ok "the ledger is edited" "nothing was found in it to edit"
cp "$dir/s/county/甘州区.pdf" "$dir/before.pdf"
cp "$dir/new.csv" "$file"
is "甘州区's water makes 甘州区's sheet anew, and no other" "$(counties)" "甘州区 "
is "and the documents of the city" "$(documents)" "notice tasklist casebook units "
cmp -s "$dir/s/county/甘州区.pdf" "$dir/before.pdf" && not_ok "it is another sheet" "the bytes are the same" || ok "it is another sheet"
sample batch county -o "$dir/fresh" --force -q > "$dir/out.1"
for f in "$dir/fresh/county/"*.pdf; do
   cmp -s "$f" "$dir/s/county/$(basename "$f")" || not_ok "made anew it is what all anew would be" "$f differs"
done
cp "$dir/kept.csv" "$file"
is "back again" "$(counties)" "甘州区 "
cmp -s "$dir/s/county/甘州区.pdf" "$dir/before.pdf" && ok "with the bytes it had" || not_ok "with the bytes it had" "they differ"
documents > "$dir/out.1"
cp "$dir/sample/cases/pictures/02-potato-water.png" "$dir/sample/cases/pictures/01-reclaimed-cooling.png"
is "a picture" "$(counties)$(documents)" "casebook "

# a file where the records' folder would be
mkdir "$dir/filed"
echo mine > "$dir/filed/.wenheng"
for i in 1 2; do
   "$WENHENG" batch "$dir/r.md" --data "r=$dir/r.csv" --data "more=$dir/more.csv" --each-row r --name '{县区}.pdf' -o "$dir/filed" -q > "$dir/out" 2> "$dir/err"
   is "a file called .wenheng: run $i makes all and lists them" "$? $(grep -c '^done' "$dir/out") $(grep -c pdf "$dir/filed"/*.sha256)" "0 $(ls "$dir/filed"/*.pdf | wc -l) $(ls "$dir/filed"/*.pdf | wc -l)"
done
"$WENHENG" batch "$dir/r.md" --data "r=$dir/r.csv" --data "more=$dir/more.csv" --each-row r --name '{县区}.pdf' -o "$dir/filed" > "$dir/out" 2> "$dir/err"
is "and says so once" "$(grep -c 'filed/.wenheng: warning: this is a file' "$dir/err")" 1
is "it stays" "$(cat "$dir/filed/.wenheng")" mine
