--- 示例市工业节能: a project of another city and another subject.  Everything that differs from the shipped scripts lies in
--- this folder: the policy, its rules (scripts/items, targets, indicator_list) and its ledgers' columns.  Made up.

local function file(period, ledger, name)
   return { ledger = ledger, period = period, file = "ledgers/" .. period .. "/" .. name .. ".csv" }
end

return {
   name = "示例市工业节能", name_en = "Industrial Energy Saving in Shili", city = "示例市", sample = true,
   database = "build/energy.db", policy = "policy", rules = "evaluate",
   periods = { "2025H1", "2025H2", "2026H1" },

   areas = {
      { id = "dongcheng", name = "东城区", name_en = "Dongcheng District", kind = "district", aliases = { "东城" } },
      { id = "xishan", name = "西山县", name_en = "Xishan County", kind = "county", aliases = { "西山" } },
      { id = "beiyuan", name = "北原县", name_en = "Beiyuan County", kind = "county", aliases = { "北原" } },
      { id = "gaoxin", name = "高新区", name_en = "High-tech Zone", kind = "zone", aliases = { "示例高新区" } },
   },

   units = {
      { name = "各县区人民政府", name_en = "County and District People’s Governments" },
      { name = "市工信局", full = "示例市工业和信息化局", name_en = "Municipal Bureau of Industry and Information Technology" },
      { name = "市发展改革委", full = "示例市发展和改革委员会", name_en = "Municipal Development and Reform Commission" },
      { name = "市统计局", full = "示例市统计局", name_en = "Municipal Bureau of Statistics" },
      { name = "市市场监管局", full = "示例市市场监督管理局", name_en = "Municipal Administration for Market Regulation" },
   },

   issuer = {
      name = "示例市工业和信息化局", mark = "示例市工业和信息化局文件", number = "示工信发〔2026〕　号",
      addressee = "各县区、高新区工业和信息化主管部门",
      addressees = { "各县区工业和信息化主管部门", "高新区工业和信息化主管部门" },
      copies = "市发展改革委、市统计局、市市场监管局", printer = "示例市工业和信息化局办公室",
   },
   dates = { ["2026H1"] = "2026-07-15" },

   documents = {
      { name = "tasklist", template = "tasklist.md", title = "重点任务清单", output = "{period.id}-tasklist.pdf" },
      { name = "notice", template = "notice.md", title = "半年进展情况通报", output = "{period.id}-notice.pdf" },
      { name = "county", template = "county.md", title = "县区任务完成情况", each = "area", output = "county/{area.name}.pdf" },
      { name = "units", template = "units.md", title = "市级责任单位任务完成情况", output = "{period.id}-units.pdf" },
      { name = "unit", template = "unit.md", title = "责任单位任务完成情况", each = "unit", output = "unit/{name}.pdf" },
      { name = "schedule", template = "schedule.md", title = "重点任务调度清单", output = "{period.id}-schedule.pdf" },
   },

   settings = {
      audit_years = { label = "能效诊断有效期（年）", value = 3, why = "方案未规定；按3年一个周期" },
      trainings = { label = "每年节能培训次数", value = 1, why = "方案只说“组织”，每个县区每年至少一次" },
   },

   ledgers = {
      file("2025H1", "enterprises", "企业名录"),
      file("2025H1", "energy", "能源消费"),
      file("2025H2", "metering", "能源计量"),
      file("2026H1", "enterprises", "企业名录"),
      file("2026H1", "energy", "能源消费"),
      file("2026H1", "management", "能源管理"),
      file("2026H1", "metering", "能源计量"),
      file("2026H1", "projects", "建设项目"),
      file("2026H1", "diagnosis", "能效诊断"),
      file("2026H1", "works", "节能技改项目"),
      file("2026H1", "equipment", "落后设备"),
      file("2026H1", "leaders", "能效标杆"),
      file("2026H1", "trainings", "节能培训"),
      file("2026H1", "control", "能耗控制指标"),
      file("2026H1", "official", "官方统计"),
      file("2026H1", "progress", "任务进展"),
   },
}
