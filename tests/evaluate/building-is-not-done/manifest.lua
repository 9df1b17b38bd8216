--- Three projects in building at the year's end never make one finished project: behind, with the weight of one.
return {
   name = "building-is-not-done", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2026H2" },
   ledgers = {
      { ledger = "retrofit", period = "2026H2", file = "ledgers/retrofit-2026H2.csv" },
   },
}
