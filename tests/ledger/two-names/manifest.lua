--- Two headings that both mean a field: its own name comes before another, of two others neither is read; and two that name the
-- records, or one heading twice, are two tables.
local files = {}
for _, name in ipairs { "label", "label-second", "others", "third", "twice", "key" } do
   files[#files + 1] = { ledger = "water", file = name .. ".csv", period = "2026H1", area = "a" }
end
return { name = "two-names", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = files }
