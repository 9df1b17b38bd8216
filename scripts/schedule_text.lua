--- schedule_text: 重点任务调度清单, the items one by one with unit, deadline, progress, status, problem and next step, by area
--- or by responsible unit, from the same judgments as every other document.

local county = require "county_text"
local english = require "english"
local evidence = require "evidence"
local phrases = require "phrases"
local report = require "report"
local speech = require "say"
local status = require "status"
local tables = require "notice_tables"
local terms = require "terms"

local both, say, open = speech.both, speech.say, county.open

local M = {}

local function word(zh, en)
   return t { zh = zh, en = en }
end

--- When an item is due: its own day, in each half-year or by the year's end; gradual and encouraged work goes on, and what does not apply is
--- not due.
local function deadline(p, j)
   local function by(day)
      return both(function() return speech.capital(fmt.due(day), true) end)
   end
   if j.status == "不适用" then
      return "—"
   elseif j.due then
      return by(j.due)
   elseif j.mode ~= "required" then
      return word("持续推进", "Continuous")
   end
   return j.cycle == "half" and word("每半年", "Each half-year") or by(p.year .. "-12-31")
end

local function bureaus(j)
   local names = report.bureaus(j)
   return #names > 0 and terms.names(names, lang == "zh" and 15.1 or 14.9) or "—" -- as wide as the column is
end

