--- small_document: ten lines of twenty characters a page; notes = "document".
return {
   extends = "plain",
   name = "small_document",
   notes = "document",
   page = { paper = "A5", top = "20mm", left = "20mm", width = "240pt", height = "212pt" },
   furniture = function() return {} end,
}
