#!/bin/sh
# What a section chief sent back once, and how it reads now: the sample's documents in both languages, at a half-year and at years' ends.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db"; }
run import -q > "$dir/out" 2>&1
# read DOCUMENT PERIOD LANGUAGE [OPTION...]: its text on one line without spaces between Chinese, in $dir/text
read_pdf() { pdftotext -raw "$1" - | tr '\n\f' '  ' | sed 's/ \+/ /g' > "$dir/text"; tr -d ' ' < "$dir/text" > "$dir/tight"; }
read() {
   document=$1 period=$2 language=$3
   shift 3
   run build "$document" --quiet --force --period "$period" --lang "$language" -o "$dir/read.pdf" "$@" > "$dir/out" 2> "$dir/err"
   read_pdf "$dir/read.pdf"
}
for period in 2025H1 2025H2 2026H1 2026H2 2027H1 2027H2 2027 2028H1 2028H2 2028; do
   run evaluate --quiet --period $period > "$dir/out" 2> "$dir/err"
done

# what is asked is what is lacking
read notice 2026H1 zh
has "who lacks data is asked for data" "$dir/tight" "甘州区、高台县、山丹县3个县区要补齐企业用水监测数据；"
has "and who lacks only the analysis for the analysis" "$dir/tight" "民乐县要抓紧形成用水分析报告，"
has "what may be of those counted is told apart" "$dir/tight" "规模以上工业企业61户（另有1户是否为规模以上尚不明确），要求掌握的内容完整上报58户，上报率95.1%，"
has "in what is encouraged as well" "$dir/tight" "再生水的企业19户（另有1户生产用水是否可使用再生水尚不明确），已使用14户，"
has "a target of halves to come says what is due" "$dir/tight" "未到期上、下半年均须完成"
has "and how it stands now" "$dir/tight" "须完成；1.1用水监测分析：已完成2个县区、滞后4个县区、数据缺失1个县区"
has "a half-year is called by its name" "$dir/tight" "较上年下半年下降8.8%"
lacks "and nothing 本期" "$dir/tight" "本期已更新"
has "what a complete report has is said" "$dir/tight" "“用水监测分析”的完整上报指取水方式、取水量、用水环节、水循环模式、用水定额、用水结构齐全，分析报告按1户合并计算。"
has "and that it is this which is counted" "$dir/tight" "要求掌握的内容完整上报58户，上报率95.1%"
has "a ledger's records are more than what an item counts" "$dir/tight" "节水交流活动台账：登记8条，计入6次"
has "a setting that is a flag says which enterprises" "$dir/tight" "应报计量台账的企业取规模以上企业（"
has "one total row is one thing to look at" "$dir/tight" "相差16100立方米；“自来水”为16100立方米，各行相加为32200立方米，相差16100立方米；“循环水量”为14979500立方米，"
read notice 2026H1 en
has "a finding names its record in English" "$dir/text" "Ganzhou Sample Xiyu Pharmaceuticals Co., Ltd., “reused water”: nothing is filled in"
has "and quotes with English marks" "$dir/text" "“未填” stands for no value"
lacks "no straight marks" "$dir/text" '"'
has "a difference is one" "$dir/text" ": a difference of 16100 m³; tap water: the total is 16100,"
lacks "an intake above the quota, which is judged, is no fault of the ledger" "$dir/text" "above the quota; please verify"
has "columns have groups as well" "$dir/text" "City 1,014.77"
has "one more than four is named, too" "$dir/text" "(not metered separately); and Sunan Sample"
has "what is counted of a ledger" "$dir/text" "ledger of exchange activities: 6 of 8 counted"
has "two halves are both" "$dir/text" "To be met in both half-years"
has "a deadline set is let pass" "$dir/text" \
   "5 exceed the quota, 4 of which have been set a deadline for retrofitting, and 1 has let its deadline pass without completing the retrofit;"
