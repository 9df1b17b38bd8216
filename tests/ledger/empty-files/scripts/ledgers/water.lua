return { name = "water", label = "园区台账", key = "park",
   fields = { { name = "area", label = "县区", type = "area" }, { name = "park", label = "园区名称", type = "name", required = true },
      { name = "works", label = "建设内容", type = "count", required = true } } }
