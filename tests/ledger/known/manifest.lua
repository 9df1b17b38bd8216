--- What only the policy or the project can know by name: a misspelt target, item or place of an official figure is told, not passed over.
return {
   name = "known", database = "t.db", policy = "policy", city = "丙市",
   areas = { { id = "a", name = "甲县", aliases = { "甲县人民政府" } }, { id = "b", name = "乙区" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "conclusions", file = "conclusions.csv", period = "2026H1" },
      { ledger = "official", file = "official.csv", period = "2026H1" },
      { ledger = "progress", file = "progress.csv", period = "2026H1" },
   },
}
