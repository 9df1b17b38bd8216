--- What clerks' workbooks hold: kinds of cells, merged ones, pictures in cells, formats dragged to row 20,005.
return {
   name = "workbooks", database = "t.db", policy = "policy", rules = "evaluate",
   areas = { { id = "ganzhou", name = "甘州区" }, { id = "linze", name = "临泽县" }, { id = "gaotai", name = "高台县" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "kinds", file = "ledgers/cell_kinds.xlsx", period = "2026H1" },
      { ledger = "tasks", file = "ledgers/merged_tasks.xlsx", period = "2026H1" },
      { ledger = "tail", file = "ledgers/styled_tail.xlsx", period = "2026H1" },
      { ledger = "photos", file = "ledgers/wps_cell_pictures.xlsx", period = "2026H1" },
   },
}
