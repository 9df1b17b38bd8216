--- The ledgers are there and hold nothing that the items are about: 不适用 in areas, tasks and city, for all items that can be.
return {
   name = "all-inapplicable", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "d", name = "丁区", kind = "district" },
   },
   periods = { "2026H1" },
   settings = { district_without_park_duty = { value = { "d" }, why = "丁区不在园区任务之列" } },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
      { ledger = "management", period = "2026H1", file = "ledgers/management-2026H1.csv" },
      { ledger = "metering", period = "2026H1", file = "ledgers/metering-2026H1.csv" },
      { ledger = "recycling", period = "2026H1", file = "ledgers/recycling-2026H1.csv" },
      { ledger = "reclaimed", period = "2026H1", file = "ledgers/reclaimed-2026H1.csv" },
      { ledger = "overquota", period = "2026H1", file = "ledgers/overquota-2026H1.csv" },
      { ledger = "retrofit", period = "2026H1", file = "ledgers/retrofit-2026H1.csv" },
      { ledger = "cases", period = "2026H1", file = "ledgers/cases-2026H1.csv" },
      { ledger = "projects", period = "2026H1", file = "ledgers/projects-2026H1.csv" },
      { ledger = "assessments", period = "2026H1", file = "ledgers/assessments-2026H1.csv" },
      { ledger = "three_simultaneities", period = "2026H1", file = "ledgers/three_simultaneities-2026H1.csv" },
      { ledger = "parks", period = "2026H1", file = "ledgers/parks-2026H1.csv" },
      { ledger = "rewards", period = "2026H1", file = "ledgers/rewards-2026H1.csv" },
   },
}
