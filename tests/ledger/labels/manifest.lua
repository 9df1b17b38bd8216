--- Totals with a count behind them, means and comparisons: none is a record, and names that only look like them are.
return {
   name = "labels", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = { { ledger = "water", file = "labels.csv", period = "2026H1" } },
}
