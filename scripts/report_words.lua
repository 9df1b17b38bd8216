--- Pieces of sentences: figures that never hide a miss, changes in words, counts of statuses.

local english = require "english"
local say = require("say").say
local settings = require "settings"
local status = require "status"

local M = {}

--- A stored figure ("2100/23", "94.5") as a number; nil stays nil.
function M.number(text)
   if text == nil or text == "" or number.is(text) then
      return text ~= "" and text or nil
   end
   return number(text)
end

--- A number's digits as they are written: English has those of thousands in groups of three, Chinese none.
local function digits(x, places)
   if fmt.language() == "en" and x:abs() >= 1000 then
      return fmt.grouped(x, places)
   end
   return places and x:format(places) or tostring(x)
end

--- A figure with so many places; — when there is none. With a goal, one more digit as long as the rounded
--- figure stands on the other side of the goal than the exact one (93.96 % is never printed as 94.0 %).
function M.figure(x, places, goal)
   if x == nil then
      return "—"
   end
   x, places = number(x), places or settings.get("rate_places")
   if goal ~= nil then
      goal = number(goal)
      while places < 9 and ((x < goal) ~= (x:round(places) < goal) or (x > goal) ~= (x:round(places) > goal)) do
         places = places + 1
      end
   end
   return digits(x, places)
end

--- The decimals with which each of some figures has three digits that count, so that small ones can be told apart (0.163 beside 0.166); at least
--- so many, at most six. What is nothing or missing takes none.
function M.places(least, ...)
   local places = least
   for i = 1, select("#", ...) do
      local x, need = (select(i, ...)), 0
      x = x and number(x):abs()
      while x and x > 0 and x < 100 and need < 6 do
         x, need = x * 10, need + 1
      end
      places = math.max(places, need)
   end
   return places
end

--- A count without decimals, or with those it has.
function M.plain(x)
   if x == nil then
      return "—"
   end
   x = number(x)
   return x:tointeger() and digits(x) or M.figure(x)
end

--- A figure that was given, with all its decimals.
function M.exact(x)
   x = number(x)
   return tostring(x):find("/", 1, true) and M.figure(x) or digits(x)
end

--- The same with at most so many places: 2032, not 2032.00.
function M.given(x, places, goal)
   local text = M.figure(x, places, goal)
   return text:find(".", 1, true) and (text:gsub("0+$", ""):gsub("%.$", "")) or text
end

--- A percent with its sign.
function M.percent(x, places, goal)
   return x == nil and "—" or M.figure(x, places, goal) .. "%"
end

--- Cubic metres as 万立方米, for sentences.
function M.wan(x, places)
   return x == nil and "—" or M.figure(number(x) / 10000, places or 2)
end

local units = { m3 = "立方米", ["m3/万元"] = "立方米/万元", km = "公里" }

--- A unit in words, for sentences; in English counted things have none.
function M.unit(unit)
   if fmt.language() == "en" then
      local word = fmt.unit(unit or "")
      return word ~= unit and "\u{A0}" .. word or word == "%" and word or ""
   end
   return units[unit] or unit or ""
end

local products = { t = "吨", kg = "千克", kL = "千升", ["m³"] = "立方米", ["kW·h"] = "千瓦时", ["MW·h"] = "兆瓦时", ["GW·h"] = "吉瓦时" }

--- A unit of output as a document has it, however the ledger writes it: 吨 in Chinese, as the findings have it; t in English.
function M.product_unit(unit)
   if fmt.language() == "en" then
      for symbol, word in pairs(products) do
         unit = unit == word and symbol or unit
      end
      return unit
   end
   return products[unit] or unit
end

local measures = { ["个百分点"] = "\u{A0}percentage points", ["立方米"] = "\u{A0}m³" }

--- The size of a difference with its unit, never rounded to nothing: 0.04个百分点. places: the least decimals.
function M.size(x, unit, places)
   local size = number(x):abs()
   places = places or settings.get("rate_places")
   while places < 9 and not size:eq(0) and size:round(places):eq(0) do
      places = places + 1
   end
   return digits(size, places) .. (fmt.language() == "en" and measures[unit] or unit or "%")