has "what has not been reported is the progress" "$dir/text" "at Fengyuan Potato) has not been reported; the data are missing."
has "who is on schedule has yet to complete it" "$dir/text" \
   "Ganzhou and Minle, which are on schedule with the annual retrofit task but have yet to complete it, shall keep up the effort"
has "stages are counted as English does" "$dir/text" "1 in preliminary work and 1 in reserve"

# at the end of 2028
read notice 2028 zh
has "a settled target rests on its conclusion" "$dir/tight" "带动全行业节约用水已完成认定结论：典型案例带动作用逐步显现"
lacks "and not on later figures that contradict it" "$dir/tight" "同比增长3.3%；万元工业增加值用水量"
has "a half-year without data is named" "$dir/tight" "上、下半年均须完成，已完成1个半年，2027年上半年数据缺失"
has "which of two figures is held against the limit" "$dir/tight" "；官方统计数在省上管控指标（24立方米/万元）以内。"
has "a year's figure needs no more" "$dir/tight" "已完成官方统计数23.1立方米/万元，控制指标24立方米/万元"
lacks "and no pace is known" "$dir/tight" "低于序时进度50.0个百分点"
has "the enterprises of both periods are the ledgers'" "$dir/tight" "同比下降12.2%；企业台账汇总21.8立方米，同比下降14.0%（两期均上报的55户企业同比下降9.0%）；二者相差1.3立方米；官方统计数在省上管控指标"
has "and stand beside a change that missing data made" "$dir/tight" "；企业台账汇总2033.34万立方米，同比增长3.3%（两期均上报的55户企业同比下降3.1%）；二者相差1.34万立方米"

