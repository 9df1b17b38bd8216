--- indicator_list.lua - what is measured in figures for each area and the city.  None yet; one would be, for instance,
--    { id = "output", label = "工业总产值", unit = "万元", ledger = "work", formula = "Σ产值", sum = { "output" }, names = { "Σ产值" },
--      told = { unit = "亿元", scale = 10000, places = 2 } }
-- with "output" in policy.lua's indicators; enterprises are those of a ledger `enterprises` with a flag `above_designated`.

return { list = {} }
