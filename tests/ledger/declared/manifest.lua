--- What a file's shape needs, declared: in the ledger's schema (plan) or in the manifest's line, which comes before it.
-- Two tables beside each other, read by two lines; tables of something else below and beside; what does not fit.
return {
   name = "declared", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "water", period = "2026H1", area = "a", file = "files/names.csv", drop = { "汇总*" }, no_value = { "未统计", "暂缺" },
         names = { ["单位"] = "enterprise", ["取水总量(万方)"] = "surface", ["地下取水"] = "ground" }, },
      { ledger = "water", period = "2026H1", area = "a", file = "files/renamed.csv", names = { ["取水总量(万方)"] = "surface" } },
      { ledger = "plan", period = "2026H1", file = "files/plan.csv" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/side.csv", range = "A2:C4" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/side.csv", range = "E2:G" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/unsaid.csv" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/side.csv" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/below.csv" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/beside.csv" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/strange.csv" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/quarters.xlsx", sheet = "一季度", range = "B2:D4" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/quarters.xlsx", sheet = "一季度", range = "B6:D" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/quarters.xlsx", sheet = "二季度" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/beyond.csv", range = "K2:N9" },
      { ledger = "water", period = "2026H1", area = "a", file = "files/skipped.csv", skip = 40 },
   },
}
