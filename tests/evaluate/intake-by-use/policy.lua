--- The part of a policy that this case needs.
return {
   start = "2026-01-01", indicators = { "intake_uses", "intake_stages" }, tasks = {}, items = {}, targets = {},
}
