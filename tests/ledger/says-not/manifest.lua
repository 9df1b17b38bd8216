--- Records that say among the remarks, or behind their name, that they do not count: told; what only sounds like it is not.
return {
   name = "says-not", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" },
   ledgers = {
      { ledger = "activities", file = "activities.csv", period = "2026H1", area = "a" },
      { ledger = "retrofit", file = "retrofit.csv", period = "2026H1", area = "a" },
   },
}
