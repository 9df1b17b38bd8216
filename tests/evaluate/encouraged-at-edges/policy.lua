--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 7 }, { id = 8 } },
   items = {
      { id = "7.2", task = 7 },
      { id = "8.1", task = 8 },
      { id = "8.2", task = 8 },
   },
   targets = {},
}
