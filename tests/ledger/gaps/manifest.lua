--- Blank, mark, fault and not applicable are four things, and none is zero.
return {
   name = "gaps", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "gaps.csv", period = "2026H1", area = "a" },
   },
}
