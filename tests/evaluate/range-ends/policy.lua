--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = {},
   tasks = { { id = 6 } },
   items = {
      { id = "6.3", task = 6 },
   },
   targets = {  },
   table1 = { item = "6.3", works = "节水技改",
      years = { 2026, 2027, 2028 },
      rows = { { area = "a", text = "1-2", min = 1, max = 2 }, { area = "b", text = "1-2", min = 1, max = 2 },
         { area = "c", text = "1-2", min = 1, max = 2 }, },
   },
}
