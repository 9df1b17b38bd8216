--- work.lua - the columns of the ledger 工作台账.  required: an empty cell is 数据缺失.  aliases: other headings for a column.

local fields = require "fields"

return {
   name = "work", label = "工作台账", key = "unit",
   fields = {
      fields.area(),
      { name = "unit", label = "单位名称", type = "text", required = true, aliases = { "单位" } },
      { name = "done", label = "完成示例任务", type = "flag", required = true, aliases = { "是否完成" } },
      fields.note(),
   },
}
