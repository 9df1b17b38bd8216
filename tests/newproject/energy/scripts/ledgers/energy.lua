--- 能源消费台账: one row an enterprise and half-year.
local fields = require "fields"
return {
   name = "energy", label = "能源消费台账", key = "enterprise",
   fields = { fields.area(), fields.enterprise(), fields.code(),
      { name = "total", label = "综合能源消费量", type = "number", unit = "吨标准煤", required = true, aliases = { "综合能耗" } },
      { name = "renewable", label = "可再生能源消费量", type = "number", unit = "吨标准煤", required = true, aliases = { "其中可再生能源" } },
      { name = "added_value", label = "工业增加值", type = "number", unit = "万元", required = true, aliases = { "增加值" } },
      fields.note() },
   checks = { { code = "renewable", sum = { "renewable" }, of = { "total" }, below = 100, message = "可再生能源消费量超过综合能源消费量",
      english = "more renewable energy than energy in all" } },
}
