--- notice_text: the general paragraphs of a notice: totals, targets, indicators, ranking, what is behind and
--- what must follow from it. Every figure is the evaluation's; a point without facts is left out.

local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local status = require "status"

local plain = report.plain

local M = {}

--- What is attached, in order: { key=, title= }. What has nothing in it is not attached.
function M.attachments(p)
   local city, out = report.city(p), {}
   out[1] = { key = "items", title = "各县区任务完成情况表" }
   if #city.behind > 0 then
      out[#out + 1] = { key = "behind", title = "滞后、未启动和逾期事项清单" }
   end
   if #report.gaps(p) > 0 or #store.findings { period = p } > 0 then
      out[#out + 1] = { key = "gaps", title = "数据缺失和待核数据清单" }
   end
   return out
end

--- The titles alone, for the front matter.
function M.attachment_titles(p)
   local out = {}
   for i, a in ipairs(M.attachments(p)) do
      out[i] = a.title
   end
   return out
end

--- 附件2, by its key; nil when it is not attached.
function M.attachment(p, key)
   local list = M.attachments(p)
   for i, a in ipairs(list) do
      if a.key == key then
         return "附件" .. (#list > 1 and tostring(i) or "")
      end
   end
   return nil
end

--- A period before the policy's first year is judged on trial, and the notice says so.
function M.trial(p)
   local first = policy.read().first_year
   if first and p.year < first then
      return "《实施意见》自" .. first .. "年起实施，本期按同一口径试评价，仅供参考。"
   end
   return ""
end

-- 一、总体情况 ------------------------------------------------------------------------------------

--- What the policy sets: groups, tasks, items by kind.
function M.scope(city)
   local data = policy.read()
   return "《实施意见》明确" .. #data.groups .. "类" .. #city.tasks .. "项重点任务，分解为" .. #city.items .. "项条目，其中应完成类"
      .. #city.required .. "项、逐步推进类" .. #city.gradual .. "项、鼓励引导类" .. #city.encouraged .. "项。"
end

--- Items that the city as a whole is judged by.
local function citywide(city)
   local out = {}
   for _, j in ipairs(city.required) do
      if j.scope == "city" then
         out[#out + 1] = j
      end
   end
   return out
end

local order = { "达序时", "滞后", "未启动", "逾期", "数据缺失" }

--- Totals over areas and items.
function M.totals(p, city)
   local c, counts, rest = city.cell_completion, city.cell_counts, {}
   for _, s in ipairs(order) do
      local n = report.how_many(counts, s)
      if n > 0 then
         rest[#rest + 1] = s .. n .. "项次"
      end
   end
   if report.how_many(counts, "逾期") == 0 then
      rest[#rest + 1] = "无逾期事项"
   end
   local own = {}
   for _, j in ipairs(citywide(city)) do
      own[#own + 1] = j.short
   end
   return "应完成类条目" .. (#own > 0 and "除" .. table.concat(own, "、") .. "按全市统计外，" or "") .. "逐县区判断，共" .. #city.cells .. "项次"
      .. (c.inapplicable > 0 and "，扣除不涉及的" .. c.inapplicable .. "项次，应完成" .. c.total .. "项次" or "")
      .. "。截至" .. fmt.date(p.last) .. "，已完成" .. c.done .. "项次，完成率" .. (c.rate and phrases.percent(c.rate) or "—")
      .. "；" .. table.concat(rest, "、") .. "。"
end

--- Items done in every area they apply to, and the tasks of which all required items are.
function M.whole_city(city)
   local done = {}
   for _, j in ipairs(city.required) do
      if j.status == "已完成" then
         done[#done + 1] = j.short
      end
   end
   if #done == 0 then
      return "从全市看，" .. #city.required .. "项应完成类条目中，尚无在适用县区全部完成的条目。"
   elseif #done == #city.required then
      return "从全市看，" .. #done .. "项应完成类条目在适用县区全部完成。"
   end
   return "从全市看，" .. #city.required .. "项应完成类条目中，" .. phrases.counted(done, "项") .. "在适用县区全部完成。"
end

--- Years that have targets, in order, with their targets.
local function by_year(targets)
   local out, seen = {}, {}
   for _, j in ipairs(targets) do
      if not seen[j.year] then
         seen[j.year] = { year = tostring(j.year), list = {} }
         out[#out + 1] = seen[j.year]
      end
      table.insert(seen[j.year].list, j)
   end
   return out
end

--- How many targets stand how, by year.
function M.targets(city)
   local years, pieces = {}, {}
   for _, y in ipairs(by_year(city.targets)) do
      years[#years + 1] = y.year .. "年" .. #y.list .. "项"
      local counts = report.tally(y.list)
      if #report.count_list(counts) == 1 then
         pieces[#pieces + 1] = y.year .. "年目标均为" .. y.list[1].status
      else
         pieces[#pieces + 1] = y.year .. "年目标" .. report.counts(counts, "项")
      end
   end
   return "《实施意见》提出的目标共" .. #city.targets .. "项，其中" .. table.concat(years, "、") .. "。按本期情况，"
      .. table.concat(pieces, "；") .. "。"
end

--- A count against its goal: 目标4个，已完成2个，与序时进度持平.
local function counted(j)
   local unit = report.unit(j.unit)
   local text = "目标" .. plain(j.goal) .. unit .. "，已完成" .. plain(j.value) .. unit
   return j.gap and text .. "，" .. report.pace(j.gap) or text
end

--- The distance of the reuse rate from its goal, never rounded to nothing.
local function distance(j)
   local gap = j.value - j.goal
   if gap:eq(0) then
      return "与目标持平"
   end
   return (gap > 0 and "高于目标" or "距目标还差") .. report.change(gap:abs(), "个百分点", "", "")
end

local function evidence(j)
   local out = {}
   for _, e in ipairs(j.evidence or {}) do
      local text = e.text:gsub("(%d)个", "%1个县区")
      if e.kind ~= "item" or not report.get(period, "item", e.subject).counts then
         text = e.text
      end
      out[#out + 1] = e.label .. "：" .. text
   end
   if j.conclusion and j.conclusion.text then
      out[#out + 1] = "认定结论：" .. j.conclusion.text .. "（" .. (j.conclusion.by or "认定单位未填")
         .. (j.conclusion.date and "，" .. fmt.date(j.conclusion.date) or "") .. "）"
   end
   return #out > 0 and table.concat(out, "；") or "无佐证数据"
end

--- The policy's goal of the reuse rate, or nil.
function M.reuse_goal(city)
   for _, j in ipairs(city.targets) do
      if j.id == "reuse" then
         return j.goal
      end
   end
   return nil
end

--- What a target's row says: the figure against its goal, or the evidence.
function M.target_state(j)
   if j.mode == "qualitative" then
      return evidence(j)
   elseif j.value == nil then
      return #j.missing > 0 and "数据缺失：" .. report.names(j.missing, 3, "项") or "数据缺失"
   elseif j.id == "reuse" then
      return report.percent(j.value, nil, j.goal) .. "，目标" .. plain(j.goal) .. "%以上，" .. distance(j)
   elseif j.id == "intensity" then
      local value = report.figure(j.value, nil, j.goal) .. "立方米/万元"
      return j.goal and value .. "，控制指标" .. plain(j.goal) .. "立方米/万元" or value .. "，省上管控指标未下达"
   end
   return counted(j)
end

--- An official figure with the ledgers' sum beside it, or the sum. show: a figure as text.
local function both(j, show, unit)
   if not j.official then
      return show(j.value) .. unit
   end
   local text = show(j.official) .. unit .. "（官方统计数" .. (j.source and "，" .. j.source or "") .. "）"
   if not j.ledger then
      return text
   end
   local gap = (j.official - j.ledger):abs()
   return text .. "，企业台账汇总" .. show(j.ledger) .. unit
      .. (gap:eq(0) and "，二者一致" or "，二者相差" .. show(gap) .. unit)
end

local function same(j, base)
   return j.change == nil and "，" .. base or "，" .. report.yearly(j)
end

--- The three core indicators of the city, one sentence each.
function M.indicators(p, city)
   local intake, reuse, intensity = city.indicators.intake, city.indicators.reuse, city.indicators.intensity
   local base, out = "上年同期无可比数据", {}
   if intake then
      out[#out + 1] = "规模以上工业取水量" .. (intake.value and both(intake, report.wan, "万立方米") .. same(intake, base)
         or "数据缺失") .. "。"
   end
   if reuse then
      local goal = M.reuse_goal(city)
      out[#out + 1] = "规模以上工业用水重复利用率" .. (reuse.value and both(reuse, function(x)
         return report.figure(x, nil, goal)
      end, "%") .. same(reuse, base) .. (goal and "，" .. distance { value = reuse.value, goal = goal } or "") or "数据缺失") .. "。"
   end
   if intensity then
      local target = report.get(p, "target", "intensity")
      local goal = target.goal
      local judged = goal and "，省上管控指标为" .. plain(goal) .. "立方米/万元，" .. target.status or "，省上管控指标未下达，不作判断"
      out[#out + 1] = "万元工业增加值用水量" .. (intensity.value and both(intensity, function(x)
         return report.figure(x, nil, goal)
      end, "立方米") .. "（" .. (intensity.basis or "价格口径未注明") .. "）" .. same(intensity, base) or "数据缺失") .. judged .. "。"
   end
   return table.concat(out)
end

--- Who is left out of the indicators for want of data, and where the figures come from.
function M.indicator_gaps(p, city)
   local seen, names, official = {}, {}, false
   for _, id in ipairs { "intake", "reuse", "intensity" } do
      local j = city.indicators[id]
      official = official or (j and j.official ~= nil)
      for _, name in ipairs(j and j.missing or {}) do
         if not seen[name] then
            seen[name] = true
            names[#names + 1] = name
         end
      end
   end
   local text = official and "" or "以上均为企业台账汇总数，全市官方统计数未提供。"
   if #names > 0 then
      local place = M.attachment(p, "gaps")
      text = text .. phrases.counted(names, "户企业") .. "有关数据不全，未计入相应指标" .. (place and "（见" .. place .. "）" or "") .. "。"
   end
   return text
end

-- 三、各县区情况 -----------------------------------------------------------------------------------

--- Areas by 完成率, equal ones sharing a rank and the next left free; areas without required items have none.
--- Returns rank by area id, and the groups in order: { rank=, rate=, names= }.
function M.ranking(city)
   local list, ranks, groups = {}, {}, {}
   for _, a in ipairs(city.areas) do
      if a.completion.rate then
         list[#list + 1] = a
      end
   end
   table.sort(list, function(a, b)
      return b.completion.rate < a.completion.rate
   end)
   for i, a in ipairs(list) do
      local last = groups[#groups]
      if last and last.rate == a.completion.rate then
         table.insert(last.names, a.name)
      else
         groups[#groups + 1] = { rank = i, rate = a.completion.rate, names = { a.name } }
      end
      ranks[a.id] = groups[#groups].rank
   end
   return ranks, groups
end

--- The ranking in a sentence.
function M.ranked(city)
   local _, groups = M.ranking(city)
   if #groups == 0 then
      return "各县区均无应完成类条目，不作排名。"
   elseif #groups == 1 then
      return "各县区应完成类条目完成率均为" .. phrases.percent(groups[1].rate) .. "，不分名次。"
   end
   local out = {}
   for i, g in ipairs(groups) do
      out[i] = table.concat(g.names, "、") .. (#g.names > 1 and "（并列第" or "（第") .. g.rank .. "名，" .. phrases.percent(g.rate) .. "）"
   end
   return "按应完成类条目完成率由高到低，依次为" .. table.concat(out, "、") .. "。"
end

--- Whether the policy sets a yearly retrofit task for the period.
function M.has_task(p)
   for _, row in ipairs(report.retrofit(p)) do
      if row.goal or row.status ~= "不适用" then
         return true
      end
   end
   return false
end

-- 四、存在问题 -------------------------------------------------------------------------------------

--- An item's name as a label: “归纳总结成效”, with single marks inside.
local function label(j)
   return "“" .. j.short:gsub("“", "‘"):gsub("”", "’") .. "”"
end

--- Areas with their items of a status, those with the same items together: 肃南县“归纳总结成效”“年度技改任务”；山丹县…;
--- and how many items there are in all.
local function area_items(city, keep)
   local groups, total = {}, 0
   for _, a in ipairs(city.areas) do
      local names = {}
      for _, j in ipairs(a.items) do
         if keep(j) then
            names[#names + 1] = label(j)
         end
      end
      total = total + #names
      local key = table.concat(names)
      if key ~= "" then
         if not groups[key] then
            groups[key] = { key = key, count = #names, areas = {} }
            groups[#groups + 1] = groups[key]
         end
         table.insert(groups[key].areas, a.name)
      end
   end
   local pieces = {}
   for i, g in ipairs(groups) do
      pieces[i] = phrases.places(g.areas) .. g.key .. (g.count > 2 and g.count .. "项" or "")
   end
   return table.concat(pieces, "；"), total
end

local function with(wanted, mode)
   return function(j)
      return j.status == wanted and (mode == nil or j.mode == mode)
   end
end

--- The points of the fourth section, most serious first; empty when all is well.
function M.problems(p, city)
   local out = {}
   local function places(keep, lead, tail)
      local text, total = area_items(city, keep)
      if total > 0 then
         out[#out + 1] = lead .. "（" .. total .. "项次）。" .. text .. (tail or "") .. "。"
      end
   end
   for _, j in ipairs(citywide(city)) do
      if status.behind[j.status] then
         out[#out + 1] = "全市任务进度滞后。" .. j.short .. counted(j) .. "。"
      elseif j.status == "数据缺失" then
         out[#out + 1] = "全市任务数据缺失。" .. j.short .. "缺少" .. table.concat(j.missing, "、") .. "，暂不能判断。"
      end
   end
   places(with("逾期", "required"), "部分事项逾期未完成")
   places(with("未启动", "required"), "部分事项尚未启动")
   places(with("滞后", "required"), "部分事项低于序时进度")
   places(with("无进展", "gradual"), "部分逐步推进类工作较" .. phrases.before(p) .. "没有进展")
   local place = M.attachment(p, "gaps")
   places(with("数据缺失", "required"), "部分事项因数据缺失暂不能判断", place and "，所缺数据见" .. place)
   return out
end

-- 五、下一步要求 -----------------------------------------------------------------------------------

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
   ["6.3"] = "加快年度技改任务项目建设，确保年底前完成",
   ["7.3"] = "推动重点用水企业建立“全周期”管控机制，降低废水排放强度",
   ["9.1"] = "抓紧组织节水技术交流、业务培训或供需对接活动",
   ["10.1"] = "组织符合条件的企业申报节水奖补",
}

demands["5.3"] = function(j)
   return "倒排工期，确保园区节水及水循环利用设施于" .. fmt.date(j.due) .. "前完成建设与完善"
end

local function demand(j)
   local text = demands[j.id]
   if type(text) == "function" then
      return text(j)
   end
   return text or "加快推进" .. j.short
end

--- Areas that an item asks something of: behind, or without progress in gradual work.
local function asked(p, j)
   local names = {}
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      if (own.mode == "required" and status.behind[own.status]) or (own.mode == "gradual" and own.status == "无进展") then
         names[#names + 1] = a.name
      end
   end
   return names
end

--- One paragraph for each of the policy's groups in which something is behind: { heading=, text= }.
local function group_demands(p, city, out)
   for _, group in ipairs(policy.read().groups) do
      local pieces = {}
      for _, j in ipairs(city.items) do
         local task = policy.find("tasks", j.task)
         if task.group == group.id then
            local names = j.scope ~= "city" and asked(p, j) or {}
            if #names > 0 then
               pieces[#pieces + 1] = phrases.places(names) .. "要" .. demand(j)
            end
         end
      end
      if #pieces > 0 then
         out[#out + 1] = { heading = group.name:gsub("^.-、", ""), text = table.concat(pieces, "；") .. "。" }
      end
   end
end

--- Tasks with a date that are not yet done: who still has to finish what by when.
local function dated(p, city, out)
   local pieces = {}
   for _, j in ipairs(city.required) do
      if j.scope == "city" and j.due and j.goal and j.value and j.value < j.goal then
         pieces[#pieces + 1] = j.short .. "还差" .. plain(j.goal - j.value) .. (j.unit or "") .. "，须于" .. fmt.date(j.due)
            .. "前完成，有关县区要加快推进案例编写、审核和发布"
      end
   end
   local names = {}
   for _, row in ipairs(report.retrofit(p)) do
      if row.status == "达序时" then
         names[#names + 1] = row.name
      end
   end
   if #names > 0 then
      pieces[#pieces + 1] = phrases.places(names) .. "年度技改任务达到序时进度但尚未完成，要保持力度，确保年底前完成"
   end
   if #pieces > 0 then
      out[#out + 1] = { heading = "确保年度目标任务如期完成", text = table.concat(pieces, "；") .. "。" }
   end
end

--- Areas that have cells to mend, with how many: 甘州区3处.
local function mending(p)
   local counts, out = {}, {}
   for _, f in ipairs(store.findings { period = p }) do
      if f.area then
         counts[f.area] = (counts[f.area] or 0) + 1
      end
   end
   for _, a in ipairs(project.areas) do
      if counts[a.id] then
         out[#out + 1] = a.name .. counts[a.id] .. "处"
      end
   end
   return out
end

local function data_demands(p, city, out)
   local cells, absent = mending(p), {}
   for _, x in ipairs(city.items) do
      local what = phrases.unreported(p, x)
      if what ~= "" and not absent[what] then
         absent[what] = true
         absent[#absent + 1] = what
      end
   end
   local place, pieces = M.attachment(p, "gaps"), {}
   if #absent > 0 then
      pieces[#pieces + 1] = "各县区要补报" .. table.concat(absent, "、")
   end
   if #cells > 0 then
      pieces[#pieces + 1] = "台账待补正数据" .. table.concat(cells, "、") .. "，有关县区要对照" .. (place or "台账") .. "逐处核实补正"
   end
   if #pieces > 0 then
      pieces[#pieces + 1] = "今后报送台账要逐项核对，做到不漏报、不错报"
      out[#out + 1] = { heading = "抓紧补齐数据", text = table.concat(pieces, "；") .. "。" }
   end
end

--- The paragraphs of the fifth section: { heading=, text= }. reply: the day by which areas report back, or "".
function M.demands(p, city, reply)
   local out = {}
   group_demands(p, city, out)
   dated(p, city, out)
   data_demands(p, city, out)
   local place = M.attachment(p, "behind")
   local text
   if place then
      text = "有关县区要对照" .. place .. "逐项查明原因，明确责任人和完成时限，对账销号"
   else
      text = "各县区要巩固已有成果，按时间节点推进剩余工作"
   end
   if reply and reply ~= "" then
      text = text .. "，于" .. fmt.date(reply) .. "前将整改情况报送" .. project.issuer.name
   end
   out[#out + 1] = { heading = "强化跟踪调度", text = text .. "。" }
   return out
end

return M