# done is said once; the projects by stage are all that are listed, not those that are done
read notice 2028H2 zh
lacks "done is not said twice" "$dir/tight" "均已完成；各县区均已完成"
has "but who is not concerned is named" "$dir/tight" "设施建设的园区5个，均已完成；甘州区、肃南县不适用。"
has "the stages are those of all projects listed" "$dir/tight" "列入年度任务的项目9个（投运5个、完工4个），均已完成，2027年度任务缺口已由甘州区补齐。"
has "the reports that are there are named" "$dir/tight" "均已完整上报，各县区均已形成用水分析报告。"
has "at a year's end its whole figure stands beside its goal" "$dir/tight" "2028年官方统计数23.1立方米/万元，控制指标24立方米/万元"
has "and so it does where the half-year is told" "$dir/tight" "；全年23.1立方米（官方统计数，来源：市统计局提供〔示例〕），同比下降12.2%；"
has "a year's events are the whole year's" "$dir/tight" "全年举办节水技术交流"
has "who has the mechanism everywhere is asked for discharge alone" "$dir/tight" "降低废水排放强度。"
lacks "and not for the mechanism" "$dir/tight" "推动重点用水企业建立“全周期”管控机制"
has "the only area with data to mend is named" "$dir/tight" "；高台县台账中有需补正或核实的数据1处，见附件3。"
has "and asked to mend it" "$dir/tight" "高台县要对照附件3核实补正台账数据；"
has "and the only one that is behind" "$dir/tight" "肃南县要对照附件2查明原因，"
has "projects without progress are asked for" "$dir/tight" "张掖经开区要补报《实施意见》列明的张掖经开区循环经济示范园供水智能化建设项目建设进度；"
has "by the area where it lies, if that is not known" "$dir/tight" "丰源薯业马铃薯深加工废水循环化综合利用项目，所在县区要补报建设进度；"
has "and stand in the list of what is missing" "$dir/tight" "未明确丰源薯业马铃薯深加工废水循环化综合利用（建设阶段）"
read notice 2028H2 en
has "at a year's end its whole figure stands beside its goal" "$dir/text" "Official figure of 23.1 m³ per CNY 10,000 in 2028; control value 24 m³ per CNY 10,000"
has "and so it does where the half-year is told" "$dir/text" "the official figure is within the province’s control value (24 m³ per CNY 10,000)."
has "a date that has passed is past" "$dir/text" "Five parks had to complete water-saving and water recycling facilities by the end of 2026; all have done so; the item does not apply to Ganzhou and Sunan."
has "names stand small inside a sentence" "$dir/text" "completed everywhere are monitoring and analysis of water use, water resources assessment, “three simultaneities”,"
read notice 2026H1 zh
has "a target's state is said as others' are" "$dir/tight" "2026年目标已完成1项、达到序时进度1项、待认定2项；"
has "the stages stand behind the projects" "$dir/tight" "列入年度任务的项目11个（投运3个、完工3个、在建3个、前期1个、储备1个），其中已完成6个；"
has "one enterprise that lacks two things is named once" "$dir/tight" "肃南示例堃岭钨业有限责任公司（是否申报、是否兑现）"
has "a flag that lacks is a question" "$dir/tight" "肃南示例裕原肉业有限公司（是否规模以上）"
has "a finding names half-years in words" "$dir/tight" "2025年下半年在册（见用水监测-"
has "and says what is done with a cell" "$dir/tight" "“循环水量”填写为“未填”，按数据缺失计"
read notice 2026H1 en
has "what is done of it is of this item" "$dir/text" "Linze and Zhangye EDZ have completed this item;"
has "stages and what counts as done have words of their own" "$dir/text" "(3 in operation, 3 built, 3 under construction, 1 in preliminary work and 1 in reserve), 6 of them completed"
has "groups that share a rank are set apart" "$dir/text" "Linze (1st, 63.6%); Ganzhou (2nd, 58.3%);"
has "enterprises are counted before they are named" "$dir/text" "Data are incomplete for 5 enterprises (Gaotai Sample Miantian Oils Co., Ltd.; "
read notice 2026H2 en
has "the last of several is joined by and" "$dir/text" "with 2 more in Gaotai and 1 fewer in Zhangye EDZ;"
has "who lacks data in the whole year is named, too" "$dir/text" "Data are incomplete for 4 enterprises (Shandan Sample Caoyuan Meat Co., Ltd.; "
has "a year's target rests on the year's change" "$dir/text" "Water intake of industry above designated size: down 5.1% year on year in the whole year;"
has "who is above its quota after the retrofit is told" "$dir/text" "and 1 still exceeds it after the retrofit."
has "the half-year's figure stands beside the whole year's" "$dir/text" "down 3.7% year on year (down 3.4% for the 61 enterprises reporting in both periods); in the whole year 21.4276 million m³, down 5.1% year on year"

