return {
   name = "water", label = "用水台账", key = "enterprise",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "period", label = "统计期", type = "text" },
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3", required = true },
   },
}
