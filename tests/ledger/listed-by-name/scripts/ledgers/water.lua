return {
   name = "water", label = "用水台账", key = "enterprise", listed_in = "directory",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "name", required = true },
      { name = "code", label = "代码", type = "code" },
      { name = "intake", label = "取水量", type = "number", unit = "m3", required = true },
   },
}
