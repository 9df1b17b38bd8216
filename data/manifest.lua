--- manifest.lua - the sample project: who, what, when and from which files.  示例数据: every enterprise and every
-- figure in the ledgers is made up; the policy's words (policy.lua, policy/opinions.md) are real.

--- One ledger's file.  area is given where the file has no column for it; ending: .csv, or .xlsx for a workbook.
local function file(period, ledger, name, area, ending)
   return { ledger = ledger, file = "ledgers/" .. period .. "/" .. name .. (ending or ".csv"), period = period, area = area }
end

--- The files that every half-year from 2026H2 on has.
local usual = {
   { "enterprises", "企业名录" }, { "quotas", "用水定额表" }, { "analysis", "用水分析" }, { "projects", "工业建设项目" },
   { "assessments", "水资源论证" }, { "three_simultaneities", "节水三同时" }, { "management", "企业节水管理" },
   { "metering", "计量器具配备" }, { "parks", "园区设施" }, { "overquota", "超定额限期改造" }, { "retrofit", "技改项目储备库" },
   { "recycling", "循环利用" }, { "reclaimed", "再生水配置" }, { "activities", "交流活动" }, { "cases", "典型案例" },
   { "rewards", "节水奖补" }, { "progress", "重点任务进展" }, { "monitoring", "用水监测-张掖经开区" },
}

--- Who reports monitoring with a file of its own.
local reporting = {
   { "ganzhou", "甘州区" }, { "linze", "临泽县" }, { "gaotai", "高台县" }, { "shandan", "山丹县" }, { "minle", "民乐县" }, { "sunan", "肃南县" },
}

