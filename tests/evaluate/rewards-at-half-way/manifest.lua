--- 10.1 at the half of the year: 甲 exactly half way, 乙 a hair below (49 of 99), 丙 with none eligible, 丁 with all applied for and a granted sum
--- that is not given, 戊 whose eligibility is not given, 己 with nothing applied for, 庚 whose only question is whether it applied, 辛 that sent no ledger.
return {
   name = "rewards-at-half-way", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
      { id = "d", name = "丁县", kind = "county" },
      { id = "e", name = "戊县", kind = "county" },
      { id = "f", name = "己县", kind = "county" },
      { id = "g", name = "庚县", kind = "county" },
      { id = "h", name = "辛县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "rewards", period = "2026H1", area = "a", file = "ledgers/rewards-a.csv" },
      { ledger = "rewards", period = "2026H1", area = "b", file = "ledgers/rewards-b.csv" },
      { ledger = "rewards", period = "2026H1", area = "c", file = "ledgers/rewards-c.csv" },
      { ledger = "rewards", period = "2026H1", area = "d", file = "ledgers/rewards-d.csv" },
      { ledger = "rewards", period = "2026H1", area = "e", file = "ledgers/rewards-e.csv" },
      { ledger = "rewards", period = "2026H1", area = "f", file = "ledgers/rewards-f.csv" },
      { ledger = "rewards", period = "2026H1", area = "g", file = "ledgers/rewards-g.csv" },
   },
}
