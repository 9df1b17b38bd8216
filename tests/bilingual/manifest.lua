-- Two areas and two units; the second of each has no English name.
return {
   name = "双语", name_en = "Bilingual", database = "unused.db", sample = false, periods = { "2026H1" }, ledgers = {}, documents = {},
   areas = {
      { id = "a", name = "甲县", name_en = "Jia County", kind = "county", aliases = {} },
      { id = "b", name = "乙县", kind = "county", aliases = {} },
   },
   units = { { name = "甲局", name_en = "Bureau A" }, { name = "乙局" } },
}
