--- notice_demands: what is behind, and what must follow from it: the fourth and fifth sections of a notice.

local items = require "notice_items"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local status = require "status"
local text = require "notice_text"

local plain = report.plain

local M = {}

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
      return j.status == wanted and j.mode == mode
   end
end

--- The points of the fourth section, most serious first; empty when all is well.
function M.problems(p, city)
   local out = {}
   local function places(keep, lead, tail)
      local who, total = area_items(city, keep)
      if total > 0 then
         out[#out + 1] = (total == 1 and "个别" or "部分") .. lead .. "（" .. total .. "项次）。" .. who .. (tail or "") .. "。"
      end
   end
   for _, j in ipairs(text.citywide(city)) do
      if j.status == "逾期" and j.goal and j.value then
         out[#out + 1] = "全市任务逾期未完成。" .. j.short .. text.reached(j) .. "，还差" .. plain(j.goal - j.value) .. report.unit(j.unit) .. "。"
      elseif status.behind[j.status] then
         out[#out + 1] = "全市任务进度滞后。" .. j.short .. text.counted(j) .. "。"
      elseif j.status == "数据缺失" then
         out[#out + 1] = "全市任务数据缺失。" .. j.short .. "缺少" .. table.concat(j.missing, "、") .. "，暂不能判断。"
      end
   end
   places(with("逾期", "required"), "事项逾期未完成")
   places(with("未启动", "required"), "事项尚未启动")
   places(with("滞后", "required"), p.half == 1 and "事项低于序时进度" or "事项未完成全年任务")
   places(with("无进展", "gradual"), "逐步推进类工作较" .. phrases.before(p) .. "没有进展")
   local place = text.attachment(p, "gaps")
   places(with("数据缺失", "required"), "事项因数据缺失暂不能判断", place and "。所缺数据见" .. place)
   return out
end

-- 五、下一步要求 -----------------------------------------------------------------------------------

local function demand(p, j)
   return items.demand(p, j) or "加快推进" .. j.short
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
   for _, group in ipairs(policy.list "groups") do
      local pieces, asked_already = {}, {} -- who is asked several things is named once
      for _, j in ipairs(city.items) do
         local task = policy.find("tasks", j.task)
         if task.group == group.id then
            local names = j.scope ~= "city" and asked(p, j) or {}
            local who = phrases.places(names)
            if asked_already[who] then
               pieces[asked_already[who]] = pieces[asked_already[who]] .. "，" .. demand(p, j)
            elseif #names > 0 then
               pieces[#pieces + 1] = who .. "要" .. demand(p, j)
               asked_already[who] = #pieces
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
   local pieces, late = {}, false
   for _, j in ipairs(text.citywide(city)) do
      if j.due and j.goal and j.value and j.value < j.goal then
         late = j.due <= p.last
         pieces[#pieces + 1] = j.short .. "还差" .. plain(j.goal - j.value) .. (j.unit or "") .. "，"
            .. (j.due > p.last and "须于" .. fmt.due(j.due) .. "完成" or "已经逾期") .. "，有关县区要" .. demand(p, j)
      end
   end
   local names = {}
   for _, row in ipairs(report.retrofit(p)) do
      if row.status == "达序时" then
         names[#names + 1] = row.name
      end
   end
   if #names > 0 then
      pieces[#pieces + 1] = phrases.places(names) .. policy.yearly().task .. "达到序时进度但尚未完成，要保持力度，确保年底前完成"
   end
   if #pieces > 0 then
      out[#out + 1] = { heading = late and #names == 0 and "抓紧完成逾期的目标任务" or "确保年度目标任务如期完成", text = table.concat(pieces, "；") .. "。" }
   end
end

--- Areas that have cells to mend, with how many: 甘州区3处.
local function mending(p)
   local counts, out = {}, {}
   for _, f in ipairs(report.findings(p)) do
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

--- Ledgers that are not there, by who has to report them: 各县区要补报甲台账；高台县要补报乙台账.
local function unreported(city)
   local order, by_ledger, groups = {}, {}, {}
   for _, a in ipairs(city.areas) do
      for _, j in ipairs(a.items) do
         for _, ledger in ipairs(j.absent and j.missing or {}) do
            if not by_ledger[ledger] then
               by_ledger[ledger] = {}
               order[#order + 1] = ledger
            end
            local names = by_ledger[ledger]
            if names[#names] ~= a.name then
               names[#names + 1] = a.name
            end
         end
      end
   end
   for _, ledger in ipairs(order) do
      local names = by_ledger[ledger]
      local who = #names == #project.areas and "各县区" or phrases.places(names)
      groups[who] = groups[who] or {}
      if #groups[who] == 0 then
         groups[#groups + 1] = who
      end
      table.insert(groups[who], ledger)
   end
   local out = {}
   for i, who in ipairs(groups) do
      out[i] = who .. "要补报" .. table.concat(groups[who], "、")
   end
   return out
end

local function data_demands(p, city, out)
   local cells, pieces = mending(p), unreported(city)
   if #cells > 0 then
      pieces[#pieces + 1] = "台账待补正数据" .. table.concat(cells, "、") .. "，有关县区要对照" .. (text.attachment(p, "gaps") or "台账") .. "逐处核实补正"
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
   local place, words = text.attachment(p, "behind"), "各县区要巩固已有成果，按时间节点推进剩余工作"
   if city.cell_completion.total > 0 and city.cell_completion.missing == city.cell_completion.total then
      words = "各县区要明确台账报送责任人，按期报齐数据"
   elseif city.completion.done == city.completion.total then
      words = "各县区要巩固已有成果，保持工作力度，防止反弹"
   elseif place then
      words = "有关县区要对照" .. place .. "逐项查明原因，明确责任人和完成时限，对账销号"
   end
   if reply and reply ~= "" then
      words = words .. "，于" .. fmt.due(reply) .. "将整改情况报送" .. project.issuer.name
   end
   out[#out + 1] = { heading = "强化跟踪调度", text = words .. "。" }
   return out
end

return M
