--- Records of one name with one code, with another, and with none; of one code under two names, and in two areas: rules read the first
--- of a code.
return {
   name = "second-codes", database = "t.db", periods = { "2026H1" },
   areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" } },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "list.csv" },
      { ledger = "management", period = "2026H1", file = "management.csv" },
   },
}
