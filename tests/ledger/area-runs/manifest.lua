--- How far an area that is named once reaches: down to a total, a note, a blank row or a heading that is no area.
local function file(name, area)
   return { ledger = "water", file = name .. ".csv", period = "2026H1", area = area }
end
return {
   name = "area-runs", database = "t.db",
   areas = { { id = "a", name = "甲县", aliases = { "甲县人民政府" } }, { id = "b", name = "乙区" } },
   periods = { "2026H1" },
   ledgers = { file("groups"), file("nested"), file("column"), file("leading"), file("own", "a"), file("pages"), file("numbers") },
}