end

--- 同比 in words: 下降8.9%, 提高0.5个百分点, 持平; — without a base. places: the least decimals. rise and fall: other words.
function M.change(x, unit, rise, fall, places)
   if x == nil then
      return "—"
   end
   x = number(x)
   local en = fmt.language() == "en"
   if x:eq(0) then
      return en and "unchanged" or "持平"
   end
   local up, down = unit == "个百分点" and "提高" or "增长", "下降"
   if en then
      up, down = "up ", "down "
   end
   return (x > 0 and (rise or up) or (fall or down)) .. M.size(x, unit, places)
end

--- A figure as a column has it: below zero with a minus sign, which is no hyphen.
function M.signed(text)
   return (text:gsub("^%-", "−"))
end

--- 同比 for a column: −6.1, 1.5, 0.0; — without a base.
function M.change_cell(x)
   return x and (number(x):eq(0) and "0.0" or M.change(x, "", "", "−")) or "—"
end

--- Percentage points from 序时: 高于序时进度25.0个百分点 / 低于…/ 与序时进度持平.
function M.pace(gap)
   if gap == nil then
      return "—"
   end
   gap = number(gap)
   if gap:eq(0) then
      return say { zh = "与序时进度持平", en = "exactly on schedule" }
   end
   local size = M.size(gap, "个百分点")
   if gap > 0 then
      return say { zh = "高于序时进度{size}", en = "{size} ahead of schedule", size = size }
   end
   return say { zh = "低于序时进度{size}", en = "{size} behind schedule", size = size }
end

--- 同比 of an indicator in words; the matched set is named where it says something else.
function M.yearly(j)
   if j.change == nil and j.no_change then
      return english.of(j.no_change)
   elseif j.change == nil then
      return say { zh = "上年同期无可比数据", en = "no comparable data for the same period of the previous year" }
   end
   local change, same = M.change(j.change, j.change_unit), j.change_matched and M.change(j.change_matched, j.change_unit)
   if same and same ~= change then
      return say { zh = "同比{change}（两期均上报的{n}户企业同比{same}）",
         en = "{change} year on year ({same} for the {n:enterprise} reporting in both periods)", change = change, same = same, n = j.matched }
   end
   return say { zh = "同比{change}", en = "{change} year on year", change = change }
end

--- 同比 of an indicator alone, as evidence; that of the ledgers' sums where only they have a base.
function M.yearly_alone(j)
   if j.change == nil and j.change_ledger then
      return say { zh = "按企业台账汇总同比{change}", en = "{change} year on year by the enterprises’ ledgers",
         change = M.change(j.change_ledger, j.change_unit), }
   end
   return M.yearly { change = j.change, change_unit = j.change_unit, no_change = j.no_change }
end

