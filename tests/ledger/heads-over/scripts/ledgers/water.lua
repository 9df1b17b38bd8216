return {
   name = "water", label = "用水台账", english = "Water use", key = "enterprise",
   fields = {
      { name = "area", label = "县区", english = "area", type = "area" },
      { name = "enterprise", label = "企业名称", english = "enterprise", type = "text", required = true },
      { name = "intake", label = "取水量", english = "intake", type = "number", unit = "m3", required = true },
      { name = "surface", label = "地表水", english = "surface water", type = "number", unit = "m3", aliases = { "地表水取水量" } },
      { name = "ground", label = "地下水", english = "groundwater", type = "number", unit = "m3" },
      { name = "tap", label = "自来水", english = "tap water", type = "number", unit = "m3" },
      { name = "coal", label = "煤耗", english = "coal", type = "number", unit = "吨标准煤" },
   },
}
