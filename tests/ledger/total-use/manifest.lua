--- 用水总量 is intake and reuse together (GB/T 21534: Vt = Vi + Vr), 非常规水 more than 再生水: neither is taken for the other.
return {
   name = "total-use", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "monitoring", file = "alone.csv", period = "2026H1", area = "a" },
      { ledger = "monitoring", file = "beside.csv", period = "2026H1", area = "a" },
   },
}
