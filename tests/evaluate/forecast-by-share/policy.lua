--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = { "reuse", "intensity" }, tasks = {}, items = {},
   targets = { { id = "cases", goal = 4, year = 2026 }, { id = "reuse", goal = 94, year = 2028 }, { id = "intensity", year = 2028 } },
}