has "targets stand as a sentence says it" "$dir/text" "for 2027, 1 is yet to be determined and 1 is not yet due; for 2028, 3 are yet to be determined, 1 has no indicator assigned yet and 1 is not yet due."
has "and judgments lack data" "$dir/text" "13 were behind schedule, 1 was overdue and 1 lacked data."
has "a goal and what is done are two things" "$dir/text" "Target: 4; 5 completed"
has "an enterprise applies" "$dir/text" "Zhangye EDZ shall have eligible enterprises apply for rewards and subsidies."
has "what is not written is not told of twice" "$dir/text" "analysis report not written; outstanding: Shandan Sample Caoyuan Meat Co., Ltd. (not reported) Bureau"
has "water is divided by stage" "$dir/text" "; by stage of production, main production 88.3%"
read notice 2026H2 zh
has "nor in Chinese" "$dir/tight" "分析报告未形成；未完整上报：山丹示例草原肉业有限公司（未报）市工信局"
has "an event that lacks its day says so" "$dir/tight" "山丹县企业节水供需对接会（示例）（活动日期）已完成"
read notice 2027H1 en
has "who is silent and who is incomplete are told apart" "$dir/text" "Data are missing for all 6 enterprises of Sunan, and incomplete for Ganzhou Sample Xiyu Pharmaceuticals Co., Ltd.; these"
has "what may tip a target is a sentence" "$dir/text" "; it is not judged, as data of some enterprises are missing and may change the result."
has "a target lacks data" "$dir/text" "(“Water use per CNY 10,000 of industrial added value”) lacks data (data of enterprises in Sunan)."
has "and gradual work" "$dir/text" "Sixth, one item to be advanced step by step lacks data (1 judgment)."
has "a ledger that did not come is called by its name" "$dir/text" "Industrial water monitoring ledger: 7 records in the second half of 2026, none in this period"
read notice 2027H1 zh
has "what is not judged is 不作判断 everywhere" "$dir/tight" "；省上管控指标为26.5立方米/万元，部分企业数据缺失，补齐后可能改变结论，不作判断。"
has "what has become of the last year's shortfall" "$dir/tight" "，2026年度任务缺口已由山丹县、肃南县补齐；"
has "what an area without data is in neither of is like for like" "$dir/tight" "同口径较上年末提高12.1个百分点；"
has "gaps that make half a change stand before its cause" "$dir/tight" "，其中部分企业一期数据不全或不可比，合计减少63.16万立方米，其余主要原因是企业用水强度下降。"
has "a target that was met in its year stands as it did then" "$dir/tight" "目标4个，已完成5个"
read notice 2027H2 zh
has "a year's official figure says that it is one, and whose" "$dir/tight" \
   "；全年26.3立方米（官方统计数，来源：市统计局提供〔示例〕）；企业台账汇总25.3立方米，同比下降6.4%（两期均上报的52户企业同比下降7.4%）；二者相差1.0立方米；官方统计数在省上管控指标（26.5立方米/万元）以内。"
has "and is taken out of what is said of all figures" "$dir/tight" "除注明的官方统计数外，以上均为企业台账汇总数。"
lacks "which are not said to be all there are" "$dir/tight" "官方统计数未提供"
has "and its row says so" "$dir/tight" "2027年官方统计数26.3立方米/万元，控制指标26.5立方米/万元"
read notice 2027H2 en
has "a year's official figure says so in English" "$dir/text" "in the whole year 26.3 m³ (official figure; source: Municipal Bureau of Statistics [sample]); by the enterprises’ ledgers 25.3 m³,"
has "and the others are said to be sums" "$dir/text" "Except for what is given as an official figure, all of these are sums of the enterprises’ ledgers."
has "who is not concerned is told of before what the others did" "$dir/text" "all areas but Linze, to which it does not apply, have completed this item."
read notice 2028H1 zh
has "a year-ago half-year that nobody sent is what is lacking" "$dir/tight" "1.2归纳总结成效肃南县工业用水监测台账（2027年上半年）数据缺失"
read notice 2028H1 en
has "in English as well" "$dir/text" "Sunan Industrial water monitoring ledger (first half of 2027) Data missing"

# where work stood still, what it lacks; the schedule counts in English as well
read schedule 2028H2 zh
has "work that stands still says since when, and who lacks what" "$dir/tight" "与上半年末持平；临泽示例𬭩源化工有限公司（主要用水设备计量器具缺1台）"
lacks "and is no matter of thresholds" "$dir/tight" "阈值待确认，不判；与上期持平"
read schedule 2028H2 en
has "work that moved back says since when" "$dir/text" "Wastewater discharge per CNY 10,000 of added value higher than in the first half-year"
has "pairs are pairs" "$dir/text" "6 pairs, unchanged from the end of the first half-year"
has "a count and its change stand apart" "$dir/text" "3 (1 more than at the end of the first half-year)"

