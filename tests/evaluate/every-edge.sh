#!/bin/sh
# Each of the 23 items and the eleven targets on each of its edges: at its threshold, a step below it and above it, the first and the last
# day that count and the days beside them, half of the work at the half of the year, the due date, nothing done, nothing sent, no base,
# nobody to be judged. What is stated of a case is what the policy's words and the way items are judged make of it.
. ./lib.sh

# A line is a case, and an area of its own: ITEM PERIOD [KIND] | what it is | the status and value it must have | LEDGER[@PERIOD]: ROW; ROW | ...
# The first field of a row is its name, which the case's number is put to; a ledger that a line doesn't give was not sent, one without a
# row came and lists nothing. KIND: zone, district (without park duty); of 6.3 the area's part of Table 1, 1-2 where nothing is said.
cat > "$dir/cases" << 'END'
1.1 2026H1 | every record and the analysis | 已完成 2 | enterprises: 甲,是 | monitoring: 甲 | analysis: 分析,2026-07-05,a.pdf
1.1 2026H1 | one record of two | 滞后 2 | enterprises: 甲,是; 乙,是 | monitoring: 甲 | analysis: 分析,2026-07-05,a.pdf
1.1 2026H1 | a record without its quota | 滞后 1 | enterprises: 甲,是 | monitoring: 甲,60,940,10,5,10,- | analysis: 分析,2026-07-05,a.pdf
1.1 2026H1 | no record and no analysis | 未启动 0 | enterprises: 甲,是; 乙,否 | monitoring: 乙 | analysis:
1.1 2026H1 | an analysis of the half-year's first day | 已完成 2 | enterprises: 甲,是 | monitoring: 甲 | analysis: 分析,2026-01-01,a.pdf
1.1 2026H1 | of the day before | 滞后 1 | enterprises: 甲,是 | monitoring: 甲 | analysis: 分析,2025-12-31,a.pdf
1.1 2026H1 | an analysis without its file | 数据缺失 1 | enterprises: 甲,是 | monitoring: 甲 | analysis: 分析,2026-07-05,-
1.1 2026H1 | no list of analyses | 数据缺失 1 | enterprises: 甲,是 | monitoring: 甲
1.1 2026H1 | a list that says 无 | 滞后 1 | enterprises: 甲,是 | monitoring: 甲 | analysis: 无
1.1 2026H1 | no monitoring | 数据缺失 | enterprises: 甲,是 | analysis: 分析,2026-07-05,a.pdf
1.1 2026H1 | one that may be above designated size | 数据缺失 1 | enterprises: 甲,- | monitoring: 甲 | analysis: 分析,2026-07-05,a.pdf
1.1 2026H1 | nobody above designated size | 不适用 | enterprises: 甲,否
1.1 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
1.1 2026H2 | at the year's end, too, one of two is behind and no more | 滞后 2 | enterprises: 甲,是; 乙,是 | monitoring: 甲 | analysis: 分析,2026-12-31,a.pdf
1.2 2026H1 | 10 % less a unit exactly, with a summary | 已完成 1 | enterprises: 甲,是 | monitoring: 甲,90,0 | monitoring@2025H1: 甲,100,0 | cases: 案,2026,编写,是
1.2 2026H1 | without one | 未启动 0 | enterprises: 甲,是 | monitoring: 甲,90,0 | monitoring@2025H1: 甲,100,0 | cases: 案,2026,编写,否
1.2 2026H1 | a little more than 10 % | 未启动 0 | enterprises: 甲,是 | monitoring: 甲,89.999,0 | monitoring@2025H1: 甲,100,0 | cases: 案,2026,编写,否
1.2 2026H1 | a little less | 不适用 | enterprises: 甲,是 | monitoring: 甲,90.001,0 | monitoring@2025H1: 甲,100,0 | cases: 案,2026,编写,否
1.2 2026H1 | 2 points more reuse exactly | 未启动 0 | enterprises: 甲,是 | monitoring: 甲,48,52 | monitoring@2025H1: 甲,50,50 | cases:
1.2 2026H1 | a little more than 2 points | 未启动 0 | enterprises: 甲,是 | monitoring: 甲,47.999,52.001 | monitoring@2025H1: 甲,50,50 | cases:
1.2 2026H1 | a little less than 2 points | 不适用 | enterprises: 甲,是 | monitoring: 甲,48.001,51.999 | monitoring@2025H1: 甲,50,50 | cases:
1.2 2026H1 | a summary of the year before | 未启动 0 | enterprises: 甲,是 | monitoring: 甲,90,0 | monitoring@2025H1: 甲,100,0 | cases: 案,2025,编写,是
1.2 2026H1 | whether it is written is not given | 数据缺失 0 | enterprises: 甲,是 | monitoring: 甲,90,0 | monitoring@2025H1: 甲,100,0 | cases: 案,2026,编写,-
1.2 2026H1 | one dated on the as-of day | 已完成 1 | enterprises: 甲,是 | monitoring: 甲,90,0 | monitoring@2025H1: 甲,100,0 | cases: 案,2026,编写,是,2026-06-30
1.2 2026H1 | the day after: whether it was written by then is not known | 数据缺失 0 | enterprises: 甲,是 | monitoring: 甲,90,0 | monitoring@2025H1: 甲,100,0 | cases: 案,2026,已发布,是,2026-07-01
1.2 2026H1 | a list that says 无 | 未启动 0 | enterprises: 甲,是 | monitoring: 甲,90,0 | monitoring@2025H1: 甲,100,0 | cases: 无
1.2 2026H1 | no list | 数据缺失 | enterprises: 甲,是 | monitoring: 甲,90,0 | monitoring@2025H1: 甲,100,0
1.2 2026H1 | no base: it was there and did not report | 数据缺失 | enterprises: 甲,是 | enterprises@2025H1: 甲,是 | monitoring: 甲,90,0 | cases:
1.2 2026H1 | no base: it is new | 不适用 | enterprises: 甲,是 | enterprises@2025H1: 乙,是 | monitoring: 甲,90,0 | cases:
1.2 2026H1 | no monitoring | 数据缺失 | enterprises: 甲,是 | cases:
1.2 2026H1 | nobody above designated size | 不适用 | enterprises: 甲,否
1.2 2026H1 | one that may be above designated size has improved | 数据缺失 | enterprises: 甲,- | monitoring: 甲,90,0 | monitoring@2025H1: 甲,100,0 | cases: 案,2026,编写,是
1.2 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
1.2 2026H2 | at the year's end: not begun, not overdue | 未启动 0 | enterprises: 甲,是 | monitoring: 甲,90,0 | monitoring@2025H2: 甲,100,0 | cases: 案,2026,编写,否
2.1 2026H1 | all of two | 已完成 2 | projects: 一,2026,是,1; 二,2026,是,1 | assessments: 一,是,是; 二,是,是
2.1 2026H1 | half of two | 达序时 1 | projects: 一,2026,是,1; 二,2026,是,1 | assessments: 一,是,是
2.1 2026H1 | one of three | 滞后 1 | projects: 一,2026,是,1; 二,2026,是,1; 三,2026,是,1 | assessments: 一,是,是
2.1 2026H1 | an assessment without its report | 未启动 0 | projects: 一,2026,是,1 | assessments: 一,是,否
2.1 2026H1 | nothing in the list | 未启动 0 | projects: 一,2026,是,1 | assessments:
2.1 2026H1 | a list that says 无 | 未启动 0 | projects: 一,2026,是,1 | assessments: 无
2.1 2026H1 | no list | 数据缺失 | projects: 一,2026,是,1
2.1 2026H1 | no list of projects | 数据缺失 | assessments: 一,是,是
2.1 2026H1 | a project of the year before | 不适用 | projects: 一,2025,是,1
2.1 2026H1 | and of the year after | 不适用 | projects: 一,2027,是,1
2.1 2026H1 | one that needs none | 不适用 | projects: 一,2026,否,30000
2.1 2026H1 | whether it needs one is not given | 数据缺失 0 | projects: 一,2026,-,1 | assessments:
2.1 2026H1 | projects: 无 | 不适用 | projects: 无
2.1 2026H1 | no report is needed (不涉及) | 已完成 1 | projects: 一,2026,是,1 | assessments: 一,是,不涉及
2.1 2026H1 | approved on the as-of day | 已完成 1 | projects: 一,2026,是,1 | assessments: 一,是,是,2026-06-30
2.1 2026H1 | in the month that ends with it | 已完成 1 | projects: 一,2026,是,1 | assessments: 一,是,是,2026年6月
2.1 2026H1 | the day after: not yet | 未启动 0 | projects: 一,2026,是,1 | assessments: 一,是,是,2026-07-01
2.1 2026H1 | one of two by then | 达序时 1 | projects: 一,2026,是,1; 二,2026,是,1 | assessments: 一,是,是,2026-03-01; 二,是,是,2026年三季度
2.1 2026H1 | of the year, whatever day | 数据缺失 0 | projects: 一,2026,是,1 | assessments: 一,是,是,2026年
2.1 2026H1 | not approved, dated behind: it is not done either way | 未启动 0 | projects: 一,2026,是,1 | assessments: 一,否,否,2026-07-01
2.1 2026H2 | approved after the half-year, in the year | 已完成 1 | projects: 一,2026,是,1 | assessments: 一,是,是,2026-07-01
2.1 2026H2 | half at the year's end | 滞后 1 | projects: 一,2026,是,1; 二,2026,是,1 | assessments: 一,是,是
2.1 2026H2 | nothing at the year's end | 未启动 0 | projects: 一,2026,是,1 | assessments:
2.2 2026H1 | 20,000 m³ exactly (含), in step | 已完成 1 | projects: 一,2026,否,20000 | three_simultaneities: 一,是,是,是
2.2 2026H1 | out of step | 未启动 0 | projects: 一,2026,否,20000 | three_simultaneities: 一,是,否,是
2.2 2026H1 | a little more | 未启动 0 | projects: 一,2026,否,20000.01 | three_simultaneities: 一,否,否,否
2.2 2026H1 | a little less | 不适用 | projects: 一,2026,否,19999.99
2.2 2026H1 | half of two | 达序时 1 | projects: 一,2026,否,20000; 二,2026,否,20000 | three_simultaneities: 一,是,未到阶段,未到阶段
2.2 2026H1 | one of three | 滞后 1 | projects: 一,2026,否,20000; 二,2026,否,20000; 三,2026,否,20000 | three_simultaneities: 一,是,是,是
2.2 2026H1 | nothing in the list | 未启动 0 | projects: 一,2026,否,20000 | three_simultaneities:
2.2 2026H1 | a list that says 无 | 未启动 0 | projects: 一,2026,否,20000 | three_simultaneities: 无
2.2 2026H1 | no list | 数据缺失 | projects: 一,2026,否,20000
2.2 2026H1 | no list of projects | 数据缺失 | three_simultaneities: 一,是,是,是
2.2 2026H1 | its use is not given | 数据缺失 0 | projects: 一,2026,否,- | three_simultaneities:
2.2 2026H1 | a step is not given | 数据缺失 0 | projects: 一,2026,否,20000 | three_simultaneities: 一,是,-,是
2.2 2026H1 | projects: 无 | 不适用 | projects: 无
2.2 2026H1 | it uses no water (不涉及) | 不适用 | projects: 一,2026,否,不涉及
2.2 2026H1 | looked at on the as-of day | 已完成 1 | projects: 一,2026,否,20000 | three_simultaneities: 一,是,是,是,2026-06-30
2.2 2026H1 | the day after: how it stood before is not known | 数据缺失 0 | projects: 一,2026,否,20000 | three_simultaneities: 一,是,是,是,2026-07-01
2.2 2026H1 | of the year, whatever day | 数据缺失 0 | projects: 一,2026,否,20000 | three_simultaneities: 一,是,是,是,2026年
2.2 2026H2 | half at the year's end | 滞后 1 | projects: 一,2026,否,20000; 二,2026,否,20000 | three_simultaneities: 一,是,是,是
2.2 2026H2 | nothing at the year's end | 未启动 0 | projects: 一,2026,否,20000 | three_simultaneities:
3.1 2026H1 | all | 已完成 1 | enterprises: 甲,否,是 | management: 甲,是
3.1 2026H1 | half of two | 达序时 1 | enterprises: 甲,否,是; 乙,否,是 | management: 甲,是; 乙,否
3.1 2026H1 | one of three | 滞后 1 | enterprises: 甲,否,是; 乙,否,是; 丙,否,是 | management: 甲,是; 乙,否; 丙,否
3.1 2026H1 | none | 未启动 0 | enterprises: 甲,否,是 | management: 甲,否
3.1 2026H1 | it is not given | 数据缺失 0 | enterprises: 甲,否,是 | management: 甲,-
3.1 2026H1 | it is in no row | 数据缺失 0 | enterprises: 甲,否,是 | management: 乙,是
3.1 2026H1 | one that may be a key user | 数据缺失 0 | enterprises: 甲,否,- | management: 甲,是
3.1 2026H1 | no ledger | 数据缺失 | enterprises: 甲,否,是
3.1 2026H1 | no key user | 不适用 | enterprises: 甲,是,否
3.1 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
3.1 2026H1 | no concern of it (不涉及) | 不适用 | enterprises: 甲,否,是 | management: 甲,不涉及
3.1 2026H2 | half at the year's end | 滞后 1 | enterprises: 甲,否,是; 乙,否,是 | management: 甲,是; 乙,否
3.1 2026H2 | none at the year's end | 未启动 0 | enterprises: 甲,否,是 | management: 甲,否
3.2 2026H1 | three levels | 已开展 1 | enterprises: 甲,否,是 | management: 甲,是,是,是,否
3.2 2026H1 | appraisal alone | 已开展 0 | enterprises: 甲,否,是 | management: 甲,是,是,否,是
3.2 2026H1 | neither | 未开展 0 | enterprises: 甲,否,是 | management: 甲,否,否,否,否
3.2 2026H1 | neither is given | 数据缺失 0 | enterprises: 甲,否,是 | management: 甲,是,是,-,-
3.2 2026H1 | no ledger | 数据缺失 | enterprises: 甲,否,是
3.2 2026H1 | no key user | 不适用 | enterprises: 甲,是,否
3.2 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
3.2 2026H1 | one that may be a key user | 数据缺失 0 | enterprises: 甲,否,- | management: 甲,是,是,是,是
3.2 2026H2 | neither at the year's end | 未开展 0 | enterprises: 甲,否,是 | management: 甲,否,否,否,否
4.1 2026H1 | one meter more than before | 有进展 80 | enterprises: 甲,是 | meters: 甲,1,1,4,3,5,4,是 | meters@2025H2: 甲,1,1,4,2,5,4,是
4.1 2026H1 | as many | 无进展 80 | enterprises: 甲,是 | meters: 甲,1,1,4,3,5,4,是 | meters@2025H2: 甲,1,1,4,3,5,4,是
4.1 2026H1 | one less | 无进展 70 | enterprises: 甲,是 | meters: 甲,1,1,4,2,5,4,是 | meters@2025H2: 甲,1,1,4,3,5,4,是
4.1 2026H1 | as many, records better | 有进展 80 | enterprises: 甲,是 | meters: 甲,1,1,4,3,5,4,是 | meters@2025H2: 甲,1,1,4,3,5,4,否
4.1 2026H1 | all, as before | 有进展 100 | enterprises: 甲,是 | meters: 甲,1,1,4,4,5,5,是 | meters@2025H2: 甲,1,1,4,4,5,5,是
4.1 2026H1 | more than due are none elsewhere | 无进展 50 | enterprises: 甲,是 | meters: 甲,1,1,4,9,5,0,是 | meters@2025H2: 甲,1,1,4,4,5,0,是
4.1 2026H1 | no base | 数据缺失 80 | enterprises: 甲,是 | meters: 甲,1,1,4,3,5,4,是
4.1 2026H1 | meters are not given | 数据缺失 | enterprises: 甲,是 | meters: 甲,1,-,4,3,5,4,是 | meters@2025H2: 甲,1,1,4,3,5,4,是
4.1 2026H1 | no ledger | 数据缺失 | enterprises: 甲,是 | meters@2025H2: 甲,1,1,4,3,5,4,是
4.1 2026H1 | nobody to report | 不适用 | enterprises: 甲,否
4.1 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
4.1 2026H1 | one that may have to report, not in the ledger | 数据缺失 | enterprises: 甲,- | meters: 乙,0,0,0,0,0,0,不涉及
4.1 2026H2 | worse at the year's end: no progress, not overdue | 无进展 70 | enterprises: 甲,是 | meters: 甲,1,1,4,2,5,4,是 | meters@2026H1: 甲,1,1,4,3,5,4,是
4.2 2026H1 | two sources exactly, calibrated until the last day | 已完成 1 | enterprises: 甲,是 | metering: 甲,2,1,是,2026-06-30
4.2 2026H1 | until the day before | 未启动 0 | enterprises: 甲,是 | metering: 甲,2,1,是,2026-06-29
4.2 2026H1 | until the day after | 已完成 1 | enterprises: 甲,是 | metering: 甲,2,1,是,2026-07-01
4.2 2026H1 | two kinds of use exactly | 未启动 0 | enterprises: 甲,是 | metering: 甲,1,2,否,2026-12-31
4.2 2026H1 | one of each | 不适用 | enterprises: 甲,是 | metering: 甲,1,1,否,2025-12-31
4.2 2026H1 | three sources | 已完成 1 | enterprises: 甲,是 | metering: 甲,3,1,是,2026-12-31
4.2 2026H1 | half of two | 达序时 1 | enterprises: 甲,是; 乙,是 | metering: 甲,2,1,是,2026-12-31; 乙,2,1,否,2026-12-31
4.2 2026H1 | one of three | 滞后 1 | enterprises: 甲,是 | metering: 甲,2,1,是,2026-12-31; 乙,2,1,否,2026-12-31; 丙,2,1,否,2026-12-31
4.2 2026H1 | uses are not given | 数据缺失 0 | enterprises: 甲,是 | metering: 甲,1,-,是,2026-12-31
4.2 2026H1 | calibration is not given | 数据缺失 0 | enterprises: 甲,是 | metering: 甲,2,1,是,-
4.2 2026H1 | in no row | 数据缺失 0 | enterprises: 甲,是 | metering: 乙,1,1,是,2026-12-31
4.2 2026H1 | no ledger | 数据缺失 | enterprises: 甲,是
4.2 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
4.2 2026H1 | one that may have to report, not in the ledger | 数据缺失 0 | enterprises: 甲,- | metering: 乙,1,1,是,2026-12-31
4.2 2026H2 | half at the year's end | 滞后 1 | enterprises: 甲,是; 乙,是 | metering: 甲,2,1,是,2026-12-31; 乙,2,1,是,2026-12-30
4.3 2026H1 | one smart meter more | 有进展 50 | enterprises: 甲,是 | smart: 甲,10,5,是,是 | smart@2025H2: 甲,10,4,是,是
4.3 2026H1 | as many | 无进展 50 | enterprises: 甲,是 | smart: 甲,10,5,是,是 | smart@2025H2: 甲,10,5,是,是
4.3 2026H1 | one less | 无进展 40 | enterprises: 甲,是 | smart: 甲,10,4,是,是 | smart@2025H2: 甲,10,5,是,是
4.3 2026H1 | as many, metering apart is new | 有进展 50 | enterprises: 甲,是 | smart: 甲,10,5,是,是 | smart@2025H2: 甲,10,5,否,是
4.3 2026H1 | all, as before | 有进展 100 | enterprises: 甲,是 | smart: 甲,10,10,是,是 | smart@2025H2: 甲,10,10,是,是
4.3 2026H1 | more smart ones than meters | 数据缺失 | enterprises: 甲,是 | smart: 甲,10,11,是,是 | smart@2025H2: 甲,10,10,是,是
4.3 2026H1 | no base | 数据缺失 50 | enterprises: 甲,是 | smart: 甲,10,5,是,是
4.3 2026H1 | no ledger | 数据缺失 | enterprises: 甲,是
4.3 2026H1 | no meters, nothing to meter apart | 不适用 | enterprises: 甲,是 | smart: 甲,0,0,不涉及,不涉及
4.3 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
4.3 2026H2 | worse at the year's end | 无进展 40 | enterprises: 甲,是 | smart: 甲,10,4,是,是 | smart@2026H1: 甲,10,5,是,是
5.1 2026H1 | all | 已完成 2 | parks: 园,是,2,2,在建,是,是
5.1 2026H1 | more than planned | 已完成 2 | parks: 园,是,2,3,在建,是,是
5.1 2026H1 | half | 达序时 1 | parks: 园,是,2,1,在建,是,是
5.1 2026H1 | a little less | 滞后 49 | parks: 园,是,100,49,在建,是,是
5.1 2026H1 | none | 未启动 0 | parks: 园,是,2,0,在建,是,是
5.1 2026H1 | what is done is not given | 数据缺失 0 | parks: 园,是,2,-,在建,是,是
5.1 2026H1 | nothing planned | 不适用 | parks: 园,是,0,0,在建,是,是
5.1 2026H1 | no park | 不适用 | parks:
5.1 2026H1 | parks: 无 | 不适用 | parks: 无
5.1 2026H1 | no ledger | 数据缺失 | activities:
5.1 2026H1 zone | the zone's park must be there | 数据缺失 | parks:
5.1 2026H2 | half at the year's end | 滞后 1 | parks: 园,是,2,1,在建,是,是
5.1 2026H2 | none at the year's end | 未启动 0 | parks: 园,是,2,0,在建,是,是
5.2 2026H1 | one supply | 已开展 1 | parks: 园,是,2,1,在建,是,否
5.2 2026H1 | waste water treated together alone | 已开展 0 | parks: 园,是,2,1,在建,否,是
5.2 2026H1 | neither | 未开展 0 | parks: 园,是,2,1,在建,否,否
5.2 2026H1 | neither is given | 数据缺失 0 | parks: 园,是,2,1,在建,-,-
5.2 2026H1 | no park | 不适用 | parks:
5.2 2026H1 | parks: 无 | 不适用 | parks: 无
5.2 2026H1 | no ledger | 数据缺失 | activities:
5.2 2026H1 zone | the zone's park must be there | 数据缺失 | parks:
5.2 2026H2 | neither at the year's end | 未开展 0 | parks: 园,是,2,1,在建,否,否
5.3 2026H1 | built half a year early | 已完成 1 | parks: 园,是,2,2,完工,是,是
5.3 2026H1 | half of the way exactly | 达序时 0 | parks: 一园,是,2,1,在建,是,是; 二园,是,2,1,开工,是,是
5.3 2026H1 | less than half | 滞后 0 | parks: 园,是,2,1,开工,是,是
5.3 2026H1 | nothing begun | 未启动 0 | parks: 园,是,2,0,储备,是,是
5.3 2026H1 | its stage is not given | 数据缺失 0 | parks: 园,是,2,1,-,是,是
5.3 2026H1 | parks: 无 | 不适用 | parks: 无
5.3 2026H1 | no ledger | 数据缺失 | activities:
5.3 2026H2 | built by the due date | 已完成 1 | parks: 园,是,2,2,完工,是,是
5.3 2026H2 | in building on it | 逾期 0 | parks: 园,是,2,1,在建,是,是
5.3 2026H2 | one of two on it | 逾期 1 | parks: 一园,是,2,2,投运,是,是; 二园,是,2,1,在建,是,是
5.3 2026H2 | nothing begun on it | 逾期 0 | parks: 园,是,2,0,储备,是,是
5.3 2026H2 | its stage is not given on it | 数据缺失 0 | parks: 园,是,2,1,-,是,是
5.3 2026H2 | no mark | 数据缺失 0 | parks: 园,-,2,1,在建,是,是
5.3 2026H2 | the conditions are not met | 不适用 | parks: 园,否,2,1,在建,是,是
5.3 2026H2 | no concern of it (不涉及) | 不适用 | parks: 园,不涉及,2,1,在建,是,是
5.3 2026H2 zone | the zone needs no mark | 逾期 0 | parks: 园,-,2,1,在建,是,是
5.3 2026H2 district | a district without the mark | 不适用 | parks: 园,-,2,1,在建,是,是
5.3 2026H2 district | and with it | 逾期 0 | parks: 园,是,2,1,在建,是,是
5.3 2027H1 | in building after the due date | 逾期 0 | parks: 园,是,2,1,在建,是,是
5.3 2027H1 | built after it | 已完成 1 | parks: 园,是,2,2,完工,是,是
6.1 2026H1 | exactly at the quota | 已完成 1 | enterprises: 甲,是,否,是 | monitoring: 甲,70
6.1 2026H1 | a little below | 已完成 1 | enterprises: 甲,是,否,是 | monitoring: 甲,69.99
6.1 2026H1 | a little above, without a limit | 未启动 0 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota:
6.1 2026H1 | a limit of the day after | 已完成 1 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota: 甲,2026-07-01,否
6.1 2026H1 | of the last day | 未启动 0 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota: 甲,2026-06-30,否
6.1 2026H1 | of the day before | 未启动 0 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota: 甲,2026-06-29,否
6.1 2026H1 | done by then | 已完成 1 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota: 甲,2026-06-30,是
6.1 2026H1 | whether it is done is not given | 数据缺失 0 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota: 甲,2026-06-30,-
6.1 2026H1 | the limit is not given | 数据缺失 0 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota: 甲,-,否
6.1 2026H1 | one of two | 滞后 1 | enterprises: 甲,是,否,是; 乙,是,否,是 | monitoring: 甲,70; 乙,70.01 | overquota:
6.1 2026H1 | a list that says 无 | 未启动 0 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota: 无
6.1 2026H1 | no list | 数据缺失 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01
6.1 2026H1 | no quota | 数据缺失 0 | enterprises: 甲,是,否,是 | monitoring: 甲,70,940,10,5,10,- | overquota:
6.1 2026H1 | no output | 数据缺失 0 | enterprises: 甲,是,否,是 | monitoring: 甲,70,940,- | overquota:
6.1 2026H1 | one that may consume much | 数据缺失 0 | enterprises: 甲,是,否,- | monitoring: 甲,70 | overquota:
6.1 2026H1 | no monitoring | 数据缺失 | enterprises: 甲,是,否,是 | overquota:
6.1 2026H1 | nobody consumes much | 不适用 | enterprises: 甲,是,是,否
6.1 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
6.1 2026H2 | a limit of the year's last day | 未启动 0 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota: 甲,2026-12-31,否
6.1 2026H2 | of the day after | 已完成 1 | enterprises: 甲,是,否,是 | monitoring: 甲,70.01 | overquota: 甲,2027-01-01,否
6.2 2026H1 | updated on the first day | 已完成 1 | retrofit: 项,2026,在建,2026-01-01
6.2 2026H1 | on the last | 已完成 1 | retrofit: 项,2026,在建,2026-06-30
6.2 2026H1 | the day before | 未启动 0 | retrofit: 项,2026,在建,2025-12-31
6.2 2026H1 | the day after | 未启动 0 | retrofit: 项,2026,在建,2026-07-01
6.2 2026H1 | one of two | 滞后 1 | retrofit: 一,2026,在建,2026-06-30; 二,-,储备,2025-12-31
6.2 2026H1 | the day is not given | 数据缺失 0 | retrofit: 项,2026,在建,-
6.2 2026H1 | a store without a project | 未启动 0 | retrofit:
6.2 2026H1 | one that says 无 | 未启动 0 | retrofit: 无
6.2 2026H1 | no store | 数据缺失 | activities:
6.2 2026H2 | the second half-year's first day | 已完成 1 | retrofit: 项,2026,在建,2026-07-01
6.2 2026H2 | the day before that | 未启动 0 | retrofit: 项,2026,在建,2026-06-30
6.3 2026H1 | the range's lower end | 已完成 1 | retrofit: 项,2026,完工,2026-06-30
6.3 2026H1 | its upper end | 已完成 2 | retrofit: 一,2026,完工,2026-06-30; 二,2026,投运,2026-06-30
6.3 2026H1 | above it | 已完成 3 | retrofit: 一,2026,完工,2026-06-30; 二,2026,投运,2026-06-30; 三,2026,投运,2026-06-30
6.3 2026H1 | in building | 达序时 0 | retrofit: 项,2026,在建,2026-06-30
6.3 2026H1 | just begun | 滞后 0 | retrofit: 项,2026,开工,2026-06-30
6.3 2026H1 | only stored | 未启动 0 | retrofit: 项,2026,储备,2026-06-30
6.3 2026H1 | of the year before | 未启动 0 | retrofit: 项,2025,完工,2026-06-30
6.3 2026H1 | of no year | 未启动 0 | retrofit: 项,-,完工,2026-06-30
6.3 2026H1 | its stage is not given | 数据缺失 0 | retrofit: 项,2026,-,2026-06-30
6.3 2026H1 2 | half of two | 达序时 1 | retrofit: 项,2026,完工,2026-06-30
6.3 2026H1 2 | half of the way in two | 达序时 0 | retrofit: 一,2026,在建,2026-06-30; 二,2026,开工,2026-06-30
6.3 2026H1 2 | both | 已完成 2 | retrofit: 一,2026,完工,2026-06-30; 二,2026,完工,2026-06-30
6.3 2026H1 | a store that says 无 | 未启动 0 | retrofit: 无
6.3 2026H1 | no store | 数据缺失 | activities:
6.3 2026H1 0 | no task | 不适用 | retrofit: 项,2026,在建,2026-06-30
6.3 2026H2 2 | half at the year's end | 滞后 1 | retrofit: 项,2026,完工,2026-12-31
6.3 2026H2 | in building at the year's end, and no more than one each | 滞后 0 | retrofit: 一,2026,在建,2026-12-31; 二,2026,在建,2026-12-31
6.3 2026H2 | nothing at the year's end | 未启动 0 | retrofit: 项,2026,储备,2026-12-31
6.3 2027H1 | the year before's is not this year's | 未启动 0 | retrofit: 项,2026,投运,2027-06-30
7.1 2026H1 | three years and a day less | 已开展 1 | enterprises: 甲,否,是 | recycling: 甲,水平衡测试,2023-07-01
7.1 2026H1 | three years | 未开展 0 | enterprises: 甲,否,是 | recycling: 甲,水平衡测试,2023-06-30
7.1 2026H1 | on the last day | 已开展 1 | enterprises: 甲,否,是 | recycling: 甲,水平衡测试,2026-06-30
7.1 2026H1 | the day after | 未开展 0 | enterprises: 甲,否,是 | recycling: 甲,水平衡测试,2026-07-01
7.1 2026H1 | of the year, whatever day | 数据缺失 0 | enterprises: 甲,否,是 | recycling: 甲,水平衡测试,2026年
7.1 2026H1 | benchmarking the day after | 未开展 0 | enterprises: 甲,否,是 | recycling: 甲,水效对标,2026-07-01
7.1 2026H1 | benchmarking alone | 已开展 0 | enterprises: 甲,否,是 | recycling: 甲,水效对标,2026-06-30
7.1 2026H1 | the day is not given | 数据缺失 0 | enterprises: 甲,否,是 | recycling: 甲,水平衡测试,-
7.1 2026H1 | one that may be a key user | 数据缺失 0 | enterprises: 甲,否,- | recycling: 甲,水平衡测试,2026-06-30
7.1 2026H1 | a list that says 无 | 未开展 0 | enterprises: 甲,否,是 | recycling: 无
7.1 2026H1 | no list | 数据缺失 | enterprises: 甲,否,是
7.1 2026H1 | no key user | 不适用 | enterprises: 甲,是,否
7.1 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
7.1 2026H2 | nothing at the year's end | 未开展 0 | enterprises: 甲,否,是 | recycling:
7.2 2026H1 | a pair with a volume of nothing | 已开展 1 | recycling: 甲,串联用水,2026-03-01,乙,0
7.2 2026H1 | one whose volume is not given | 已开展 1 | recycling: 甲,分质用水,2026-03-01,乙,-
7.2 2026H1 | on the as-of day | 已开展 1 | recycling: 甲,串联用水,2026-06-30,乙,-
7.2 2026H1 | the day after: none yet | 未开展 0 | recycling: 甲,串联用水,2026-07-01,乙,0
7.2 2026H1 | the day after, and water has flowed | 数据缺失 0 | recycling: 甲,串联用水,2026-07-01,乙,5
7.2 2026H1 | of the year, whatever day | 数据缺失 0 | recycling: 甲,串联用水,2026年,乙,0
7.2 2026H1 | of the year, and water has flowed | 已开展 1 | recycling: 甲,串联用水,2026年,乙,5
7.2 2026H1 | work of another kind | 未开展 0 | recycling: 甲,水平衡测试,2026-03-01
7.2 2026H1 | its kind is not given | 数据缺失 0 | recycling: 甲,-,2026-03-01,乙,5
7.2 2026H1 | nothing in the list | 未开展 0 | recycling:
7.2 2026H1 | a list that says 无 | 未开展 0 | recycling: 无
7.2 2026H1 | no list | 数据缺失 | activities:
7.2 2026H2 | nothing at the year's end | 未开展 0 | recycling:
7.3 2026H1 | the mechanism is new | 有进展 100 | enterprises: 甲,是,是 | enterprises@2025H2: 甲,是,是 | management: 甲,是,是,是,是,是 | management@2025H2: 甲,是,是,是,是,否 | monitoring: 甲,60,940,10,5 | monitoring@2025H2: 甲,60,940,10,5
7.3 2026H1 | as before, discharge a little less | 有进展 0 | enterprises: 甲,是,是 | enterprises@2025H2: 甲,是,是 | management: 甲,是,是,是,是,否 | management@2025H2: 甲,是,是,是,是,否 | monitoring: 甲,60,940,10,4.99 | monitoring@2025H2: 甲,60,940,10,5
7.3 2026H1 | as much | 无进展 0 | enterprises: 甲,是,是 | enterprises@2025H2: 甲,是,是 | management: 甲,是,是,是,是,否 | management@2025H2: 甲,是,是,是,是,否 | monitoring: 甲,60,940,10,5 | monitoring@2025H2: 甲,60,940,10,5
7.3 2026H1 | a little more | 无进展 0 | enterprises: 甲,是,是 | enterprises@2025H2: 甲,是,是 | management: 甲,是,是,是,是,否 | management@2025H2: 甲,是,是,是,是,否 | monitoring: 甲,60,940,10,5.01 | monitoring@2025H2: 甲,60,940,10,5
7.3 2026H1 | no base | 数据缺失 100 | enterprises: 甲,是,是 | management: 甲,是,是,是,是,是 | monitoring: 甲
7.3 2026H1 | it is not given | 数据缺失 | enterprises: 甲,是,是 | enterprises@2025H2: 甲,是,是 | management: 甲,是,是,是,是,- | management@2025H2: 甲,是,是,是,是,否 | monitoring: 甲,60,940,10,5 | monitoring@2025H2: 甲,60,940,10,5
7.3 2026H1 | no ledger | 数据缺失 | enterprises: 甲,是,是 | monitoring: 甲
7.3 2026H1 | nobody of either kind | 不适用 | enterprises: 甲,否,否
7.3 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
7.3 2026H1 | one that may be a key user | 数据缺失 | enterprises: 甲,否,- | enterprises@2025H2: 甲,否,- | management: 甲,是,是,是,是,是 | management@2025H2: 甲,是,是,是,是,否
7.3 2026H2 | worse at the year's end: no progress, not overdue | 无进展 0 | enterprises: 甲,是,是 | enterprises@2026H1: 甲,是,是 | management: 甲,是,是,是,是,否 | management@2026H1: 甲,是,是,是,是,是 | monitoring: 甲 | monitoring@2026H1: 甲
8.1 2026H1 | the least use | 已开展 1 | reclaimed: 甲,厂,已供水,1,0.01
8.1 2026H1 | no use yet | 已开展 1 | reclaimed: 甲,厂,已供水,1,0
8.1 2026H1 | length and use are not given | 已开展 1 | reclaimed: 甲,厂,已供水,-,-
8.1 2026H1 | being built | 未开展 0 | reclaimed: 甲,厂,在建,1,0
8.1 2026H1 | its stage is not given | 数据缺失 0 | reclaimed: 甲,厂,-,1,5
8.1 2026H1 | nothing in the list | 未开展 0 | reclaimed:
8.1 2026H1 | a list that says 无 | 未开展 0 | reclaimed: 无
8.1 2026H1 | a row that says 不涉及 of its stage | 未开展 0 | reclaimed: 甲,厂,不涉及,不涉及,不涉及
8.1 2026H1 | no list | 数据缺失 | activities:
8.1 2026H2 | nothing at the year's end | 未开展 0 | reclaimed:
8.2 2026H1 | the least use | 已开展 1 | enterprises: 甲,是,否,否,是 | reclaimed: 甲,厂,已供水,1,0.01
8.2 2026H1 | none | 未开展 0 | enterprises: 甲,是,否,否,是 | reclaimed: 甲,厂,已供水,1,0
8.2 2026H1 | by its own record | 已开展 1 | enterprises: 甲,是,否,否,是 | monitoring: 甲,60,940,10,5,10,7,0.01
8.2 2026H1 | it is not given | 数据缺失 0 | enterprises: 甲,是,否,否,是 | reclaimed: 甲,厂,已供水,1,-
8.2 2026H1 | one that may be able to | 数据缺失 0 | enterprises: 甲,是,否,否,- | reclaimed: 甲,厂,已供水,1,5
8.2 2026H1 | a list that says 无 | 未开展 0 | enterprises: 甲,是,否,否,是 | reclaimed: 无
8.2 2026H1 | no list | 数据缺失 | enterprises: 甲,是,否,否,是
8.2 2026H1 | nobody is able to | 不适用 | enterprises: 甲,是,否,否,否
8.2 2026H1 | a directory that says 无 | 不适用 | enterprises: 无
8.2 2026H1 | no concern of it (不涉及) | 不适用 | enterprises: 甲,是,否,否,不涉及
8.2 2026H2 | none at the year's end | 未开展 0 | enterprises: 甲,是,否,否,是 | reclaimed:
9.1 2026H1 | on the year's first day | 已完成 1 | activities: 会,技术交流,2026-01-01
9.1 2026H1 | on the last | 已完成 1 | activities: 会,供需对接,2026-06-30
9.1 2026H1 | the day before the year | 未启动 0 | activities: 会,业务培训,2025-12-31
9.1 2026H1 | the day after the half-year | 未启动 0 | activities: 会,业务培训,2026-07-01
9.1 2026H1 | two | 已完成 2 | activities: 会,技术交流,2026-01-01; 班,业务培训,2026-01-01
9.1 2026H1 | none of the three kinds | 未启动 0 | activities: 会,宣传,2026-06-30
9.1 2026H1 | its kind is not given | 数据缺失 0 | activities: 会,-,2026-06-30
9.1 2026H1 | its day is not given | 数据缺失 0 | activities: 会,技术交流,-
9.1 2026H1 | nothing in the list | 未启动 0 | activities:
9.1 2026H1 | a list that says 无 | 未启动 0 | activities: 无
9.1 2026H1 | no list | 数据缺失 | parks:
9.1 2026H2 | the year's last day | 已完成 1 | activities@2026H1: | activities: 会,技术交流,2026-12-31
9.1 2026H2 | the first half-year's counts | 已完成 1 | activities@2026H1: 会,技术交流,2026-01-01 | activities:
9.1 2026H2 | none in the year | 未启动 0 | activities@2026H1: | activities:
9.2 2026H1 | an area's part | 已开展 1 | cases: 案,2026,已发布,是
9.2 2026H1 | one not published | 未开展 0 | cases: 案,2026,审核,是
9.2 2026H1 | its stage is not given | 数据缺失 0 | cases: 案,2026,-,是
9.2 2026H1 | published the day after: whether it counts is not known | 数据缺失 0 | cases: 案,2026,已发布,是,2026-07-01
9.2 2026H1 | of the year, whatever day: it is published | 已开展 1 | cases: 案,2026,已发布,是,2026年
9.2 2026H1 | a list that says 无 | 未开展 0 | cases: 无
9.2 2026H1 | no list | 数据缺失 | activities:
9.2 2026H2 | no area is behind on the due date | 未开展 0 | cases:
10.1 2026H1 | all | 已完成 1 | rewards: 甲,省级,是,是,是,5,2026-06-30
10.1 2026H1 | half of two | 达序时 1 | rewards: 甲,省级,是,是,否; 乙,省级,是,否,否
10.1 2026H1 | one of three | 滞后 1 | rewards: 甲,省级,是,是,否; 乙,省级,是,否,否; 丙,省级,是,否,否
10.1 2026H1 | nothing applied for | 未启动 0 | rewards: 甲,省级,是,否,否
10.1 2026H1 | on the year's first day | 已完成 1 | rewards: 甲,省级,是,是,否,-,2026-01-01
10.1 2026H1 | the day before it: another year's | 不适用 | rewards: 甲,省级,是,是,否,-,2025-12-31
10.1 2026H1 | applied for the day after: not yet | 未启动 0 | rewards: 甲,省级,是,是,否,-,2026-07-01
10.1 2026H1 | one of two by then | 达序时 1 | rewards: 甲,省级,是,是,否,-,2026-06-30; 乙,省级,是,是,否,-,2026-07-01
10.1 2026H1 | paid the day after: when it was applied for is not known | 数据缺失 0 | rewards: 甲,省级,是,是,是,5,2026-07-01
10.1 2026H1 | of the year, whatever day | 数据缺失 0 | rewards: 甲,省级,是,是,否,-,2026年
10.1 2026H1 | the day after the year: another year's | 不适用 | rewards: 甲,省级,是,是,否,-,2027-01-01
10.1 2026H1 | whether it was applied for is not given | 数据缺失 0 | rewards: 甲,省级,是,-,否
10.1 2026H1 | whether it is eligible is not given | 数据缺失 0 | rewards: 甲,省级,-,否,否
10.1 2026H1 | nobody eligible | 不适用 | rewards: 甲,省级,否,否,否
10.1 2026H1 | nothing in the list | 不适用 | rewards:
10.1 2026H1 | a list that says 无 | 不适用 | rewards: 无
10.1 2026H1 | no concern of it (不涉及) | 不适用 | rewards: 甲,省级,不涉及,不涉及,不涉及
10.1 2026H1 | no list | 数据缺失 | activities:
10.1 2026H2 | half at the year's end | 滞后 1 | rewards@2026H1: 甲,省级,是,是,否 | rewards: 乙,省级,是,否,否
10.1 2026H2 | nothing at the year's end | 未启动 0 | rewards@2026H1: | rewards: 乙,省级,是,否,否
END

