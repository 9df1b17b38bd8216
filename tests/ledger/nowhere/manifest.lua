--- Records of which nothing says where or when they belong: told once a file. What the city is given as a whole needs neither.
return {
   name = "nowhere", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "water", file = "no-area.csv", period = "2026H1" },
      { ledger = "water", file = "no-period.csv" },
      { ledger = "water", file = "blank-period.csv" },
      { ledger = "water", file = "group.csv", period = "2026H1" },
      { ledger = "quota", file = "quota.csv" },
   },
}
