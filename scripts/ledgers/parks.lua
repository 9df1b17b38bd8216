--- 工业园区节水设施台账: one row a park, as it stands at the end of the period (items 5.1–5.3).

local fields = require "fields"
local stages = require "stages"

return {
   name = "parks", label = "工业园区节水设施台账", english = "Water-saving works of industrial parks", key = "park",
   standing = true, one = { "park", "area" }, fill_down_area = true,
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      { name = "park", label = "园区名称", english = "park", type = "name", required = true, aliases = { "园区", "工业园区", "工业园区名称" } },
      { name = "eligible", label = "具备条件", english = "conditions met", type = "flag", required = true, aliases = { "是否具备条件" } },
      { name = "planned", label = "本年计划建设内容", english = "works planned this year", type = "count", required = true,
         aliases = { "年度计划项数", "本年计划项数", "计划建设项数" }, },
      { name = "finished", label = "本年完成建设内容", english = "works completed this year", type = "count", required = true,
         aliases = { "年度完成项数", "本年完成项数", "完成建设项数" }, },
      { name = "stage", label = "节水设施建设阶段", english = "stage of water-saving facilities", type = "choice", required = true,
         aliases = { "建设阶段", "设施建设阶段", "建设进度" }, choices = stages.choices, },
      { name = "unified_supply", label = "统一供水", english = "unified water supply", type = "flag", required = true, aliases = { "是否统一供水" } },
      { name = "central_treatment", label = "集中治理废水", english = "centralized wastewater treatment", type = "flag", required = true,
         aliases = { "废水集中治理", "废水集中处理", "是否集中治理废水" }, },
      fields.note(),
   },
   checks = fields.beside_remarks({
      { code = "more", sum = { "finished" }, most = "planned", severity = "warning",
         message = "本年完成项数多于计划项数，多出的不计", english = "more works completed than planned; what is over does not count" },
      -- up to the day when the policy's works are due (5.3); what is planned later is other works
      { code = "unfinished", when = { stage = { "完工", "投运" } }, up_to_period = "2026H2", field = "finished", reaches = "planned", severity = "warning",
         message = "填为已建成，计划的建设内容却没有全部完成，请核实", english = "said to be built, with works of its plan undone; please verify", },
   }, {
      { "unified_supply", { "统一供水" } }, { "central_treatment", { "集中治理", "集中处理" } },
      { "stage", { "完工", "完成", "竣工", "建成" }, { "完工", "投运" } }, { "stage", { "投用", "投运", "投入使用" }, { "投运" } },
   }),
}
