--- Totals of a part of the rows: those of which a column says it are added; where none does, that is said, and nothing is false.
local function file(name)
   return { ledger = "water", file = name .. ".csv", period = "2026H1", area = "a" }
end
return {
   name = "total-subsets", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" },
   ledgers = { file("flags"), file("wrong"), file("stages"), file("untold"), file("unsaid"), file("groups"), file("above") },
}
