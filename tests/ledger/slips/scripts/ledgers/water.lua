return { name = "water", label = "用水台账", english = "Water use", key = "enterprise", fill_down_area = true,
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "name", required = true },
      { name = "code", label = "代码", english = "code", type = "code" },
      { name = "intake", label = "取水量", english = "intake", type = "number", unit = "m3", required = true },
      { name = "rate", label = "重复利用率", type = "percent" },
      { name = "date", label = "完成日期", type = "date" },
      { name = "change", label = "增减", english = "change", type = "number", unit = "m3", negative = true },
      { name = "value", label = "增加值", english = "added value", type = "number", unit = "万元", negative = true },
   } }
