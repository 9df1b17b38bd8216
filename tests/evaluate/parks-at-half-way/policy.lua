--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 5 } },
   items = {
      { id = "5.1", task = 5 },
      { id = "5.2", task = 5 },
   },
   targets = {},
}
