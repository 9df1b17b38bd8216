--- A year or half-year before a heading counts only when it is the file's own.
return {
   name = "heading-period", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "years.csv", period = "2026H1", area = "a" },
      { ledger = "water", file = "beside.csv", period = "2026H1", area = "a" }, -- 本期 beside 上年同期
   },
}
