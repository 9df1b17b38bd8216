--- One row of GBK in a UTF-8 file: refused with its place, never read whole as GB18030.
return {
   name = "mixed-encodings", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "mixed.csv", period = "2026H1" },
   },
}
