--- small_end: ten lines of twenty characters a page; notes = "end".
return {
   extends = "plain",
   name = "small_end",
   notes = "end",
   page = { paper = "A5", top = "20mm", left = "20mm", width = "240pt", height = "212pt" },
   furniture = function() return {} end,
}
