--- 能效诊断台账: who had an audit, and when.
local fields = require "fields"
return {
   name = "diagnosis", label = "能效诊断台账", key = "enterprise",
   fields = { fields.area(), fields.enterprise(), fields.code(), { name = "date", label = "完成日期", type = "date", required = true }, fields.note() },
}
