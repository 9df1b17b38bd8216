--- Products that the quota table writes otherwise, has without a value, or has not; and a half-year that has no table at all.
return {
   name = "named-elsewhere", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "monitoring", file = "before.csv", period = "2025H2", area = "a" },
      { ledger = "monitoring", file = "water.csv", period = "2026H1", area = "a" },
      { ledger = "quotas", file = "quotas.csv", period = "2026H1" },
   },
}
