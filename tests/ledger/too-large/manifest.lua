--- Figures that are likely in another unit than their column's: yuan for 万元, metres for km.  Those just below the bounds are not told.
local files = {}
for _, name in ipairs { "rewards", "reclaimed", "retrofit" } do
   files[#files + 1] = { ledger = name, file = name .. ".csv", period = "2026H1", area = "a" }
end
return { name = "too-large", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = files }
