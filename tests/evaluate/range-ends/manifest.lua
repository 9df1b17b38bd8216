--- Table 1's 1-2: one finished project is done, two reach the upper end, one in building is in time.
return {
   name = "range-ends", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "retrofit", period = "2026H1", file = "ledgers/retrofit-2026H1.csv" },
   },
}
