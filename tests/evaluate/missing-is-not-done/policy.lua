--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 3 } },
   items = {
      { id = "3.1", task = 3 },
   },
   targets = {  },
   thresholds = { manager = { value = 100000, inclusive = true } },
}
