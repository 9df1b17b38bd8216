--- Awkward facts for the sheets: an area without enterprises, one that has reported nothing, rare characters, an enterprise
--- with nothing but its name, one with a name of 44 characters and more works than a page lists, figures of zero and figures
--- that contradict one another. The policy is that of the notices' project.

local function file(period, ledger)
   return { ledger = ledger, period = period, file = "ledgers/" .. ledger .. "-" .. period .. ".csv" }
end

return {
   name = "forms", sample = true, database = "t.db", policy = "policy", rules = "evaluate", names = "names_en",
   areas = {
      { id = "a", name = "䶮泉县", name_en = "Yanquan County", short_en = "Yanquan", kind = "county" },
      { id = "b", name = "乙区", name_en = "Yi District", short_en = "Yi", kind = "district" },
      { id = "c", name = "丙县", name_en = "Bing County", short_en = "Bing", kind = "county" },
   },
   units = {
      { name = "市工信局", name_en = "Bureau of Industry" }, { name = "市水务局", name_en = "Bureau of Water" },
      { name = "市住建局", name_en = "Bureau of Housing" },
   },
   periods = { "2025H1", "2026H1" },
   dates = { ["2026H1"] = "2026-07-20" },
   documents = {
      { name = "unit", template = "unit.md", each = "unit", output = "unit/{name}.pdf" },
      { name = "enterprise", template = "enterprise.md", each = "enterprise", output = "enterprise/{file}.pdf" },
      { name = "county", template = "county.md", each = "area", output = "county/{area.name}.pdf" },
      { name = "schedule", template = "schedule.md", output = "schedule.pdf" },
      { name = "units", template = "units.md", output = "units.pdf" },
   },
   ledgers = {
      file("2025H1", "monitoring"), file("2026H1", "enterprises"), file("2026H1", "monitoring"), file("2026H1", "metering"),
      file("2026H1", "management"), file("2026H1", "retrofit"), file("2026H1", "reclaimed"), file("2026H1", "recycling"),
      file("2026H1", "overquota"), file("2026H1", "quotas"), file("2026H1", "activities"), file("2026H1", "progress"),
   },
}
