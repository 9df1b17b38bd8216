return {
   name = "quota", label = "定额表", key = "product",
   fields = {
      { name = "product", label = "产品", type = "text", required = true },
      { name = "general", label = "通用值", type = "number", required = true },
   },
}
