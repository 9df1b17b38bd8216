--- A stated total is held against the exact sum of its rows.
return {
   name = "totals", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "top.csv", period = "2026H1" },
      { ledger = "water", file = "wrong.csv", period = "2026H1" },
      { ledger = "water", file = "faulty.csv", period = "2026H1" },
   },
}
