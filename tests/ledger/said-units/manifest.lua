--- Units that stand around the table: above the head they are the columns', of all of their kind or of the one that they name; what
-- is not applied, below the table or in a column of its own, is told where a column says no unit.
local files = {}
for _, name in ipairs { "title", "alone", "kind", "phrase", "one", "office", "loose", "note", "below", "column", "named" } do
   files[#files + 1] = { ledger = "water", file = name .. ".csv", period = "2026H1", area = "a" }
end
return { name = "said-units", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = files }
