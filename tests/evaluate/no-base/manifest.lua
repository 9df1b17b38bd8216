--- No figures a year ago: no 同比, neither 0 % nor infinite; a base of zero gives none either.
return {
   name = "no-base", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
   },
   periods = { "2025H1", "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "enterprises", period = "2025H1", file = "ledgers/enterprises-2025H1.csv" },
      { ledger = "monitoring", period = "2025H1", file = "ledgers/monitoring-2025H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
   },
}
