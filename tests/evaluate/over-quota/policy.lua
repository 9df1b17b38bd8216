--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 6 } },
   items = {
      { id = "6.1", task = 6 },
   },
   targets = {  },
}
