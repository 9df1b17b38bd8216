--- The province's control value for the year: exactly at it is met; without power plants when its scope says so.
return {
   name = "control-value", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2028H1", "2028H2" },
   ledgers = {
      { ledger = "enterprises", period = "2028H1", file = "ledgers/enterprises-2028H1.csv" },
      { ledger = "enterprises", period = "2028H2", file = "ledgers/enterprises-2028H2.csv" },
      { ledger = "monitoring", period = "2028H1", file = "ledgers/monitoring-2028H1.csv" },
      { ledger = "monitoring", period = "2028H2", file = "ledgers/monitoring-2028H2.csv" },
      { ledger = "control", period = "2028H2", file = "ledgers/control-2028H2.csv" },
   },
}
