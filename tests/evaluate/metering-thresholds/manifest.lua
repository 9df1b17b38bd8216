--- Thresholds of the three levels, where the project sets them: exactly at one is reached, a little under is not. They are shown and enter no status.
return {
   name = "metering-thresholds", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
   },
   periods = { "2025H2", "2026H1" },
   settings = { metering_thresholds = { value = { edition = "GB/T 24789—2022", unit = "100", sub = "95", device = "80" }, why = "市级核定" } },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "enterprises", period = "2025H2", file = "ledgers/enterprises-2025H2.csv" },
      { ledger = "metering", period = "2025H2", file = "ledgers/metering-2025H2.csv" },
      { ledger = "metering", period = "2026H1", file = "ledgers/metering-2026H1.csv" },
   },
}
