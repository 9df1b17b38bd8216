--- Heads above others, of which every word must be understood; words in front of a name that make another amount of it; rows below the
--- heading of another period, or of what was given up; and rows that say themselves of which period they are.
local files = {}
local function file(name)
   files[#files + 1] = { ledger = "water", file = name .. ".csv", period = "2026H1", area = "a" }
end
file("known") -- groups, the period itself and units say nothing else
file("month")
file("day")
file("allowed")
file("other-year")
file("strange") -- no word that is known: told, and not read
file("in-front") -- 日取水量 and 许可取水量 are no 取水量
file("sections")
file("row-says")
return { name = "heads-over", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = files }
