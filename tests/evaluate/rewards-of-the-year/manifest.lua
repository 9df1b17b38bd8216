--- 10.1 over both halves of a year: what was applied for in the first half counts, a later report on the same enterprise and policy takes the
--- place of the earlier one, and two policies are two applications.
return {
   name = "rewards-of-the-year", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
   },
   periods = { "2026H1", "2026H2" },
   ledgers = {
      { ledger = "rewards", period = "2026H1", file = "ledgers/rewards-2026H1.csv" },
      { ledger = "rewards", period = "2026H2", file = "ledgers/rewards-2026H2.csv" },
   },
}
