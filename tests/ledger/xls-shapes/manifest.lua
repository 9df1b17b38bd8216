--- Old XLS files of several shapes, written by make.py.
return { name = "xls-shapes", database = "t.db", areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" } }, periods = { "2026H1" },
   ledgers = { { ledger = "water", file = "ledgers/shapes.xls", period = "2026H1" }, { ledger = "water", file = "ledgers/macintosh.xls", period = "2026H1" } },
}
