--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 1 } },
   items = {
      { id = "1.1", task = 1 },
   },
   targets = {},
}
