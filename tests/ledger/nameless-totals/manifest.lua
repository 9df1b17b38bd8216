--- Rows of figures without a name: the sums of the rows above are totals, though none says so; others are records whose name is
--- missing, and one figure alone heads no group. A heading with a number has sums only where it has figures.
return {
   name = "nameless-totals", database = "t.db",
   areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "water", file = "sums.csv", period = "2026H1" },
      { ledger = "water", file = "others.csv", period = "2026H1" },
      { ledger = "water", file = "one.csv", period = "2026H1", area = "b" },
      { ledger = "water", file = "headed.csv", period = "2026H1", area = "a" },
   },
}
