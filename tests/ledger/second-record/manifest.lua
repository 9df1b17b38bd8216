--- Two records of each enterprise, one a product: rules read one record of an enterprise, so that the second is a fault; and a record
--- that joins what the directory has in another area.
return {
   name = "second-record", database = "t.db",
   areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "enterprises", file = "list.csv", period = "2026H1" },
      { ledger = "monitoring", file = "water.csv", period = "2026H1", area = "a" },
      { ledger = "quotas", file = "quotas.csv", period = "2026H1" },
   },
}
