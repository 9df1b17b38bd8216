--- Words before and behind a heading that say of which period it is: this period's are read, another's never, and what may be
--- either is told.
local files = {}
local function file(name, period)
   files[#files + 1] = { ledger = "water", file = name .. ".csv", period = period, area = "a" }
end
file("behind", "2026H1")
file("to-date", "2026H1")
file("both", "2026H1")
file("second-half", "2026H2")
file("year", "2026")
file("before-only", "2026H1") -- 上年同期 over 取水量 is not this period's, though there is no other
file("stacked", "2026H1")
file("last-year", "2026H1")
file("doubtful", "2026H1") -- words that are neither a period nor a unit
return { name = "heading-words", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1", "2026H2", "2026" }, ledgers = files }
