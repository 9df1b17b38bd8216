--- 2.1 and 7.1 at their edges: 甲 half of its projects assessed, and benchmarking without its day; 乙 an assessment without its report; 丙 no project
--- of the year; 丁 where it is not known whether one is needed; 戊 with nothing done.
return {
   name = "tests-and-assessments", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
      { id = "d", name = "丁县", kind = "county" },
      { id = "e", name = "戊县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "recycling", period = "2026H1", file = "ledgers/recycling-2026H1.csv" },
      { ledger = "projects", period = "2026H1", file = "ledgers/projects-2026H1.csv" },
      { ledger = "assessments", period = "2026H1", file = "ledgers/assessments-2026H1.csv" },
   },
}
