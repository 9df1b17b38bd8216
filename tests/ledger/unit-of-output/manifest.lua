--- The unit of output and quotas in a column of its own, in headings, in cells, and where they contradict each other.
return {
   name = "unit-of-output", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "monitoring", file = "heads.csv", period = "2026H1", area = "a" },
      { ledger = "monitoring", file = "cells.csv", period = "2026H1", area = "a" },
      { ledger = "quotas", file = "rates.csv", period = "2026H1" },
      { ledger = "quotas", file = "rate-heads.csv", period = "2026H1" },
   },
}
