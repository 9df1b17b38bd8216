--- Each area's records are held against its latest directory up to the period, which is told where it is an earlier one's, as is
--- that there is none. A code whose namesake has none is joined where name and area leave no doubt.
return {
   name = "listed-by-name", database = "t.db",
   areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" }, { id = "c", name = "丙县" } },
   periods = { "2025H2", "2026H1", "2026H2" },
   ledgers = {
      { ledger = "directory", file = "directory-2025.csv", period = "2025H2" },
      { ledger = "directory", file = "directory-2026.csv", period = "2026H1" },
      { ledger = "water", file = "water.csv", period = "2026H1" },
      { ledger = "meters", file = "meters.csv", period = "2026H1" },
      { ledger = "works", file = "works.csv", period = "2026H1" },
   },
}
