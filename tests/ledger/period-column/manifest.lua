--- A file of several periods: a column says which.
return {
   name = "period-column", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2025H2", "2026H1" },
   ledgers = { { ledger = "water", file = "all.csv", area = "a" } },
}
