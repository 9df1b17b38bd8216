return {
   name = "water", label = "用水台账", key = "enterprise",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "surface", label = "地表水", type = "number", unit = "m3" },
      { name = "ground", label = "地下水", type = "number", unit = "m3", aliases = { "取水量/地下水" } },
      { name = "value", label = "工业增加值", type = "number", unit = "万元" },
      { name = "rate", label = "重复利用率", type = "percent" },
   },
}
