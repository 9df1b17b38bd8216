return {
   name = "directory", label = "企业名录", key = "enterprise",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业名称", type = "name", required = true },
      { name = "code", label = "代码", type = "code" },
   },
}
