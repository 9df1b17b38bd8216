#!/bin/sh
# Every number of the sample's documents has an origin of a known kind, its page, and cells that say what the ledgers' files say;
# the document is the same with a trace and without.
. ./lib.sh
P=2026H1

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db" -q 2> "$dir/err"; }
look() { python3 notice/origins.py "$@"; }
run import > "$dir/out"
is "the sample is evaluated" "$(run evaluate --period $P > "$dir/out"; echo $?)" 0

# document NAME LANGUAGE OPTION...: built without a trace and with one
document() {
   name=$1
   lang=$2
   shift 2
   run build "$name" --period $P --lang "$lang" "$@" -o "$dir/plain.pdf"
   run build "$name" --period $P --lang "$lang" "$@" -o "$dir/traced.pdf" --trace "$dir/t.json"
   cmp -s "$dir/plain.pdf" "$dir/traced.pdf" && ok "$name $lang is the same document with a trace" \
      || not_ok "$name $lang is the same document with a trace" "it differs; $(head -n 2 "$dir/err")"
   is "$name $lang: each number printed has an entry, each entry a page" "$(look covers "$dir/traced.pdf" "$dir/t.json")" "covers [] [] True True"
   is "$name $lang: no number is of unknown origin" "$(look kinds "$dir/t.json")" "kinds 0 [] "
   case $(look cells "$dir/t.json" "$top/data") in
      "cells "*" []") ok "$name $lang: cells say what their files say" ;;
      *) not_ok "$name $lang: cells say what their files say" "$(look cells "$dir/t.json" "$top/data")" ;;
   esac
}

for lang in zh en zh-en; do
   document county $lang --area ganzhou
   document unit $lang --for 市工信局
   document enterprise $lang --for 甘州示例金穗淀粉有限公司
   document tasklist $lang
   document schedule $lang
   document casebook $lang
   document notice $lang
   cp "$dir/t.json" "$dir/notice-$lang.json"
done

# kinds NAME TRACE KIND=LEAST...
kinds() { name=$1; shift; is "$name" "$(look kinds "$@")" "kinds 0 [] "; }
kinds "the notice has numbers of each kind" "$dir/notice-zh.json" judgment=280 cell=70 count=90 file=60 period=15 numbering=70 computed=1
kinds "in English, too" "$dir/notice-en.json" judgment=280 cell=60 count=90 file=60 period=12 numbering=70

# Single entries, by hand: entry NAME NUMBER WHERE KIND WHAT FIRST-CELLS, in the document traced last or TRACE
TRACE=$dir/notice-zh.json
entry() { is "$1" "$(look entry "$TRACE" "$2" "$3")" "$4"; }
cell=ledgers/2026H1/用水监测-甘州区.csv
entry "an indicator" 93.96 总体情况/核心指标 \
   "judgment 全市规模以上工业用水重复利用率 $cell:4:12 甘州示例金穗淀粉有限公司 循环水量（m3） = 5998500 ; $cell:4:13 甘州示例金穗淀粉有限公司 串联水量（m3） = 418500"
entry "a figure in a table" 240.80 "规模以上工业用水主要指标 3:2" \
   "judgment 甘州区规模以上工业取水量 $cell:4:5 甘州示例金穗淀粉有限公司 取水量（m3） = 525000 ; $cell:5:5 甘州示例甘昇热力发电有限责任公司 取水量（m3） = 1138800"
entry "an item of an area" 1 "节水技改重点项目年度任务完成情况（单位：个） 8:4" \
   "judgment 张掖经开区条目6.3 ledgers/2026H1/技改项目储备库.csv:18:3 项目名称 = 张掖示例昇阳热电再生水深度利用二期工程 ; ledgers/2026H1/技改项目储备库.csv:18:7 张掖示例昇阳热电再生水深度利用二期工程 建设阶段 = 投运"
entry "how many judgments there are" 4 "各县区应完成类条目完成情况 2:4" \
   "count 甘州区条目2.1、甘州区条目4.2、甘州区条目5.1等4项 ledgers/2026H1/水资源论证.csv:4:4 甘州示例金穗淀粉有限公司淀粉糖扩建项目 水资源论证 = 是 ; ledgers/2026H1/水资源论证.csv:4:5 甘州示例金穗淀粉有限公司淀粉糖扩建项目 节水评价报告 = 是"
entry "how many names there are" 3 重点任务进展/完善工业园区节水基础设施 "count 甘州区、民乐县、张掖经开区 scripts/phrases.lua:70"
entry "an item's number is the policy's" 6.1 "各县区任务完成情况表（表） 20:1" "file 文件所列 policy.lua:139"
weights=$(sed -n '/^ *stage_weights = /=' "$top/data/manifest.lua")
entry "a setting's is the manifest's" 0.4 各县区情况/note/2 "file 文件所列 manifest.lua:$((weights + 1))"
entry "a doubtful cell" 307700 "台账中待补正、待核实的数据 2:5" "cell 台账中待核实的数据 $cell:11:5"
entry "a day" 30 top/1 "period 统计期2026H1 "
entry "the document's date" 20 tail "period 文件日期2026-07-20 "
entry "a table's number" 1 captions "numbering 图表序号 "
entry "a row's" 5 "台账中待补正、待核实的数据 6:1" "numbering 行次 "
line=$(sed -n '/^ *out.*= rank and tostring(rank)/=' "$top/scripts/notice_tables.lua")
row=$(sed -n '/tables.areas(city)/=' "$top/templates/notice.md")
entry "what code counted, and where" 2 "各县区应完成类条目完成情况 2:10" "computed 由代码算出 scripts/notice_tables.lua:$line ; templates/notice.md:$row"
run build county --area ganzhou --period $P -o "$dir/traced.pdf" --trace "$dir/t.json"
TRACE=$dir/t.json
entry "a ledger's cell" 1500 "节水技改项目（表） 4:5" "cell 工业节水技术改造项目台账：总投资 ledgers/2026H1/技改项目储备库.csv:5:8 总投资 = 1,500"
entry "what a template worked out from cells" 38.01 "超定额企业（表） 2:3" \
   "cell 工业用水监测台账：取水量、工业用水监测台账：产品产量 $cell:10:5 取水量 = 119,200 ; $cell:10:17 产品产量 = 3,136"

# From a sentence's number to the same cells by explain.
explained() { # explained NAME SUBJECT AREA NUMBER WHERE: area "all" gives none, as the entry says
   [ "$3" = all ] && set -- "$1" "$2" "" "$4" "$5"
   "$WENHENG" explain "$2" --period $P ${3:+--area "$3"} -C "$top/data" --db "$dir/p.db" > "$dir/explained" 2> "$dir/err"
   is "$1" "$(look explained "$dir/notice-zh.json" "$4" "$5" "$dir/explained")" "explained True []"
}
explained "explain leads from an indicator to its cells" reuse city 93.96 总体情况/核心指标
explained "and from a table's figure" intake ganzhou 240.80 "规模以上工业用水主要指标 3:2"
explained "and from an item's, area by area" 3.1 all 80.6 重点任务进展/健全完善企业节水管理制度
