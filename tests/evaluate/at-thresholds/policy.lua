--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 1 }, { id = 3 }, { id = 4 }, { id = 6 }, { id = 7 }, { id = 9 } },
   items = {
      { id = "1.2", task = 1 },
      { id = "3.1", task = 3 },
      { id = "4.2", task = 4 },
      { id = "6.2", task = 6 },
      { id = "7.1", task = 7 },
      { id = "9.1", task = 9 },
   },
   targets = {},
   thresholds = { manager = { value = 100000, inclusive = true } },
}
