--- Intake by use and by stage of production: parts that make it up (甲厂); blanks beside parts that do (乙厂); parts that fall short, which stand
--- apart with the whole intake (丙厂); none given (丁厂). 乙县 gives none at all.
return {
   name = "intake-by-use", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "monitoring", period = "2026H1", file = "ledgers/monitoring-2026H1.csv" },
   },
}
