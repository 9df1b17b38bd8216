return { name = "water", label = "用水台账", key = "enterprise", fill_down_area = true,
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "code", label = "统一社会信用代码", type = "code" },
      { name = "surface", label = "地表水", type = "number", unit = "m3" },
      { name = "ground", label = "地下水", type = "number", unit = "m3" },
      { name = "rate", label = "重复利用率", type = "percent" },
      { name = "date", label = "完成日期", type = "date" },
      { name = "during", label = "期间", type = "text" },
      { name = "ok", label = "是否达标", type = "flag" },
   } }
