--- 节水典型案例台账: every case in work, as it stands at the end of the period (items 1.2, 9.2).

local fields = require "fields"

return {
   name = "cases", label = "节水典型案例台账", english = "Model water-saving cases", key = "title",
   standing = true, one = { "title", "area" }, apart = { "enterprise" }, once = { "title", "enterprise" }, fill_down_area = true,
   fields = {
      fields.area(),
      { name = "title", label = "案例名称", english = "case", type = "text", required = true, aliases = { "名称", "案例", "案例标题" } },
      fields.enterprise(),
      fields.code(),
      { name = "year", label = "年度", english = "year", type = "year", required = true, aliases = { "所属年度" } },
      { name = "stage", label = "案例阶段", english = "stage of the case", type = "choice", required = true, aliases = { "阶段", "进度", "状态" },
         choices = { { "征集", "线索" }, { "编写", "编写中", "正在编写" }, { "审核", "审核中", "报审" },
            { "已发布", "发布", "已印发" } }, },
      { name = "summarised", label = "形成总结材料", english = "summary written", type = "flag", required = true,
         aliases = { "书面总结", "是否形成总结", "总结材料" }, },
      { name = "date", label = "日期", english = "date", type = "date", by_end = true, aliases = { "发布日期", "完成日期", "时间" } },
      { name = "document", label = "文件", english = "file", type = "text", aliases = { "材料", "案例文件" } },
      fields.note(),
   },
   checks = fields.beside_remarks({
      { code = "unwritten", when = { stage = "已发布" }, yes = { "summarised" },
         message = "案例已发布，却未形成总结材料", english = "a case published without a written summary" },
   }, {
      { "summarised", { "总结" } }, { "stage", { "发布", "印发" }, { "已发布" } },
   }),
}
