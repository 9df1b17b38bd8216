--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 9 } },
   items = {
      { id = "9.2", task = 9 },
   },
   targets = { { id = "cases", goal = 4, year = 2026 } },
}
