--- A schema's own checks: figures that must add up, and a part that must stay below a share.
return {
   name = "checks", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = { { ledger = "water", file = "table.csv", period = "2026H1", area = "a" } },
}
