--- Small, so that every call it makes can be made to fail.
return {
   name = "fault", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "cases", period = "2026H1", file = "ledgers/cases-2026H1.csv" },
   },
   documents = {
      { name = "doc", template = "doc.md", output = "doc.pdf" },
      { name = "each", template = "doc.md", each = "area", output = "{area.name}.pdf" },
   },
}
