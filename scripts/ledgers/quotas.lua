--- 用水定额表: the quota of each product in m³ for one unit of output. It is for the whole city.

local fields = require "fields"

return {
   name = "quotas", label = "工业用水定额表", english = "Quotas of industrial water use", key = "product", one = { "product" },
   fields = {
      { name = "product", label = "产品名称", english = "product", type = "name", required = true, aliases = { "产品", "主要产品" } },
      { name = "output_unit", label = "产量单位", english = "unit of output", type = "name", required = true, aliases = { "单位", "产品单位" } },
      { name = "general", label = "通用值", english = "general value", type = "number", unit_over = "m3", unit_in = "output_unit", required = true,
         aliases = { "定额通用值" } },
      { name = "advanced", label = "先进值", english = "advanced value", type = "number", unit_over = "m3", unit_in = "output_unit", aliases = { "定额先进值" } },
      { name = "leading", label = "领跑值", english = "leading value", type = "number", unit_over = "m3", unit_in = "output_unit", aliases = { "定额领跑值" } },
      { name = "source", label = "依据", english = "source", type = "text", aliases = { "标准", "定额标准", "依据标准" } },
      fields.note(),
   },
   -- The better an enterprise, the less it may take for one unit.
   checks = {
      { code = "order", sum = { "advanced" }, most = "general", message = "先进值大于通用值，先进值应更严，请核实是否填反",
         english = "the advanced value is above the general one; please verify whether they have changed places", },
      { code = "order", sum = { "leading" }, most = "advanced", message = "领跑值大于先进值，领跑值应更严，请核实是否填反",
         english = "the leading value is above the advanced one; please verify whether they have changed places", },
      { code = "order", sum = { "leading" }, most = "general", message = "领跑值大于通用值，领跑值应更严，请核实是否填反",
         english = "the leading value is above the general one; please verify whether they have changed places", },
   },
}
