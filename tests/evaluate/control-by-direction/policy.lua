--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 3 }, { id = 7 } },
   items = {
      { id = "3.2", task = 3 },
      { id = "7.3", task = 7 },
   },
   targets = {},
}
