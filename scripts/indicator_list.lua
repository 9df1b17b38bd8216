--- The policy's indicators: what is measured of each area and of the city, and how reports tell it.
---
--- R = ΣVr / Σ(Vi + Vr) and 万元工业增加值用水量 = Σ取水量 / Σ工业增加值, over enterprises above designated size.

local books = require "book"

--- studies: modules whose run(book) measures more than sums, each where the policy's list of indicators names it.
local M = { list = {}, studies = { "sources", "decomposition" } }

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
local function indicator(entry)
   M.list[#M.list + 1] = entry
end

indicator {
   id = "intake", label = "规模以上工业取水量", unit = "m3", official = "工业用水量",
   formula = "Σ取水量", sum = { "intake" }, names = { "Σ取水量" },
}
indicator {
   id = "reclaimed", label = "规模以上工业再生水取水量", unit = "m3",
   formula = "Σ再生水取水量", sum = { "reclaimed" }, names = { "Σ再生水取水量" },
}
indicator {
   id = "added_value", label = "规模以上工业增加值", unit = "万元", official = "工业增加值",
   formula = "Σ工业增加值", sum = { "added_value" }, names = { "Σ工业增加值" },
}
indicator {
   id = "reuse", label = "规模以上工业用水重复利用率", unit = "%", official = "规上工业用水重复利用率",
   formula = "R＝ΣVr÷Σ(Vi＋Vr)×100%", sum = books.repeated, over = { "intake" }, whole = true,
   scale = 100, points = true, names = { "ΣVr", "Σ(Vi＋Vr)" },
}
indicator {
   id = "intensity", label = "万元工业增加值用水量", unit = "m3/万元", official = "万元工业增加值用水量",
   formula = "Σ取水量÷Σ工业增加值", sum = { "intake" }, over = { "added_value" }, scoped = true,
   names = { "Σ取水量", "Σ工业增加值" },
}
indicator {
   id = "discharge", label = "万元工业增加值废水排放量", unit = "m3/万元",
   formula = "Σ排水量÷Σ工业增加值", sum = { "discharge" }, over = { "added_value" },
   names = { "Σ排水量", "Σ工业增加值" },
}

return M
