return {
   name = "kinds", label = "种类", key = "name",
   fields = { { name = "name", label = "名称", type = "text" }, { name = "value", label = "值", type = "text" } },
}
