--- 工业节水技术改造项目台账: the whole store of projects, as it stands at the end of the period (items
--- 6.2, 6.3). A project set for a year's task (Table 1) carries that year; one only stored carries none.

local fields = require "fields"
local stages = require "stages"

return {
   name = "retrofit", label = "工业节水技术改造项目台账", english = "Water-saving retrofit projects", key = "project",
   one = { "project", "area" }, apart = { "enterprise" }, once = { "project", "enterprise" }, fill_down_area = true, plans = true,
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.project(),
      fields.builder(),
      { name = "content", label = "建设内容", english = "works", type = "text", aliases = { "主要建设内容", "改造内容" } },
      { name = "year", label = "任务年度", english = "year of the task", type = "year", aliases = { "年度", "列入年度", "实施年度" } },
      { name = "stage", label = "建设阶段", english = "stage", type = "choice", required = true,
         aliases = { "项目阶段", "阶段", "进度", "建设进度", "项目进度" }, choices = stages.choices, },
      { name = "investment", label = "总投资", english = "total investment", type = "number", unit = "万元", aliases = { "计划总投资", "投资额" } },
      { name = "saving", label = "年节水量", english = "annual saving", type = "number", unit = "m3", yearly = true, aliases = { "预计年节水量", "节水量" } },
      { name = "due", label = "计划完工时间", english = "planned completion", type = "date", near = true, aliases = { "计划完工", "计划完成时间", "完成时限" } },
      { name = "updated", label = "更新日期", english = "date of update", type = "date", required = true, by_end = true,
         aliases = { "更新时间", "填报日期" } },
      fields.note(),
   },
   checks = fields.beside_remarks({
      -- yuan in a column of 万元: no saving of water costs 10亿元
      { code = "large", when = { stage = { "储备", "前期", "开工", "在建", "完工", "投运" } }, field = "investment", under = 100000, severity = "warning",
         message = "总投资在10亿元以上，请核实是否把元填成了万元", english = "an investment of CNY 1 billion or more; please verify whether it is in yuan" },
   }, {
      { "stage", { "完工", "完成", "竣工", "建成" }, { "完工", "投运" } }, { "stage", { "投产", "投用", "投运", "投入使用" }, { "投运" } },
      { "stage", { "开工" }, { "开工", "在建", "完工", "投运" } },
   }),
}
