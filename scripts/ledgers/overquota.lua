--- 超定额企业限期改造台账: the deadline given to each enterprise over its quota (item 6.1).

local fields = require "fields"

return {
   name = "overquota", label = "超定额企业限期改造台账", english = "Deadlines for enterprises over their quota", key = "enterprise",
   one = { "enterprise", "area", "code" }, single = true, listed_in = "enterprises",
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.enterprise(),
      fields.code(),
      { name = "deadline", label = "改造期限", english = "time limit", type = "date", near = true, required = true, aliases = { "限期", "整改期限", "完成期限" } },
      { name = "measures", label = "改造措施", english = "measures", type = "text", aliases = { "整改措施" } },
      { name = "finished", label = "完成改造", english = "retrofit completed", type = "flag", required = true, aliases = { "是否完成", "已完成改造", "改造完成" } },
      fields.note(),
   },
   checks = fields.beside_remarks({}, {
      { "finished", { "改造", "整改", "完成" } },
   }),
}