# project CASES [SETTINGS]: a project of the cases of one period, with Table 1 beside its manifest
project() {
   rm -rf "$dir/p"
   mkdir -p "$dir/p/ledgers"
   cp "$dir/policy.lua" "$dir/p/"
   awk -F ' *[|] *' -v out="$dir/p/" -v settings="${2:-}" '
function head(ledger, columns, fill, view) {
   heads[ledger] = "企业名称," columns
   views[ledger] = view ? view : ledger
   filled[ledger] = split(fill, values, ",")
   for (i = 1; i <= filled[ledger]; i++) defaults[ledger, i] = values[i]
}
BEGIN {
   head("enterprises", "规模以上,重点用水企业,高耗水企业,可使用再生水", "否,否,否,否")
   head("monitoring", "取水量（m3）,循环水量（m3）,产量,排水量（m3）,工业增加值（万元）,用水定额,再生水（m3）,产量单位,主要产品,取水方式,用水环节,水循环模式,串联水量（m3）,回用水量（m3）",
      "60,940,10,5,10,7,0,吨,淀粉,井,冷却,循环,0,0")
   head("management", "节水管理制度,节水负责人,三级节水管理体系,纳入绩效考核,全周期管控机制")
   head("metering", "水源种类,用途类别,分别计量,校准有效期至")
   head("meters", "用水单位应配台数,用水单位实配台数,次级用水单位应配台数,次级用水单位实配台数,主要用水设备应配台数,主要用水设备实配台数,原始记录和统计台账", "", "metering")
   head("smart", "计量器具总数,智能计量器具数,分质分类计量,非常规水计量", "", "metering")
   head("overquota", "改造期限,完成改造")
   head("recycling", "工作类型,完成日期,对方企业,用水量（m3）")
   head("reclaimed", "污水处理厂,配置状态,管网长度（km）,再生水用量（m3）")
   head("rewards", "奖补政策,符合条件,已申报,已兑现,奖补金额（万元）,日期")
   heads["analysis"] = "分析报告名称,完成日期,文件"
   heads["cases"] = "案例名称,年度,案例阶段,形成总结材料,日期"
   heads["projects"] = "项目名称,年度,需开展水资源论证,年设计用水量（m3）"
   heads["assessments"] = "项目名称,水资源论证,节水评价报告,批复日期"
   heads["three_simultaneities"] = "项目名称,同时设计,同时施工,同时投入使用,核查日期"
   heads["parks"] = "园区名称,具备条件,年度计划项数,年度完成项数,建设阶段,统一供水,废水集中治理"
   heads["retrofit"] = "项目名称,任务年度,建设阶段,更新日期"
   heads["control"] = "年度,控制值,价格口径,统计口径" # of the city, like what follows: nothing is put to the first field
   heads["conclusions"] = "指标编号,是否达到,认定结论,认定单位,认定日期"
   city["control"] = city["conclusions"] = 1
   heads["activities"] = "活动名称,活动类型,活动日期"
   print "local ledgers, areas, without, tasks = {}, {}, {}, {}" > (out "manifest.lua")
   print "return {" > (out "table1.lua")
}
# A row with its name made the case'"'"'s own, what is left out filled in, and - an empty cell.
function row(ledger, text, n, cells, i) {
   n = split(text, cells, ",")
   if (cells[1] != "无" && !city[ledger]) {
      cells[1] = cells[1] NR
      for (i = n; i <= filled[ledger]; i++) cells[i + 1] = defaults[ledger, i]
      n = filled[ledger] >= n ? filled[ledger] + 1 : n
   }
   text = cells[1]
   for (i = 2; i <= n; i++) text = text "," (cells[i] == "-" ? "" : cells[i])
   return text
}
{
   split($1, key, " ")
   kind = key[3] ~ /[a-z]/ ? key[3] : "county"
   printf "areas[%d] = { id = \"c%d\", name = \"第%d县\", kind = \"%s\" }\n", NR, NR, NR, kind > (out "manifest.lua")
   if (kind == "district") printf "without[#without + 1] = \"c%d\"\n", NR > (out "manifest.lua")
   task = key[3] ~ /^[0-9]/ ? key[3] : "1-2"
   if (key[1] == "6.3" && task != "0")
      printf "   { area = \"c%d\", text = \"%s\", min = %d, max = %d },\n", NR, task, task, substr(task, length(task)) > (out "table1.lua")
   for (f = 4; f <= NF; f++) {
      ledger = $f
      sub(/:.*/, "", ledger)
      period = ledger ~ /@/ ? substr(ledger, index(ledger, "@") + 1) : key[2]
      sub(/@.*/, "", ledger)
      view = views[ledger] ? views[ledger] : ledger
      file = "ledgers/" NR "-" view "-" period ".csv"
      printf "ledgers[#ledgers + 1] = { ledger = \"%s\", period = \"%s\", %s file = \"%s\" }\n", view, period, city[ledger] ? "" : "area = \"c" NR "\",", file > (out "manifest.lua")
      print heads[ledger] > (out file)
      text = $f
      sub(/^[^:]*: */, "", text)
      n = split(text, lines, /; */)
      for (i = 1; i <= n; i++) print row(ledger, lines[i]) > (out file)
      close(out file)
   }
}
END {
   print "return { name = \"every-edge\", database = \"t.db\", policy = \"policy\", rules = \"evaluate\", ledgers = ledgers, areas = areas,\n" \
      "   periods = { \"2025H1\", \"2025H2\", \"2026H1\", \"2026H2\", \"2027H1\", \"2027H2\", \"2028H1\", \"2028H2\" }, settings = { district_without_park_duty = { value = without, why = \"\" }, " settings " } }" > (out "manifest.lua")
   print "}" > (out "table1.lua")
}' "$1"
}
cat > "$dir/policy.lua" << 'END'
local items = {}
for _, id in ipairs { "1.1", "1.2", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3", "7.1", "7.2", "7.3", "8.1",
   "8.2", "9.1", "9.2", "10.1" } do
   items[#items + 1] = { id = id, task = tonumber(id:match("^%d+")) }
end
return { start = "2026-01-01", indicators = {}, tasks = {}, targets = { { id = "cases", goal = 4 } }, items = items,
   thresholds = { three_simultaneous = { value = 20000, inclusive = true }, manager = { value = 100000, inclusive = true } },
   table1 = { item = "6.3", years = { 2026, 2027 }, rows = require "table1" } }
END
# judged CASES PERIOD [SETTINGS]: each case beside what is judged
judged() {
   project "$1" "${3:-}"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period "$2" --format csv -C "$dir/p" > "$dir/judged" 2> "$dir/err"
   awk -F ' *[|] *' -v judged="$dir/judged" '
   BEGIN {
      while ((getline line < judged) > 0) {
         split(line, f, ",")
         got[f[1] "," f[2] "," f[3]] = f[4] (f[5] == "" ? "" : " " f[5])
      }
   }
   {
      split($1, key, " ")
      is = got["item," key[1] ",c" NR]
      print (is == $3 ? "ok " $1 ": " $2 : "not ok " $1 ": " $2 ": got \"" is "\", want \"" $3 "\"")
   }' "$1"
}
# A few dozen areas at a time are judged in less time than all at once.
for period in 2026H1 2026H2 2027H1; do
   grep "^[0-9.]* $period " "$dir/cases" | split -l 60 - "$dir/$period-"
   for cases in "$dir/$period-"*; do
      judged "$cases" $period
   done
done
# What stands at the year's end is the same where the whole year is judged; what has flowed or moved since would be of both half-years.
grep '^\(2\|3\|4.2\|5\|6.[23]\|7.1\|9\|10\)[0-9.]* 2026H2 ' "$dir/cases" > "$dir/year"
judged "$dir/year" 2026 | sed 's/ 2026H2/ 2026/'
is "all 23 items stand in the list" "$(cut -d' ' -f1 "$dir/cases" | sort -u | wc -l | tr -d ' ')" 23
is "and each case was judged" "$(cat "$dir"/20*-* | wc -l)" "$(wc -l < "$dir/cases")"

# The city is as its worst area where something must be done, done where every area to which it applies has done it; what is encouraged is
# done where one area does it; progress is none where it is missing in one area.
city() { # city ITEM PERIOD WANTED WORDS...: of the cases above that these words are of
   item=$1 period=$2 wanted=$3
   shift 3
   for words in "$@"; do
      grep -F "$item $period | $words |" "$dir/cases"
   done > "$dir/areas"
   judged "$dir/areas" "$period" > "$dir/out"
   is "the city, $item $period: $(cut -d'|' -f3 "$dir/areas" | paste -sd, | sed 's/ *, */ and /g; s/^ *//; s/ *$//')" \
      "$(grep -c ^ok "$dir/out") $(sed -n "s/^item,$item,city,\([^,]*\),.*/\1/p" "$dir/judged")" "$# $wanted"
}
city 3.1 2026H1 已完成 all "no key user"
city 3.1 2026H1 达序时 all "half of two" "no key user"
city 3.1 2026H1 数据缺失 all "half of two" "it is not given"
city 3.1 2026H1 滞后 all "half of two" "it is not given" "one of three"
city 3.1 2026H1 未启动 all "half of two" "it is not given" "one of three" none
city 5.3 2026H2 逾期 "built by the due date" "its stage is not given on it" "in building on it"
city 5.3 2026H2 已完成 "built by the due date" "the conditions are not met"
city 3.2 2026H1 已开展 "three levels" neither "neither is given"
city 3.2 2026H1 数据缺失 neither "neither is given"
city 3.2 2026H1 未开展 neither "no key user"
city 4.3 2026H1 有进展 "one smart meter more" "no meters, nothing to meter apart"
city 4.3 2026H1 数据缺失 "one smart meter more" "no base"
city 4.3 2026H1 无进展 "one smart meter more" "no base" "one less"

# What the policy leaves open is a setting, and its edges move with it.
cat > "$dir/others" << 'END'
1.2 2026H1 | 20 % less a unit exactly | 未启动 0 | enterprises: 甲,是 | monitoring: 甲,80,0 | monitoring@2025H1: 甲,100,0 | cases:
1.2 2026H1 | a little less | 不适用 | enterprises: 甲,是 | monitoring: 甲,80.001,0 | monitoring@2025H1: 甲,100,0 | cases:
1.2 2026H1 | 5 points more reuse exactly | 未启动 0 | enterprises: 甲,是 | monitoring: 甲,45,55 | monitoring@2025H1: 甲,50,50 | cases:
1.2 2026H1 | a little less | 不适用 | enterprises: 甲,是 | monitoring: 甲,45.001,54.999 | monitoring@2025H1: 甲,50,50 | cases:
4.2 2026H1 | only key users must report: one is not in the ledger | 数据缺失 0 | enterprises: 甲,否,是 | metering: 乙,1,1,是,2026-12-31
4.2 2026H1 | others need not | 不适用 | enterprises: 甲,是,否
5.3 2026H1 | built, where it must be at work | 达序时 0 | parks: 园,是,2,2,完工,是,是
5.3 2026H1 | at work | 已完成 1 | parks: 园,是,2,2,投运,是,是
6.3 2026H1 | built | 达序时 0 | retrofit: 项,2026,完工,2026-06-30
6.3 2026H1 | at work | 已完成 1 | retrofit: 项,2026,投运,2026-06-30
6.3 2026H1 | a stage with half of the weight exactly | 达序时 0 | retrofit: 项,2026,在建,2026-06-30
6.3 2026H1 | a little less | 滞后 0 | retrofit: 项,2026,开工,2026-06-30
7.1 2026H1 | five years and a day less | 已开展 1 | enterprises: 甲,否,是 | recycling: 甲,水平衡测试,2021-07-01
7.1 2026H1 | five years | 未开展 0 | enterprises: 甲,否,是 | recycling: 甲,水平衡测试,2021-06-30
9.1 2026H1 | half of two activities | 达序时 1 | activities: 会,技术交流,2026-06-30
9.1 2026H1 | both | 已完成 2 | activities: 会,技术交流,2026-06-30; 班,业务培训,2026-06-30
9.2 2026H1 | a case under review counts | 已开展 1 | cases: 案,2026,审核,是
9.2 2026H1 | one being written does not | 未开展 0 | cases: 案,2026,编写,是
END
judged "$dir/others" 2026H1 'improved_intake = "20", improved_reuse = "5", metering_covers = "key_user", counts_from = "投运", balance_test_years = 5,
   activities_per_year = 2, case_stage = "审核", stage_weights = { ["储备"] = "0", ["前期"] = "0.2", ["开工"] = "0.499", ["在建"] = "0.5", ["完工"] = "0.9", ["投运"] = "1" }'

# All areas 不适用: so is the city, and a task that has nothing else; what must be done everywhere is not begun, what is encouraged not done.
cat > "$dir/nobody" << 'END'
0 2026H1 0 | all say 无 | | enterprises: 无 | parks: 无 | projects: 无 | rewards: 无 | retrofit: 无 | recycling: 无 | reclaimed: 无 | activities: 无 | cases: 无
0 2026H1 0 | there is none | | enterprises: 甲 | parks: | projects: 项,2026,否,1 | rewards: 甲,省级,否,否,否 | retrofit: | recycling: | reclaimed: | activities: | cases:
END
sed -i 's/tasks = {}/tasks = { { id = 1 }, { id = 2 }, { id = 3 }, { id = 4 }, { id = 5 }, { id = 6 }, { id = 7 }, { id = 8 }, { id = 9 }, { id = 10 } }/
   s/targets = {.*} }, items/targets = { { id = "monitoring" }, { id = "reuse", goal = 94 }, { id = "cases", goal = 4 } }, items/
   s/indicators = {}/indicators = { "reuse" }/' "$dir/policy.lua"
