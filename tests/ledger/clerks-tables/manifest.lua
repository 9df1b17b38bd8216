--- Tables as counties send them: groups whose numbered heads have the sums, an area's sub-total of no rows, a head of two rows with
--- 合计 below 取水量, and a blank area below another.
return {
   name = "clerks-tables", database = "t.db",
   areas = {
      { id = "ganzhou", name = "甘州区", aliases = { "张掖市甘州区", "甘州" } },
      { id = "linze", name = "临泽县", aliases = { "临泽" } },
      { id = "zone", name = "张掖经开区", aliases = { "经开区", "张掖经济技术开发区" } },
   },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "monitoring", file = "groups.csv", period = "2026H1", area = "ganzhou" },
      { ledger = "monitoring", file = "areas.csv", period = "2026H1" },
      { ledger = "monitoring", file = "two-rows.csv", period = "2026H1", area = "linze" },
   },
}
