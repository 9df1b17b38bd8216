--- 再生水“点对点”配置台账: one row a pair of plant and enterprise (items 8.1, 8.2). Volume is the half's.

local fields = require "fields"

return {
   name = "reclaimed", label = "再生水“点对点”配置台账", english = "Reclaimed water from point to point",
   key = "enterprise", standing = true, one = { "enterprise", "area", "plant" }, once = { "enterprise", "plant" },
   listed_in = "enterprises", fill_down_area = true,
   not_applicable = fields.not_applicable,
   flows = { "volume" },
   fields = {
      fields.area(),
      { name = "plant", label = "污水处理厂", english = "wastewater treatment plant", type = "name", required = true,
         aliases = { "供水单位", "再生水厂", "污水处理厂名称" }, },
      fields.enterprise(),
      fields.code(),
      { name = "stage", label = "配置状态", english = "state of allocation", type = "choice", required = true, aliases = { "状态", "供水状态" },
         choices = { { "筹划", "谋划" }, { "在建", "建设中" }, { "已供水", "供水", "已通水", "运行" } }, },
      { name = "length", label = "管网长度", english = "length of network", type = "number", unit = "km", required = true,
         aliases = { "再生水管网长度", "管线长度" }, },
      { name = "volume", label = "再生水用量", english = "volume of reclaimed water", type = "number", unit = "m3", required = true,
         aliases = { "本期再生水用量", "再生水量", "供水量" }, },
      fields.note(),
   },
   checks = fields.beside_remarks({
      { code = "not_yet", when = { stage = { "筹划", "在建" } }, none = { "volume" },
         message = "尚未供水却有再生水用量", english = "a volume of reclaimed water where none is supplied yet" },
      -- metres in a column of km: no county is as wide
      { code = "large", when = { stage = { "筹划", "在建", "已供水" } }, field = "length", under = 300, severity = "warning",
         message = "管网长度在300公里以上，请核实是否把米填成了公里", english = "a network of 300 km or more; please verify whether it is in metres" },
   }, {
      { "stage", { "供水", "通水" }, { "已供水" } },
   }),
}
