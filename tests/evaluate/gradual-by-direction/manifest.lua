--- 逐步: judged against the half before on the enterprises known in both; never 逾期; no half before is 数据缺失.
return {
   name = "gradual-by-direction", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2025H2", file = "ledgers/enterprises-2025H2.csv" },
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "metering", period = "2025H2", file = "ledgers/metering-2025H2.csv" },
      { ledger = "metering", period = "2026H1", file = "ledgers/metering-2026H1.csv" },
   },
}
