--- libreoffice.fods as LibreOffice Calc 7.4 itself saves it, as XLSX and as XLS (soffice --headless --convert-to xlsx, xls): merged
-- title, heads and areas, formulas with their values and an error, formats, a hidden row, a total, a note, borders and a colour
-- dragged down a thousand rows, a sheet without the table and another one with it. Both must give the same records. And written.xls
-- as xlwt writes it: a formula that was never worked out, a merged area, a truth value, a hidden sheet.
return {
   name = "libreoffice", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "ganzhou", name = "甘州区", kind = "district" },
      { id = "linze", name = "临泽县", kind = "county" },
      { id = "gaotai", name = "高台县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "water", period = "2026H1", file = "ledgers/libreoffice.xlsx" },
      { ledger = "water", period = "2026H1", file = "ledgers/libreoffice.xls" },
      { ledger = "water", period = "2026H1", file = "ledgers/written.xls" },
   },
}
