--- What is crossed out in old XLS files, of BIFF8 and of BIFF5, written by make.py.
return { name = "xls-crossed", database = "t.db", areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" } }, periods = { "2026H1" },
   ledgers = { { ledger = "water", file = "ledgers/eight.xls", period = "2026H1" }, { ledger = "water", file = "ledgers/five.xls", period = "2026H1" } },
}
