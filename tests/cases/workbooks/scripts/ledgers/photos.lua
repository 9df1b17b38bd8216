return {
   name = "photos", label = "照片", key = "enterprise",
   fields = {
      { name = "enterprise", label = "企业名称", type = "text" },
      { name = "photo", label = "现场照片", type = "picture" },
      { name = "says", label = "说明", type = "text" },
   },
}
