--- notice_figures: the indicators in sentences: an official figure with the ledgers' sum beside it, 同比, the
--- distance from a goal, and who is left out for want of data.

local phrases = require "phrases"
local report = require "report"
local sources = require "sources"

local list = require("indicator_list").list

local M = {}

--- The indicators that reports tell, in the list's order.
function M.told()
   local out = {}
   for _, spec in ipairs(list) do
      if spec.told then
         out[#out + 1] = spec
      end
   end
   return out
end

--- The indicator that is held against a target, or nil.
function M.held(id)
   for _, spec in ipairs(M.told()) do
      if spec.told.target == id then
         return spec
      end
   end
   return nil
end

local function target_of(p, spec)
   for _, j in ipairs(report.targets(p)) do
      if j.id == spec.told.target then
         return j
      end
   end
   return nil
end

--- The goal of an indicator's target, or nil.
function M.goal(p, spec)
   return spec.told and spec.told.target and report.goal(p, spec.told.target)
end

local function difference(spec)
   return spec.points and "个百分点" or spec.told.unit
end

--- A figure as sentences print it, without its unit. goal: never rounded across it.
function M.show(spec, x, goal)
   return x == nil and "—" or report.figure(x / (spec.told.scale or 1), spec.told.places, goal)
end

--- The distance from a goal that is to be reached, never rounded to nothing.
function M.distance(spec, value, goal)
   local gap = value - goal
   if gap:eq(0) then
      return "与目标持平"
   end
   return (gap > 0 and "高于目标" or "距目标还差") .. report.change(gap:abs(), difference(spec), "", "", spec.told.places)
end

--- 同比 of the ledgers' sums, which stands beside an official figure too.
function M.ledger_change(j)
   return j.official and j.change_ledger or not j.official and j.change or nil
end

--- How many decimals a printed figure has.
local function decimals(text)
   local rest = text:match("%.(%d+)$")
   return rest and #rest or 0
end

--- An official figure with the ledgers' sum beside it and the difference, or the sum.
local function both(j, spec, goal)
   local unit = spec.told.unit
   if not j.official then
      return M.show(spec, j.value, goal) .. unit
   end
   local official = M.show(spec, j.official, goal)
   local source = j.source and "，来源：" .. j.source:gsub("（", "〔"):gsub("）", "〕") or ""
   local text = official .. unit .. "（官方统计数" .. source .. "）"
   if not j.ledger then
      return text
   end
   local ledger = M.show(spec, j.ledger, goal)
   local places, other = decimals(official), decimals(ledger)
   local gap = (j.official - j.ledger):abs() / (spec.told.scale or 1)
   return text .. "，企业台账汇总" .. ledger .. unit .. (gap:eq(0) and "，二者一致"
      or "，二者相差" .. report.change(gap, "", "", "", other > places and other or places) .. difference(spec))
end

--- 同比 as a clause; where only the ledgers have a base, theirs.
local function yearly(j)
   if j.official and j.change == nil and j.change_ledger then
      return "，按企业台账汇总同比" .. report.change(j.change_ledger, j.change_unit, j.change_unit == "个百分点" and "提高" or "增长")
   end
   return "，" .. report.yearly(j)
end

--- An indicator beside the limit it is to be kept in.
local function controlled(spec, target)
   local told = spec.told
   if target.goal == nil then
      return "，" .. told.limit .. "未下达，不作判断"
   elseif target.value == nil or target.status == "数据缺失" then
      return target.note and "，" .. target.note or ""
   end
   local goal = told.limit .. "（" .. report.exact(target.goal) .. (told.limit_unit or told.unit) .. "）"
   if target.value <= target.goal then
      return "，在" .. goal .. "以内"
   end
   return "，超出" .. goal .. report.change(target.value - target.goal, told.unit, "", "", told.places)
end

--- An area's document reads no more of a target than its goal.
local function clause(p, spec, j, city)
   local goal = M.goal(p, spec)
   local text = both(j, spec, goal)
   if city and spec.told.basis then
      text = text .. "（" .. (j.basis or "价格口径未注明") .. "）"
   end
   text = text .. yearly(j)
   if city and spec.told.limit then
      local target = target_of(p, spec)
      return text .. (target and controlled(spec, target) or "")
   end
   return text .. (city and goal and "，" .. M.distance(spec, j.value, goal) or "")
end

--- The core indicators in clauses without a full stop, those that are judged at all. of: indicators by id;
--- city: the goals are held against them.
function M.clauses(p, of, city)
   local out = {}
   for _, spec in ipairs(M.told()) do
      local j = of[spec.id]
      if j then
         out[#out + 1] = spec.label .. (j.value and clause(p, spec, j, city) or "数据缺失")
      end
   end
   return out
end

--- The core indicators of the city, one sentence each; "" when the policy has none.
function M.indicators(p, city)
   local names, all = {}, true
   for i, spec in ipairs(M.told()) do
      names[i], all = spec.label, all and city.indicators[spec.id] ~= nil
   end
   if all and #names > 1 and #M.present(city.indicators) == 0 then
      return table.concat(names, "、", 1, #names - 1) .. "和" .. names[#names] .. "数据均缺失。"
   end
   local clauses = M.clauses(p, city.indicators, true)
   return #clauses > 0 and table.concat(clauses, "。") .. "。" or ""
end

--- The city's intake by source in shares that add up to 100; "" where the policy doesn't measure it or nothing is taken in.
function M.sources(city)
   local j = city.indicators[sources.by_source.id]
   local amounts, out, apart, one = {}, {}, "", nil
   for i, part in ipairs(j and j.parts or {}) do
      amounts[i] = part.value
   end
   if #amounts == 0 or number.sum(amounts):eq(0) then
      return ""
   end
   for i, share in ipairs(fmt.shares(amounts)) do
      local part = j.parts[i]
      if part.label == sources.by_source.apart then
         apart = "，" .. #j.names .. "户企业各水源之和与取水量不符、水源未分清的占" .. share
      elseif part.value > 0 then
         out[#out + 1], one = part.label .. "占" .. share, part.label
      end
   end
   if #out == 1 and apart == "" then
      return "企业台账汇总取水量全部为" .. one .. "。"
   end
   return "企业台账汇总取水量按水源分，" .. table.concat(out, "、") .. apart .. "。"
end

--- Official figures that could not be taken, with the reason: one clause each.
function M.unusable(of)
   local out = {}
   for _, spec in ipairs(list) do
      local j = of[spec.id]
      if j and j.official_unusable then
         out[#out + 1] = j.label .. "的官方统计数因" .. j.official_unusable .. "未采用"
      end
   end
   return out
end

--- Enterprises left out of the core indicators, each named once; and whether any indicator has an official figure.
local function left_out(of)
   local seen, names, official = {}, {}, false
   for _, spec in ipairs(M.told()) do
      local j = of[spec.id]
      official = official or (j and j.official ~= nil)
      for _, name in ipairs(j and j.missing or {}) do
         if not seen[name] then
            seen[name] = true
            names[#names + 1] = name
         end
      end
   end
   return names, official
end

--- Who is left out for want of data: whole areas by how many enterprises, the others by name; "" when no one is.
local function who_lacks(names, areas)
   local whole, out, rest = {}, {}, {}
   for _, a in ipairs(areas or {}) do
      local of = left_out(a.indicators)
      if #M.present(a.indicators) == 0 and #of > 0 then
         out[#out + 1] = a.name .. #of .. "户企业数据均不全"
         for _, name in ipairs(of) do
            whole[name] = true
         end
      end
   end
   for _, name in ipairs(names) do
      if not whole[name] then
         rest[#rest + 1] = name
      end
   end
   if #rest > 0 then
      out[#out + 1] = (#rest > 6 and report.names(rest, 6, "户企业") or phrases.counted(rest, "户企业")) .. "有关数据不全"
   end
   return table.concat(out, "，")
end

--- Where the figures come from and who is left out of them. place: the attachment that lists what is missing, or nil; areas: each
--- with its indicators, so that one without any data is named as a whole.
function M.basis(of, place, areas)
   local names, official = left_out(of)
   local lost = table.concat(M.unusable(of), "，")
   local text = lost ~= "" and lost .. "。" or ""
   if not official and #M.present(of) > 0 then
      text = "以上均为企业台账汇总数" .. (lost ~= "" and "，" .. lost or "，全市官方统计数未提供") .. "。"
   end
   if #names > 0 then
      text = text .. who_lacks(names, areas) .. "，未计入相应指标" .. (place and "（见" .. place .. "）" or "") .. "。"
   end
   return text
end

--- Those of the core indicators that have a value.
function M.present(of)
   local out = {}
   for _, spec in ipairs(M.told()) do
      if of[spec.id] and of[spec.id].value then
         out[#out + 1] = of[spec.id]
      end
   end
   return out
end

return M
