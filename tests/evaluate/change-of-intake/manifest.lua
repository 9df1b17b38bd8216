--- Why intake changed: output, structure and intensity of the comparable, and every kind of enterprise that is not; no base in 乙县,
--- nothing comparable in 丙县.
return {
   name = "change-of-intake", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
   },
   periods = { "2025H1", "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2025H1", file = "ledgers/enterprises-2025H1.csv" },
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "monitoring", period = "2025H1", file = "ledgers/monitoring-2025H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
   },
}
