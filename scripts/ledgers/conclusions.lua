--- 定性指标认定结论: what the bureau concluded on a qualitative target. Without a row it stays 待认定.

local fields = require "fields"
local known = require "known"

return {
   name = "conclusions", label = "定性指标认定结论", english = "Conclusions on qualitative targets", key = "target", one = { "target", "date" },
   fields = {
      known.of("targets", { name = "target", label = "指标编号", english = "target", required = true, aliases = { "编号", "指标" } }, "qualitative"),
      { name = "met", label = "是否达到", english = "met", type = "flag", required = true, aliases = { "达到", "是否实现" } },
      { name = "conclusion", label = "认定结论", english = "conclusion", type = "text", required = true, aliases = { "结论" } },
      { name = "by", label = "认定单位", english = "concluded by", type = "text", required = true, aliases = { "单位" } },
      { name = "date", label = "认定日期", english = "date of the conclusion", type = "date", required = true, aliases = { "日期" } },
      { name = "document", label = "依据", english = "grounds", type = "text", aliases = { "依据文件", "佐证材料" } },
      fields.note(),
   },
   checks = {
      { code = "contradicts", when = { met = true }, undenied = { "conclusion" }, severity = "warning",
         message = "认定结论写的与所填的不一致，评价不采用，请核实", english = "the conclusion says otherwise, so that neither is used; please verify", },
      { code = "contradicts", when = { met = false }, unaffirmed = { "conclusion" }, severity = "warning",
         message = "认定结论写的与所填的不一致，评价不采用，请核实", english = "the conclusion says otherwise, so that neither is used; please verify", },
   },
}
