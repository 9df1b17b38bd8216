--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 4 } },
   items = {
      { id = "4.3", task = 4 },
   },
   targets = {},
}
