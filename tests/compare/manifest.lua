--- The folder as a project, so that page.md finds the class and the fonts that lie beside it.
return { name = "compare", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = {} }
