--- The heading's unit is turned into the field's; one that cannot be makes its whole column a gap, said once.
return {
   name = "units", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "head.csv", period = "2026H1", area = "a" },
      { ledger = "water", file = "tons.csv", period = "2026H1", area = "a" },
      { ledger = "water", file = "money.csv", period = "2026H1", area = "a" },
   },
}
