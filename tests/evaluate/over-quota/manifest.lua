--- 高耗水 enterprises: within the quota, over it with a deadline, over it without one, with a deadline past, and with the retrofit done.
return {
   name = "over-quota", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
      { id = "d", name = "丁县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
      { ledger = "quotas", period = "2026H1", file = "ledgers/quotas-2026H1.csv" },
      { ledger = "overquota", period = "2026H1", file = "ledgers/overquota-2026H1.csv" },
   },
}