--- The files of a half-year added to a list: the usual ones, each area's monitoring (endings: area → .xlsx, or false where none
--- came), and what only this half-year has, as { ledger, name }.
local function half(list, period, endings, more)
   for _, pair in ipairs(usual) do
      list[#list + 1] = file(period, pair[1], pair[2])
   end
   for _, pair in ipairs(reporting) do
      local ending = endings[pair[1]]
      if ending ~= false then
         list[#list + 1] = file(period, "monitoring", "用水监测-" .. pair[2], pair[1], ending)
      end
   end
   for _, pair in ipairs(more) do
      list[#list + 1] = file(period, pair[1], pair[2])
   end
end

local conclusions, official, control = { "conclusions", "定性指标认定" }, { "official", "官方统计" }, { "control", "管控指标" }

--- The half-years that ledgers/make.py grew, and the official figures of whole years, behind the first three.
local function with_later(list)
   half(list, "2026H2", {}, { conclusions, official })
   half(list, "2027H1", { minle = ".xlsx", sunan = false }, { control, official })
   half(list, "2027H2", {}, { conclusions })
   half(list, "2028H1", {}, { control })
   half(list, "2028H2", { minle = ".xlsx" }, { conclusions, official })
   list[#list + 1] = file("2027", "official", "官方统计")
   list[#list + 1] = file("2028", "official", "官方统计")
   return list
end

return {
   name = "张掖市工业节水",
   name_en = "Industrial Water Saving in Zhangye",
   city = "张掖市", -- as official figures name it
   sample = true,
   database = "build/wenheng.db",
   policy = "policy",
   names = "names_en", -- English names of what the ledgers name
   rules = "evaluate",
   periods = { "2025H1", "2025H2", "2026H1", "2026H2", "2027H1", "2027H2", "2028H1", "2028H2" },

   -- In the order of the policy's Table 1.  English names are working translations.
   areas = {
      { id = "ganzhou", name = "甘州区", name_en = "Ganzhou District", short_en = "Ganzhou", kind = "district",
         aliases = { "甘州", "甘州区人民政府", "甘州区工信局", "甘州区工业和信息化局" }, },
      { id = "linze", name = "临泽县", name_en = "Linze County", short_en = "Linze", kind = "county",
         aliases = { "临泽", "临泽县人民政府", "临泽县工信局" }, },
      { id = "gaotai", name = "高台县", name_en = "Gaotai County", short_en = "Gaotai", kind = "county",
         aliases = { "高台", "高台县人民政府", "高台县工信局" }, },
      { id = "shandan", name = "山丹县", name_en = "Shandan County", short_en = "Shandan", kind = "county",
         aliases = { "山丹", "山丹县人民政府", "山丹县工信局" }, },
      { id = "minle", name = "民乐县", name_en = "Minle County", short_en = "Minle", kind = "county",
         aliases = { "民乐", "民乐县人民政府", "民乐县工信局" }, },
      { id = "sunan", name = "肃南县", name_en = "Sunan County", short_en = "Sunan", kind = "county",
         aliases = { "肃南", "肃南裕固族自治县", "肃南县人民政府", "肃南县工信局" }, },
      { id = "zone", name = "张掖经开区", name_en = "Zhangye Economic Development Zone", short_en = "Zhangye EDZ", kind = "zone",
         aliases = { "经开区", "张掖经济技术开发区", "市经开区", "张掖经开区管委会", "张掖经济技术开发区管委会" }, },
   },

   -- Responsible units, as the policy names them.
   units = {
      { name = "各县区人民政府", name_en = "County and District People’s Governments" },
      { name = "张掖经开区管委会", name_en = "Administrative Committee of Zhangye Economic Development Zone" },
      { name = "市工信局", full = "张掖市工业和信息化局", name_en = "Municipal Bureau of Industry and Information Technology",
         short_en = "Bureau of Industry and IT" },
      { name = "市水务局", full = "张掖市水务局", name_en = "Municipal Water Affairs Bureau",
         short_en = "Water Affairs Bureau" },
      { name = "市统计局", full = "张掖市统计局", name_en = "Municipal Bureau of Statistics",
         short_en = "Bureau of Statistics" },
      { name = "市住建局", full = "张掖市住房和城乡建设局", name_en = "Municipal Bureau of Housing and Urban-Rural Development",
         short_en = "Bureau of Housing and Urban-Rural Development" },
      { name = "市市场监管局", full = "张掖市市场监督管理局", name_en = "Municipal Administration for Market Regulation",
         short_en = "Administration for Market Regulation" },
      { name = "市发展改革委", full = "张掖市发展和改革委员会", name_en = "Municipal Development and Reform Commission",
         short_en = "Development and Reform Commission", aliases = { "市发改委" } },
      { name = "市生态环境局", full = "张掖市生态环境局", name_en = "Municipal Bureau of Ecology and Environment",
         short_en = "Bureau of Ecology and Environment" },
      { name = "市科技局", full = "张掖市科学技术局", name_en = "Municipal Bureau of Science and Technology",
         short_en = "Bureau of Science and Technology" },
      { name = "市财政局", full = "张掖市财政局", name_en = "Municipal Finance Bureau",
         short_en = "Finance Bureau" },
   },

   -- A bureau gives no orders to governments below it (《党政机关公文处理工作条例》): the notice goes to its
   -- counterparts.  Governments among the addressees need approved_by_government = true (经市政府同意).
   issuer = {
      name = "张掖市工业和信息化局", name_en = "Zhangye Bureau of Industry and Information Technology",
      mark = "张掖市工业和信息化局文件", mark_en = "Zhangye Bureau of Industry and Information Technology",
      number = "张工信发〔2026〕　号",
      addressees = { "各县区工业和信息化主管部门", "张掖经开区工业和信息化主管部门" },
      addressee = "各县区、张掖经开区工业和信息化主管部门",
      addressee_en = "Departments of industry and information technology of the counties and districts and of Zhangye Economic Development Zone",
      copies = "市发展改革委、市科技局、市财政局、市生态环境局、市住建局、市水务局、市统计局、市市场监管局",
      copies_en = "Municipal Development and Reform Commission, Bureau of Science and Technology, Finance Bureau, Bureau of Ecology and Environment,"
         .. " Bureau of Housing and Urban-Rural Development, Water Affairs Bureau, Bureau of Statistics, and Administration for Market Regulation",
      printer = "张掖市工业和信息化局办公室", printer_en = "Office of the Zhangye Bureau of Industry and Information Technology",
      approved_by_government = false,
   },

   policy_date = "2026-01-05", -- of the policy as issued (opinions_issued.md); made up like the ledgers

   -- How the policy is issued. It gives tasks to governments and bureaus, which a bureau may do with the city government's consent alone
   -- (《党政机关公文处理工作条例》): the document says 经市政府同意 and goes to all whom it gives tasks. Who issues it is the city's choice;
   -- by the city government or its office no consent is needed. number: cited behind the policy's name in documents from then on.
   policy_issue = {
      approved_by_government = true,
      number = "张工信发〔2026〕　号", number_en = "Zhanggongxinfa [2026] No.\u{A0}__",
      addressees = { "各县区人民政府", "张掖经开区管委会", "市直有关部门" },
      addressee = "各县区人民政府，张掖经开区管委会，市直有关部门",
      addressee_en = "County and District People’s Governments, Administrative Committee of Zhangye Economic Development Zone,"
         .. " and municipal departments concerned",
   },

   -- Dates come from here, never from the clock.
   dates = {
      ["2025H1"] = "2025-07-18",
      ["2025H2"] = "2026-01-20",
      ["2026H1"] = "2026-07-20",
      ["2026H2"] = "2027-01-20",
      ["2026"] = "2027-01-20",
      ["2027H1"] = "2027-07-20",
      ["2027H2"] = "2028-01-20",
      ["2027"] = "2028-01-20",
      ["2028H1"] = "2028-07-20",
      ["2028H2"] = "2029-01-19",
      ["2028"] = "2029-01-19",
   },

   -- The cases of the book, in order.
   cases = {
      "cases/01-reclaimed-cooling.md",
      "cases/02-potato-water.md",
      "cases/03-corn-starch.md",
      "cases/04-tomato-season.md",
      "cases/05-tailings-return.md",
      "cases/06-chemical-loops.md",
      "cases/07-blowdown-reuse.md",
      "cases/08-concentration.md",
   },

   documents = {
      { name = "opinions", template = "opinions.md", title = "推进工业节水实施意见（讨论稿）", output = "opinions.pdf" },
      { name = "opinions-issued", template = "opinions_issued.md", title = "推进工业节水实施意见（印发）", output = "opinions-issued.pdf" },
      { name = "tasklist", template = "tasklist.md", title = "重点任务清单", output = "{period.id}-tasklist.pdf" },
      { name = "notice", template = "notice.md", title = "半年进展情况通报", output = "{period.id}-notice.pdf" },
      { name = "casebook", template = "casebook.md", title = "典型案例汇编", output = "{period.id}-casebook.pdf" },
      { name = "county", template = "county.md", title = "县区任务完成情况", each = "area", output = "county/{area.name}.pdf" },
      { name = "units", template = "units.md", title = "市级责任单位任务完成情况", output = "{period.id}-units.pdf" },
      { name = "unit", template = "unit.md", title = "责任单位任务完成情况", each = "unit", output = "unit/{name}.pdf" },
      { name = "schedule", template = "schedule.md", title = "重点任务调度清单", output = "{period.id}-schedule.pdf" },
      { name = "enterprise", template = "enterprise.md", title = "重点用水企业节水情况表", each = "enterprise", output = "enterprise/{file}.pdf" },
   },

   -- What the policy leaves open, each with its reason.
   settings = {
      counts_from = {
         value = "完工", why = "政策只说“组织实施”，未规定到哪一步算完成；项目建成才计数",
         why_en = "the policy only says “organize and implement” and not from which step on a task is done; a project counts once it is built",
      },
      stage_weights = {
         value = { ["储备"] = "0", ["前期"] = "0.2", ["开工"] = "0.4", ["在建"] = "0.6", ["完工"] = "0.9", ["投运"] = "1" },
         why = "政策未规定；只用于判断达序时或滞后，不用于判断完成",
         why_en = "not laid down by the policy; they only decide between on schedule and behind schedule, never on completion",
      },
      case_stage = {
         value = "已发布", why = "政策说“打造”，正式发布才算打造完成",
         why_en = "the policy says “create”; a case is created once it is formally published",
      },
      light_red_gap = {
         value = "30", why = "政策未规定亮灯办法；低于序时超过30个百分点亮红灯，其余滞后亮黄灯",
         why_en = "the policy lays down no lights; more than 30 percentage points behind schedule is red, otherwise behind schedule is yellow",
      },
      improved_intake = {
         value = "10", why = "政策说“明显成效”，未给数",
         why_en = "the policy says “marked results” and gives no figure",
      },
      improved_reuse = {
         value = "2", why = "政策说“明显成效”，未给数",
         why_en = "the policy says “marked results” and gives no figure",
      },
      balance_test_years = {
         value = 3, why = "政策未规定；按3年一个周期",
         why_en = "not laid down by the policy; a cycle of 3 years is taken",
      },
      activities_per_year = {
         value = 1, why = "政策只说“组织”，每个县区每年至少一次",
         why_en = "the policy only says “organize”; each area holds at least one a year",
      },
      metering_thresholds = {
         why = "GB/T 24789—2022的配备率数值未经核对，阈值待确认，不判",
         why_en = "the rates of GB/T 24789-2022 have not been checked; the thresholds are to be confirmed and nothing is judged by them",
      },
      metering_covers = {
         value = "above_designated", why = "政策只说“企业”，未说范围",
         why_en = "the policy only says “enterprises” and not which",
      },
      district_without_park_duty = {
         value = { "ganzhou" },
         why = "政策只列张掖经开区和各县工业园区；区只在台账标明具备条件时才判",
         why_en = "the policy names only Zhangye EDZ and the counties’ parks; a district is judged only where its ledger says the conditions are met",
      },
      ledger_price = {
         value = "当年价", why = "企业按当年价填报，与控制指标比较时口径须一致",
         why_en = "enterprises report at current prices; the basis must be the same when compared with the control value",
      },
      rate_places = {
         value = 1, why = "政务统计通例；舍入会掩盖未达目标的多保留一位",
         why_en = "as is usual in government statistics; one more where rounding would hide a miss",
      },
   },

   -- The control value of 万元工业增加值用水量 (省上管控指标) is not in the policy.  A year's stands in a file of the ledger
   -- "control" with the columns 年度、控制值、价格口径、统计口径、依据 (2027 and 2028, made up); without one, as in 2026:
   -- 指标未下达, not judged.
   ledgers = with_later {
      file("2025H1", "enterprises", "企业名录"),
      file("2025H1", "monitoring", "用水监测-甘州区", "ganzhou"),
      file("2025H1", "monitoring", "用水监测-临泽县", "linze"),
      file("2025H1", "monitoring", "用水监测-高台县", "gaotai"),
      file("2025H1", "monitoring", "用水监测-山丹县", "shandan"),
      file("2025H1", "monitoring", "用水监测-民乐县", "minle"),
      file("2025H1", "monitoring", "用水监测-肃南县", "sunan"),
      file("2025H1", "monitoring", "用水监测-张掖经开区"),
      file("2025H1", "quotas", "用水定额表"),
      file("2025H1", "analysis", "用水分析"),
      file("2025H1", "management", "企业节水管理"),
      file("2025H1", "metering", "计量器具配备"),
      file("2025H1", "recycling", "循环利用"),
      file("2025H1", "reclaimed", "再生水配置"),

      file("2025H2", "enterprises", "企业名录"),
      file("2025H2", "monitoring", "用水监测-甘州区", "ganzhou"),
      file("2025H2", "monitoring", "用水监测-临泽县", "linze"),
      file("2025H2", "monitoring", "用水监测-高台县", "gaotai"),
      file("2025H2", "monitoring", "用水监测-山丹县", "shandan"),
      file("2025H2", "monitoring", "用水监测-民乐县", "minle"),
      file("2025H2", "monitoring", "用水监测-肃南县", "sunan"),
      file("2025H2", "monitoring", "用水监测-张掖经开区"),
      file("2025H2", "quotas", "用水定额表"),
      file("2025H2", "analysis", "用水分析"),
      file("2025H2", "projects", "工业建设项目"),
      file("2025H2", "assessments", "水资源论证"),
      file("2025H2", "three_simultaneities", "节水三同时"),
      file("2025H2", "management", "企业节水管理"),
      file("2025H2", "metering", "计量器具配备"),
      file("2025H2", "parks", "园区设施"),
      file("2025H2", "overquota", "超定额限期改造"),
      file("2025H2", "retrofit", "技改项目储备库"),
      file("2025H2", "recycling", "循环利用"),
      file("2025H2", "reclaimed", "再生水配置"),
      file("2025H2", "activities", "交流活动"),
      file("2025H2", "cases", "典型案例"),

      file("2026H1", "enterprises", "企业名录"),
      file("2026H1", "monitoring", "用水监测-甘州区", "ganzhou"),
      file("2026H1", "monitoring", "用水监测-临泽县", "linze"),
      file("2026H1", "monitoring", "用水监测-高台县", "gaotai"),
      file("2026H1", "monitoring", "用水监测-山丹县", "shandan"),
      file("2026H1", "monitoring", "用水监测-民乐县", "minle"),
      file("2026H1", "monitoring", "用水监测-肃南县", "sunan"),
      file("2026H1", "monitoring", "用水监测-张掖经开区"),
      file("2026H1", "quotas", "用水定额表"),
      file("2026H1", "analysis", "用水分析"),
      file("2026H1", "projects", "工业建设项目"),
      file("2026H1", "assessments", "水资源论证"),
      file("2026H1", "three_simultaneities", "节水三同时"),
      file("2026H1", "management", "企业节水管理"),
      file("2026H1", "metering", "计量器具配备"),
      file("2026H1", "parks", "园区设施"),
      file("2026H1", "overquota", "超定额限期改造"),
      file("2026H1", "retrofit", "技改项目储备库"),
      file("2026H1", "recycling", "循环利用"),
      file("2026H1", "reclaimed", "再生水配置"),
      file("2026H1", "activities", "交流活动"),
      file("2026H1", "cases", "典型案例"),
      file("2026H1", "rewards", "节水奖补"),
      file("2026H1", "official", "官方统计"),
      file("2026H1", "conclusions", "定性指标认定"),
      file("2026H1", "progress", "重点任务进展"),
   },
}
