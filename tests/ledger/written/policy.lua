return { tasks = {}, items = {}, targets = {
   { id = "system", year = 2026, mode = "qualitative", short = "管理制度进一步完善" },
   { id = "cases", year = 2026, mode = "count", short = "打造4个案例" },
} }