judged "$dir/nobody" 2026H1 > /dev/null
of_city() { awk -F, -v kind="$1" '$1 == kind && $3 == "city" { printf "%s%s %s", (n++ ? ", " : ""), $2, $4 }' "$dir/judged"; }
is "nobody to be judged in any area: items" "$(of_city item)" "1.1 不适用, 1.2 不适用, 2.1 不适用, 2.2 不适用, 3.1 不适用, 3.2 不适用, 4.1 不适用, 4.2 不适用, 4.3 不适用, \
5.1 不适用, 5.2 不适用, 5.3 不适用, 6.1 不适用, 6.2 未启动, 6.3 不适用, 7.1 不适用, 7.2 未开展, 7.3 不适用, 8.1 未开展, 8.2 不适用, 9.1 未启动, 9.2 未启动, 10.1 不适用"
is "tasks" "$(of_city task)" "1 不适用, 2 不适用, 3 不适用, 4 不适用, 5 不适用, 6 未启动, 7 未开展, 8 未开展, 9 未启动, 10 不适用"
is "targets" "$(of_city target)" "cases 未启动, monitoring 不适用, reuse 不适用"

# The targets are the city's: a line is a project of its own, with what each of them is to be. Of conclusions * is each qualitative target's.
whole='enterprises: 甲,是 | monitoring: 甲 | analysis: 分析,2027-12-31,a.pdf'
cat > "$dir/targets" << END
2026H1 | no conclusion | QUALITATIVE 待认定 | conclusions:
2026H1 | met | QUALITATIVE 已完成 | conclusions: *,是
2026H2 | met, as was concluded half a year ago | QUALITATIVE 已完成 | conclusions@2026H1: *,是
2026H1 | not met, half a year before the first is due | QUALITATIVE 滞后 | conclusions: *,否
2026H2 | not met on the day when those of 2026 are due | system 逾期, trial 逾期, industry 逾期, experience 滞后, mechanism 滞后, awareness 滞后, production 滞后 | conclusions: *,否
2027H1 | half a year later | system 逾期, trial 逾期, industry 逾期, experience 滞后, mechanism 滞后 | conclusions: *,否
2027H2 | that of 2027, too | industry 逾期, experience 逾期, mechanism 滞后, awareness 滞后, production 滞后 | conclusions: *,否
2028H1 | half a year before the last are due | experience 逾期, mechanism 滞后, awareness 滞后, production 滞后 | conclusions: *,否
2028H2 | on their day | QUALITATIVE 逾期 | conclusions: *,否
2026H1 | no case | cases 未启动 0, 9.2 未启动 0 | cases:
2026H1 | one of four at the half-year | cases 滞后 1, 9.2 滞后 1 | cases: 一,2026,已发布,是
2026H1 | two | cases 达序时 2, 9.2 达序时 2 | cases: 一,2026,已发布,是; 二,2026,已发布,是
2026H1 | four | cases 已完成 4, 9.2 已完成 4 | cases: 一,2026,已发布,是; 二,2026,已发布,是; 三,2026,已发布,是; 四,2026,已发布,是
2026H1 | a list that says 无 | cases 未启动 0, 9.2 未启动 0 | cases: 无
2026H1 | nothing sent | cases 数据缺失, 9.2 数据缺失, reuse 数据缺失, monitoring 未到期 0, intensity 指标未下达, QUALITATIVE 待认定 | activities:
2026H2 | none on the due date | cases 逾期 0, 9.2 逾期 0 | cases:
2026H2 | three | cases 逾期 3, 9.2 逾期 3 | cases: 一,2026,已发布,是; 二,2026,已发布,是; 三,2026,已发布,是
2026H2 | the fourth on that day, the first on the policy's first | cases 已完成 4, 9.2 已完成 4 | cases: 一,2026,已发布,是,2026-01-01; 二,2026,已发布,是; 三,2026,已发布,是; 四,2026,已发布,是,2026-12-31
2026H2 | the first a day before the policy | cases 逾期 3, 9.2 逾期 3 | cases: 一,2026,已发布,是,2025-12-31; 二,2026,已发布,是; 三,2026,已发布,是; 四,2026,已发布,是
2026H2 | the fourth a day after the due date | cases 数据缺失 3, 9.2 数据缺失 3 | cases: 一,2026,已发布,是; 二,2026,已发布,是; 三,2026,已发布,是; 四,2026,已发布,是,2027-01-01
2026H2 | five | cases 已完成 5, 9.2 已完成 5 | cases: 一,2026,已发布,是; 二,2026,已发布,是; 三,2026,已发布,是; 四,2026,已发布,是; 五,2026,已发布,是
2027H1 | three half a year later | cases 逾期 3, 9.2 逾期 3 | cases: 一,2026,已发布,是; 二,2026,已发布,是; 三,2026,已发布,是
2027H1 | the fourth came late | cases 已完成 4, 9.2 已完成 4 | cases: 一,2026,已发布,是; 二,2026,已发布,是; 三,2026,已发布,是; 四,2026,已发布,是,2027-01-01
2026H1 | monitored a year before it is due | monitoring 未到期 1 | enterprises: 甲,是 | monitoring: 甲 | analysis: 分析,2026-06-30,a.pdf
2027H1 | one half-year of two, in time | monitoring 达序时 1 | $whole
2027H1 | none of two | monitoring 未启动 0 | enterprises: 甲,是; 乙,否 | monitoring: 乙 | analysis:
2027H2 | both on the due date | monitoring 已完成 2 | $whole | enterprises@2027H1: 甲,是 | monitoring@2027H1: 甲 | analysis@2027H1: 分析,2027-06-30,a.pdf
2027H2 | one on it | monitoring 逾期 1 | $whole | enterprises@2027H1: 甲,是; 乙,否 | monitoring@2027H1: 乙 | analysis@2027H1:
2027H2 | one of which nothing was sent | monitoring 数据缺失 1 | $whole
2027H2 | one, nobody to be monitored in the other | monitoring 已完成 1 | $whole | enterprises@2027H1: 甲,否
2027H2 | nobody in either | monitoring 不适用 0 | enterprises: 甲,否 | enterprises@2027H1: 甲,否
2028H1 | one, half a year later | monitoring 逾期 1 | enterprises@2027H1: 甲,是 | monitoring@2027H1: 甲 | analysis@2027H1: 分析,2027-06-30,a.pdf | enterprises@2027H2: 甲,是; 乙,否 | monitoring@2027H2: 乙 | analysis@2027H2:
2026H1 | 94 % exactly, two years early; the control value exactly | reuse 达序时 94, intensity 达序时 6 | enterprises: 甲,是 | monitoring: 甲,60,940 | control: 2026,6,当年价,含电厂
2026H1 | a little below 94 %: not judged yet; a little above the control value: behind | reuse 未到期 93.99, intensity 滞后 6.01 | enterprises: 甲,是 | monitoring: 甲,60.1,939.9 | control: 2026,6,当年价,含电厂
2026H1 | a little above 94 %, a little below the control value | reuse 达序时 94.01, intensity 达序时 5.99 | enterprises: 甲,是 | monitoring: 甲,59.9,940.1 | control: 2026,6,当年价,含电厂
2026H1 | no control value | intensity 指标未下达 6 | enterprises: 甲,是 | monitoring: 甲
2026H1 | one of another year | intensity 指标未下达 6 | enterprises: 甲,是 | monitoring: 甲 | control: 2027,6,当年价,含电厂
2026H1 | nothing taken in, nothing added | reuse 数据缺失, intensity 数据缺失 | enterprises: 甲,是 | monitoring: 甲,0,0,10,5,0 | control: 2026,6,当年价,含电厂
2026H1 | nobody to be measured | reuse 不适用, intensity 不适用 | enterprises: 甲,否 | control: 2026,6,当年价,含电厂
2027H2 | below 94 % a year before it is due | reuse 未到期 93.99, intensity 达序时 6.01 | enterprises@2027H1: 甲,是 | monitoring: 甲,60.1,939.9 | monitoring@2027H1: 甲,60.1,939.9 | control: 2027,6.01,当年价,含电厂
2028H1 | in its year: exactly | reuse 达序时 94, intensity 达序时 6 | enterprises: 甲,是 | monitoring: 甲,60,940 | control: 2028,6,当年价,含电厂
2028H1 | missed by a little | reuse 滞后 93.99, intensity 滞后 6.01 | enterprises: 甲,是 | monitoring: 甲,60.1,939.9 | control: 2028,6,当年价,含电厂
2028H2 | on the due date: exactly | reuse 已完成 94, intensity 已完成 6 | enterprises@2028H1: 甲,是 | monitoring: 甲,60,940 | monitoring@2028H1: 甲,60,940 | control: 2028,6,当年价,含电厂
2028H2 | missed by a little | reuse 逾期 93.99, intensity 逾期 6.01 | enterprises@2028H1: 甲,是 | monitoring: 甲,60.1,939.9 | monitoring@2028H1: 甲,60.1,939.9 | control: 2028,6,当年价,含电厂
2028H2 | met with a little to spare | reuse 已完成 94.01, intensity 已完成 5.99 | enterprises@2028H1: 甲,是 | monitoring: 甲,59.9,940.1 | monitoring@2028H1: 甲,59.9,940.1 | control: 2028,6,当年价,含电厂
2028H2 | of half of its year nothing was sent | reuse 数据缺失, intensity 数据缺失 | enterprises: 甲,是 | monitoring: 甲 | control: 2028,6,当年价,含电厂
END
qualitative="system trial industry experience mechanism awareness production"
sed -i "$(for state in 待认定 已完成 滞后 逾期; do
      printf 's/QUALITATIVE %s/%s/;' $state "$(for id in $qualitative; do printf '%s %s, ' "$id" $state; done | sed 's/, $//')"
   done
   for met in 是,达到 否,尚需努力; do
      printf 's/\*,%s/%s/;' "${met%%,*}" "$(for id in $qualitative; do printf '%s,%s,市局,2026-06-30; ' "$id" "$met"; done | sed 's/; $//')"
   done)" "$dir/targets"
