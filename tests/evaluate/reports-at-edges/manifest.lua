--- 1.1 at its edges: 甲 all complete, with an analysis; 乙 one record of two without its mode; 丙 no analysis though the list has come; 丁 an analysis
--- without its date; 戊 nobody above designated size; 己 one of whom that is not known; 庚 a quota that is 不涉及, and no source given; 辛 nobody
--- who should has reported.
return {
   name = "reports-at-edges", database = "t.db", policy = "policy", rules = "evaluate",
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
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
      { ledger = "analysis", period = "2026H1", file = "ledgers/analysis-2026H1.csv" },
   },
}
