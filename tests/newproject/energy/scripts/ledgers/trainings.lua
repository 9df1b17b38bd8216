--- 节能培训台账.
local fields = require "fields"
return {
   name = "trainings", label = "节能培训台账", key = "title",
   fields = { fields.area(), { name = "title", label = "培训名称", type = "text", required = true },
      { name = "date", label = "日期", type = "date", required = true }, fields.note() },
}
