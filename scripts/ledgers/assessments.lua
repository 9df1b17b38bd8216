--- 工业建设项目水资源论证管理台账: joined to the projects by name (item 2.1).

local fields = require "fields"

return {
   name = "assessments", label = "工业建设项目水资源论证管理台账", english = "Water-resource assessments of construction projects",
   key = "project", one = { "project", "area" }, apart = { "enterprise" }, listed_in = "projects", fill_down_area = true,
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.project(),
      fields.builder(),
      { name = "assessed", label = "水资源论证", english = "water-resource assessment", type = "flag", required = true,
         aliases = { "是否开展水资源论证", "已开展水资源论证", "论证情况" }, },
      { name = "saving_report", label = "节水评价报告", english = "water-saving evaluation report", type = "flag", required = true,
         aliases = { "是否编制节水评价报告", "已编制节水评价报告", "节水评价" }, },
      { name = "reclaimed_considered", label = "优先使用再生水", english = "reclaimed water first", type = "flag",
         aliases = { "是否优先使用再生水", "再生水利用论证" }, },
      { name = "allowed", label = "允许取水量", english = "allowed intake", type = "number", unit = "m3", yearly = true, aliases = { "批准取水量", "许可取水量" } },
      { name = "date", label = "批复日期", english = "date of approval", type = "date", by_end = true,
         aliases = { "论证日期", "审查日期" } },
      { name = "document", label = "批复文号", english = "number of approval", type = "text", aliases = { "文号", "审查意见文号" } },
      fields.note(),
   },
   checks = fields.beside_remarks({}, {
      { "assessed", { "论证", "批复", "审批" } }, { "saving_report", { "节水评价", "评价报告" } },
   }),
}
