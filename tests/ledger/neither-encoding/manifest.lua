--- A byte that neither encoding has.
return {
   name = "neither-encoding", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "bad.csv", period = "2026H1" },
      { ledger = "water", file = "named.csv", period = "2026H1", encoding = "gb18030" },
      { ledger = "water", file = "neither.csv", period = "2026H1" },
      { ledger = "water", file = "unknown.csv", period = "2026H1", encoding = "big5" },
   },
}
