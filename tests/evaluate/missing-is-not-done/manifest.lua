--- A blank flag, a blank cell and an enterprise without a row: in the denominator, never done; the status waits for them where they matter.
return {
   name = "missing-is-not-done", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "management", period = "2026H1", file = "ledgers/management-2026H1.csv" },
   },
}
