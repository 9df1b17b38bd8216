--- A stated total is held against the exact sum of the rows that it is of, by where it stands; what stands in the way is named.
return {
   name = "total-spans", database = "t.db",
   areas = {
      { id = "a", name = "甲县", aliases = { "甲县人民政府", "甲县工信局" } },
      { id = "b", name = "乙区" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "water", file = "chance.csv", period = "2026H1" }, -- the second 小计 is that of all rows above
      { ledger = "water", file = "areas.csv", period = "2026H1" },
      { ledger = "water", file = "groups.csv", period = "2026H1" },
      { ledger = "water", file = "parts.csv", period = "2026H1" },
      { ledger = "water", file = "twice.csv", period = "2026H1" }, -- either of all rows, or of those since
      { ledger = "water", file = "none.csv", period = "2026H1" },
      { ledger = "water", file = "short.csv", period = "2026H1" }, -- the last 合计 adds up the last part alone, in every column
      { ledger = "water", file = "parts-of-all.csv", period = "2026H1" }, -- a 总计 says that each 合计 is of a part
      { ledger = "water", file = "running.csv", period = "2026H1" }, -- the second 合计 goes on from the first
      { ledger = "water", file = "named.csv", period = "2026H1" }, -- 西园区合计 has the rows of 东园区, too
   },
}
