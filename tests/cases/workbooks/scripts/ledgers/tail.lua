return {
   name = "tail", label = "取水", key = "county",
   fields = { { name = "county", label = "县区", type = "text" }, { name = "intake", label = "取水量", type = "number" } },
}
