#!/bin/sh
# Paragraphs written over by hand stay at the next build; figures that no longer agree are named, and nothing is lost
# without a word.
. ./lib.sh

cp -R newproject/energy "$dir/p"
cd "$dir/p" || exit 1
file=overrides/2026H1/notice.md
build() { "$WENHENG" build "$@" --period 2026H1; }
notice() { # the notice's text and messages
   build notice -o n.pdf > "$dir/out" 2> "$dir/err"
   pdftotext -layout n.pdf - | tr -d ' \n' > "$dir/text"
}
"$WENHENG" import -q 2> "$dir/err"
build notice -q --dump layout -o before.layout
status "paragraphs are listed" 0 "$WENHENG" build notice --period 2026H1 --list-paragraphs -q
cp "$dir/out" list
has "by the headings they stand under" list "总体情况/任务进展	generated	（一）任务进展。《行动方案》明确3类10项重点任务"
has "a point by what it is about" list "存在问题/部分事项低于序时进度	generated	四是部分事项"
has "a note by its style" list "各县区情况/note/1	generated	注：完成率"
has "with what they point at" list "逐条进展见[@targets]。"
is "each name once" "$(cut -f1 list | sort | uniq -d)" ""

# what override writes is read again as what it was
cut -f1 list | while IFS= read -r id; do
   "$WENHENG" override notice "$id" --period 2026H1 -q > "$dir/out" 2> "$dir/err" || echo "$id" >> lost
done
is "every paragraph can be written out" "$(cat lost 2>/dev/null)" ""
build notice -q --dump layout -o after.layout
cmp -s before.layout after.layout && ok "and printed again, it is the same document" || not_ok "and printed again, it is the same document" "$(diff before.layout after.layout | head -n 2)"
is "all are listed as overridden" "$(build notice --list-paragraphs -q | grep -c '	generated	')" 0
rm -r overrides

# several runs at once: none loses what another writes
for id in $(cut -f1 list | grep -v ' ' | head -n 12); do
   "$WENHENG" override notice "$id" --period 2026H1 -q >> "$dir/out" 2>> "$dir/err" &
done
wait
is "twelve runs at once keep twelve paragraphs" "$(build notice --list-paragraphs -q | grep -c '	overridden	')" 12
rm -r overrides

# whoever writes holds the folder: what it puts in while another waits is kept
first=$(sed -n '1s/	.*//p' list) second=$(sed -n '2s/	.*//p' list)
"$WENHENG" override notice "$first" --period 2026H1 -q > "$dir/out"
mv $file written
exec 9< overrides/2026H1
flock 9
"$WENHENG" override notice "$second" --period 2026H1 -q > "$dir/out" 9<&- &
sleep 2
mv written $file
exec 9<&-
wait
is "what was written meanwhile is there, and what waited" "$(build notice --list-paragraphs -q | sed -n '1,2s/.*	overridden	.*/both/p' | tr '\n' ' ')" "both both "
rm -r overrides

# one paragraph edited
status "one is written out" 0 "$WENHENG" override notice 总体情况/任务进展 --period 2026H1 -q
is "the file is named" "$(cat "$dir/out")" "$file"
sed -i '/^（一）任务进展/s/.*/（一）任务进展。**经市政府研究**，应完成27项次，已完成15项次，完成率55.6%。\n\n其余事项按月调度。/' $file
notice
has "the edited text is printed" "$dir/text" "（一）任务进展。经市政府研究，应完成27项次，已完成15项次，"
has "with the paragraph added to it" "$dir/text" "其余事项按月调度。"
lacks "in place of the generated" "$dir/text" "分解为12项条目"
is "without a warning" "$(grep -c warning "$dir/err")" 0
notice
has "and stays at the next build" "$dir/text" "经市政府研究"

