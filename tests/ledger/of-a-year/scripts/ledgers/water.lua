return { name = "water", label = "项目台账", key = "project",
   fields = { { name = "project", label = "项目名称", type = "text", required = true },
      { name = "design", label = "年设计用水量", type = "number", unit = "m3", yearly = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3" } } }
