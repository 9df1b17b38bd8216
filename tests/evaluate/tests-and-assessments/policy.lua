--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 2 }, { id = 7 } },
   items = {
      { id = "2.1", task = 2 },
      { id = "7.1", task = 7 },
   },
   targets = {},
}
