--- 节能技术改造项目台账: the store of projects; one set for a year's task carries that year.
local fields = require "fields"
return {
   name = "works", label = "节能技术改造项目台账", key = "project",
   fields = { fields.area(), fields.project(), fields.enterprise(false),
      { name = "year", label = "任务年度", type = "year" },
      { name = "stage", label = "建设阶段", type = "choice", required = true, choices = require("stages").choices },
      { name = "investment", label = "总投资", type = "number", unit = "万元" },
      { name = "saving", label = "年节能量", type = "number", unit = "吨标准煤" },
      { name = "due", label = "计划完工时间", type = "date" },
      { name = "updated", label = "更新日期", type = "date", required = true }, fields.note() },
}
