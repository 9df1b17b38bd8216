--- 节水交流活动台账: what was held in the half (item 9.1).

local fields = require "fields"

return {
   name = "activities", label = "节水交流活动台账", english = "Exchanges and training", key = "title",
   one = { "title", "area", "date" }, fill_down_area = true, events = true,
   fields = {
      fields.area(),
      { name = "title", label = "活动名称", english = "activity", type = "name", required = true, aliases = { "名称", "活动" } },
      { name = "kind", label = "活动类型", english = "kind of activity", type = "choice", required = true, aliases = { "类型", "活动类别" },
         choices = { { "技术交流", "交流" }, { "业务培训", "培训" }, { "供需对接", "对接" }, { "宣传", "宣讲", "宣传活动" } }, },
      { name = "date", label = "活动日期", english = "date of activity", type = "date", required = true, in_period = true,
         aliases = { "日期", "时间", "活动时间" } },
      { name = "participants", label = "参加人数", english = "participants", type = "count", aliases = { "人数", "参加人次" } },
      fields.note(),
   },
}
