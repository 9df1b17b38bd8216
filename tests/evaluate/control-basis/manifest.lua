--- A control value at constant prices is not held against figures at current prices: 数据缺失 with the reason, neither met nor missed.
return {
   name = "control-basis", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2027H1", "2027H2" },
   ledgers = {
      { ledger = "enterprises", period = "2027H1", file = "ledgers/enterprises-2027H1.csv" },
      { ledger = "enterprises", period = "2027H2", file = "ledgers/enterprises-2027H2.csv" },
      { ledger = "monitoring", period = "2027H1", file = "ledgers/monitoring-2027H1.csv" },
      { ledger = "monitoring", period = "2027H2", file = "ledgers/monitoring-2027H2.csv" },
      { ledger = "control", period = "2027H2", file = "ledgers/control-2027H2.csv" },
   },
}
