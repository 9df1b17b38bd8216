--- A project whose stage is missing: neither done nor behind. A project of another year does not count.
return {
   name = "stage-missing", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "retrofit", period = "2026H1", file = "ledgers/retrofit-2026H1.csv" },
   },
}
