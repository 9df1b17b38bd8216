--- On 2026-12-31 what is not done is 逾期, however near; parks without the mark are 数据缺失, a district's 不适用.
return {
   name = "due-date-passed", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "z", name = "开发区", kind = "zone" },
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "d", name = "丁区", kind = "district" },
   },
   periods = { "2026H2" },
   settings = { district_without_park_duty = { value = { "d" }, why = "丁区不在园区任务之列" } },
   ledgers = {
      { ledger = "cases", period = "2026H2", file = "ledgers/cases-2026H2.csv" },
      { ledger = "parks", period = "2026H2", file = "ledgers/parks-2026H2.csv" },
   },
}
