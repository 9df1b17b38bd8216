#!/bin/sh
# Slips of the ledgers that counties send, in GBK: each is told at its row, and what only looks like one is not.
. ./lib.sh
. ./judged.sh

judged_project enterprises monitoring retrofit overquota metering assessments < /dev/null
echo 'return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, items = {}, targets = {} }' > "$dir/p/policy.lua"
# slips LEDGER CODE HEAD ROW...: of the rows, in GBK, which check tells of with this code: rows and columns
slips() {
   ledger=$1 code=$2 head=$3
   shift 3
   { printf '%s\n' "$head"; printf '%s\n' "$@"; } | iconv -f UTF-8 -t GB18030 > "$p/$ledger.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
   found=$(sed -nE "s#^ledgers/$ledger.csv:([0-9:]*): [a-z]*: .*\[($code)\]\$#\1#p" "$dir/check" | paste -sd' ')
   rm "$p/$ledger.csv"
}

# names: with the list's number, of several, left from the form's example
enterprises=县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水
slips enterprises name_form $enterprises 甲县,1.北山淀粉厂,是,是,是,否 甲县,2、南山水泥厂,是,是,是,否 甲县,（3）西山化工厂,是,是,是,否 甲县,④东山化工厂,是,是,是,否 \
   甲县,河东造纸厂、河西造纸厂,是,是,是,否 甲县,青山纸业公司/白山纸业公司,是,是,是,否 甲县,黑山砖厂等3户,是,是,是,否 甲县,红山砖厂等五家企业,是,是,是,否 \
   甲县,例：某公司,是,是,是,否 甲县,×××有限公司,是,是,是,否 甲县,XX公司,是,是,是,否 \
   甲县,3G产业园公司,是,是,是,否 甲县,高等级公路材料厂,是,是,是,否 甲县,第5化工厂,是,是,是,否 甲县,1.2公里矿业公司,是,是,是,否
is "names" "$found" "2:2 3:2 4:2 5:2 6:2 7:2 8:2 9:2 10:2 11:2 12:2"
has "a number of the list" "$dir/check" "enterprises.csv:2:2: warning: 第2行“企业名称”：“1.北山淀粉厂”前面有序号，序号按名称的一部分计，与其他台账可能对不上，请核实 [name_form]"
has "several" "$dir/check" "“黑山砖厂等3户”像是几个合填的一条，只按一个计，请核实"
has "an example" "$dir/check" "“例：某公司”像是填表的示例，仍按一条记录计，请核实"
slips retrofit name_form 县区,项目名称,任务年度,建设阶段,更新日期 甲县,脱硫、脱硝循环水改造,2026,在建,2026-06-30 甲县,1、2号冷却塔改造,2026,在建,2026-06-30 甲县,1.5万吨中水回用,2026,在建,2026-06-30
is "names of projects have such marks of their own" "$found" ""

# years that a finger slipped in
slips retrofit year_far 县区,项目名称,任务年度,建设阶段,计划完工时间,更新日期 甲县,一期,2062,完工,2026-06,2026-06-30 甲县,二期,2026,在建,2016年底,2026-06-30 \
   甲县,三期,2017,在建,2035-12-31,2026-06-30 甲县,四期,2026,在建,2036-01,2026-06-30
is "of a task and of its end" "$found" "2:3 3:5 5:5"
has "with how far" "$dir/check" "retrofit.csv:2:3: warning: 一期“任务年度”：2062距统计期2026H1有36年，仍按此计，请核实年份 [year_far]"
slips overquota year_far 县区,企业名称,改造期限,完成改造 甲县,甲厂,2016-12-31,否 甲县,乙厂,2026-12-31,否
is "of a time limit" "$found" "2:3"
slips metering year_far 县区,企业名称,水源种类,用途类别,分别计量,校准有效期至 甲县,甲厂,2,2,是,1926-12-31 甲县,乙厂,2,2,是,2099-12-31 甲县,丙厂,2,2,是,长期
is "but not of what holds without end" "$found" "2:6"
slips assessments 'year_far|after_period' 县区,项目名称,水资源论证,节水评价报告,批复日期 甲县,一期,是,是,1926-05-01 甲县,二期,是,是,2062-05-01
is "nor twice of one day" "$found" "2:5 3:5"

