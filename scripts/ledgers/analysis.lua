--- 用水情况分析台账: the half-yearly analysis of each area (item 1.1).

local fields = require "fields"

return {
   name = "analysis", label = "工业用水分析台账", english = "Water-use analyses", key = "title",
   fields = {
      fields.area(),
      { name = "title", label = "分析报告名称", english = "report", type = "text", required = true, aliases = { "报告名称", "分析名称", "名称" } },
      { name = "date", label = "完成日期", english = "date finished", type = "date", required = true, aliases = { "日期", "完成时间", "形成时间" } },
      { name = "document", label = "文件", english = "file", type = "text", required = true, aliases = { "文件名称", "文号", "佐证材料", "佐证文件" } },
      { name = "cause", label = "增减变化原因", english = "reasons for the change", type = "text", aliases = { "变化原因", "主要原因" } },
      fields.note(),
   },
}
