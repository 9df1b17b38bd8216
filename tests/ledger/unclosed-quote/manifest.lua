--- Refused, naming the line where the quote opened.
return {
   name = "unclosed-quote", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "open.csv", period = "2026H1" },
   },
}
