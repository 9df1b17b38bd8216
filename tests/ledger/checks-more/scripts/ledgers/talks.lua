return {
   name = "talks", label = "交流活动", key = "title",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "title", label = "名称", type = "text", required = true },
      { name = "date", label = "日期", type = "date", in_period = true },
   },
}
