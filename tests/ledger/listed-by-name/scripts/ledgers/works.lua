return {
   name = "works", label = "项目进展", key = "project", listed_in = "projects",
   fields = { { name = "area", label = "县区", type = "area" }, { name = "project", label = "项目名称", type = "name", required = true } },
}
