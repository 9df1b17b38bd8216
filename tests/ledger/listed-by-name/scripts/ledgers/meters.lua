return {
   name = "meters", label = "计量台账", key = "enterprise", listed_in = "directory",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "name", required = true },
      { name = "code", label = "代码", type = "code" },
      { name = "meters", label = "台数", type = "count", required = true },
   },
}
