return {
   name = "water", label = "用水台账", key = "enterprise",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "big", label = "规模以上", type = "flag", aliases = { "规上", "是否规上" } },
      { name = "stage", label = "阶段", type = "choice", choices = { { "在建", "建设中" }, { "完工", "竣工" } } },
      { name = "intake", label = "取水量", type = "number", unit = "m3", required = true },
      { name = "reused", label = "回用水量", type = "number", unit = "m3" },
   },
}
