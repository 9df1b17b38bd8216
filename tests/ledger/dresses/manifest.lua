--- One ledger as five programs save it: GB18030, UTF-8 with and without mark, LF without a last one, UTF-16 with tabs.
return {
   name = "dresses", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "gbk.csv", period = "2026H1" },
      { ledger = "water", file = "mark.csv", period = "2026H1" },
      { ledger = "water", file = "plain.csv", period = "2026H1" },
      { ledger = "water", file = "unicode.txt", period = "2026H1" },
      { ledger = "water", file = "unix.csv", period = "2026H1" },
   },
}
