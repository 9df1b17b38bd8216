--- Forecasts by last year's share of its first half, over the enterprises known in both halves of it: reuse exactly at its goal is
--- reached, intensity above the control value is not; a case out of four makes two.
return {
   name = "forecast-by-share", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2025H1", "2025H2", "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2025H1", file = "ledgers/enterprises-2025H1.csv" },
      { ledger = "enterprises", period = "2025H2", file = "ledgers/enterprises-2025H2.csv" },
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "monitoring", period = "2025H1", file = "ledgers/monitoring-2025H1.csv" },
      { ledger = "monitoring", period = "2025H2", file = "ledgers/monitoring-2025H2.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
      { ledger = "control", period = "2026H1", file = "ledgers/control-2026H1.csv" },
      { ledger = "cases", period = "2026H1", file = "ledgers/cases-2026H1.csv" },
   },
}
