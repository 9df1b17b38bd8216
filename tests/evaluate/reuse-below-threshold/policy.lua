--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = { "reuse" },
   tasks = {  },
   items = {
   },
   targets = { { id = "reuse", goal = 94, year = 2028 } },
}
