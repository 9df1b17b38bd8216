--- 示例市工业节能行动方案: ten tasks in three groups, twelve items, a table of yearly tasks, five targets.  Made up.

local M = {
   title = "示例市工业节能行动方案（2026—2028年）", short_title = "行动方案", annex_title = "示例市工业节能重点任务清单",
   subject = "工业节能", subject_en = "Industrial Energy Saving", status = "试行",
   first_year = 2026, last_year = 2028, start = "2026-01-01",
   indicators = { "energy", "added_value", "renewable", "intensity" },
}

M.groups = {
   { id = 1, name = "一、夯实节能管理基础" },
   { id = 2, name = "二、实施节能降碳改造" },
   { id = 3, name = "三、健全激励引导机制" },
}

M.tasks = {
   { id = 1, group = 1, name = "定期报送能源消费" },
   { id = 2, group = 1, name = "健全能源管理制度" },
   { id = 3, group = 1, name = "完善能源计量" },
   { id = 4, group = 1, name = "严格项目节能审查" },
   { id = 5, group = 2, name = "开展能效诊断" },
   { id = 6, group = 2, name = "实施节能技术改造" },
   { id = 7, group = 2, name = "淘汰落后用能设备" },
   { id = 8, group = 2, name = "推广可再生能源" },
   { id = 9, group = 3, name = "树立能效标杆" },
   { id = 10, group = 3, name = "加强节能培训" },
}

local all = { "各县区人民政府", "市工信局" }

--- say: what sentences call those an item concerns, and what they do; demand: what areas behind in it are asked.
M.items = {
   { id = "1.1", task = 1, short = "能源消费报送", units = { "各县区人民政府", "市工信局", "市统计局" },
      text = "重点用能单位每半年报送能源消费情况。", say = { of = "重点用能单位", done = "完整报送能源消费数据" },
      demand = "督促重点用能单位补齐能源消费数据" },
   { id = "2.1", task = 2, short = "能源管理体系", units = { "各县区人民政府", "市工信局", "市市场监管局" },
      text = "督促重点用能单位建立能源管理体系。", say = { of = "重点用能单位", done = "建立能源管理体系" },
      demand = "逐户督促重点用能单位建立能源管理体系" },
   { id = "2.2", task = 2, short = "能源管理负责人", units = all, text = "鼓励重点用能单位设立能源管理负责人。",
      say = { of = "重点用能单位", done = "设立能源管理负责人" } },
   { id = "3.1", task = 3, short = "能源计量器具", units = { "各县区人民政府", "市市场监管局" },
      text = "逐步完善能源计量器具配备。", demand = "对照缺项逐户补配能源计量器具" },
   { id = "4.1", task = 4, short = "节能审查", units = { "各县区人民政府", "市发展改革委" },
      text = "年综合能源消费量1000吨标准煤（含）以上的工业项目开工前完成节能审查。",
      say = { of = "年综合能源消费量1000吨标准煤（含）以上的项目", done = "完成节能审查" }, demand = "督促建设单位补办节能审查" },
   { id = "5.1", task = 5, short = "能效诊断", units = all, text = "引导企业开展能效诊断。",
      say = { of = "重点用能单位", done = "开展能效诊断" } },
   { id = "6.1", task = 6, short = "技改项目库", units = all, text = "建立节能技术改造项目库，每半年更新。",
      say = { of = "项目库有项目", done = "本期更新" }, demand = "及时更新项目库" },
   { id = "6.2", task = 6, short = "年度改造任务", units = all, text = "每年组织实施一批节能技术改造项目。",
      say = { of = "年度改造任务", done = "已完成" }, demand = "加快年度改造任务项目建设，确保年底前完成" },
   { id = "7.1", task = 7, short = "落后设备淘汰", units = all, text = "到2027年底，列入目录的落后用能设备全部淘汰。",
      say = { of = "应淘汰的落后用能设备", done = "已淘汰" }, demand = "倒排淘汰计划，逐台落实" },
   { id = "8.1", task = 8, short = "可再生能源利用", units = { "各县区人民政府", "市发展改革委" },
      text = "支持企业利用可再生能源。", say = { of = "重点用能单位", done = "利用可再生能源" } },
   { id = "9.1", task = 9, short = "能效标杆企业", units = all, text = "到2026年底，培育4户能效标杆企业。",
      say = { of = "能效标杆企业目标", done = "已公布" }, demand = "加快推进标杆企业遴选、审核和公布" },
   { id = "10.1", task = 10, short = "节能培训", units = all, text = "组织开展节能培训。",
      say = { of = "应举办节能培训", done = "已举办" }, demand = "抓紧组织节能培训" },
}

--- 表1: a range is a minimum, which makes the task done, and a maximum.
M.table1 = {
   caption = "表1 节能技术改造项目年度任务分解表", unit = "个", item = "6.2", years = { 2026, 2027, 2028 },
   task = "年度改造任务", works = "节能技改", ledger = "works",
   saving = { field = "saving", label = "年节能量", unit = "吨标准煤" },
   rows = {
      { area = "dongcheng", text = "2", min = 2, max = 2 }, { area = "xishan", text = "1-2", min = 1, max = 2 },
      { area = "beiyuan", text = "1", min = 1, max = 1 }, { area = "gaoxin", text = "2-3", min = 2, max = 3 },
   },
}

M.targets = {
   { id = "leaders", year = 2026, short = "培育4户能效标杆企业", text = "培育4户能效标杆企业", goal = 4, unit = "户" },
   { id = "system", year = 2026, short = "能源管理制度进一步完善", text = "能源管理制度进一步完善" },
   { id = "reporting", year = 2027, short = "能源消费报送机制持续落实", text = "能源消费报送机制持续落实" },
   { id = "renewable", year = 2028, short = "可再生能源占比", text = "规模以上工业可再生能源占比达到20%以上", goal = 20, unit = "%" },
   { id = "intensity", year = 2028, short = "万元工业增加值能耗", text = "万元工业增加值能耗控制在省下达指标以内", unit = "吨标准煤/万元" },
}

M.thresholds = {
   review = { value = 1000, unit = "吨标准煤", inclusive = true, item = "4.1", text = "年综合能源消费量1000吨标准煤（含）以上" },
}

--- Working translations, for the task list in English.
M.english = {
   annex_title = "Key Tasks of Industrial Energy Saving in Shili",
   groups = { "I. Laying the foundations of energy management", "II. Retrofitting for energy saving", "III. Incentives and guidance" },
   tasks = { "Regular energy reports", "Energy management systems", "Energy metering", "Energy review of projects", "Energy audits",
      "Energy-saving retrofit", "Phasing out obsolete equipment", "Renewable energy", "Efficiency leaders", "Training", },
   items = {
      ["1.1"] = "Key energy users report their energy use every half-year.", ["2.1"] = "See that key energy users have an energy management system.",
      ["2.2"] = "Encourage key energy users to name an energy manager.", ["3.1"] = "Complete the metering of energy step by step.",
      ["4.1"] = "Projects of 1,000 tce a year and more pass an energy review before construction.", ["5.1"] = "Guide enterprises to have energy audits.",
      ["6.1"] = "Keep a store of retrofit projects, renewed every half-year.", ["6.2"] = "Carry out a number of retrofit projects every year.",
      ["7.1"] = "By the end of 2027 all listed obsolete equipment is phased out.", ["8.1"] = "Support the use of renewable energy.",
      ["9.1"] = "By the end of 2026 there are four efficiency leaders.", ["10.1"] = "Organise training in energy saving.",
   },
}

return M