# the sheets at the end of the policy: what stands alike is not counted, what stands still is said to, a share says of what it is
read unit 2028H2 zh --for 市住建局
has "all items that stand alike" "$dir/tight" "应完成类条目均已完成。"
read unit 2028H2 en --for 市住建局
has "in English, too" "$dir/text" "All required items are completed."
read unit 2028H2 zh --for 市统计局
has "a single one" "$dir/tight" "为应完成类。应完成类条目已完成。"
read unit 2028H2 en --for 市统计局
has "which is it" "$dir/text" "a required one. It is completed."
read unit 2028H2 en --for 市水务局
has "those that do not are counted" "$dir/text" "the required items stand as follows: 10 completed, 1 behind schedule and 1 lacking data."
read county 2028H2 zh --area sunan
has "a rate that stands still" "$dir/tight" "水计量器具配备率100.0%，与上半年末持平"
read county 2028H2 en --area sunan
has "one in English" "$dir/text" "Meter installation rate 100.0%, unchanged from the end of the first half-year"
read county 2028H2 en --area zone
has "what a share is of" "$dir/text" "Share with “full-cycle” control 100.0%, 87.5% at the end of the first half-year"

# at a year's end there is no schedule to be on: the task is completed or not; what has fallen due says so; what items lack is told of where
# nothing in the ledgers is to be corrected; bars are of those that report in both periods
read county 2026H2 zh --area shandan
has "a task that was not completed" "$dir/tight" "（在建1个），未完成。"
has "and how far it is" "$dir/tight" "山丹县年度技改任务未完成，按建设阶段的权重折算的进度为60.0%（任务按下限1个计），各县区进度见图1。"
lacks "beside no schedule" "$dir/tight" "序时进度（100"
has "a project that should be built" "$dir/tight" "2026年11月30日（已到期）"
has "what an item lacks that nothing else tells of" "$dir/tight" "所缺数据见第二部分；条目3.1另缺山丹示例东水泉煤业有限公司（节水负责人）。除此以外，已报送的台账中没有需补正、核实的数据。"
has "and of whom" "$dir/tight" "（两期均上报企业，上年同期＝100）"
has "the area's words fit the stage" "$dir/tight" "设备到货较晚。"
read county 2026H2 en --area gaotai
has "a task exceeded" "$dir/text" "The annual retrofit task of Gaotai was completed: projects completed are 200.0% of the task"
lacks "a time limit for what is within its quota" "$dir/text" "advanced treatment and reuse of blowdown By"
read schedule 2026H2 zh --set group=unit
has "what is no bureau's has a place" "$dir/tight" "清单未列市级责任单位的条目应完成条目1项，全市状态（以最差的县区计）为逾期未完成1项。"
has "a task of the city that is completed is no area's" "$dir/tight" "完成5个（任务4个）—已完成绿"
read units 2026H2 zh
has "there too" "$dir/tight" "清单未列市级责任单位的条目：5.3园区节水设施建设已完成4个、逾期1个、不适用2个，山丹县逾期未完成。"

# the closing in two languages: one list under the other, the shorter line of a name centred
run build notice --quiet --force --period 2026H1 --lang zh-en --dump layout > "$dir/layout" 2> "$dir/err"
awk '/^text/ { x = $2; sub(/^[^"]*"/, ""); sub(/"$/, ""); print x, $0 }' "$dir/layout" > "$dir/lines"
is "the annexes stand in Chinese, then in English" "$(sed -n 's/^[0-9.]* //p' "$dir/lines" | tr -d '\n' | grep -o '附件：1[^0-9]*2[^0-9]*3[^A]*Annexes: 1' | wc -l)" 1
zh=$(awk '/ 张掖市工业和信息化局$/ { x = $1 } END { print int(x) }' "$dir/lines")
en=$(awk '/^[0-9.]+ Zhangye Bureau of Industry and Information Technology$/ { x = $1 } END { print int(x) }' "$dir/lines")
if [ "${zh:-0}" -gt "$((${en:-999} + 20))" ]; then ok "the shorter name is centred"; else not_ok "the shorter name is centred" "$zh beside $en"; fi

