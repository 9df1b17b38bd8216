#!/bin/sh
# Every number of a document with its source: --trace as CSV and JSON, --annex as a table at the document's end.
. ./lib.sh

cp -R newproject/energy "$dir/p"
cd "$dir/p" || exit 1
build() { "$WENHENG" build "$@" --period 2026H1; }
"$WENHENG" import -q 2> "$dir/err"
build notice -q -o plain.pdf
status "a notice with its trace" 0 "$WENHENG" build notice --period 2026H1 -q -o traced.pdf --trace t.csv
cmp -s plain.pdf traced.pdf && ok "is the same document" || not_ok "is the same document" "it differs"
"$WENHENG" build notice --period 2026H1 -q -o traced.pdf --trace t.json
cat > read.py <<'P'
import csv, json, re, sys
rows = list(csv.reader(open("t.csv", encoding="utf-8-sig", newline="")))
same = json.load(open("t.json", encoding="utf-8"))
print("head", rows[0] == ["数", "页", "位置", "类别", "是什么", "算式", "来源", "来源数", "查看"])
print("alike", [r[0] for r in rows[1:]] == [j["number"] for j in same])
def of(number, where):
    return next((j for j in same if j["number"] == number and j["where"] == where), {})
j = of("15.4", "总体情况/核心指标")
print("rate", j.get("what"), j.get("formula"), len(j.get("cells", [])))
print("cell", "ledgers/2026H1/能源消费.csv:9:4 示例高一电子有限公司 可再生能源消费量（吨标准煤） = 2100" in j.get("cells", []))
print("explain", j.get("explain"))
j = of("4.7", "总体情况/核心指标")
print("change", j.get("what"))
j = of("15", "总体情况/任务进展")
print("count", j.get("what"), j.get("explain"), any("能源管理.csv" in c for c in j.get("cells", [])))
j = of("55.6", "总体情况/任务进展")
print("share", j.get("what"))
j = of("62.5", "重点任务进展/健全能源管理制度")
print("item", j.get("what"), j.get("cells", [""])[0])
j = of("2026", "top/1")
print("date", j.get("kind"), j.get("cells"))
j = of("46.3", "各县区主要能耗指标")
table = [j for j in same if j["where"].startswith("规模以上工业主要能耗指标 3:")]
print("table", [(j["number"], j["what"]) for j in table][:2])
# no figure of the core indicators is without a source, and each source is a row of a file that is there
loose = [j["number"] for j in same if j["where"] == "总体情况/核心指标" and j["kind"] not in ("judgment", "cell") and "." in j["number"]]
print("loose", loose)
print("unknown", [j["number"] for j in same if j["kind"] == "unknown"])
bad = [c for j in same if j["kind"] == "judgment" for c in j["cells"] if not re.match(r"ledgers/2026H1/[^:]+:\d+(:\d+)? |ledgers/2025H[12]/[^:]+:\d+(:\d+)? ", c)]
print("bad", bad[:2])
value = {c.split(" ")[0]: c.rsplit(" = ", 1)[1] for j in same for c in j["cells"] if " = " in c and ".csv:" in c}
wrong = 0
for at, text in value.items():
    path, row, col = at.rsplit(":", 2)
    lines = open(path, encoding="utf-8").read().splitlines()
    typed = lines[int(row) - 1].split(",")[int(col) - 1]
    wrong += typed != text and typed not in ("是", "否") and typed.replace("-", "") != text.replace("-", "")[: len(typed.replace("-", ""))]
print("wrong", wrong, len(value) > 60)
P
python3 read.py > "$dir/read" 2>&1
for line in 'head True' 'alike True' 'rate 全市规模以上工业可再生能源占比 Σ可再生能源消费量÷Σ综合能源消费量×100% 18' 'cell True' \
   'explain wenheng explain renewable --period 2026H1 --area city' 'change 全市规模以上工业可再生能源占比' \
   'count 东城区条目1.1、东城区条目2.1、东城区条目4.1等15项 wenheng evaluate --period 2026H1 True' 'share 东城区条目1.1、东城区条目2.1、东城区条目4.1等27项' \
   'item 全市条目2.1 ledgers/2026H1/能源管理.csv:2:3' "date file ['policy.lua:" 'loose []' 'unknown []' 'bad []' 'wrong 0 True' \
   "table [('3.28', '东城区规模以上工业综合能源消费量'), ('4.1', '东城区规模以上工业综合能源消费量')"; do
   has "traced: $line" "$dir/read" "$line"
done

# another number in one cell, another source's figure
sed -i 's/示例高一电子有限公司,4200,2100/示例高一电子有限公司,4200,2200/' ledgers/2026H1/能源消费.csv
build notice -q -o traced.pdf --trace t.json
has "a changed cell is traced with what it says now" t.json "能源消费.csv:9:4 示例高一电子有限公司 可再生能源消费量（吨标准煤） = 2200"

status "a notice with an annex" 0 "$WENHENG" build notice --period 2026H1 -q -o annex.pdf --annex data
pdftotext -layout annex.pdf - | tr -d ' \n' > "$dir/text"
has "begins with the same text" "$dir/text" "关于2026年上半年工业节能工作进展情况的通报"
has "has the table" "$dir/text" "数据来源数位置是什么来源"
has "in which a figure has its file, row and column" "$dir/text" "技改项目.csv:"
has "or its files and how many cells there are" "$dir/text" "能源消费.csv，共18格"
has "and says what is left out" "$dir/text" "同一来源的并为一行，各格位置和数值用wenhengexplain查看；其余不列："
status "an area's summary with an annex" 0 "$WENHENG" build county --area 西山县 --period 2026H1 -q -o county.pdf --annex data --trace c.csv
has "whose project table names the ledger's cell" c.csv "节能技术改造项目台账：总投资"
status "another annex is a usage error" 2 "$WENHENG" build notice --period 2026H1 --annex everything
status "a trace that cannot be written is the machine's fault" 3 "$WENHENG" build notice --period 2026H1 -q -o no.pdf --trace none/t.csv
is "and the document is not written" "$(ls no.pdf 2>/dev/null)" ""
printf '甲{{ number("1.5"):format(2) }}，{{ 3 }}项。\n' > own.md
status "a template without judgments" 0 "$WENHENG" compile own.md --trace own.json -q -o own.pdf
has "has numbers that code worked out, and where" own.json '"number":"1.50","where":"top/1","kind":"computed","what":"由代码算出","formula":"","explain":"","page":1,"cells":["own.md:1"]'
status "an annex in English" 0 "$WENHENG" build tasklist --period 2026H1 --lang en -q -o english.pdf --annex data
pdftotext english.pdf - | tr '\n' ' ' > "$dir/text"
has "has English words" "$dir/text" "Sources of the Figures"
