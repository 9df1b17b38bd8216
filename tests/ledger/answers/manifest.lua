--- Yes and no in the heading's own words: 已申报, 尚未编制; not in words that are only part of it, nor by halves.
return { name = "answers", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" },
   ledgers = { { ledger = "water", file = "answers.csv", period = "2026H1", area = "a" } } }
