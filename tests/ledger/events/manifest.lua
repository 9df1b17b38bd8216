--- Lists that need not go on: words of one half-year may be silent in the next, an enterprise may have two cases.
local function file(period, ledger)
   return { ledger = ledger, file = ledger .. "-" .. period .. ".csv", period = period }
end

return {
   name = "events", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2025H2", "2026H1" },
   ledgers = { file("2025H2", "progress"), file("2026H1", "progress"), file("2026H1", "cases") },
}
