--- 3.2 and 7.3: the share with the mechanism is as before in 甲, 乙 and 丙, where discharge per added value is a hair lower, the same, a hair higher;
--- 丁 has the mechanism now though it discharges more; 戊 had it; 己 whose added value is nothing; 庚 of whom nothing is known from before. Three
--- levels in 甲 alone; appraisal in 乙 alone; neither given in 丙.
return {
   name = "control-by-direction", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
      { id = "d", name = "丁县", kind = "county" },
      { id = "e", name = "戊县", kind = "county" },
      { id = "f", name = "己县", kind = "county" },
      { id = "g", name = "庚县", kind = "county" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2025H2", file = "ledgers/enterprises-2025H2.csv" },
      { ledger = "management", period = "2025H2", file = "ledgers/management-2025H2.csv" },
      { ledger = "monitoring", period = "2025H2", file = "ledgers/monitoring-2025H2.csv" },
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "management", period = "2026H1", file = "ledgers/management-2026H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
   },
}
