--- 工业建设项目台账: new, rebuilt and extended projects, as they stand at the end of the period.

local fields = require "fields"

return {
   name = "projects", label = "工业建设项目台账", english = "Industrial construction projects", key = "project",
   one = { "project", "area" }, apart = { "enterprise" }, once = { "project", "enterprise" }, fill_down_area = true,
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.project(),
      fields.builder(),
      { name = "kind", label = "建设性质", english = "kind of construction", type = "choice", required = true, aliases = { "项目性质", "性质" },
         choices = { { "新建" }, { "改建", "技改" }, { "扩建", "改扩建" } }, },
      { name = "year", label = "年度", english = "year", type = "year", required = true, aliases = { "所属年度", "立项年度", "备案年度" } },
      { name = "assessment_required", label = "需开展水资源论证", english = "water resources assessment required", type = "flag", required = true,
         aliases = { "是否需水资源论证", "应开展水资源论证", "需水资源论证" }, },
      { name = "design_use", label = "年设计用水量", english = "designed annual water use", type = "number", unit = "m3", yearly = true, required = true,
         aliases = { "设计年用水量", "设计用水量" }, },
      fields.note(),
   },
}
