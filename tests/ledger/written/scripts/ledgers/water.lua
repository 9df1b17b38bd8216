return {
   name = "water", label = "用水台账", key = "enterprise", single = true, listed_in = "enterprises",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "name" },
      { name = "code", label = "信用代码", type = "code", credit = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3" },
      { name = "reused", label = "重复利用水量", type = "number", unit = "m3" },
      { name = "output", label = "产量", type = "number", unit_in = "output_unit" },
      { name = "output_unit", label = "产量单位", type = "name" },
      { name = "quota", label = "用水定额", type = "number", unit_over = "m3", unit_in = "output_unit" },
   },
   checks = {
      { code = "rate", sum = { "reused" }, of = { "intake", "reused" }, below = 100, message = "重复利用率不可能达到100%" },
      { code = "rate_doubtful", sum = { "reused" }, of = { "intake", "reused" }, below = 99.9, up_to = 100, severity = "warning",
         message = "重复利用率高得可疑" },
   },
}
