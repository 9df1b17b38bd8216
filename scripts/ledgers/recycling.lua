--- 企业用水循环利用台账: one row an action, all that stand at the end of the period (items 7.1, 7.2).
--- For 串联用水 and 分质用水 the row is a pair of enterprises and the volume is that of the half.

local fields = require "fields"

return {
   name = "recycling", label = "企业用水循环利用台账", english = "Water recycling of enterprises", key = "enterprise",
   standing = true, one = { "partner", "enterprise", "area", "kind" }, once = { "partner", "enterprise", "kind" },
   pair = { "enterprise", "partner" }, listed_in = "enterprises",
   not_applicable = fields.not_applicable,
   flows = { "volume" },
   fields = {
      fields.area(),
      fields.enterprise(),
      fields.code(),
      { name = "kind", label = "工作类型", english = "kind of work", type = "choice", required = true, aliases = { "类型", "工作类别", "类别" },
         choices = { { "水平衡测试", "水平衡" }, { "水效对标", "对标", "水效对标行动" },
            { "串联用水", "串联" }, { "分质用水", "分质" } }, },
      { name = "date", label = "完成日期", english = "date of completion", type = "date", required = true, by_end = true,
         aliases = { "日期", "完成时间", "起始日期" }, },
      { name = "partner", label = "对方企业", english = "partner enterprise", type = "name", aliases = { "串联对象", "受水企业", "合作企业" } },
      { name = "volume", label = "用水量", english = "volume", type = "number", unit = "m3", aliases = { "本期水量", "串联水量", "本期用水量" } },
      fields.note(),
   },
   checks = fields.beside_remarks({
      { code = "pair", when = { kind = { "串联用水", "分质用水" } }, filled = { "partner", "volume" }, severity = "warning",
         message = "串联用水、分质用水应填对方企业和水量", english = "water used in series or by quality has a partner and a volume" },
   }, {
      { "kind", { "测试", "对标", "完成", "开展" }, { "水平衡测试", "水效对标" } },
   }),
}
