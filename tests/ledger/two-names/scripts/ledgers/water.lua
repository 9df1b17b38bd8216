return { name = "water", label = "用水台账", key = "enterprise",
   fields = { { name = "enterprise", label = "企业名称", type = "text", required = true, aliases = { "单位名称" } },
      { name = "date", label = "批复日期", type = "date", aliases = { "论证日期", "审查日期" } },
      { name = "intake", label = "取水量", type = "number", unit = "m3", aliases = { "用水量", "供水量" } } } }
