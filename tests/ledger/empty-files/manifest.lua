--- A form that comes back without a record is told, for it reads as one of an area that has none; one that says 无 is not.
local files = {}
for i, name in ipairs { "head", "none", "blank", "rows" } do
   files[i] = { ledger = "water", file = name .. ".csv", period = "2026H1", area = i % 2 == 0 and "a" or "b" }
end
return { name = "empty-files", database = "t.db", areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" } }, periods = { "2026H1" }, ledgers = files }
