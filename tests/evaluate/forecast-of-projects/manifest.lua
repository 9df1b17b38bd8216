--- What the areas' tasks of table 1 may come to: a stage exactly at 序时 keeps up (甲) and one a hair below does not (乙); finished projects above the
--- task (丙); a missing stage that decides (丁), and one that cannot (戊); no project (己); no task (庚); no ledger (辛).
return {
   name = "forecast-of-projects", database = "t.db", policy = "policy", rules = "evaluate",
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
   settings = { stage_weights = { value = { ["储备"] = "0", ["前期"] = "0.2", ["开工"] = "0.4999", ["在建"] = "0.5", ["完工"] = "0.9", ["投运"] = "1" }, why = "本例" } },
   ledgers = {
      { ledger = "retrofit", period = "2026H1", area = "a", file = "ledgers/retrofit-a.csv" },
      { ledger = "retrofit", period = "2026H1", area = "b", file = "ledgers/retrofit-b.csv" },
      { ledger = "retrofit", period = "2026H1", area = "c", file = "ledgers/retrofit-c.csv" },
      { ledger = "retrofit", period = "2026H1", area = "d", file = "ledgers/retrofit-d.csv" },
      { ledger = "retrofit", period = "2026H1", area = "e", file = "ledgers/retrofit-e.csv" },
      { ledger = "retrofit", period = "2026H1", area = "f", file = "ledgers/retrofit-f.csv" },
      { ledger = "retrofit", period = "2026H1", area = "g", file = "ledgers/retrofit-g.csv" },
   },
}
