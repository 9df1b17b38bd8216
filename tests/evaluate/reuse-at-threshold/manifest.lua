--- R is exactly 94 % at the end of 2028: done. A sum over sums: the mean of the two rates would be 93 %. 丙厂 is not above designated size.
return {
   name = "reuse-at-threshold", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2028H1", "2028H2" },
   ledgers = {
      { ledger = "enterprises", period = "2028H1", file = "ledgers/enterprises-2028H1.csv" },
      { ledger = "enterprises", period = "2028H2", file = "ledgers/enterprises-2028H2.csv" },
      { ledger = "monitoring", period = "2028H1", file = "ledgers/monitoring-2028H1.csv" },
      { ledger = "monitoring", period = "2028H2", file = "ledgers/monitoring-2028H2.csv" },
   },
}
