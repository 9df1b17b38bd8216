--- 官方统计数: a figure given by the statistics side for an area or the city; it wins over the ledgers' sum.
--- 范围 is 全市 or an area's name.

local fields = require "fields"
local known = require "known"
local quantity = require "quantity"

--- A check of the unit of an indicator. more: a unit that means the same, since the indicator's name says for what.
local function in_unit(indicator, kind, more)
   local units = quantity.of(kind)
   units[#units + 1] = more
   return { code = "wrong_unit", when = { indicator = indicator }, field = "unit", among = units,
      message = "计量单位不是该指标的单位，评价不采用", english = "the unit is none of the indicator's, so that the figure is not used" }
end

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
         aliases = { "数值单位" }, choices = quantity.choices },
      { name = "price", label = "价格口径", english = "price basis", type = "text", aliases = { "价格基准" } },
      { name = "scope", label = "统计口径", english = "scope", type = "text", aliases = { "口径" } },
      { name = "source", label = "来源", english = "source", type = "text", required = true, aliases = { "数据来源", "来源文件" } },
      fields.note(),
   },
   checks = {
      in_unit("万元工业增加值用水量", "m3/万元", "立方米"), in_unit("规上工业用水重复利用率", "%"), in_unit("工业用水量", "m3"), in_unit("工业增加值", "万元"),
      { code = "impossible", when = { indicator = "规上工业用水重复利用率" }, field = "value", under = 100,
         message = "重复利用率不可能达到100%，评价不采用", english = "a reuse rate is never 100 % or more, so that the figure is not used" },
   },
}
