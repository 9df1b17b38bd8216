--- Titles, 填报单位, notes and names of files that name another area than the manifest; and files of which nothing but these says whose they are.
local function file(name, area)
   return { ledger = "water", file = name .. ".csv", period = "2026H1", area = area }
end
return {
   name = "area-named", database = "t.db",
   areas = { { id = "a", name = "甲山县", aliases = { "甲山", "甲山县工信局" } }, { id = "b", name = "乙水区", aliases = { "乙水" } } },
   periods = { "2026H1" },
   ledgers = { file("title", "a"), file("short", "a"), file("office", "a"), file("own", "a"), file("both", "a"), file("company", "a"),
      file("below", "a"), file("column", "a"), file("乙水区-监测", "a"), file("甲山县、乙水区汇总", "a"),
      file("company-title", "a"), file("company-other", "a"), file("乙水区新能源有限责任公司用水台账", "a"), file("open"), file("open-both"), file("open-column"),
      file("乙水路26号用水监测", "a"), file("乙水化工用水台账", "a"), file("乙水化工企业用水台账", "a") },
}
