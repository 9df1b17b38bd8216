--- 县区进展情况: each area's own words on an item. Shown beside the judgment, never a part of it.

local fields = require "fields"
local known = require "known"

return {
   name = "progress", label = "重点任务进展情况", english = "Areas' own reports", key = "item", events = true,
   fields = {
      fields.area(),
      known.of("items", { name = "item", label = "任务编号", english = "item", required = true, aliases = { "编号", "条目编号", "序号" } }),
      { name = "text", label = "进展情况", english = "progress", type = "text", required = true, aliases = { "工作进展", "本期进展", "进展" } },
      { name = "problem", label = "存在问题", english = "problems", type = "text", aliases = { "问题" } },
      { name = "plan", label = "下步打算", english = "next steps", type = "text", aliases = { "下一步工作", "下步计划" } },
      fields.note(),
   },
}
