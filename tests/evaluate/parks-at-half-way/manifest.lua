--- 5.1 and 5.2 at the half of the year: 甲 exactly half of the works; 乙 a hair below; 丙 with no works planned; 丁 whose finished works are not
--- given; 戊 where more than planned in one park doesn't make up for none in another; 己 with nothing done; 庚 with no park; 辛 where it is not
--- known whether its waste water is treated together.
return {
   name = "parks-at-half-way", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
      { id = "d", name = "丁县", kind = "county" },
      { id = "e", name = "戊县", kind = "county" },
      { id = "f", name = "己县", kind = "county" },
      { id = "g", name = "庚县", kind = "county" },
      { id = "h", name = "辛县", kind = "county" },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "parks", period = "2026H1", file = "ledgers/parks-2026H1.csv" },
   },
}
