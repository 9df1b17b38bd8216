--- Records of an enterprise that the directory doesn't have, or has with another code; none is told where there is no directory.
return {
   name = "listed", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "directory", file = "directory.csv", period = "2026H1" },
      { ledger = "water", file = "water.csv", period = "2026H1" },
      { ledger = "water", file = "before.csv", period = "2025H2" },
   },
}
