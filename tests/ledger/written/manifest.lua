--- How codes, names and figures are written: credit codes that can be none, or whose check character fails; names that a spreadsheet made
-- a date, or that differ by marks alone; a figure in 亿元 beside one in 万元, which is no leap; a reuse rate just below all; a better
-- class of a quota that allows more.
return {
   name = "written", database = "t.db", policy = "policy",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "enterprises", file = "enterprises.csv", period = "2026H1", area = "a" },
      { ledger = "quotas", file = "quotas.csv", period = "2026H1" },
      { ledger = "official", file = "official-before.csv", period = "2025H2" },
      { ledger = "official", file = "official.csv", period = "2026H1" },
      { ledger = "retrofit", file = "retrofit.csv", period = "2026H1", area = "a" },
      { ledger = "water", file = "water-before.csv", period = "2025H2", area = "a" },
      { ledger = "water", file = "water.csv", period = "2026H1", area = "a" },
   },
}
