--- composition: the structure of use (用水结构), intake by source, by use and by main stage of production, as a table: what a
--- county's and an enterprise's sheet show. The shares of a group are of what is told apart, and add up to 100.

local sources = require "sources"
local terms = require "terms"

local M = {}

local zero = number(0)

local function word(zh, en)
   return t { zh = zh, en = en }
end

--- What heads the groups and their columns; about how wide the English word, or a figure below it, is in points; where both
--- languages stand in the head and the Chinese is wider, how wide that is.
local titles = {
   intake_sources = { "按水源分", "By source" }, intake_uses = { "按用途分", "By use" }, intake_stages = { "按生产环节分", "By stage of production" },
}
local short = {
   ["地表水"] = { "地表水", "Surface", 32 }, ["地下水"] = { "地下水", "Ground", 31 }, ["自来水"] = { "自来水", "Tap", 27 }, ["再生水"] = { "再生水", "Reclaimed", 42 },
   ["工艺用水"] = { "工艺", "Process", 33 }, ["冷却用水"] = { "冷却", "Cooling", 32 }, ["锅炉用水"] = { "锅炉", "Boilers", 29 }, ["生活用水"] = { "生活", "Domestic", 41 },
   ["其他用水"] = { "其他", "Other", 27 }, ["主要生产用水"] = { "主要生产", "Main", 27, 36 }, ["辅助生产用水"] = { "辅助生产", "Auxiliary", 35 },
   ["附属生产用水"] = { "附属生产", "Ancillary", 36 },
}

---@class Group a division's amounts in its fields' order, in m³; nil where there are none
---@field division table one of sources.list
---@field now table|nil
---@field before table|nil the year before's, where the table shows them

--- The amounts of an area's judgment; nil where none is told apart. Returns also how much is not, and of how many.
local function judged(division, j)
   local by, amounts, sum = {}, {}, zero
   for _, part in ipairs(j and j.parts or {}) do
      by[part.label] = part.value
   end
   for i, label in ipairs(division.labels) do
      amounts[i] = by[label] or zero
      sum = sum + amounts[i]
   end
   return sum > zero and amounts or nil, by[division.apart], j and #(j.names or {}) or 0
end

--- An area's groups, and those parts of its intake that are in none: { division =, value =, n = } each.
function M.of_area(indicators)
   local groups, apart = {}, {}
   for _, division in ipairs(sources.list) do
      local now, value, n = judged(division, indicators[division.id])
      if now then
         groups[#groups + 1] = { division = division, now = now }
         apart[#apart + 1] = value and { division = division, value = value, n = n } or nil
      end
   end
   return groups, apart
end

--- What an enterprise's records give, in order; nil where its parts don't make up its intake, or are all nothing.
local function given(division, by)
   local amounts, sum = {}, zero
   for i, field in ipairs(division.fields) do
      amounts[i] = by and by[field] or zero
      sum = sum + amounts[i]
   end
   return sum > zero and amounts or nil
end

--- An enterprise's groups by use and by stage, this period's beside the year before's.
function M.of_enterprise(book, ago, key)
   local groups = {}
   for _, division in ipairs(sources.list) do
      if division.optional then
         local now, before = given(division, (sources.split(division, book, key))), given(division, (sources.split(division, ago, key)))
         if now then
            groups[#groups + 1] = { division = division, now = now, before = before }
         end
      end
   end
   return groups
end

--- A row's cells: of each group what show makes of its amounts; "—" where it has none.
local function row(groups, label, field, show)
   local out = { label }
   for _, group in ipairs(groups) do
      local texts = group[field] and show(group[field]) or nil
      for i = 1, #group.division.fields do
         out[#out + 1] = texts and texts[i] or "—"
      end
   end
   return out
end

local function volumes(amounts)
   local out = {}
   for i, x in ipairs(amounts) do
      out[i] = fmt.figure(x / 10000, 2)
   end
   return out
end

--- The table. options: style; label, the width of the first column, in mm; head, how the first column is headed; line, how two
--- languages stand on one line where there is room (nil: below each other).
function M.table(groups, options)
   local line = options.line or word
   local columns, upper, lower = { { width = options.label .. "mm" } }, { { rowspan = 2, options.head } }, {}
   local before = false
   for _, group in ipairs(groups) do
      local division = group.division
      upper[#upper + 1] = { colspan = #division.fields, line(titles[division.id][1], titles[division.id][2]) }
      before = before or group.before ~= nil
      for _, label in ipairs(division.labels) do
         local pair = short[label]
         lower[#lower + 1] = word(pair[1], pair[2])
         columns[#columns + 1] = { weight = terms.width(1, lang == "zh-en" and pair[4] or pair[3]), align = "right" }
      end
   end
   local rows = { row(groups, line("本期", "This period"), "now", volumes), row(groups, line("占比", "Share"), "now", fmt.shares) }
   rows[#rows + 1] = before and row(groups, line("上年同期", "Year before"), "before", volumes) or nil
   return doc.table { style = options.style, columns = columns, head = { upper, lower }, rows = rows }
end

return M
