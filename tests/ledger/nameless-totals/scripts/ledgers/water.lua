return {
   name = "water", label = "用水台账", key = "enterprise",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "text", required = true, aliases = { "单位名称" } },
      { name = "intake", label = "取水量", type = "number", unit = "m3", required = true },
      { name = "rate", label = "重复利用率", type = "percent" },
      { name = "note", label = "备注", type = "text" },
   },
}
