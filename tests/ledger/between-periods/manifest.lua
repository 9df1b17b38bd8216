--- What only shows beside the period before: gone, silent, a hundred times as much, given twice.
return {
   name = "between-periods", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "before.csv", period = "2025H2" },
      { ledger = "water", file = "now.csv", period = "2026H1" },
   },
}
