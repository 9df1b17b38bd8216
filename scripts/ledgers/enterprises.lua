--- 工业企业名录: one row an enterprise, as it stands at the end of the period.
--- The four flags decide who is judged; an empty one is 数据缺失, not "no".

local fields = require "fields"

return {
   name = "enterprises", label = "工业企业名录", english = "Directory of industrial enterprises", key = "enterprise", single = true,
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.enterprise(),
      fields.code(),
      { name = "industry", label = "所属行业", english = "industry", type = "text", aliases = { "行业", "行业类别" } },
      { name = "product", label = "主要产品", english = "main product", type = "name", aliases = { "产品", "产品名称" } },
      { name = "park", label = "所在园区", english = "park", type = "name", aliases = { "园区", "所属园区" } },
      { name = "above_designated", label = "规模以上", english = "above designated size", type = "flag", required = true,
         aliases = { "规上", "是否规上", "是否规模以上", "规上企业", "规模以上企业" }, },
      { name = "key_user", label = "重点用水企业", english = "key water user", type = "flag", required = true,
         aliases = { "重点用水", "是否重点用水企业", "重点用水单位" }, },
      { name = "high_consumption", label = "高耗水企业", english = "high water-use enterprise", type = "flag", required = true,
         aliases = { "高耗水", "是否高耗水企业", "高耗水工业企业" }, },
      { name = "reclaim_able", label = "可使用再生水", english = "able to use reclaimed water", type = "flag", required = true,
         aliases = { "可用再生水", "是否可使用再生水", "具备再生水使用条件" }, },
      { name = "power", label = "火电企业", english = "thermal power", type = "flag", aliases = { "是否火电", "电厂", "是否电厂" } },
      fields.note(),
   },
}
