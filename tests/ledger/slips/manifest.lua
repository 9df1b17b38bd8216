--- Sums carried from page to page are no records; amounts below nothing and words where a code belongs are none either; a unit is
--- found behind the name of an office, and where none is said that is told.
local files = {}
for _, name in ipairs { "pages", "below", "codes", "office", "unnamed" } do
   files[#files + 1] = { ledger = "water", file = name .. ".csv", period = "2026H1", area = "a" }
end
return { name = "slips", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = files }
