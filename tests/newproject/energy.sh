#!/bin/sh
# Another city's project with another subject: energy saving.  It lies in energy/, with its own policy, rules and ledgers,
# and needs nothing of the shipped scripts changed: no word of theirs about the sample's subject comes through.
. ./lib.sh

cp -R newproject/energy "$dir/p"
run() { "$WENHENG" "$@" -C "$dir/p"; }
run import -q > "$dir/out" 2> "$dir/err"
is "its ledgers are read" $? 0
status "its data have no error" 0 run check
has "a unit that only its ledgers know is read from a heading" "$dir/out" "ledgers/2026H1/能源消费.csv:6:4: warning: 示例西二化工有限公司“可再生能源消费量”：未填"
is "and what is missing is all there is" "$(grep -c warning "$dir/out")" 3
status "it is evaluated" 0 run evaluate --period 2026H1
for judged in 'xishan	item	4.1	未启动	0 / 1 个' 'dongcheng	item	4.1	已完成	1 / 1 个' 'xishan	item	6.2	滞后	0 / 1 个' 'beiyuan	item	7.1	已完成	8 / 8 台' \
   'city	item	9.1	滞后	1 / 4 户' 'xishan	item	3.1	无进展' 'city	target	leaders	滞后	1 / 4 户' 'city	target	renewable	未到期' \
   'city	target	intensity	滞后	0.5663407821 / 0.55 吨标准煤/万元' 'city	indicator	energy	有数据	81500 吨标准煤' 'dongcheng	indicator	energy	有数据	32800 吨标准煤'; do
   has "judged: $judged" "$dir/out" "$judged"
done
status "a judgment is explained" 0 run explain renewable --period 2026H1 --area 高新区
has "by its cells" "$dir/out" "示例高一电子有限公司 可再生能源消费量（吨标准煤） = 2100    ledgers/2026H1/能源消费.csv:9:4"

for doc in notice tasklist units schedule; do
   status "$doc is made" 0 run build $doc --period 2026H1 -q -o "$dir/$doc.pdf"
   status "$doc is made in English" 0 run build $doc --lang en --period 2026H1 -q -o "$dir/$doc-en.pdf"
   for name in "$doc" "$doc-en"; do pdftotext "$dir/$name.pdf" "$dir/$name.txt"; done
done
has "a figure whose unit has no English keeps the unit's scale" "$dir/notice-en.txt" "8.15 万吨标准煤"
for doc in county unit; do
   status "a $doc document for each is made" 0 run batch $doc --period 2026H1 -q -o "$dir"
   status "and in English" 0 run batch $doc --lang en --period 2026H1 -q -o "$dir"
done
pdftotext -raw "$dir/unit/市发展改革委.pdf" "$dir/unit.txt"
has "a bureau's sheet counts the findings in the ledgers that its items' rules need" "$dir/unit.txt" "能源消费台账 0 1 0 0 1"
is "four areas, four summaries in each language" "$(find "$dir/county" -name '*.pdf' | wc -l | tr -d ' ')" 8
is "four bureaus, four sheets in each language" "$(find "$dir/unit" -name '*.pdf' | wc -l | tr -d ' ')" 8
for pdf in "$dir"/county/*.pdf "$dir"/unit/*.pdf; do
   pdftotext "$pdf" "$pdf.txt"
   mv "$pdf.txt" "$dir/each-$(basename "$pdf" .pdf).txt"
done
is "nothing speaks of the sample's subject or city" "$(grep -l '水\|张掖\|[Ww]ater' "$dir"/*.txt)" ""
run build notice --period 2026H1 --dump tree > "$dir/tree" 2> "$dir/err"
awk -f notice/paragraphs.awk "$dir/tree" > "$dir/text"
[ -z "${ACCEPT:-}" ] || cp "$dir/text" newproject/energy-notice.txt
if diff newproject/energy-notice.txt "$dir/text" > "$dir/diff"; then
   ok "the notice reads right"
else
   not_ok "the notice reads right" "$(head -n 4 "$dir/diff" | tr '\n' ' ')"
fi

# mistakes of one who makes a project
sed -i 's/id = "4.1", mode/id = "4.9", mode/' "$dir/p/scripts/items.lua"
status "an item of the policy without a rule" 1 run evaluate --period 2026H1
has "is named with the file that lacks it" "$dir/err" 'the policy'\''s items hold "4.1", for which scripts/items.lua has no rule'
cp newproject/energy/scripts/items.lua "$dir/p/scripts/items.lua"
sed -i 's/settings.get "audit_years"/settings.get "audit_year"/' "$dir/p/scripts/items.lua"
status "a setting that nobody made" 1 run evaluate --period 2026H1
has "is named" "$dir/err" 'no such setting: "audit_year"'
cp newproject/energy/scripts/items.lua "$dir/p/scripts/items.lua"
sed -i 's/综合能源消费量（吨标准煤）,可/综合能源消费量（万吨标准煤）,可/' "$dir/p/ledgers/2026H1/能源消费.csv"
run import -q > "$dir/out" 2>&1
run evaluate --period 2026H1 > "$dir/out" 2> "$dir/err"
has "a unit of one's own in 万 is converted" "$dir/out" 'dongcheng	indicator	energy	有数据	328000000 吨标准煤'
sed -i 's/综合能源消费量（万吨标准煤）,可/综合能源消费量（千瓦时）,可/' "$dir/p/ledgers/2026H1/能源消费.csv"
run import > "$dir/out" 2> "$dir/err"
has "another unit is not taken for it" "$dir/err" 'which cannot be made 吨标准煤'
