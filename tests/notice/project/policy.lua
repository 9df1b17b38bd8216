--- A policy of six items, one of each kind that a notice speaks of differently.
return {
   title = "某市工业节水示例意见", subject = "工业节水", subject_en = "Industrial Water Saving", first_year = 2026, last_year = 2028, start = "2026-01-01",
   indicators = { "intake", "intake_sources", "intake_change", "reuse", "intensity" },
   groups = { { id = 1, name = "一、夯实基础" }, { id = 2, name = "二、节水增效" }, { id = 3, name = "三、激发潜力" } },
   tasks = {
      { id = 4, group = 1, name = "规范计量" }, { id = 6, group = 2, name = "实施技术改造" },
      { id = 8, group = 2, name = "利用再生水" }, { id = 9, group = 3, name = "推广经验" },
   },
   items = {
      { id = "4.3", task = 4, short = "计量数字化", units = { "市水务局" } },
      { id = "6.2", task = 6, short = "技改项目储备库", units = { "市工信局" } },
      { id = "6.3", task = 6, short = "年度技改任务", units = { "市工信局" } },
      { id = "8.1", task = 8, short = "再生水“点对点”配置", units = { "市住建局" } },
      { id = "9.1", task = 9, short = "节水交流活动", units = { "市工信局" } },
      { id = "9.2", task = 9, short = "典型案例", units = { "市工信局" } },
   },
   table1 = {
      item = "6.3", task = { zh = "年度技改任务", en = "annual retrofit task" }, works = { zh = "节水技改", en = "retrofit" }, ledger = "retrofit",
      saving = { field = "saving", label = { zh = "年节水量", en = "Annual saving" }, unit = { zh = "万立方米", en = "10,000 m³" }, scale = 10000 },
      years = { 2026 },
      rows = {
         { area = "a", text = "1-2", min = 1, max = 2 },
         { area = "b", text = "1", min = 1, max = 1 },
         { area = "c", text = "2", min = 2, max = 2 },
      },
   },
   english = {
      title = "Sample Opinions on Industrial Water Saving",
      groups = { "I. Foundations", "II. Water saving", "III. Potential" },
      tasks = { [4] = "Standardize metering", [6] = "Carry out retrofits", [8] = "Use reclaimed water", [9] = "Spread experience" },
      items_short = {
         ["4.3"] = "Digital metering", ["6.2"] = "Reserve of retrofit projects", ["6.3"] = "Annual retrofit task",
         ["8.1"] = "“Point-to-point” reclaimed water", ["9.1"] = "Exchange activities", ["9.2"] = "Model cases",
      },
      targets_short = { cases = "4 model cases", industry = "Water saving led", reuse = "Reuse rate", intensity = "Water use of added value" },
   },
   targets = {
      { id = "cases", year = 2026, short = "4个典型案例", goal = 4 },
      { id = "industry", year = 2026, short = "带动全行业节水" },
      { id = "reuse", year = 2028, short = "重复利用率", goal = 94 },
      { id = "intensity", year = 2028, short = "万元工业增加值用水量" },
   },
}
