--- R below 94 % in 2026 is shown with its gap and not judged. 乙厂's 回用水量 is blank: it enters neither sum and is named.
return {
   name = "reuse-before-its-year", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
   },
}
