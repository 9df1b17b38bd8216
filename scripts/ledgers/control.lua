--- 万元工业增加值用水量控制指标: the province's control value for a year, with its price basis and scope.
--- Without a row for the year the target stays 指标未下达.

local basis = require "basis"
local fields = require "fields"

return {
   name = "control", label = "万元工业增加值用水量控制指标", english = "Control values of water use for 10,000 yuan of industrial added value",
   key = "year", one = { "year" },
   fields = {
      { name = "year", label = "年度", english = "year", type = "year", required = true, aliases = { "年份" } },
      { name = "value", label = "控制值", english = "control value", type = "number", unit = "m3/万元", required = true, aliases = { "控制指标", "指标值" } },
      { name = "price", label = "价格口径", english = "price basis", type = "text", required = true, aliases = { "价格基准" } },
      { name = "scope", label = "统计口径", english = "scope", type = "choice", required = true, aliases = { "口径", "电厂口径" },
         choices = basis.scopes, },
      { name = "source", label = "依据", english = "source", type = "text", aliases = { "下达文件", "依据文件" } },
      fields.note(),
   },
}
