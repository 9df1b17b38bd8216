--- Each area stands exactly at a threshold or a day, or just beside it: −10 % and +2 points (1.2), 100,000 m³ (3.1), the last day of a
--- calibration (4.2), the first and last day of the half (6.2), three years (7.1), the last day of the period (9.1).
return {
   name = "at-thresholds", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
   },
   periods = { "2025H1", "2025H2", "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "monitoring", period = "2025H1", file = "ledgers/monitoring-2025H1.csv" },
      { ledger = "monitoring", period = "2025H2", file = "ledgers/monitoring-2025H2.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
      { ledger = "cases", period = "2026H1", file = "ledgers/cases-2026H1.csv" },
      { ledger = "management", period = "2026H1", file = "ledgers/management-2026H1.csv" },
      { ledger = "metering", period = "2026H1", file = "ledgers/metering-2026H1.csv" },
      { ledger = "retrofit", period = "2026H1", file = "ledgers/retrofit-2026H1.csv" },
      { ledger = "recycling", period = "2026H1", file = "ledgers/recycling-2026H1.csv" },
      { ledger = "activities", period = "2026H1", file = "ledgers/activities-2026H1.csv" },
   },
}