# an area's sheet
run build county --quiet --force --period 2026H1 --area shandan --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "gradual work that moved back says in what, and since when" "$dir/tight" "万元工业增加值废水排放量较上年下半年上升"
run build county --quiet --force --period 2026H1 --area sunan --lang en -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "English has its verbs" "$dir/text" "The annual retrofit task is 1 project; 1 project is listed (1 in reserve); the task has not been started."
run build unit --quiet --force --period 2026H1 --for 市水务局 --lang en -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "one item is one item" "$dir/text" "(item 8.1)"
has "the sheet says what is annexed to what" "$dir/text" "The annex to the Opinions names this bureau"
has "and of which policy it speaks" "$dir/text" "Bureaus are as in the annex to the Implementation Opinions of Zhangye on Advancing Industrial Water Saving (2026–2028);"
is "findings of all ledgers that its items go through are counted" "$(grep -o '“three simultaneities”[^0-9]* 0 0 0 0 0 0 1 1 ' "$dir/text" | wc -l)" 1
run build unit --quiet --force --period 2026H1 --for 市财政局 --lang en -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "a single item that lacks data" "$dir/text" "Judged by the area furthest behind, data are missing for it."

# a ledger that has not come is not said to lack and then not to have come
run build county --quiet --force --period 2027H1 --area sunan --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "a ledger that has not come" "$dir/tight" "未报送工业用水监测台账"
lacks "is said so once" "$dir/tight" "数据缺失：工业用水监测台账；未报送"

# what areas report is in English where the project has words for it; marks in English text stay English
run build county --quiet --force --period 2026H1 --area shandan --lang en -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "an area's words in English" "$dir/text" "Calibration overdue at some enterprises."
has "its rank is an ordinal" "$dir/text" "Its completion rate ranks 7th among the areas (Zhangye EDZ included)."
run build casebook --quiet --force --period 2026H1 --lang en -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "a comma behind an English quotation" "$dir/text" "low quality for low use”, the water balance"
run build casebook --quiet --force --period 2026H1 --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
pdftotext -raw "$dir/c.pdf" "$dir/text"
has "a half-year's book has the stages of its ledger" "$dir/text" "其中已发布2篇"
tr -d " \n" < "$dir/text" > "$dir/tight"
has "and what is yet to be measured" "$dir/tight" "投运尚不足一年，2026年7月至2027年6月监测台账形成后列出实际数据。"
has "the two halves of a case's title stay apart" "$dir/text" "选矿尾水全回用 高寒矿区节水增效"

# a later book: the cases published since, as the ledger and the notice have them, of a policy that has been issued
run build casebook --quiet --force --period 2028H2 --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "cases published since are published" "$dir/tight" "收录工业节水典型案例8篇，按行业分篇，均已发布（全市"
lacks "and none is being written" "$dir/tight" "编写中"
lacks "what has been measured since is not awaited" "$dir/tight" "形成后列出实际数据"
has "its cases with figures of the design tell the first whole year" "$dir/tight" "改造后首个完整年度（2026年7月至2027年6月）与改造前相比，甘州示例甘昇热力发电的取水量上升0.2%，发电量上升6.5%，"
has "and how many are published beside those of the book" "$dir/tight" "（全市累计已发布19篇）"
has "the policy is issued" "$dir/tight" "按照《张掖市推进工业节水实施意见（2026—2028年）》关于总结提炼"
run build casebook --quiet --force --period 2028H2 --lang en -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "in English as well" "$dir/text" "arranged by industry; all are published (of"
has "units are written as English does" "$dir/text" "m³/MWh"
lacks "and not as the ledger does" "$dir/text" "(MW·h)"
read notice 2025H1 zh
has "before it was issued it was a draft" "$dir/tight" "（2026—2028年）》（讨论稿，以下简称《实施意见》）"
read notice 2026H1 zh
has "then it is not, and its number is cited" "$dir/tight" "（2026—2028年）》（张工信发〔2026〕"
run build tasklist --quiet --force --period 2026H1 --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "the policy's list has full-width marks" "$dir/tight" "内部用水管理，建立健全节水管理制度，"
lacks "and no half-width ones beside Chinese" "$dir/tight" "管网(设备)"
read notice 2027H1 zh
has "an area that has not reported is said not to have" "$dir/tight" "肃南县6户企业均未报送数据，甘州示例西域药业有限公司有关数据不全，"

