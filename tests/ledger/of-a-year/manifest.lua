--- An amount of a year may be said in 万m³/a, in its head, in a cell or above the table; another amount may not, nor one of a year in m³/d.
local files = {}
for _, name in ipairs { "head", "cells", "above", "day" } do
   files[#files + 1] = { ledger = "water", file = name .. ".csv", period = "2026H1", area = "a" }
end
return { name = "of-a-year", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = files }
