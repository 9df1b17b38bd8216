return {
   name = "water", label = "用水台账", key = "enterprise",
   fields = {
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "surface", label = "地表水", type = "number", unit = "m3" },
      { name = "ground", label = "地下水", type = "number", unit = "m3" },
      { name = "start", label = "投产日期", type = "date" },
   },
}