# water that comes from nowhere
monitoring='县区,企业名称,取水量（m3）,循环水量（m3）,串联水量,回用水量,排水量,主要产品,产量,产量单位,备注'
slips monitoring 'outflow|no_intake' "$monitoring" 甲县,甲厂,100,0,0,0,500,淀粉,5,吨, 甲县,乙厂,100,0,0,0,100,淀粉,5,吨, 甲县,丙厂,0,0,0,0,0,淀粉,5,吨, 甲县,丁厂,0,0,0,0,0,淀粉,0,吨,
is "more let out than taken in, output of no intake" "$found" "2:3 4:9"
has "told" "$dir/check" "丙厂：取水量为0却有产量，请核实取水量是否漏填（“取水量”为0，“产品产量”为5）"

# remarks that put the figures in doubt
row() { echo "甲县,$1厂,100,50,0,0,10,淀粉,5,吨,$2"; }
slips monitoring doubted "$monitoring" "$(row 甲 全年停产)" "$(row 乙 1-5月数据)" "$(row 丙 '数据截至5月底')" "$(row 丁 取水量为估算数)" "$(row 戊 含子公司己厂用水)" "$(row 己 '1～6月')" \
   "$(row 庚 3月停产检修12天)" "$(row 辛 未采用估算)" "$(row 壬 '2026年6月新建成投产')" 甲县,癸厂,0,0,0,0,0,淀粉,0,吨,全年停产 "$(row 子 '5月、6月检修')" "$(row 丑 '目前停产')" "$(row 寅 '1月至6月')" "$(row 卯 2至6月)"
is "remarks" "$found" "2:11 3:11 4:11 5:11 6:11 15:11"
has "figures of one that stands still" "$dir/check" "甲厂“备注”：写有“全年停产”，却填有本期的数，请核实 [doubted]"
has "other months" "$dir/check" "乙厂“备注”：写有“1-5月”，与统计期的月份不符，是否本期的数，请核实"
has "until another" "$dir/check" "丙厂“备注”：写有“截至5月”，与统计期的月份不符"
has "a guess" "$dir/check" "丁厂“备注”：写有“估算”，不是实际计量的数，仍按此计"
has "others' water" "$dir/check" "戊厂“备注”：写有“含子公司”，可能与其他记录重复"

# what someone noted beside a cell
command -v python3 > /dev/null || { ok "comments are left out: there is no python3"; exit 0; }
python3 ledger/book.py "$p/monitoring.csv" << 'END'
[comments]
C3 应为120，请改
B2 填全称
C4 [Threaded comment] Your version of Excel allows you to read this. Comment: 与上期不符
A9 
[boxes]
2 0 单位：万m³
[sheet 表]
<sheetData><row>{工业用水监测台账}</row><row>{县区}{企业名称}{取水量（m3）}{循环水量（m3）}{串联水量（m3）}{回用水量（m3）}</row><row>{甲县}{甲厂}<c><v>100</v></c><c><v>5</v></c><c><v>0</v></c><c><v>0</v></c></row>
<row>{甲县}{乙厂}<c><v>200</v></c><c><v>5</v></c><c><v>0</v></c><c><v>0</v></c></row></sheetData>
END
"$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
has "a comment on a figure is told at its cell" "$dir/check" 'monitoring.csv[表]:3:3: warning: 单元格有批注“应为120，请改”，批注没有读入，请核实 [comment]'
has "by what it says itself" "$dir/check" 'monitoring.csv[表]:4:3: warning: 单元格有批注“与上期不符”'
has "one in the head is no more than a note" "$dir/check" 'monitoring.csv[表]:2:2: note: 单元格有批注“填全称”'
has "a box of text is told where it stands" "$dir/check" 'monitoring.csv[表]:1:3: warning: 此处有文本框“单位：万m³”，文本框没有读入，其中的单位、时期等请写在单元格里 [text_box]'
is "and an empty one nothing" "$(grep -c '\[comment\]' "$dir/check")" 3
