--- One of four, with one whose stage is missing: it could be in time, so it is neither 达序时 nor 滞后.
return {
   name = "below-half-way", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "cases", period = "2026H1", file = "ledgers/cases-2026H1.csv" },
   },
}
