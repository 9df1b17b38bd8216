--- Areas by their aliases and with their city in front, filled down where cells were merged, and rows that belong to none.
return {
   name = "areas", database = "t.db",
   city = "丁市",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "areas.csv", period = "2026H1" },
      { ledger = "water", file = "mine.csv", period = "2026H1", area = "a" },
   },
}
