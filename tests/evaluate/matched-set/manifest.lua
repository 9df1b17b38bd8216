--- 同比 of the whole set (a new enterprise adds to it) and of the enterprises in both periods.
return {
   name = "matched-set", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2025H1", "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "enterprises", period = "2025H1", file = "ledgers/enterprises-2025H1.csv" },
      { ledger = "monitoring", period = "2025H1", file = "ledgers/monitoring-2025H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
   },
}
