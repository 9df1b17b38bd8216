--- The policy's indicators: what is measured of each area and of the city, and how reports tell it.
---
--- R = ΣVr / Σ(Vi + Vr) and 万元工业增加值用水量 = Σ取水量 / Σ工业增加值, over enterprises above designated size.

local books = require "book"

--- studies: modules whose run(book) measures more than sums, each where the policy's list of indicators names it; judged(book),
--- where a module has it, lists what it judges of each area, for the line of progress.  Then
--- what reports call the indicators together (name, caption, head, changes) and say under their table (note).
local M = {
   list = {}, studies = { "sources", "decomposition" },
   name = "主要用水指标", caption = "规模以上工业用水主要指标", head = "指标（规模以上工业）",
   changes = "各项水量和产出",
   note = "重复利用率＝重复利用水量合计÷（取水量合计＋重复利用水量合计）",
}

---@class Indicator
---@field id string
---@field sum table     fields summed above the line
---@field over table    fields summed below the line; nil: the indicator is a plain sum
---@field whole boolean what is above the line is added below it too: a share of a whole
---@field names table   how explain calls the two sums
---@field scale integer 100 for percent
---@field points boolean 同比 is in percentage points
---@field of string     the flag of the enterprises concerned (default above_designated)
---@field ledger string where their figures are (default monitoring)
---@field told table    a core indicator, told in sentences and in the notice's table: unit, scale and places of print; target, the
---                      id of that it is held against, at most where limit names it (limit_unit: its unit); basis: the price basis
---                      is said; column, column_unit: its heading; official_column: official figures have a column of their own
---@field line table    its line in an area's table: name, unit, scale, places (default: label and unit)
local function indicator(entry)
   M.list[#M.list + 1] = entry
end

indicator {
   id = "intake", label = "规模以上工业取水量", unit = "m3", official = "工业用水量",
   formula = "Σ取水量", sum = { "intake" }, names = { "Σ取水量" },
   told = { unit = "万立方米", scale = 10000, places = 2, column = "取水量", column_unit = "万立方米" },
   line = { name = "取水量", unit = "万立方米", scale = 10000, places = 2 },
}
indicator {
   id = "reclaimed", label = "规模以上工业再生水取水量", unit = "m3",
   formula = "Σ再生水取水量", sum = { "reclaimed" }, names = { "Σ再生水取水量" },
   line = { name = "其中再生水取水量", unit = "万立方米", scale = 10000, places = 2 },
}
indicator {
   id = "added_value", label = "规模以上工业增加值", unit = "万元", official = "工业增加值",
   formula = "Σ工业增加值", sum = { "added_value" }, names = { "Σ工业增加值" },
   line = { name = "工业增加值", unit = "万元" },
}
indicator {
   id = "reuse", label = "规模以上工业用水重复利用率", unit = "%", official = "规上工业用水重复利用率",
   formula = "R＝ΣVr÷Σ(Vi＋Vr)×100%", sum = books.repeated, over = { "intake" }, whole = true,
   scale = 100, points = true, names = { "ΣVr", "Σ(Vi＋Vr)" },
   told = { unit = "%", target = "reuse", column = "重复利用率", column_unit = "本期" },
   line = { name = "用水重复利用率", unit = "%" },
}
indicator {
   id = "intensity", label = "万元工业增加值用水量", unit = "m3/万元", official = "万元工业增加值用水量",
   formula = "Σ取水量÷Σ工业增加值", sum = { "intake" }, over = { "added_value" }, scoped = true,
   names = { "Σ取水量", "Σ工业增加值" },
   told = { unit = "立方米", target = "intensity", limit = "省上管控指标", limit_unit = "立方米/万元", basis = true,
      column = "万元工业增加值用水量（立方米）", column_unit = "台账汇总", official_column = true, },
   line = { name = "万元工业增加值用水量", unit = "立方米" },
}
indicator {
   id = "discharge", label = "万元工业增加值废水排放量", unit = "m3/万元",
   formula = "Σ排水量÷Σ工业增加值", sum = { "discharge" }, over = { "added_value" },
   names = { "Σ排水量", "Σ工业增加值" }, line = { name = "万元工业增加值废水排放量", unit = "立方米" },
}

return M
