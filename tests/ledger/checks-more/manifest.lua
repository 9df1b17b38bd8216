--- Two enterprises of one code; over the quota at its edge, days outside the period at theirs, and a half-year that is missing: 2025H2 of the water
-- ledger, which was kept before and after.
return {
   name = "checks-more", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2025H1", "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "before.csv", period = "2025H1", area = "a" },
      { ledger = "talks", file = "winter.csv", period = "2025H2", area = "a" },
      { ledger = "talks", file = "talks.csv", period = "2026H1", area = "a" },
      { ledger = "water", file = "now.csv", period = "2026H1", area = "a" },
   },
}
