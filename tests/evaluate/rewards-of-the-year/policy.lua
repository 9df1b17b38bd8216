--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 10 } },
   items = {
      { id = "10.1", task = 10 },
   },
   targets = {},
}
