return { name = "water", label = "用水台账", key = "enterprise", flows = { "intake", "discharge", "output" },
   fields = { { name = "area", label = "县区", type = "area" }, { name = "enterprise", label = "企业名称", type = "name", required = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3" }, { name = "discharge", label = "排水量", type = "number", unit = "m3" },
      { name = "output", label = "产量", type = "number", unit = "t" }, { name = "meters", label = "水表", type = "count" } } }
