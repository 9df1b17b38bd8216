--- Workbooks as other programs write them: relations from the root and by .. , parts under other names and in other
-- case, cells without places, no styles, the strict kind, prefixes, UTF-16, rich and phonetic texts with _x000D_;
-- hidden columns, shared formulas, errors in the key, days before 1900 and after 9999; one by openpyxl.
return {
   name = "origins", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = { { ledger = "water", file = "ledgers/*.xlsx", period = "2026H1", area = "a" } },
}
