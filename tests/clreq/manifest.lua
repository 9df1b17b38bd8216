--- A project for the class the cases are set in: twelve characters of 16 pt to the line.
return { name = "clreq", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = {} }
