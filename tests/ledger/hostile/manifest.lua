--- Workbooks made to harm, or by mistake: each ends in a sentence that says what is wrong with it.
return {
   name = "hostile", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = { { ledger = "water", file = "ledgers/*.xlsx", period = "2026H1", area = "a" } },
}
