--- notice_tasks: what this policy's notice says of each of its items: its figures in clauses, and what areas behind in it are
--- asked to do. notice_items.lua makes the sentences. Every figure is the evaluation's.

local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"

local part_value, rate, plain = phrases.part_value, phrases.rate, report.plain

local function more(number_of)
   return number_of ~= nil and number_of > 0
end

--- A count with its words, or other words for none: 已申报7户; 均未申报. Where it is the whole of goal, words for that: 均已申报,
--- without 均 for one alone.
local function some(x, before, after, none, goal, whole)
   if goal and more(x) and x:eq(goal) then
      return goal:eq(1) and whole:gsub("均", "", 1) or whole
   end
   return more(x) and before .. plain(x) .. after or none or ""
end

--- The time that a period's volumes are of.
local function span(p)
   return p.half == 0 and "本年" or "本期"
end

--- Figures of an item's city judgment as clauses; keyed by item. (j, p) → list of clauses.
local facts = {}

facts["1.1"] = function(j, p)
   local due, whole = part_value(j, "应报企业"), part_value(j, "完整上报")
   local without = {}
   for _, a in ipairs(project.areas) do
      for _, name in ipairs(report.get(p, "item", j.id, a.id).behind) do
         if name == "用水分析报告" then
            without[#without + 1] = a.name
         end
      end
   end
   return {
      "应报送用水监测数据的规模以上工业企业" .. plain(due) .. "户",
      some(whole, "完整上报", "户，上报率" .. rate(whole, due), "均未完整上报", due, "均已完整上报"),
      #without > 0 and phrases.places(without) .. (p.half == 0 and "未按半年形成" or "尚未形成") .. "用水分析报告" or "",
   }
end

facts["1.2"] = function(j)
   local improved = part_value(j, "成效明显企业")
   if not more(improved) then
      return {}
   end
   return {
      "节水成效明显的企业" .. plain(improved) .. "户",
      some(j.value, "已形成书面总结", "篇", "均未形成书面总结"),
   }
end

facts["2.1"] = function(j)
   return {
      "应开展水资源论证的项目" .. plain(j.goal) .. "个",
      some(j.value, "已完成论证并编制节水评价报告", "个", "均未完成论证和节水评价报告",
         j.goal, "均已完成论证并编制节水评价报告"),
      some(part_value(j, "优先使用再生水的项目"), "优先使用再生水", "个"),
   }
end

facts["2.2"] = function(j)
   local threshold = policy.threshold("three_simultaneous").text:gsub("（", "以上（", 1)
   return {
      threshold .. "的项目" .. plain(j.goal) .. "个",
      some(j.value, "落实节水“三同时”", "个", "均未落实节水“三同时”", j.goal, "均已落实节水“三同时”"),
   }
end

facts["3.1"] = function(j)
   local large, unknown = part_value(j, "年用水量10万立方米以上企业"), part_value(j, "其中节水负责人数据缺失")
   local manager = ""
   if more(large) then
      manager = policy.threshold("manager").text .. "企业" .. plain(large) .. "户，"
         .. some(part_value(j, "其中建立节水负责人制度"), "建立节水负责人制度", "户", "尚未建立节水负责人制度")
         .. (more(unknown) and "（另有" .. plain(unknown) .. "户数据缺失）" or "")
   end
   return {
      "重点用水企业" .. plain(j.goal) .. "户，"
         .. some(j.value, "建立节水管理制度", "户，占" .. rate(j.value, j.goal), "均未建立节水管理制度",
            j.goal, "均已建立节水管理制度"),
      manager, mark = "；",
   }
end

facts["3.2"] = function(j, p)
   return {
      phrases.join { some(j.value, "建立厂长、车间、班组三级节水管理体系的重点用水企业", "户",
         "尚无重点用水企业建立厂长、车间、班组三级节水管理体系"), phrases.rise(p, j), },
      some(part_value(j, "节水指标纳入绩效考核"), "将节水指标纳入绩效考核的", "户"), mark = "；",
   }
end

--- Rates of a gradual item's measures: 甲配备率为94.0%; 其中甲、乙配备率分别为97.2%、92.1% (tail: what the labels end in).
local function rates(j, labels, tail)
   local names, values = {}, {}
   for _, label in ipairs(labels) do
      local m = phrases.part(j, label)
      if m and m.value then
         names[#names + 1], values[#values + 1] = label:sub(1, #label - #tail), phrases.percent(m.value)
      end
   end
   if #names == 0 then
      return ""
   end
   return (#labels > 1 and "其中" or "") .. table.concat(names, "、") .. tail .. (#names > 1 and "分别" or "") .. "为" .. table.concat(values, "、")
end

facts["4.1"] = function(j, p)
   local open = false
   for _, a in ipairs(project.areas) do
      open = open or (report.get(p, "item", j.id, a.id).note or ""):find("阈值待确认", 1, true) ~= nil
   end
   return {
      rates(j, { "水计量器具配备率" }, "配备率"), phrases.moved(p, phrases.part(j, "水计量器具配备率")),
      rates(j, { "用水单位配备率", "次级用水单位配备率", "主要用水设备配备率" }, "配备率"),
      open and "配备率达标阈值待确认，暂不作达标判断" or "",
   }
end

facts["4.2"] = function(j)
   return {
      "有两个以上水源或两类以上用途用水的企业" .. plain(j.goal) .. "户",
      some(j.value, "分别计量且校准在有效期内的", "户", "均未做到分别计量且校准在有效期内",
         j.goal, "均做到分别计量且校准在有效期内"),
   }
end

facts["4.3"] = function(j, p)
   local function firms(words, label)
      local m = phrases.part(j, label)
      return m and m.value and words .. "占" .. phrases.percent(m.value) or ""
   end
   return {
      rates(j, { "智能计量器具占比" }, "占比"), phrases.moved(p, phrases.part(j, "智能计量器具占比")),
      firms("实行分质分类计量的企业", "分质分类计量"),
      firms("使用非常规水的企业中实行计量的", "非常规水计量"),
   }
end

facts["5.1"] = function(j)
   return { "园区供排水、废水处理和水循环设施年度计划建设内容" .. plain(j.goal) .. "项",
      some(j.value, "已完成", "项", "均未完成", j.goal, "均已完成"), }
end

facts["5.2"] = function(j)
   local treated = part_value(j, "集中治理废水")
   if more(j.goal) and j.value:eq(j.goal) and treated:eq(j.goal) then
      return { "工业园区" .. plain(j.goal) .. "个，" .. (j.goal:eq(1) and "" or "均") .. "实行统一供水和废水集中治理" }
   end
   return {
      "工业园区" .. plain(j.goal) .. "个", some(j.value, "实行统一供水的", "个", "均未实行统一供水", j.goal, "均实行统一供水"),
      some(treated, "实行废水集中治理的", "个", nil, j.goal, "均实行废水集中治理"),
   }
end

facts["5.3"] = function(j)
   return {
      "应于" .. fmt.due(j.due) .. "完成节水及水循环利用设施建设的园区" .. plain(j.goal) .. "个",
      some(j.value, "已完成", "个", "尚无完成的园区", j.goal, "均已完成"),
   }
end

facts["6.1"] = function(j)
   local over = part_value(j, "超定额企业")
   return {
      "高耗水企业" .. plain(j.goal) .. "户",
      more(over) and "用水超过定额的" .. plain(over) .. "户，"
         .. some(part_value(j, "其中已限期改造"), "其中已列入限期改造", "户", "均未列入限期改造",
            over, "均已列入限期改造") or "用水均未超过定额",
   }
end

facts["6.2"] = function(j, p)
   local time = p.half == 0 and "下半年" or "本期" -- the store is kept by half-years
   local money, saving = phrases.part(j, "总投资"), phrases.part(j, "年节水量")
   return {
      "储备库有项目" .. plain(j.goal) .. "个，" .. some(j.value, time .. "已更新", "个", time .. "均未更新", j.goal, time .. "均已更新"),
      money and more(money.value) and "总投资" .. phrases.money(money.value) .. phrases.lacking(money, "个项目") or "",
      saving and more(saving.value) and "可形成年节水量" .. phrases.volume(saving.value) .. phrases.lacking(saving, "个项目") or "",
   }
end

facts["6.3"] = function(j, p)
   if not j.goal then
      return { policy.short() .. "未安排" .. p.year .. "年度技改任务" }
   end
   local goal = plain(j.goal) .. (j.goal_max and j.goal_max > j.goal and "～" .. plain(j.goal_max) or "")
   local list = {}
   for _, row in ipairs(report.retrofit(p)) do
      for _, x in ipairs(row.projects) do
         list[#list + 1] = x
      end
   end
   return {
      "年度技改任务" .. goal .. "个",
      #list > 0 and phrases.join { "列入年度任务的项目" .. #list .. "个",
         some(j.value, "已完成", "个", "", number(#list), "均已完成"), } .. "（" .. phrases.stages(list) .. "）" or "尚无列入年度任务的项目",
   }
end

facts["7.1"] = function(j, p)
   return {
      phrases.join { some(j.value, "在有效期内开展水平衡测试的重点用水企业", "户", "尚无重点用水企业在有效期内开展水平衡测试"),
         phrases.rise(p, j), },
      some(part_value(j, "开展水效对标"), "开展水效对标的", "户"), mark = "；",
   }
end

facts["7.2"] = function(j, p)
   return {
      phrases.join { some(j.value, "企业间串联用水、分质用水", "对", "企业间尚未开展串联用水、分质用水"), phrases.rise(p, j) },
      more(j.value) and span(p) .. "水量" .. phrases.volume(part_value(j, "串联、分质用水量")) or "", mark = "；",
   }
end

facts["7.3"] = function(j, p)
   local discharge = phrases.part(j, "万元工业增加值废水排放量")
   return {
      phrases.join { "建立“全周期”管控机制的重点用水企业占" .. phrases.percent(j.value), phrases.moved(p, phrases.part(j, "“全周期”管控机制")) },
      discharge and discharge.value and phrases.join { "万元工业增加值废水排放量" .. report.figure(discharge.value) .. "立方米",
         phrases.moved(p, discharge), } or "", mark = "；",
   }
end

facts["8.1"] = function(j, p)
   local use = ""
   if more(j.value) then
      use = "管网长度" .. plain(part_value(j, "管网长度")) .. "公里，" .. span(p) .. "再生水用量" .. phrases.volume(part_value(j, "再生水用量"))
   end
   return {
      phrases.join { some(j.value, "再生水“点对点”供水", "对", "尚无再生水“点对点”供水"), phrases.rise(p, j) }, use, mark = "；",
   }
end

facts["8.2"] = function(j, p)
   return {
      "生产用水可使用再生水的企业" .. plain(j.goal) .. "户", some(j.value, "已使用", "户", "均未使用", j.goal, "均已使用"), phrases.rise(p, j),
   }
end

facts["9.1"] = function(j)
   return { some(j.value, "本年举办节水技术交流、业务培训和供需对接活动", "次", "本年尚未举办节水技术交流、业务培训和供需对接活动") }
end

--- Areas with their counts of an item, those with as many together: 甘州区3个，临泽县、民乐县各1个.
local function by_count(p, j)
   local groups, out = {}, {}
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      if more(own.value) then
         local n = plain(own.value)
         if not groups[n] then
            groups[n] = { n = n, names = {} }
            groups[#groups + 1] = groups[n]
         end
         table.insert(groups[n].names, a.name)
      end
   end
   for i, g in ipairs(groups) do
      out[i] = table.concat(g.names, "、") .. (#g.names > 1 and "各" or "") .. g.n .. "个"
   end
   return table.concat(out, "，")
end

facts["9.2"] = function(j, p)
   local stage = require("settings").get("case_stage")
   local later = j.due < p.first -- the target is an earlier year's
   return {
      "节水先进企业典型案例" .. (later and j.due:sub(1, 4) .. "年" or "") .. "目标" .. plain(j.goal) .. "个",
      some(j.value, (later and "累计" or "") .. stage, "个（" .. by_count(p, j) .. "）", "尚无" .. stage .. "的案例"),
      -- Cases not yet published may well be begun.
      (j.status == "滞后" or j.status == "未启动") and "低于序时进度" or phrases.said(j.status),
   }
end

facts["10.1"] = function(j)
   local granted = part_value(j, "已兑现奖补")
   return {
      "符合奖补条件的企业" .. plain(j.goal) .. "户", some(j.value, "已申报", "户", "均未申报", j.goal, "均已申报"),
      more(granted) and "已兑现" .. plain(granted) .. "户、" .. phrases.money(part_value(j, "奖补金额")) or "尚未兑现",
   }
end

--- What areas behind in an item are asked to do; keyed by item.
local demands = {
   ["1.1"] = "补齐企业用水监测数据，按半年形成用水分析报告",
   ["1.2"] = "抓紧总结节水成效明显企业的经验做法，形成书面材料",
   ["2.1"] = "督促建设单位补齐水资源论证和节水评价报告",
   ["2.2"] = "督促项目节水设施与主体工程同时设计、同时施工、同时投入使用",
   ["3.1"] = "逐户督促重点用水企业建立节水管理制度",
   ["4.1"] = "对照缺项逐户补配水计量器具",
   ["4.2"] = "督促企业分别安装用水计量设施，及时送检校准",
   ["4.3"] = "加快智能计量和分质分类计量器具配备",
   ["5.1"] = "加快园区供排水、废水处理和水循环设施建设",
   ["6.1"] = "对用水超过定额的企业逐户明确改造期限并督促按期完成",
   ["6.2"] = "及时更新储备库项目进展",
   ["7.3"] = "推动重点用水企业建立“全周期”管控机制，降低废水排放强度",
   ["9.1"] = "抓紧组织节水技术交流、业务培训或供需对接活动",
   ["9.2"] = "加快推进案例编写、审核和发布",
   ["10.1"] = "组织符合条件的企业申报节水奖补",
}

demands["5.3"] = function(p, j)
   local works = "园区节水及水循环利用设施"
   if j.due <= p.last then
      return "抓紧完成已经逾期的" .. works .. "建设与完善"
   end
   return "倒排工期，确保" .. works .. "于" .. fmt.due(j.due) .. "完成建设与完善"
end

demands["6.3"] = function(p)
   if p.half == 1 then
      return "加快年度技改任务项目建设，确保年底前完成"
   end
   return "加快" .. p.year .. "年度技改任务项目建设，尽快补齐任务缺口"
end

return { facts = facts, demands = demands }
