--- facts: what the words before a number in a task's paragraph say it is: the rule list of trace.lua.
---
--- { words, item, what }: words are a Lua pattern; what is a field of the item's judgment for the city (value, goal_max,
--- undecided), goal (without the undecided), "rate" (value of it in percent), "part:LABEL", "measure:LABEL", "previous:LABEL" (its change), or
--- a function of the judgment and of all. scale: the judgment's unit is so many of the printed one. ↕ in the words is 增加 or 减少,
--- 提高 or 下降; at their end it must be the right one.

--- How many of an item's that are counted are 数据缺失 in some area: as the judgments name them, without those of which it isn't known
--- whether they are counted.
local function unknown(item)
   return function(_, t)
      local n = 0
      for _, a in ipairs(project.areas) do
         local j = t.all["item|" .. item .. "|" .. a.id]
         n = n + #(j.data.missing or {}) - tonumber(j.data.undecided or 0)
      end
      return number(n)
   end
end

return {
   { "规模以上工业企业", "1.1", "part:应报企业" },
   { "规模以上工业企业%d+户（另有", "1.1", "undecided" },
   { "，要求掌握的内容完整上报", "1.1", "part:完整上报" },
   { "上报率", "1.1", function(j) return j.data.parts[2].value * 100 / j.data.parts[1].value end },
   { "成效明显的企业", "1.2", "part:成效明显企业" },
   { "已形成书面总结", "1.2", "value" },

   { "应开展水资源论证的项目", "2.1", "goal" },
   { "论证的项目%d+个（另有", "2.1", "undecided" },
   { "编制节水评价报告", "2.1", "value" },
   { "编制节水评价报告%d+个（另有", "2.1", unknown "2.1" },
   { "优先使用再生水", "2.1", "part:优先使用再生水的项目" },
   { "□的项目", "2.2", "goal" },
   { "□的项目%d+个（另有", "2.2", "undecided" },
   { "落实节水“三同时”", "2.2", "value" },
   { "落实节水“三同时”%d+个（另有", "2.2", unknown "2.2" },

   { "^重点用水企业", "3.1", "goal" },
   { "^重点用水企业%d+户（另有", "3.1", "undecided" },
   { "建立节水管理制度", "3.1", "value" },
   { "户，占", "3.1", "rate" },
   { "户，占[%d.]+%%（另有", "3.1", unknown "3.1" },
   { "□企业", "3.1", "part:年用水量10万立方米以上企业" },
   { "建立节水负责人制度", "3.1", "part:其中建立节水负责人制度" },
   { "负责人制度%d+户（另有", "3.1", "part:其中节水负责人数据缺失" },
   { "三级节水管理体系的重点用水企业", "3.2", "value" },
   { "纳入绩效考核的", "3.2", "part:节水指标纳入绩效考核" },

   { "水计量器具配备率为", "4.1", "measure:水计量器具配备率" },
   { "配备率分别为", "4.1", "measure:用水单位配备率" },
   { "配备率分别为[%d.]+%%、", "4.1", "measure:次级用水单位配备率" },
   { "配备率分别为[%d.]+%%、[%d.]+%%、", "4.1", "measure:主要用水设备配备率" },
   { "用途用水的企业", "4.2", "goal" },
   { "用途用水的企业%d+户（另有", "4.2", "undecided" },
   { "校准在有效期内的", "4.2", "value" },
   { "校准在有效期内的%d+户（另有", "4.2", unknown "4.2" },
   { "智能计量器具占比为", "4.3", "measure:智能计量器具占比" },
   { "分质分类计量的企业占", "4.3", "measure:分质分类计量" },
   { "企业中实行计量的占", "4.3", "measure:非常规水计量" },
   { "器具配备率为[%d.]+%%，较上年末↕", "4.1", "change:水计量器具配备率" },
   { "（两期均上报的", "4.1", "matched:水计量器具配备率" },
   { "（两期均上报的%d+户企业↕", "4.1", "change_matched:水计量器具配备率" },
   { "器具占比为[%d.]+%%，较上年末↕", "4.3", "change:智能计量器具占比" },
   { "器具占比为[%d.]+%%，较上年末↕[%d.]+个百分点（两期均上报的", "4.3", "matched:智能计量器具占比" },
   { "器具占比为[%d.]+%%，较上年末↕[%d.]+个百分点（两期均上报的%d+户企业↕", "4.3", "change_matched:智能计量器具占比" },

   { "年度计划建设内容", "5.1", "goal" },
   { "建设内容%d+项，已完成", "5.1", "value" },
   { "。工业园区", "5.2", "goal" },
   { "实行统一供水的", "5.2", "value" },
   { "实行废水集中治理的", "5.2", "part:集中治理废水" },
   { "设施建设的园区", "5.3", "goal" },
   { "设施建设的园区%d+个（另有", "5.3", "undecided" },
   { "建设的园区%d+个，已完成", "5.3", "value" },
   { "条件尚不明确），已完成", "5.3", "value" },

   { "高耗水企业", "6.1", "goal" },
   { "高耗水企业%d+户（另有", "6.1", "undecided" },
   { "用水超过定额的", "6.1", "part:超定额企业" },
   { "已列入限期改造", "6.1", "part:其中已限期改造" },
   { "列入限期改造%d+户，有", "6.1", "part:改造期限已过" },
   { "均已列入限期改造，有", "6.1", "part:改造期限已过" },
   { "改造完成后仍超定额的有", "6.1", "part:改造后仍超定额" },
   { "储备库有项目", "6.2", "goal" },
   { "本期已更新", "6.2", "value" },
   { "总投资", "6.2", "part:总投资" },
   { "总投资%d+万元（另有", "6.2", "blank:总投资" },
   { "年节水量", "6.2", "part:年节水量", scale = 10000 },
   { "年节水量[%d.]+万立方米（另有", "6.2", "blank:年节水量" },
   { "年度技改任务", "6.3", "goal" },
   { "年度技改任务%d+～", "6.3", "goal_max" },

   { "水平衡测试的重点用水企业", "7.1", "value" },
   { "水平衡测试的重点用水企业%d+户，较上年末↕", "7.1", "rise" },
   { "开展水效对标的", "7.1", "part:开展水效对标" },
   { "串联用水、分质用水", "7.2", "value" },
   { "分质用水%d+对，较上年末↕", "7.2", "rise" },
   { "本期水量", "7.2", "part:串联、分质用水量", scale = 10000 },
   { "机制的重点用水企业占", "7.3", "value" },
   { "重点用水企业占[%d.]+%%，较上年末↕", "7.3", "change:“全周期”管控机制" },
   { "废水排放量", "7.3", "measure:万元工业增加值废水排放量" },
   { "废水排放量[%d.]+立方米，较上期↕", "7.3", "percent:万元工业增加值废水排放量" },
   { "较上期↕[%d.]+%%（两期均上报的", "7.3", "matched:万元工业增加值废水排放量" },
   { "（两期均上报的%d+户企业↕", "7.3", "percent_matched:万元工业增加值废水排放量" },

   { "“点对点”供水", "8.1", "value" },
   { "管网长度", "8.1", "part:管网长度" },
   { "管网长度[%d.]+公里（另有", "8.1", "blank:管网长度" },
   { "再生水用量", "8.1", "part:再生水用量", scale = 10000 },
   { "再生水用量[%d.]+万立方米（另有", "8.1", "blank:再生水用量" },
   { "可使用再生水的企业", "8.2", "goal" },
   { "可使用再生水的企业%d+户（另有", "8.2", "undecided" },
   { "户，已使用", "8.2", "value" },
   { "尚不明确），已使用", "8.2", "value" },
   { "“点对点”供水%d+对，较上年末↕", "8.1", "rise" },
   { "户，已使用%d+户，较上年末↕", "8.2", "rise" },

   { "供需对接活动", "9.1", "value" },
   { "典型案例[%d年]-目标", "9.2", "goal" },
   { "已发布", "9.2", "value" },

   { "企业符合条件的奖补事项", "10.1", "goal" },
   { "奖补事项%d+项（另有", "10.1", "undecided" },
   { "项，已申报", "10.1", "value" },
   { "尚不明确），已申报", "10.1", "value" },
   { "已兑现", "10.1", "part:已兑现奖补" },
   { "已兑现%d+户、", "10.1", "part:奖补金额" },
   { "已兑现%d+户、[%d.]+万元（另有", "10.1", "blank:奖补金额" },
   { "三级节水管理体系的重点用水企业%d+户，较上年末↕", "3.2", "rise" },
}
