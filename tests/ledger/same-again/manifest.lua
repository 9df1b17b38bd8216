--- Figures of the half-year before, sent again: of an area all at once, of an enterprise alone; not where one differs, where they are
-- too few, or of what only stands, such as meters.
return { name = "same-again", database = "t.db", periods = { "2025H2", "2026H1" },
   areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" }, { id = "c", name = "丙县" } },
   ledgers = { { ledger = "water", file = "before.csv", period = "2025H2" }, { ledger = "water", file = "now.csv", period = "2026H1" } } }
