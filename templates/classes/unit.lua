--- unit: a responsible bureau's sheet, as an area's; it may have one page only, as it has few items.

return { extends = "county", name = "unit", page = { least = 1 } }
