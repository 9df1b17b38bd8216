--- 工业用水监测台账: one row an enterprise and half-year. Volumes are those of the half.
--- 取水量 is first-time intake (Vi); 重复利用水量 (Vr) is 循环 + 串联 + 处理后回用.

local fields = require "fields"

return {
   name = "monitoring", label = "工业用水监测台账", key = "enterprise",
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.enterprise(),
      fields.code(),
      { name = "withdrawal", label = "取水方式", type = "text", required = true, aliases = { "主要取水方式" } },
      { name = "surface", label = "地表水", type = "number", unit = "m3",
         aliases = { "地表水取水量", "其中地表水", "其中：地表水" }, },
      { name = "ground", label = "地下水", type = "number", unit = "m3",
         aliases = { "地下水取水量", "其中地下水", "其中：地下水" }, },
      { name = "tap", label = "自来水", type = "number", unit = "m3",
         aliases = { "自来水取水量", "公共供水", "管网自来水", "其中：自来水" }, },
      { name = "reclaimed", label = "再生水", type = "number", unit = "m3",
         aliases = { "再生水取水量", "市政再生水", "再生水用量", "非常规水", "其中：再生水" }, },
      { name = "intake", label = "取水量", type = "number", unit = "m3", required = true,
         aliases = { "取水量合计", "取水总量", "总取水量", "新水量", "新水取用量", "用水总量" }, },
      { name = "processes", label = "用水环节", type = "text", required = true, aliases = { "主要用水环节" } },
      { name = "mode", label = "水循环模式", type = "text", required = true, aliases = { "循环模式", "循环方式" } },
      { name = "recirculated", label = "循环水量", type = "number", unit = "m3", required = true,
         aliases = { "循环用水量" }, },
      { name = "series", label = "串联水量", type = "number", unit = "m3", required = true,
         aliases = { "串联用水量", "串联使用水量" }, },
      { name = "reused", label = "回用水量", type = "number", unit = "m3", required = true,
         aliases = { "处理后回用水量", "废水回用量", "回用量" }, },
      { name = "discharge", label = "排水量", type = "number", unit = "m3", required = true,
         aliases = { "废水排放量", "外排水量", "排放量" }, },
      { name = "product", label = "主要产品", type = "text", required = true, aliases = { "产品", "产品名称" } },
      { name = "output", label = "产品产量", type = "number", required = true, aliases = { "产量", "合格产品产量" } },
      { name = "output_unit", label = "产量单位", type = "text", aliases = { "产品单位", "计量单位" } },
      { name = "added_value", label = "工业增加值", type = "number", unit = "万元", required = true,
         aliases = { "增加值", "工业增加值（现价）" }, },
      { name = "quota", label = "用水定额", type = "number", required = true,
         aliases = { "单位产品用水定额", "取水定额", "执行定额" }, },
      fields.note(),
   },
   checks = {
      { code = "balance", sum = { "surface", "ground", "tap", "reclaimed" }, equals = "intake",
         message = "各水源取水量之和与取水量不符", },
      { code = "rate", sum = { "recirculated", "series", "reused" }, of = { "intake", "recirculated", "series", "reused" },
         below = 100, message = "用水重复利用率达到或超过100%，取水量或重复利用水量有误", },
   },
}