cat > "$dir/policy.lua" << 'END'
local targets = { { id = "cases", goal = 4 }, { id = "monitoring" }, { id = "reuse", goal = 94 }, { id = "intensity" } }
for _, id in ipairs { "system", "trial", "industry", "experience", "mechanism", "awareness", "production" } do
   targets[#targets + 1] = { id = id, mode = "qualitative" }
end
return { start = "2026-01-01", indicators = { "reuse", "intensity", "intake" }, tasks = {}, targets = targets, items = { { id = "1.1" }, { id = "9.2" } }, thresholds = {} }
END
while IFS= read -r line; do
   period=${line%% *}
   echo "0 $line" > "$dir/line"
   judged "$dir/line" "$period" > /dev/null
   words=$(echo "$line" | sed 's/^[^|]*| *//; s/ *|.*//')
   wanted=$(echo "$line" | awk -F ' *[|] *' '{ print $3 }')
   is "$period: $words" "$(echo "$wanted" | sed 's/, /\n/g' | while read -r id _; do
      awk -F, -v id="$id" '($1 == "target" || $1 == "item") && $2 == id && $3 == "city" { print id " " $4 ($5 == "" ? "" : " " $5) }' "$dir/judged"
   done | paste -sd, | sed 's/,/, /g')" "$wanted"
