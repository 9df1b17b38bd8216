--- 能耗强度控制指标: the province's limit for a year.
local fields = require "fields"
return {
   name = "control", label = "能耗强度控制指标", key = "year",
   fields = { { name = "year", label = "年度", type = "year", required = true }, { name = "value", label = "控制值", type = "number", required = true },
      { name = "price", label = "价格口径", type = "text", required = true }, { name = "scope", label = "统计口径", type = "text" },
      { name = "source", label = "依据", type = "text" }, fields.note() },
}
