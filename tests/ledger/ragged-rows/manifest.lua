--- A row too short is filled with blanks and said; in a row too long no figure is trusted.
return {
   name = "ragged-rows", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "ragged.csv", period = "2026H1" },
   },
}
