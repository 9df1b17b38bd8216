--- A lone 0x80 is €; a private character warns and is kept.
return {
   name = "doubtful-characters", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "euro.csv", period = "2026H1" },
   },
}
