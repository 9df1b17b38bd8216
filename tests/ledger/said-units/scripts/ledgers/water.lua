return { name = "water", label = "用水台账", key = "enterprise", single = true,
   fields = { { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3" }, { name = "discharge", label = "排水量", type = "number", unit = "m3" },
      { name = "length", label = "管网长度", type = "number", unit = "km" } } }
