--- notice_targets: annual targets that are behind or without data, of this year or an earlier one: what the fourth section of a
--- notice says of them, and what the fifth asks for. A target that an item of the city stands for is left to that item; one that the
--- bureau itself has yet to determine is nobody's to be told of.

local english = require "english"
local phrases = require "phrases"
local report = require "report"
local speech = require "say"
local status = require "status"
local text = require "notice_text"

local say = speech.say

local M = {}

--- Whether an item of the city is one and the same count, due on the same day.
local function stood_for(city, target)
   for _, j in ipairs(text.citywide(city)) do
      if j.due ~= nil and j.due == target.due and j.goal == target.goal and j.status == target.status then
         return true
      end
   end
   return false
end

local function chosen(city, keep)
   local out = {}
   for _, target in ipairs(city.targets) do
      if keep(target) and not stood_for(city, target) then
         out[#out + 1] = target
      end
   end
   return out
end

local function late(city)
   return chosen(city, function(target) return status.behind[target.status] end)
end

local function blank(city)
   return chosen(city, function(target) return target.status == "数据缺失" end)
end

--- “监测分析机制持续落实”.
function M.label(short)
   return "“" .. english.of(short):gsub("“", "‘"):gsub("”", "’") .. "”"
end

local function named(target)
   return say { zh = "{year}年目标{label}", en = "the target for {year} ({label})", year = tostring(target.year), label = M.label(target.short) }
end

--- What a target lacks, half-year by half-year: who lacks the item it rests on, and the ledgers that have not come ({ half=, names=,
--- ledgers= } each); nothing where it does not rest on half-years of an item.
local function all_owed(target)
   return target.item and target.owed or {}
end

-- Problems ---------------------------------------------------------------------------------------

--- A point on targets: how many there are, and what is said of each; nothing when there is none.
local function point(out, list, lead, says)
   if #list == 0 then
      return
   end
   local pieces = {}
   for i, target in ipairs(list) do
      pieces[i] = named(target) .. says(target)
   end
   out[#out + 1] = speech.sentences {
      say { zh = (#list > 1 and "部分" or "个别") .. lead.zh .. "（{n}项）。",
         en = (#list > 1 and "some annual targets " or "one annual target ") .. lead.en .. " ({n:target}).",
         n = #list, }, phrases.sentence(pieces, "；"),
   }
end

local function lacks(target)
   local pieces = {}
   for i, one in ipairs(all_owed(target)) do
      pieces[i] = say { zh = #one.names > 0 and "缺少{who}{half}数据" or "缺少{half}数据",
         en = #one.names > 0 and "lacks the data of {who} for {half}" or "lacks the data for {half}", who = phrases.places(one.names),
         half = fmt.period(one.half), }
   end
   if #pieces > 0 then
      return say { zh = "{list}", en = " {list}", list = phrases.join(pieces, speech.word("，", " and ")) }
   elseif #target.missing > 0 then
      return say { zh = "数据缺失（{what}）", en = " lacks data ({what})", what = report.missing(target.missing, 3, "项") }
   end
   return say { zh = "没有数据", en = " has no data" }
end

--- Where a target behind stands: 滞后（27.9立方米/万元，控制指标26.5立方米/万元）.
local function standing(target)
   local state = text.target_state(target, true)
   local said = { zh = "{said}", en = " is {said}" }
   if target.mode == "qualitative" then -- its conclusion has brackets of its own
      said = { zh = "{said}，{state}", en = " is {said}; {state}" }
   elseif state ~= "" then
      said = { zh = "{said}（{state}）", en = " is {said} ({state})" }
   end
   said.said, said.state = english.said(target.status), state
   return say(said)
end

--- A point on targets behind.
function M.late_points(p, city, out)
   local list, past = late(city), false
   for _, target in ipairs(list) do
      past = past or target.due <= p.last
   end
   point(out, list, past and { zh = "年度目标未按期完成", en = "{n?was/were} not met in time" }
      or { zh = "年度目标进度滞后", en = "{n?is/are} behind schedule" }, standing)
end

--- A point on targets that cannot be judged.
function M.blank_points(city, out)
   point(out, blank(city), { zh = "年度目标因数据缺失暂不能判断", en = "cannot be judged yet for want of data" }, lacks)
end

-- Next steps -------------------------------------------------------------------------------------

--- What is asked for targets behind, as clauses. Returns also whether one is past its day.
function M.late_demands(p, city)
   local groups, out, past = {}, {}, false
   for _, target in ipairs(late(city)) do -- those due on one day are spoken of together
      local key = target.year .. target.due
      if not groups[key] then
         groups[key] = { due = target.due, year = target.year, labels = {} }
         groups[#groups + 1] = groups[key]
      end
      table.insert(groups[key].labels, M.label(target.short))
   end
   for i, g in ipairs(groups) do
      local over, many = g.due <= p.last, #g.labels > 1
      past = past or over
      out[i] = say {
         zh = "{year}年目标{list}" .. (over and "已经逾期，有关单位要查明原因，采取措施尽快达到要求" or "进度滞后，有关单位要查明原因，采取措施，确保{due}达到要求"),
         en = (many and "the targets" or "the target") .. " for {year} ({labels}) {n?is/are} " .. (over and "overdue" or "behind schedule")
            .. "; the bodies concerned shall establish the causes and take measures to meet {n?it/them} " .. (over and "as soon as possible" or "{due}"),
         year = tostring(g.year), list = table.concat(g.labels), labels = g.labels, n = #g.labels, due = fmt.due(g.due),
      }
   end
   return out, past
end

--- What one half-year's data are asked for: 肃南县要补报2027年上半年工业用水监测台账, or to wait for when this half-year's are asked for
--- already.
local function asked(p, target, one)
   if one.half == p.id and #one.names > 0 then
      return say { zh = "{name}待{who}补齐数据后再作判断", en = "{name} will be judged once {who} {n?has/have} completed the data", name = named(target),
         who = phrases.places(one.names), n = #one.names, }
   end
   local values = {
      who = #one.names > 0 and phrases.places(one.names) or say { zh = "有关县区", en = "the areas concerned" }, half = fmt.period(one.half),
      ledgers = english.each(one.ledgers), name = named(target),
   }
   if #one.ledgers > 0 then
      values.zh = "{who}要补报{half}{ledgers}，据以判断{name}"
      values.en = "{who} shall submit the {ledgers} for {half}, so that {name} can be judged"
   else
      values.zh = "{who}要补齐{half}数据，据以判断{name}"
      values.en = "{who} shall complete the data for {half}, so that {name} can be judged"
   end
   return say(values)
end

--- What is asked for targets without data, as clauses that follow what is asked for items; others: whether anything is.
function M.blank_demands(p, city, others)
   local out = {}
   for _, target in ipairs(blank(city)) do
      local halves = all_owed(target)
      for _, one in ipairs(halves) do
         out[#out + 1] = asked(p, target, one)
      end
      if #halves == 0 and others then
         out[#out + 1] = say { zh = "{name}待上述数据补齐后再作判断", en = "{name} will be judged once these data are complete", name = named(target) }
      elseif #halves == 0 then
         out[#out + 1] = say { zh = "有关单位要补齐{name}所缺数据", en = "the bodies concerned shall supply the data missing for {name}", name = named(target) }
      end
   end
   return out
end

return M
