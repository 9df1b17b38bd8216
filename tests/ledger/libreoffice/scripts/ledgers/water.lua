return {
   name = "water", label = "用水", key = "enterprise", fill_down_area = true,
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "text" },
      { name = "surface", label = "地表水", type = "number", unit = "m3" },
      { name = "ground", label = "地下水", type = "number", unit = "m3" },
      { name = "reuse", label = "重复利用率", type = "percent" },
      { name = "since", label = "投产日期", type = "date" },
   },
}
