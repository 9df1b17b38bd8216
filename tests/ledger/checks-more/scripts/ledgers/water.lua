return {
   name = "water", label = "用水台账", key = "enterprise",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "code", label = "统一社会信用代码", type = "code" },
      { name = "intake", label = "取水量", type = "number", unit = "m3" },
      { name = "output", label = "产量", type = "number" },
      { name = "quota", label = "用水定额", type = "number" },
   },
   checks = {
      { code = "overquota", sum = { "intake" }, of = { "output" }, limit = "quota", severity = "warning",
         message = "超过定额", english = "above the quota", },
      { code = "much", sum = { "intake" }, of = { "output" }, below = 5000, message = "取水量过大" },
   },
}
