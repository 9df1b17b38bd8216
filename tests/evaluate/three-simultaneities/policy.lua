--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 2 } },
   items = {
      { id = "2.1", task = 2 },
      { id = "2.2", task = 2 },
   },
   targets = {  },
   thresholds = { three_simultaneous = { value = 20000, inclusive = true } },
}