done < "$dir/targets"
is "all eleven targets stand in the list" "$(cut -d'|' -f3 "$dir/targets" | grep -o '[a-z][a-z]*' | sort -u | wc -l | tr -d ' ')" 11

# What stands for a target without a figure: each named piece of evidence, 数据缺失 where nothing was sent; of intake — without a base.
sed -i 's/items = {.*} }, thresholds = {}/items = {\
   { id = "1.1", task = 1 }, { id = "3.1", task = 3 }, { id = "3.2", task = 3 }, { id = "7.3", task = 7 }, { id = "9.1", task = 9 }, { id = "9.2", task = 9 },\
   { id = "10.1", task = 10 } }, thresholds = { manager = { value = 100000, inclusive = true } }/' "$dir/policy.lua"
evidence() { # evidence LEDGERS: target by target, what stands for it
   echo "0 2026H1 | | | $1" > "$dir/line"
   judged "$dir/line" 2026H1 > /dev/null
   echo "SELECT subject || ': ' || (SELECT group_concat((e.value ->> '$.subject') || ' ' || (e.value ->> '$.text'), ', ') FROM json_each(data, '$.evidence') e)
      FROM judgment WHERE kind = 'target' AND json_extract(data, '$.mode') = 'qualitative' ORDER BY id;" | sqlite3 -batch "$dir/p/t.db"
}
is "evidence, nothing sent" "$(evidence 'control:')" "system: 3.1 数据缺失1个
trial: 9.1 数据缺失1个, cases 数据缺失
industry: intake 数据缺失, intensity 数据缺失
experience: 9.1 数据缺失1个, 9.2 数据缺失
mechanism: 3.1 数据缺失1个, 10.1 数据缺失1个
awareness: 3.2 数据缺失1个, 9.1 数据缺失1个, activities 数据缺失
production: 3.1 数据缺失1个, 3.2 数据缺失1个, 7.3 数据缺失1个"
is "without a base" "$(evidence 'enterprises: 甲,是,是 | monitoring: 甲 | management: 甲,是,是,否,否,否 | activities: | cases: 一,2026,审核,否; 二,2026,已发布,是 | rewards: 无')" \
   "system: 3.1 已完成1个
trial: 9.1 未启动1个, cases 1个
industry: intake 上年同期无可比数据, intensity 上年同期无可比数据
experience: 9.1 未启动1个, 9.2 滞后
mechanism: 3.1 已完成1个, 10.1 不适用1个
awareness: 3.2 未开展1个, 9.1 未启动1个, activities 无记录
production: 3.1 已完成1个, 3.2 未开展1个, 7.3 数据缺失1个"
is "with one" "$(evidence 'enterprises: 甲,是,是 | monitoring: 甲 | enterprises@2025H1: 甲,是,是 | monitoring@2025H1: 甲,80 | activities: 会,技术交流,2026-06-30 | cases:' | sed -n 2,4p)" \
   "trial: 9.1 已完成1个, cases 0个
industry: intake 同比下降25.0%, intensity 同比下降25.0%
experience: 9.1 已完成1个, 9.2 未启动"
