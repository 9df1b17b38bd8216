--- A file without the key's heading is refused; a needed column that is missing is said once.
return {
   name = "no-head", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "other.csv", period = "2026H1", area = "a" },
      { ledger = "water", file = "twice.csv", period = "2026H1", area = "a" },
      { ledger = "water", file = "short.csv", period = "2026H1", area = "a" },
      { ledger = "water", file = "empty.csv", period = "2026H1", area = "a" },
      { ledger = "water", file = "book.csv", period = "2026H1", area = "a" },
   },
}
