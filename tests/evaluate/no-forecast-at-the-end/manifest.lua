--- At the year's end nothing is forecast.
return {
   name = "no-forecast-at-the-end", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2026H1", "2026H2" },
   ledgers = {
      { ledger = "enterprises", period = "2026H2", file = "ledgers/enterprises-2026H2.csv" },
      { ledger = "monitoring", period = "2026H2", file = "ledgers/monitoring-2026H2.csv" },
      { ledger = "cases", period = "2026H2", file = "ledgers/cases-2026H2.csv" },
   },
}