# a late report: its figures have moved
printf '西山县,节能诊断培训,2026-06-25\n' >> ledgers/2026H1/节能培训.csv
notice
has "figures that have moved are named, old and new" "$dir/err" "$file:3: warning: \"总体情况/任务进展\": the generated text has changed since this was written: 15 → 16, 55.6 → 59.3, 4 → 3"
has "and those that still stand in the text" "$dir/err" "this text still says 15, 55.6"
has "the edited text is printed all the same" "$dir/text" "完成率55.6%"
status "--strict makes it an error" 1 "$WENHENG" build notice --period 2026H1 --strict -o s.pdf
sed -i 's/已完成15项次，完成率55.6%/已完成16项次，完成率59.3%/' $file
status "what it is now is kept" 0 "$WENHENG" override notice 总体情况/任务进展 --period 2026H1 -q
has "beside the edited text" $file "完成率59.3%。"
is "which is not written twice" "$(grep -c '经市政府研究' $file)" 1
notice
is "and nothing is to be warned of" "$(grep -c 'changed since' "$dir/err")" 0

# another figure in a figure's place, which may well stand elsewhere in the document
sed -i '/^（一）/s/已完成16项次/已完成13项次/' $file
notice
has "a figure in another's place is named with it" "$dir/err" "13 stands where the generated text has 16"
sed -i 's/已完成13项次/已完成16项次/' $file

# a figure from nowhere, a paragraph that is no more, a file that nothing reads
sed -i 's/按月调度/按月调度，已督办9731次，占87.5%/' $file
notice
has "a figure that is nowhere in the evaluation is named" "$dir/err" "\"总体情况/任务进展\": 9731 is neither in the generated document nor in the evaluation of 2026H1"
lacks "one that is there is not" "$dir/err" "87.5 is"
printf '\n## 存在问题/部分事项逾期未完成\n> 一是部分事项逾期未完成（3项次）。\n\n请尽快完成。\n' >> $file
line=$(grep -n '逾期未完成$' $file | cut -d: -f1)
notice
has "a paragraph that is no more is named with its line" "$dir/err" "$file:$line: warning: the document has no paragraph \"存在问题/部分事项逾期未完成\" now: what stands here is not printed"
printf '## 各县区情况/1\n\n由低到高排名。\n' > overrides/2026H1/notise.md
notice
has "a file that no document reads is named" "$dir/err" "overrides/2026H1/notise.md: warning: no document of the project is called so"
rm overrides/2026H1/notise.md
printf '## 各县区情况/1\n\n由低到高排名。\n' > $file
notice
has "a section without the generated text cannot be compared, and that is said" "$dir/err" "$file:1: warning: \"各县区情况/1\" has no line with >"
has "its text is printed" "$dir/text" "由低到高排名。"

# mistakes in the file
wrong() { # wrong NAME MESSAGE: the file's text is standard input
   cat > $file
   build notice -q -o w.pdf > "$dir/out" 2> "$dir/err"
   is "$1 is an error" $? 1
   has "$1: with its line" "$dir/err" "$2"
}
printf '由低到高\n' | wrong "text under no paragraph" "$file:1: error: this line stands under no paragraph"
printf '## 各县区情况/1\n> x\n\n## top/1\n甲\n' | wrong "a section without text" "$file:1: error: no text stands under \"各县区情况/1\""
printf '## top/1\n甲\n## top/1\n乙\n' | wrong "a section twice" "$file:3: error: a section for \"top/1\" stands in line 1 already"
printf '## top/1\n\n甲\n\n\377乙\n' | wrong "a line in another encoding" "$file:5: error: this line is not UTF-8"
printf '## top/1\n> 甲\n\n甲\n\n见[@nowhere]。\n' | wrong "a reference that leads nowhere" "$file:6:"
printf '##  \n甲\n' | wrong "a section without a name" "$file:1: error: a section needs the paragraph it is for"
rm $file
status "a paragraph that is not there cannot be written out" 1 "$WENHENG" override notice 总体情况/天气 --period 2026H1
has "and how to see the names is said" "$dir/err" "--list-paragraphs"
is "nothing is written" "$(ls overrides/2026H1)" ""
status "override wants a paragraph" 2 "$WENHENG" override notice --period 2026H1

