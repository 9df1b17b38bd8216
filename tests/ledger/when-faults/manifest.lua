--- Conditions that a schema can't have, each told with its place.
return { name = "when-faults", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" },
   ledgers = { { ledger = "x", file = "x.csv", period = "2026H1" } } }
