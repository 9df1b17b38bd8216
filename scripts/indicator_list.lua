--- The policy's indicators: what is measured of each area and of the city, and how reports tell it.
---
--- R = ΣVr / Σ(Vi + Vr) and 万元工业增加值用水量 = Σ取水量 / Σ工业增加值, over enterprises above designated size.

local books = require "book"

local m3, wan = { zh = "立方米", en = "m³" }, { zh = "万立方米", en = "10,000 m³" }

--- studies: modules whose run(book) measures more than sums, each where the policy's list of indicators names it, and whose judged(book), where it
--- has one, lists what it judges of each area, for the line of progress; sections:
--- modules that give an area's summary sections of its own (title, content); item: that by which bureaus are concerned with
--- the indicators.  Then what reports call them together (name, caption, head, changes) and say under their table (note): here
--- and below words are Chinese texts, or { zh =, en = }.
local M = {
   list = {}, studies = { "sources", "decomposition" }, sections = { "over_quota" }, item = "1.1",
   name = { zh = "主要用水指标", en = "main water indicators" },
   caption = { zh = "规模以上工业用水主要指标", en = "Main water indicators of industry above designated size" },
   head = { zh = "指标（规模以上工业）", en = "Indicator (industry above designated size)" },
   changes = { zh = "各项水量和产出", en = "volumes and output" },
   note = {
      zh = "重复利用率＝重复利用水量合计÷（取水量合计＋重复利用水量合计）", en = "Reuse rate = total reused ÷ (total intake + total reused)",
   },
}

---@class Indicator
---@field id string
---@field sum table     fields summed above the line
---@field over table    fields summed below the line; nil: the indicator is a plain sum
---@field whole boolean what is above the line is added below it too: a share of a whole
---@field part string   the division of sources.lua that its only field is a part of
---@field names table   how explain calls the two sums
---@field scale integer 100 for percent
---@field points boolean 同比 is in percentage points
---@field of string     the flag of the enterprises concerned (default above_designated)
---@field ledger string where their figures are (default monitoring)
---@field told table    a core indicator, told in sentences and in the notice's table: unit, scale and places of print (English
---                      sentences give a scaled figure written out, in unit.en); name_en, how they call it (default: the
---                      label's English); target, the id of that it is held against, at most where limit names it
---                      (limit_unit: its unit); basis: the price basis is said; column, column_unit: its heading;
---                      official_column: official figures have a column of their own
---@field line table    its line in an area's table: name, unit, scale, places (default: label and unit)
local function indicator(entry)
   M.list[#M.list + 1] = entry
end

indicator {
   id = "intake", label = "规模以上工业取水量", unit = "m3", official = "工业用水量",
   formula = "Σ取水量", sum = { "intake" }, names = { "Σ取水量" },
   told = {
      unit = { zh = "万立方米", en = "m³" }, scale = 10000, places = 2, name_en = "the water intake of industry above designated size",
      column = { zh = "取水量", en = "Water intake" }, column_unit = wan,
   },
   line = { name = { zh = "取水量", en = "Intake" }, unit = wan, scale = 10000, places = 2 },
}
indicator {
   id = "reclaimed", label = "规模以上工业再生水取水量", unit = "m3",
   formula = "Σ再生水取水量", sum = { "reclaimed" }, part = "by_source", names = { "Σ再生水取水量" },
   line = { name = { zh = "其中再生水取水量", en = "of which reclaimed water" }, unit = wan, scale = 10000, places = 2 },
}
indicator {
   id = "added_value", label = "规模以上工业增加值", unit = "万元", official = "工业增加值",
   formula = "Σ工业增加值", sum = { "added_value" }, names = { "Σ工业增加值" },
   line = { name = { zh = "工业增加值", en = "Industrial added value" }, unit = { zh = "万元", en = "CNY 10,000" } },
}
indicator {
   id = "reuse", label = "规模以上工业用水重复利用率", unit = "%", official = "规上工业用水重复利用率",
   formula = "R＝ΣVr÷Σ(Vi＋Vr)×100%", sum = books.repeated, over = { "intake" }, whole = true,
   scale = 100, points = true, names = { "ΣVr", "Σ(Vi＋Vr)" },
   told = {
      unit = "%", target = "reuse", name_en = "the water reuse rate of industry above designated size",
      column = { zh = "重复利用率", en = "Reuse rate" }, column_unit = { zh = "本期", en = "This period" },
   },
   line = { name = { zh = "用水重复利用率", en = "Water reuse rate" }, unit = "%" },
}
indicator {
   id = "intensity", label = "万元工业增加值用水量", unit = "m3/万元", official = "万元工业增加值用水量",
   formula = "Σ取水量÷Σ工业增加值", sum = { "intake" }, over = { "added_value" }, scoped = true,
   names = { "Σ取水量", "Σ工业增加值" },
   told = {
      unit = m3, target = "intensity", limit = { zh = "省上管控指标", en = "the province’s control value" },
      limit_unit = { zh = "立方米/万元", en = "m³ per CNY 10,000" }, basis = true, name_en = "water use per CNY 10,000 of industrial added value",
      column = { zh = "万元工业增加值用水量（立方米）", en = "Water use per CNY 10,000 of added value (m³)" },
      column_unit = { zh = "台账汇总", en = "Ledgers" }, official_column = true,
   },
   line = { name = { zh = "万元工业增加值用水量", en = "Water use per CNY 10,000 of added value" }, unit = m3 },
}
indicator {
   id = "discharge", label = "万元工业增加值废水排放量", unit = "m3/万元",
   formula = "Σ排水量÷Σ工业增加值", sum = { "discharge" }, over = { "added_value" },
   names = { "Σ排水量", "Σ工业增加值" },
   line = { name = { zh = "万元工业增加值废水排放量", en = "Wastewater per CNY 10,000 of added value" }, unit = m3 },
}

return M
