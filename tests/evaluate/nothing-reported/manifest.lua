--- Not one ledger: everything is 数据缺失, nothing is done, zero or behind.
return {
   name = "nothing-reported", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
   },
}
