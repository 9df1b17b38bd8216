--- 官方统计数据: a figure of the statistics side wins over the ledgers' sum.
local fields = require "fields"
return {
   name = "official", label = "官方统计数据", key = "indicator",
   fields = { { name = "place", label = "范围", type = "text", required = true },
      { name = "indicator", label = "指标", type = "text", required = true }, { name = "value", label = "数值", type = "number", required = true },
      { name = "unit", label = "计量单位", type = "text", required = true }, { name = "price", label = "价格口径", type = "text" },
      { name = "scope", label = "统计口径", type = "text" }, { name = "source", label = "来源", type = "text", required = true }, fields.note() },
}
