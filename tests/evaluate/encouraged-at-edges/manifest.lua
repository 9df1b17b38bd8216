--- 7.2, 8.1 and 8.2 at their edges, each of 甲 to 戊: a pair with a volume of zero, and the least use there is; a volume or length that is
--- not given, and a use of zero; only what does not count; nothing in the list; a kind, a stage or a use that is not given. Only 甲
--- had a file for the half before, so that the others and the city have no base for a change.
return {
   name = "encouraged-at-edges", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
      { id = "d", name = "丁县", kind = "county" },
      { id = "e", name = "戊县", kind = "county" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "recycling", period = "2025H2", area = "a", file = "ledgers/recycling-2025H2.csv" },
      { ledger = "reclaimed", period = "2025H2", area = "a", file = "ledgers/reclaimed-2025H2.csv" },
      { ledger = "recycling", period = "2026H1", file = "ledgers/recycling-2026H1.csv" },
      { ledger = "reclaimed", period = "2026H1", file = "ledgers/reclaimed-2026H1.csv" },
   },
}
