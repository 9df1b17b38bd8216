--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = { "intensity" }, tasks = {}, items = {},
   targets = { { id = "intensity", year = 2028 } },
}
