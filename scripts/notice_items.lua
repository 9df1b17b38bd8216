--- notice_items: the sentences on the policy's items: figures first, then where the areas stand.
---
--- The words are the policy's own, the first there are of: say in its entry of the policy (of and done: 重点用水企业,
--- 建立节水管理制度), and the module that items.lua names as its words ({ facts =, demands = } by item). An item without
--- either is told by its figures alone.

local items = require "items"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"

local plain = report.plain

local M = {}

local words = items.words and require(items.words) or { facts = {}, demands = {} }

--- What stands beside an item's figure: 总投资1200万元、年节能量300吨标准煤.
local function parts(j)
   local out = {}
   for _, part in ipairs(j.parts or {}) do
      if part.value and part.value > 0 then
         out[#out + 1] = part.label .. plain(part.value) .. report.unit(part.unit) .. phrases.lacking(part, "处")
      end
   end
   return table.concat(out, "、")
end

--- A gradual item's measures with their change: 自动采集覆盖率为81.2%，较上年末提高2.0个百分点.
local function measures(j, p)
   local out = {}
   for _, m in ipairs(j.measures or {}) do
      if m.value then
         out[#out + 1] = phrases.join { m.label .. "为" .. (m.unit == "%" and phrases.percent(m.value) or report.figure(m.value) .. report.unit(m.unit)),
            phrases.moved(p, m), }
      end
   end
   return out
end

--- The clauses on an item whose policy has no words of its own for it. j.say: of (those it concerns), done (what they do).
local function plainly(j, p)
   local say, unit = j.say or {}, report.unit(j.unit)
   if j.mode == "gradual" then
      local list = measures(j, p)
      list.mark = "；"
      return list
   elseif not j.goal then
      return { (say.done or "已开展") .. plain(j.value) .. unit, parts(j), phrases.rise(p, j) }
   elseif j.scope == "city" then
      return { (say.of or "目标") .. plain(j.goal) .. unit, (say.done or "已完成") .. plain(j.value) .. unit, parts(j),
         (j.status == "滞后" or j.status == "未启动") and "低于序时进度" or phrases.said(j.status) }
   end
   local goal = plain(j.goal) .. (j.goal_max and j.goal_max > j.goal and "～" .. plain(j.goal_max) or "") .. unit
   local done = j.value > 0 and (say.done or "已完成") .. plain(j.value) .. unit .. "，占" .. phrases.rate(j.value, j.goal)
   return { (say.of or "应完成") .. goal, done or "均未" .. (say.done or "完成"), parts(j), j.mode == "encouraged" and phrases.rise(p, j) or "" }
end

local function clauses(j, p)
   if words.facts[j.id] and not j.say then
      return words.facts[j.id](j, p)
   end
   return plainly(j, p)
end

--- What an item rests on when it has no figures: not reported at all, or of no concern.
local function bare(j, p)
   local what = phrases.unreported(p, j)
   if what ~= "" then
      return (j.short or j.id) .. "方面，各县区均未报送" .. what .. "，数据缺失，暂不能判断。"
   end
   return (j.short or j.id) .. "方面，" .. phrases.standing(p, j) .. "。"
end

--- The figures of an item, of the city or of an area, as one text without a full stop; "" when there are none.
function M.facts(p, j)
   if j.value == nil then
      return ""
   end
   local list = clauses(j, p)
   return phrases.join(list, list.mark)
end

--- The sentences on one item, from its city judgment.
function M.item(p, j)
   local absent = j.scope == "city" and j.value == nil
   if absent then
      return (j.short or j.id) .. "方面，数据缺失，暂不能判断。"
   end
   if j.value == nil or phrases.unreported(p, j) ~= "" then
      local yearly = policy.yearly()
      if yearly and j.id == yearly.item and j.status == "不适用" then
         return policy.short() .. "未安排" .. p.year .. yearly.task .. "。"
      end
      return bare(j, p)
   end
   local text = M.facts(p, j)
   if j.scope == "city" or j.mode == "encouraged" then
      return text .. "。"
   end
   return text .. (text ~= "" and "；" or "") .. phrases.standing(p, j) .. "。"
end

--- The projects that the policy names: reported by name with what the ledger says.
local function named(p)
   local with, without = {}, {}
   for _, x in ipairs(report.named(p)) do
      if x.stage == "数据缺失" then
         without[#without + 1] = x.name
      else
         with[#with + 1] = x.name .. x.stage
      end
   end
   local many = #without > 1 and #without .. "个项目" or "项目"
   return phrases.sentence({
      #with > 0 and policy.short() .. "点名的" .. table.concat(with, "，") or "",
      #without > 0 and (#with > 0 and "" or policy.short() .. "点名的") .. table.concat(without, "、") .. many .. "未填报建设进度，数据缺失" or "",
   })
end

--- What areas behind in an item are asked to do; nil where the policy has no words for it.
function M.demand(p, j)
   local found = j.demand or words.demands[j.id]
   if type(found) == "function" then
      return found(p, j)
   end
   return found
end

--- The whole paragraph of a task.
function M.text(p, task)
   local out, yearly = {}, policy.yearly()
   for _, j in ipairs(report.items(p)) do
      if j.task == task.id then
         out[#out + 1] = M.item(p, j)
         if yearly and j.id == yearly.item then
            out[#out + 1] = named(p)
         end
      end
   end
   return table.concat(out)
end

return M
