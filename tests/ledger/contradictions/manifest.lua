--- Records that contradict themselves, what they are held against, or their period: works finished but never planned, water supplied
-- by pipes that are being built, rewards paid that nobody applied for, days that had not come, what is of another area, a conclusion
-- on a target that is counted.
local ledgers = {}
for _, name in ipairs { "enterprises", "parks", "reclaimed", "recycling", "rewards", "cases", "conclusions", "projects", "assessments" } do
   ledgers[#ledgers + 1] = { ledger = name, file = name .. ".csv", period = "2026H1" }
end
return {
   name = "contradictions", database = "t.db", policy = "policy",
   areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" } },
   periods = { "2026H1" }, ledgers = ledgers,
}
