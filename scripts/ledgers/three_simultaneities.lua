--- 工业建设项目节水“三同时”管理台账: joined to the projects by name (item 2.2).
--- A step that the main works have not reached is marked 未到阶段, which is neither yes nor no.

local fields = require "fields"

return {
   name = "three_simultaneities", label = "工业建设项目节水“三同时”管理台账", english = "Water saving in step with construction",
   key = "project", one = { "project", "area" }, apart = { "enterprise" }, listed_in = "projects", fill_down_area = true,
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.project(),
      fields.builder(),
      { name = "design", label = "同时设计", english = "designed together", type = "flag", required = true, aliases = { "节水设施同时设计" } },
      { name = "construction", label = "同时施工", english = "built together", type = "flag", required = true, aliases = { "节水设施同时施工" } },
      { name = "operation", label = "同时投入使用", english = "put into use together", type = "flag", required = true,
         aliases = { "同时投用", "节水设施同时投入使用" }, },
      { name = "date", label = "核查日期", english = "date of check", type = "date", by_end = true, aliases = { "检查日期" } },
      fields.note(),
   },
   checks = fields.beside_remarks({}, {
      { "design", { "设计" } }, { "construction", { "施工" } }, { "operation", { "投入使用", "投用", "投运" } },
   }),
}
