--- R is 93.96 %, which one decimal would print as 94.0 %: overdue at the end of 2028.
return {
   name = "reuse-below-threshold", database = "t.db", policy = "policy", rules = "evaluate",
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