# each area its own; each language its own
status "an area's paragraph" 0 "$WENHENG" override county 总体情况/1 --area 西山县 --period 2026H1 -q
sed -i 's/^按照.*/西山县进度滞后。/' overrides/2026H1/county-xishan.md
"$WENHENG" batch county --period 2026H1 -q -o . > "$dir/out" 2>&1
pdftotext county/西山县.pdf - | tr -d '\n' > "$dir/text"
has "is written over in the batch" "$dir/text" "一、总体情况西山县进度滞后。二、"
pdftotext county/东城区.pdf - | tr -d '\n' > "$dir/text"
lacks "for it alone" "$dir/text" "西山县进度滞后"
build tasklist --lang en -q --list-paragraphs > list
has "an English document has English paragraphs" list "The remarks give the progress"
id=$(grep 'The remarks give' list | cut -f1)
status "one of which is written out" 0 "$WENHENG" override tasklist "$id" --lang en --period 2026H1 -q
is "into a file of its own" "$(cat "$dir/out")" "overrides/2026H1/tasklist-en.md"
sed -i 's/^Note: The remarks give.*/Remarks are explained in the notice./' overrides/2026H1/tasklist-en.md
build tasklist --lang en -q -o t.pdf
pdftotext t.pdf - | tr '\n' ' ' > "$dir/text"
has "and printed" "$dir/text" "Remarks are explained in the notice."
build tasklist -q -o t.pdf
pdftotext t.pdf - | tr '\n' ' ' > "$dir/text"
lacks "in the English document alone" "$dir/text" "Remarks are explained"
build tasklist --lang zh-en -q --list-paragraphs > list
has "in a document of both languages both have paragraphs" list "备注栏为全市进展"
has "each by itself" list "The remarks give the progress"

# what was written over is no figure of the evaluation's, and the trace says so
rm -r overrides
"$WENHENG" override notice 重点任务进展/开展能效诊断 --period 2026H1 -q > "$dir/out"
sed -i 's/^（五）开展能效诊断.*/（五）开展能效诊断。已走访12户。/' $file
build notice -q -o n.pdf --trace t.json
has "a number that was written is told apart" t.json '{"number":"12","where":"重点任务进展/开展能效诊断","kind":"override","what":"改写的文字，不是自动生成"'
has "with the line it was written in" t.json '"cells":["overrides/2026H1/notice.md:6"]'
lacks "those it stands in place of are not told" t.json '"number":"37.5","where":"重点任务进展/开展能效诊断"'
has "and the next paragraph's are as they were" t.json '{"number":"85.7","where":"重点任务进展/实施节能技术改造","kind":"judgment","what":"全市条目6.1"'

# every kind of text is written out as it was
. "$top/tests/project.sh"
mkdir -p "$dir/p2"
cp -R "$dir/p/." "$dir/p2" 2> /dev/null
cd "$dir/p2" || exit 1
mkdir -p templates
cat > templates/marks.md <<'MD'
---
class = "plain"
---
# 节 {#s}

共**12**户，其中*重点*3户，见[办法](https://example.cn/a)，[加点]{.dotted}，[@s page]。\
另起一行的`` a`b ``不算，`代码`也不算。

见[**粗**链](https://example.cn/b)。

[红字]{color=#c00000}不能写出。

{{ t { zh = "两种", en = "Both" } }}文字。
MD
sed -i 's/^   ledgers = {/   documents = { { name = "marks", template = "marks.md", output = "marks.pdf" } },\n&/' manifest.lua
mark() { "$WENHENG" "$@" --period 2026H1 --db t.db; }
mark build marks -q --dump layout -o before.layout 2> "$dir/err"
mark build marks -q --list-paragraphs > list 2> "$dir/err"
is "its paragraphs" "$(grep -c generated list)" 4
for id in $(cut -f 1 list); do mark override marks "$id" -q > "$dir/out" 2>> refused; done
mark build marks -q --dump layout -o after.layout 2> "$dir/err"
is "what was written out is printed as before" "$(diff before.layout after.layout)" ""
has "but for a colour of its own" refused "text in a face, size or colour of its own"
has "a hard break, a link and marks are" overrides/2026H1/marks.md '共**12**户，其中*重点*3户，见[办法](https://example.cn/a)，[加点]{.dotted}，[@s page]。\'
has "and code" overrides/2026H1/marks.md '`` a`b ``'
