--- Figures that cannot be, or need a look: fewer than none, for one of another too, shares where things are counted, more smart meters than meters, more installed than due.
return {
   name = "impossible", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "metering", file = "meters.csv", period = "2026H1" },
      { ledger = "retrofit", file = "years.csv", period = "2026H1" },
      { ledger = "quotas", file = "quotas.csv", period = "2026H1" },
      { ledger = "official", file = "official.csv", period = "2026H1" },
   },
}
