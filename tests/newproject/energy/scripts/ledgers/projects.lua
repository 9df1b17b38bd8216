--- 工业建设项目台账: new projects with their energy use, and whether they were reviewed.
local fields = require "fields"
return {
   name = "projects", label = "工业建设项目台账", key = "project",
   fields = { fields.area(), fields.project(),
      { name = "energy", label = "年综合能源消费量", type = "number", unit = "吨标准煤", required = true },
      { name = "reviewed", label = "完成节能审查", type = "flag", required = true }, fields.note() },
}
