--- Nothing of what is only encouraged was begun at the year's end: 未开展, no light, no one behind.
return {
   name = "encouraged-is-never-behind", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2026H2" },
   ledgers = {
      { ledger = "enterprises", period = "2026H2", file = "ledgers/enterprises-2026H2.csv" },
      { ledger = "management", period = "2026H2", file = "ledgers/management-2026H2.csv" },
      { ledger = "recycling", period = "2026H2", file = "ledgers/recycling-2026H2.csv" },
      { ledger = "reclaimed", period = "2026H2", file = "ledgers/reclaimed-2026H2.csv" },
      { ledger = "parks", period = "2026H2", file = "ledgers/parks-2026H2.csv" },
   },
}
