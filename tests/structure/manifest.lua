--- A project for the class the cases are set in: a small page of twenty characters a line.
return { name = "structure", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = {} }
