--- 20,000 m³ exactly counts (含); a step not reached (未到阶段) is not out of step; a project not in the ledger has not done it.
return {
   name = "three-simultaneities", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "projects", period = "2026H1", file = "ledgers/projects-2026H1.csv" },
      { ledger = "assessments", period = "2026H1", file = "ledgers/assessments-2026H1.csv" },
      { ledger = "three_simultaneities", period = "2026H1", file = "ledgers/three_simultaneities-2026H1.csv" },
   },
}