--- The items that are no bureau's, for which the annex names the areas alone, in the form of a bureau's: items, counts of those required,
--- behind; nil where there are none.
function M.without_bureau(p)
   local out, required = { items = {}, behind = {} }, {}
   for _, j in ipairs(report.items(p)) do
      if #report.bureaus(j) == 0 then
         out.items[#out.items + 1] = j
         required[#required + 1] = j.mode == "required" and j or nil
         local areas = report.behind_areas(p, j.id)
         out.behind[#out.behind + 1] = #areas > 0 and { item = j, areas = areas } or nil
      end
   end
   out.counts = report.tally(required)
   return #out.items > 0 and out or nil
end

--- What they are headed.
function M.unassigned()
   return word("清单未列市级责任单位的条目", "Items Without a Responsible Bureau")
end

local function titled(j)
   return both(function()
      return j.id .. " " .. english.of(j.short)
   end)
end

--- The problem: the area's own words, else what the judgment finds short; "—" where nothing is.
local function problem(p, j, words)
   if words.problem then
      return terms.quoted(words.problem)
   elseif not open(j) then
      return "—"
   end
   return county.shortfall(p, j)
end

--- The next step: the area's own words; 未报告 where something is open and nothing was said. What is completed without a problem asks
--- for none.
local function step(j, words)
   if words.plan and (j.status ~= "已完成" or words.problem) then
      return terms.quoted(words.plan)
   end
   return open(j) and j.area and j.area ~= "city" and word("未报告", "Not reported") or "—"
end

--- The head of the column of items, with whose they are: a table that goes on says so on each page.
function M.item_head(name)
   return both(function()
      return name and say { zh = "任务条目（{name}）", en = "Item ({name})", name = english.of(name) } or speech.word("任务条目", "Item")
   end)
end

local width = terms.width
local state = { width = width("16mm", "20mm"), align = "center" }
local light = { width = width("10mm", "12mm"), align = "center" }

-- By area ----------------------------------------------------------------------------------------

--- The progress and the problem of an item, which do not say the same: data that are missing are the problem where the area names
--- none; where the figures alone are, it is how far they are behind.
local function progress_and_problem(p, j, words)
   if not words.problem and open(j) and j.status == "数据缺失" and #j.missing > 0 then
      local known = {}
      for key, value in pairs(j) do
         known[key] = key == "missing" and {} or value
      end
      known.note = not j.absent and j.note or nil
      return both(evidence.cell, p, known), both(function() return speech.capital(report.wanting(j, 3), true) end)
   elseif not words.problem and open(j) and j.mode == "required" and j.gap and j.gap < 0 and tables.lacking_cell(j) == evidence.cell(p, j) then
      return both(evidence.cell, p, j), both(function() return speech.capital(report.pace(j.gap), true) end)
   end
   return both(evidence.cell, p, j), problem(p, j, words)
end

local function area_rows(p, a)
   local rows = {}
   for _, j in ipairs(a.items) do
      local words = a.progress[j.id] or {}
      local progress, lacking = progress_and_problem(p, j, words)
      rows[#rows + 1] = { titled(j), both(bureaus, j), deadline(p, j), progress, county.status_cell(j), tables.light(j), lacking, step(j, words) }
   end
   return rows
end

local function area_table(p, a)
   return doc.table {
      style = "dense_long",
      columns = {
         { width = "38mm" }, { width = lang == "zh" and "50mm" or "44mm" }, { width = "23mm", align = "center" }, {}, state, light,
         { width = "45mm" }, { width = "36mm" },
      },
      head = {
         M.item_head(a.name), word("市级责任单位", "Bureaus"), word("完成时限", "Deadline"), word("进展", "Progress"), word("状态", "Status"),
         word("亮灯", "Light"), word("存在问题", "Problem"), word("下步措施", "Next step"),
      },
      rows = area_rows(p, a),
   }
end

-- By responsible unit ----------------------------------------------------------------------------

--- Who has something open in an item: each area that is behind or lacks data, or the city in a task of its own.
local function open_areas(p, j, pictures)
   local out = {}
   if j.scope == "city" then
      return open(j) and { { area = { name = "全市" }, item = j, words = {} } } or {}
   end
   for _, a in ipairs(pictures) do
      local own = report.get(p, "item", j.id, a.id)
      own.id = j.id
      if open(own) then
         out[#out + 1] = { area = a, item = own, words = a.progress[j.id] or {} }
      end
   end
   return out
end

--- Where the areas stand in an item, counted: 已完成5个、滞后1个; a task of the city has one status.
function M.standing(j)
   if j.scope == "city" then
      return english.of(j.status)
   end
   local list = report.count_list(j.counts, "个")
   for i, count in ipairs(list) do
      list[i] = terms.whole(count)
   end
   return speech.capital(fmt.list(list), true)
end

local function unit_rows(p, unit, pictures)
   local rows = {}
   for _, j in ipairs(unit.items) do
      local list = open_areas(p, j, pictures)
      local height = math.max(#list, 1)
      local function first(content)
         return { rowspan = height, content }
      end
      local progress, lacking = both(M.standing, j), nil
      if j.scope == "city" then -- where it stands is told though nothing is open
         list = { { area = open(j) and { name = "全市" } or nil, item = j, words = {} } }
         progress, lacking = progress_and_problem(p, j, {})
      end
      for i = 1, height do
         local x, row = list[i], {}
         if i == 1 then
            row = { first(titled(j)), first(deadline(p, j)), first(progress) }
         end
         row[#row + 1] = x and x.area and english.cell(x.area.name) or "—"
         row[#row + 1] = x and english.cell(x.item.status) or "—"
         row[#row + 1] = x and tables.light(x.item) or "—"
         row[#row + 1] = lacking or x and problem(p, x.item, x.words) or "—"
         row[#row + 1] = x and step(x.item, x.words) or "—"
         rows[#rows + 1] = row
      end
   end
   return rows
end

local function unit_table(p, unit, pictures)
   return doc.table {
      style = "dense_long",
      columns = {
         { width = "40mm" }, { width = "23mm", align = "center" }, { width = "42mm" }, { width = "22mm", align = "center" }, state, light, {},
         { width = "46mm" },
      },
      head = {
         M.item_head(unit.name), word("完成时限", "Deadline"), word("全市进展（县区数）", "Progress (number of areas)"),
         word("待推进的县区", "Areas with work outstanding"), word("状态", "Status"), word("亮灯", "Light"), word("存在问题", "Problem"), word("下步措施", "Next step"),
      },
      rows = unit_rows(p, unit, pictures),
   }
end

--- The open points alone, for an upright page: item, area, status, problem, next step; nil when there are none.
function M.open_points(p, unit)
   local rows, pictures = {}, report.city(p).areas
   for _, j in ipairs(unit.items) do
      local list = open_areas(p, j, pictures)
      for i, x in ipairs(list) do
         local row = { english.cell(x.area.name), english.cell(x.item.status), tables.light(x.item), problem(p, x.item, x.words), step(x.item, x.words) }
         if i == 1 then
            table.insert(row, 1, { rowspan = #list, titled(j) })
         end
         rows[#rows + 1] = row
      end
   end
   return #rows > 0 and doc.table {
      style = #rows > 4 and "dense_long" or "dense",
      columns = { { width = "31mm" }, { width = "21mm", align = "center" }, state, light, {}, { width = "34mm" } },
      head = {
         M.item_head(), word("县区", "Area"), word("状态", "Status"), word("亮灯", "Light"), word("存在问题", "Problem"),
         word("下步措施", "Next step"),
      },
      rows = rows,
   } or nil
end

-- The list ---------------------------------------------------------------------------------------

--- How an area or a unit stands in its required items, those beside them that are not applicable: 应完成条目12项（另有1项不适用）：
--- 已完成7项、达到序时进度4项、滞后1项。worst: each item stands as the area furthest behind does.
local function summary(counts, worst)
   local out, all, beside = {}, 0, report.how_many(counts, "不适用")
   local done = report.how_many(counts, "已完成")
   for _, s in ipairs(status.all) do
      local n = s ~= "不适用" and report.how_many(counts, s) or 0
      if n > 0 then
         all = all + n
         out[#out + 1] = say { zh = "{said}{n}项", en = "{n} {said}", said = phrases.said(s), n = n }
      end
   end
   if all == 0 then
      return say { zh = "没有应完成条目{others}。", en = "No required item{others}.",
         others = beside > 0 and say { zh = "（{n}项不适用）", en = " ({n} not applicable)", n = beside } or "", }
   end
   if worst and done == all then
      return say { zh = all > 1 and "应完成条目{all}项{others}，均已完成。" or "应完成条目1项{others}，已完成。",
         en = all > 1 and "{all:required item}{others}, all completed." or "1 required item{others}, completed.", all = all,
         others = beside > 0 and say { zh = "（另有{n}项不适用）", en = " ({n} more not applicable)", n = beside } or "", }
   end
   return say { zh = worst and "应完成条目{all}项{others}，全市状态（以最差的县区计）为{list}。" or "应完成条目{all}项{others}：{list}。",
      en = worst and "{all:required item}{others}; judged by the area furthest behind: {list}." or "{all:required item}{others}: {list}.", all = all,
      others = beside > 0 and say { zh = "（另有{n}项不适用）", en = " ({n} more not applicable)", n = beside } or "",
      list = table.concat(out, speech.word("、", ", ")), }
end

--- The groups of the list, by "area" or "unit": { heading, summary, content }.
function M.groups(p, by)
   local city, out = report.city(p), {}
   if by == "area" then
      for i, a in ipairs(city.areas) do
         out[i] = { heading = english.cell(a.name), summary = both(summary, a.counts), content = area_table(p, a) }
      end
   elseif by == "unit" then
      for i, unit in ipairs(report.units(p)) do
         local content = #unit.items > 0 and unit_table(p, unit, city.areas) or nil
         out[i] = { heading = english.cell(unit.name), summary = both(summary, unit.counts, true), content = content }
      end
      local bare = M.without_bureau(p)
      out[#out + 1] = bare and { heading = M.unassigned(), summary = both(summary, bare.counts, true), content = unit_table(p, bare, city.areas) }
   else
      error('the list is grouped by "area" or "unit", not by "' .. tostring(by) .. '"', 2)
   end
   return out
end

return M
