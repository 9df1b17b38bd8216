--- Two of four cases at the half-year: 达序时 for the city; the areas are shown by contribution and none is behind.
return {
   name = "half-way", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "cases", period = "2026H1", file = "ledgers/cases-2026H1.csv" },
   },
}