# a bureau's sheet says nothing of what is not in it
run build unit --quiet --force --period 2027H1 --for 市水务局 --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "a bureau's indicators have their note" "$dir/tight" "除官方统计列外均为企业台账汇总"
lacks "without a method that nothing is worked out by" "$dir/tight" "连环替代法"
run build unit --quiet --force --period 2027H1 --for 市水务局 --lang en -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "the bureau and the text have each a word" "$dir/text" "names this bureau in 20 items"
has "the text is not called as a bureau might be" "$dir/text" "Named in the main text but not in the annex:"

# an enterprise's sheet: a reward once, as it stands; its own projects without its name; why its quota is not held against it
sheet() { run build enterprise --quiet --force --period "$1" --for "$2" --lang "$3" -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err" && read_pdf "$dir/c.pdf"; }
sheet 2027H2 高台示例昇华精细化工有限公司 zh
is "a reward told of in both half-years is one" "$(grep -o 省级工业和信息化专项资金 "$dir/tight" | wc -l)" 1
sheet 2026H2 张掖示例华䶮制药有限公司 zh
has "a retrofit that is done has not brought it within its quota" "$dir/tight" "纯化水浓水回收已完成，仍超定额"
sheet 2026H2 张掖示例鼎泰纤维有限公司 en
has "a reward that nobody applied for" "$dir/text" "Eligible, not applied for"
sheet 2027H2 肃南示例祁青矿业有限公司 zh
has "and stands as it does now" "$dir/tight" "省级工业和信息化专项资金已兑现55"
lacks "not as it did" "$dir/tight" "已申报"
sheet 2026H2 山丹示例雪川薯业有限公司 en
has "a project has no name of its enterprise" "$dir/text" "Retrofit Countercurrent reuse of process water in the potato flour line"
lacks "which stands at the head" "$dir/text" "Xuechuan Potato: "
sheet 2027H1 肃南示例堃岭钨业有限责任公司 zh
has "an enterprise that has not reported has no quota held against it for that" "$dir/tight" "未报送用水监测数据，不能判断是否超定额。"
sheet 2026H1 张掖示例鼎泰纤维有限公司 zh
has "what its project lacks in a ledger that names the project alone is the enterprise's" "$dir/tight" "节水三同时.csv第17行：二期项目“同时施工”：未填"
sheet 2026H1 民乐示例陇禾变性淀粉有限公司 en
has "and what the ledger of projects lacks" "$dir/text" "row 15: Phase II project, “water resources assessment required”: nothing is filled in"
sheet 2026 张掖示例鼎泰纤维有限公司 zh
has "a year's sheet has its half-years' findings" "$dir/tight" "2026H1/节水三同时.csv第17行：二期项目“同时施工”：未填"

sheet 2026H1 山丹示例焉支水泥有限公司 zh
has "small rates can be told apart" "$dir/tight" "单位产品取水量（立方米/吨）0.1600.163−2.0%"
sheet 2026H1 张掖示例昇阳热电有限公司 zh
has "a unit of output is a word where the others are" "$dir/tight" "用水定额2.3立方米/兆瓦时（"
run build county --quiet --force --period 2026H1 --area ganzhou --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "what two tables of an area count differently is said" "$dir/tight" "1户企业水源未分清（取水量31.27万立方米，其中再生水9.38万立方米已计入上表）"

# a year's sheet of an enterprise: a ledger of halves is added up before it is held against the year's
run build enterprise --quiet --force --period 2027 --for 张掖示例丝路氨基酸有限公司 --lang zh -o "$dir/c.pdf" > "$dir/out" 2> "$dir/err"
read_pdf "$dir/c.pdf"
has "a year's supply of reclaimed water is both halves'" "$dir/tight" "再生水配置张掖示例经开再生水厂已供水—47.65"
lacks "and contradicts nothing" "$dir/tight" "二者不符"
