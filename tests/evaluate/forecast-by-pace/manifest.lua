--- Without last year's halves: by the time that has passed; without a control value nothing is said to be reached; no cases, no more of them.
return {
   name = "forecast-by-pace", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
      { ledger = "cases", period = "2026H1", file = "ledgers/cases-2026H1.csv" },
   },
}
