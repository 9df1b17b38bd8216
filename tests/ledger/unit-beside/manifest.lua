--- Figures whose unit stands in a cell beside them: 94.2% is not 0.942 there, and a unit in both cells must be one.
return {
   name = "unit-beside", database = "t.db", city = "丙市",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = { { ledger = "official", file = "official.csv", period = "2026H1" }, { ledger = "control", file = "control.csv", period = "2026H1" } },
}
