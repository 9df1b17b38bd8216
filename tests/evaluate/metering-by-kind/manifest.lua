--- 4.3: the share of smart meters is exactly as before in 甲, 乙, 戊 and 壬, and classified metering and that of unconventional water decide:
--- one better; one worse; both 不涉及; one enterprise better and one worse, the rate as before. 丙: more smart meters, less classified. 丁:
--- all kept at 100 %. 己: no meters, nothing to meter apart. 庚: no half before. 辛: the smart meters are not given.
return {
   name = "metering-by-kind", database = "t.db", policy = "policy", rules = "evaluate",
   areas = {
      { id = "a", name = "甲县", kind = "county" },
      { id = "b", name = "乙县", kind = "county" },
      { id = "c", name = "丙县", kind = "county" },
      { id = "d", name = "丁县", kind = "county" },
      { id = "e", name = "戊县", kind = "county" },
      { id = "f", name = "己县", kind = "county" },
      { id = "g", name = "庚县", kind = "county" },
      { id = "h", name = "辛县", kind = "county" },
      { id = "i", name = "壬县", kind = "county" },
   },
   periods = { "2025H2", "2026H1" },
   ledgers = {
      { ledger = "enterprises", period = "2025H2", file = "ledgers/enterprises-2025H2.csv" },
      { ledger = "metering", period = "2025H2", file = "ledgers/metering-2025H2.csv" },
      { ledger = "enterprises", period = "2026H1", file = "ledgers/enterprises-2026H1.csv" },
      { ledger = "metering", period = "2026H1", file = "ledgers/metering-2026H1.csv" },
   },
}
