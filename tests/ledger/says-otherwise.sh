#!/bin/sh
# A flag or a stage beside words or counts that say otherwise is told at its row, by what the judgments ask too; words that can be
# meant otherwise, that speak of something else, or of what is to come, are not.
. ./lib.sh
. ./judged.sh

judged_project conclusions parks overquota management assessments retrofit rewards cases reclaimed << 'END'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, items = {}, targets = { { id = "system", mode = "qualitative" } } }
END
# told LEDGER WANTED HEAD ROW: what check says of the row ("" for nothing) besides what is missing: its column and its code
told() {
   printf '%s\n%s\n' "$3" "$4" > "$p/$1.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/check" 2>&1
   is "$1: $4" "$(sed -n "s#^ledgers/$1.csv:2:\([0-9]*\): warning: .*\[\(says_otherwise\|contradicts\|unfinished\)\]\$#\1 \2#p" "$dir/check" | paste -sd,)" "$2"
   rm "$p/$1.csv"
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
}
concluded() { told conclusions "$1" 指标编号,是否达到,认定结论,认定单位,认定日期 "system,$2,$3,市局,2026-06-30"; }
concluded "3 contradicts" 是 尚未达到
concluded "3 contradicts" 否 已达到年度要求
concluded "" 是 个别尚未建立的企业已列出清单限期完成，认定达到年度要求
concluded "" 否 争取下半年达到
park() { told parks "$1" 县区,园区名称,具备条件,年度计划项数,年度完成项数,建设阶段,统一供水,废水集中治理,备注 "甲县,甲园,是,$2"; }
park "5 unfinished" 4,2,完工,是,是,
park "5 unfinished" 4,0,投运,是,是,
park "" 4,4,完工,是,是,
park "" 4,2,在建,是,是,
park "" ,2,完工,是,是,
park "9 says_otherwise" 4,4,完工,是,是,主体工程尚未完工
park "" 4,4,完工,是,是,已竣工验收
park "" 4,2,在建,是,是,尚未完工
park "9 says_otherwise" 4,4,完工,是,是,尚未实现统一供水
finished() { told overquota "$1" 县区,企业名称,改造期限,完成改造,备注 "甲县,甲厂,2026-12-31,$2"; }
finished "5 says_otherwise" 是,改造未完成
finished "5 says_otherwise" 是,尚未完成
finished "5 says_otherwise" 否,已完成改造
finished "" 否,尚未完成
finished "" 是,已于5月完成
finished "" 是,计划年底前完成二期改造
finished "" 否,争取年底前完成改造
finished "" 是,资金尚未拨付
managed() { told management "$1" 县区,企业名称,节水管理制度,节水负责人,三级节水管理体系,纳入绩效考核,全周期管控机制,备注 "甲县,甲厂,$2"; }
managed "8 says_otherwise" 是,是,是,是,是,制度尚未建立
managed "8 says_otherwise" 是,是,是,是,是,节水管理制度未印发
managed "" 是,否,是,是,是,节水负责人制度尚未建立
managed "8 says_otherwise" 是,是,是,是,是,节水管理制度已建立，尚无节水负责人
managed "8 says_otherwise" 否,是,是,是,是,已建立节水管理制度
managed "" 是,是,是,否,是,未纳入考核
assessed() { told assessments "$1" 县区,项目名称,水资源论证,节水评价报告,备注 "甲县,一期,$2"; }
assessed "5 says_otherwise" 是,是,尚未开展论证
assessed "5 says_otherwise" 是,是,节水评价报告未编制
assessed "" 是,否,节水评价报告未编制
assessed "" 是,是,论证报告已批复
retrofit() { told retrofit "$1" 县区,项目名称,任务年度,建设阶段,更新日期,备注 "甲县,一期,2026,$2"; }
retrofit "6 says_otherwise" 完工,2026-06-30,尚未竣工
retrofit "6 says_otherwise" 在建,2026-06-30,尚未开工
retrofit "" 前期,2026-06-30,尚未开工
retrofit "" 完工,2026-06-30,尚未投运
rewarded() { told rewards "$1" 县区,企业名称,奖补政策,符合条件,已申报,已兑现,奖补金额（万元）,备注 "甲县,甲厂,省级,$2"; }
rewarded "8 says_otherwise" 是,是,是,30,资金尚未拨付
rewarded "8 says_otherwise" 是,是,否,,未申报
rewarded "" 是,是,否,,资金尚未拨付
rewarded "" 是,是,否,,已申报未兑现
told cases "7 says_otherwise" 县区,案例名称,企业名称,年度,案例阶段,形成总结材料,备注 甲县,一案,甲厂,2026,已发布,是,尚未发布
told reclaimed "7 says_otherwise" 县区,污水处理厂,企业名称,配置状态,管网长度（km）,再生水用量（m3）,备注 甲县,一厂,甲厂,已供水,3,5,尚未通水

park "5 unfinished" 4,2,完工,是,是,
has "the sentence has both counts" "$dir/check" "甲园：填为已建成，计划的建设内容却没有全部完成，请核实（“节水设施建设阶段”为完工，“本年完成建设内容”为2，“本年计划建设内容”为4）"
finished "5 says_otherwise" 是,改造未完成
has "and the words" "$dir/check" "甲厂：备注与所填的不一致，请核实（“完成改造”为是，“备注”为改造未完成）"
