--- 官方统计数: a figure given by the statistics side for an area or the city; it wins over the ledgers' sum.
--- 范围 is 全市 or an area's name.

local fields = require "fields"
local known = require "known"

return {
   name = "official", label = "官方统计数据", english = "Official figures", key = "indicator", one = { "indicator", "place", "price", "scope" },
   fields = {
      { name = "place", label = "范围", english = "place", type = "choice", required = true, aliases = { "统计范围", "区域" },
         choices = known.places(), },
      { name = "indicator", label = "指标", english = "indicator", type = "choice", required = true, aliases = { "指标名称" },
         choices = { { "万元工业增加值用水量" },
            { "规上工业用水重复利用率", "规模以上工业用水重复利用率", "重复利用率" },
            { "工业用水量", "工业取水量" }, { "工业增加值" } }, },
      { name = "value", label = "数值", english = "value", type = "number", unit_in = "unit", required = true,
         aliases = { "指标值" }, },
      { name = "unit", label = "计量单位", english = "unit", type = "choice", required = true,
         aliases = { "数值单位" }, choices = require("quantity").choices },
      { name = "price", label = "价格口径", english = "price basis", type = "text", aliases = { "价格基准" } },
      { name = "scope", label = "统计口径", english = "scope", type = "text", aliases = { "口径" } },
      { name = "source", label = "来源", english = "source", type = "text", required = true, aliases = { "数据来源", "来源文件" } },
      fields.note(),
   },
}
