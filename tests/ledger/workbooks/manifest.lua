--- Workbooks: merged heads of two rows, merged areas and figures, shared and rich text, formats, hidden rows and
-- sheets, two sheets with the table, one without; days counted from 1904; one that is cut off, one that is a CSV.
return {
   name = "workbooks", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "ganzhou", name = "甘州区", kind = "district" },
      { id = "linze", name = "临泽县", kind = "county" },
      { id = "gaotai", name = "高台县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "water", period = "2026H1", file = "ledgers/two-heads.xlsx" },
      { ledger = "water", period = "2026H1", file = "ledgers/macintosh.xlsx" },
      { ledger = "water", period = "2026H1", file = "ledgers/no-such-sheet.xlsx", sheet = "表二" },
      { ledger = "water", period = "2026H1", file = "ledgers/cut.xlsx" },
      { ledger = "water", period = "2026H1", file = "ledgers/text.xlsx" },
      { ledger = "water", period = "2026H1", file = "ledgers/old.xls" },
      { ledger = "water", period = "2026H1", file = "ledgers/two-heads.csv" },
   },
}