--- Counts by status as a list: { "已完成5个", "滞后1个" }; { "5 completed", "1 behind schedule" }.
function M.count_list(counts, unit)
   local out = {}
   for _, s in ipairs(status.all) do
      local n = M.number(counts[s])
      if n and n > 0 then
         out[#out + 1] = say { zh = "{status}{n}{unit}", en = "{n} {said}", n = n, status = s, said = english.said(s), unit = unit or "个" }
      end
   end
   return out
end

--- Counts as a sentence says them: 已完成5项、达到序时进度1项; { "5 completed", "1 on schedule" }.
function M.said_counts(counts, unit)
   local out = {}
   for _, s in ipairs(status.all) do
      local n = M.number(counts[s])
      if n and n > 0 then
         out[#out + 1] = say { zh = "{said}{n}{unit}", en = "{n} {said}", n = n, said = english.said(s), unit = unit or "个" }
      end
   end
   return fmt.list(out)
end

--- The same in English: { "Completed: 5", "Behind schedule: 1" }.
function M.count_list_en(counts)
   local out = {}
   for _, s in ipairs(status.all) do
      local n = M.number(counts[s])
      if n and n > 0 then
         out[#out + 1] = english.of(s) .. ": " .. tostring(n)
      end
   end
   return out
end

--- Counts as words: 已完成5个、滞后1个、数据缺失1个.
function M.counts(counts, unit)
   return fmt.list(M.count_list(counts, unit))
end

--- How many have a status, 0 when none.
function M.how_many(counts, name)
   local n = M.number(counts[name])
   return n and n:tointeger() or 0
end

--- Projects by stage as a list: { "完工1个", "在建1个" }.
function M.stage_list(j)
   local out = {}
   local choices = require("stages").choices
   for i = #choices, 1, -1 do
      local stage = choices[i][1]
      local n = M.number(j.stages and j.stages[stage])
      if n and n > 0 then
         out[#out + 1] = say { zh = "{stage}{n}个", en = "{n} {stage}", stage = english.of(stage), n = n }
      end
   end
   return out
end

--- The same as words: 完工1个、在建1个; 1 completed and 1 under construction.
function M.stages(j)
   return fmt.list(M.stage_list(j))
end

--- What is missing, by who lacks it: { name=, lacks= } each, from 甲（是否申报）、甲（是否兑现）、乙. lacks is empty for a name alone.
function M.lacks(list)
   local out, by_name = {}, {}
   for _, missing in ipairs(list) do
      local name, lack = missing:match("^(.+)（(.-)）$")
      if not name or english.known(missing) then -- the brackets are the name's own
         name, lack = missing, nil
      end
      if not by_name[name] then
         by_name[name] = { name = name, lacks = {} }
         out[#out + 1] = by_name[name]
      end
      table.insert(by_name[name].lacks, lack)
   end
   return out
end

--- The same as names: { "甲（是否申报、是否兑现）", "乙" }.
local function with_lacks(list)
   local out = {}
   for i, one in ipairs(M.lacks(list)) do
      out[i] = #one.lacks > 0 and say { zh = "{name}（{lacks}）", en = "{name} ({lacks})", name = english.of(one.name), lacks = english.each(one.lacks) }
         or english.of(one.name)
   end
   return out
end

--- At most so many texts, then 等n户; one more is told, too: to count it would take its room.
local function first_of(names, most, unit)
   if #names <= (most or #names) + 1 then
      return fmt.list(names)
   end
   local first = table.move(names, 1, most, 1, {})
   return say { zh = "{first}等{n}{unit}", en = "{all} and others ({n} in all)", first = first, n = #names,
      unit = unit or "户",
      all = table.concat(first, table.concat(first):find(",", 1, true) and "; " or ", "), }
end

--- At most so many names, then 等n户.
function M.names(list, most, unit)
   return first_of(english.each(list), most, unit)
end

--- The same of what is missing, each that lacks something named once.
function M.missing(list, most, unit)
   return first_of(with_lacks(list), most, unit)
end

--- How many things an item is about: those of which it is known that it applies to them.
function M.members(j)
   return j.goal and j.undecided and j.goal - j.undecided or j.goal
end

--- A goal that may be a range, as the policy writes it: 1～2; 1–2.
function M.goal(j)
   return j.goal_text and j.goal_text:gsub("%-", say { zh = "～", en = "–" }) or M.plain(j.goal)
end

--- What the rule of a judged item calls what is done ("did") or not ("left") of what it counts, in the language that is written in.
local function called(j, which, zh, en)
   for _, rule in ipairs(j.kind == "item" and require("items").list or {}) do
      if rule.id == j.subject and rule[which] then
         return say(rule[which])
      end
   end
   return say { zh = zh, en = en }
end

--- What stands before those who are not there yet: 未完成.
function M.left(j)
   return called(j, "left", "未完成", "outstanding")
end

--- A figure against its goal: 完成3/4户; 3/4 completed.
local function against(j)
   local value, goal = M.plain(j.value), M.plain(M.members(j))
   local did = called(j, "did", "完成", "completed")
   if j.value > j.goal then
      return say { zh = "{did}{value}{unit}（任务{goal}{unit}）", en = "{value} {did} (task: {goal})", value = value, goal = goal, unit = j.unit or "",
         did = did, }
   end
   return say { zh = "{did}{value}/{goal}{unit}", en = "{value}/{goal} {did}", value = value, goal = goal, unit = j.unit or "", did = did }
end

--- What data a judgment lacks: 数据缺失：甲（是否申报）、乙; or the ledgers that have not come at all: 未报送工业用水监测台账.
function M.wanting(j, most)
   local names = M.missing(j.missing, most, "项")
   return j.absent and say { zh = "未报送{names}", en = "not submitted: {names}", names = names }
      or say { zh = "数据缺失：{names}", en = "data missing: {names}", names = names }
end

--- What an item's judgment rests on, in a few words: 11/12项, with stages or the first missing names.
function M.reason(j)
   local out = {}
   if j.detail then
      out[#out + 1] = english.of(j.detail)
   elseif j.stages and next(j.stages) then
      out[#out + 1] = say { zh = "任务{goal}{unit}，{stages}", en = "task: {goal}; {stages}", goal = M.goal(j), unit = j.unit or "", stages = M.stages(j) }
   elseif j.value and j.goal then
      out[#out + 1] = not (j.undecided and M.members(j):eq(0)) and against(j) or nil
   elseif j.value then
      out[#out + 1] = M.figure(j.value, j.unit == "%" and settings.get("rate_places") or 0) .. M.unit(j.unit)
   end
   if #j.missing > 0 then
      out[#out + 1] = M.wanting(j, 3)
   end
   if j.absent and j.note == "未报送" then
      return table.concat(out, say { zh = "；", en = "; " }) -- that has been said
   elseif j.note and j.note ~= "" then
      out[#out + 1] = english.of(j.note)
   elseif j.none then
      out[#out + 1] = english.of(j.none)
   end
   return table.concat(out, say { zh = "；", en = "; " })
end

--- A text that names ledgers by their paths, naming them by their files alone: 见ledgers/2025H2/用水监测.csv → 见用水监测.csv.
local function without_folders(text)
   for _, line in ipairs(text:find("/", 1, true) and project.ledgers or {}) do
      local folder = line.file and line.file:match("^(.*/)")
      local from, to = text:find(line.file or "", 1, true)
      while folder and from do
         text = text:sub(1, from - 1) .. line.file:sub(#folder + 1) .. text:sub(to + 1)
         from, to = text:find(line.file, 1, true)
      end
   end
   return text
end

--- A finding of the check as documents print it: half-years by their names (2025H2在册 → 2025年下半年在册), files without their folders;
--- in English m³ and English marks.
function M.finding_words(text)
   text = without_folders(text)
   if fmt.language() == "en" then
      text = text:gsub('([Ll])edger "([%w_]+)"', function(first, name)
         local label = english.of(require("ledgers." .. name).label)
         return first == "L" and label:gsub("^%l", string.upper) or label
      end)
      text = text:gsub("m3", "m³"):gsub("(%d) %%", "%1%%"):gsub('"([^"]*)"', "“%1”")
      text = text:gsub(": ([%d.]+) apart %((CNY [^)]*)%)$", ": a difference of %1 (%2)"):gsub(": ([%d.]+) apart %(([^)]*)%)$", ": a difference of %1 %2")
      text = text:gsub(": ([%d.]+) apart$", ": a difference of %1")
   else
      text = text:gsub("^(.*)：(“.-”)表示没有数据$", "%1填写为%2，按数据缺失计")
   end
   return (text:gsub("(%d%d%d%dH[12])(.?)", function(id, behind)
      return behind ~= "/" and fmt.period(id) .. behind or nil
   end))
end

--- A light with its word, for black-and-white print: 绿●, 黄◐, 红○.
function M.light(j)
   local signs = { ["绿"] = "●", ["黄"] = "◐", ["红"] = "○" }
   local sign = signs[j.light or ""]
   return sign and english.of(j.light) .. sign or "—"
end

return M
