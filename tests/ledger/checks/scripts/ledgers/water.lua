return {
   name = "water", label = "用水台账", key = "enterprise",
   fields = {
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "surface", label = "地表水", type = "number", unit = "m3" },
      { name = "ground", label = "地下水", type = "number", unit = "m3" },
      { name = "intake", label = "取水量", type = "number", unit = "m3" },
      { name = "series", label = "串联水量", type = "number", unit = "m3" },
      { name = "reused", label = "回用水量", type = "number", unit = "m3" },
   },
   checks = {
      { code = "balance", sum = { "surface", "ground" }, equals = "intake", message = "各水源之和与取水量不符" },
      { code = "rate", sum = { "series", "reused" }, of = { "intake", "series", "reused" }, below = 100,
         message = "重复利用率不可能达到100%", },
      { code = "share", sum = { "reused" }, of = { "intake" }, below = 12.5, message = "回用比例过高" },
   },
}
