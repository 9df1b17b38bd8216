--- small_page: ten lines of twenty characters a page; notes = "page".
return {
   extends = "plain",
   name = "small_page",
   notes = "page",
   page = { paper = "A5", top = "20mm", left = "20mm", width = "240pt", height = "212pt" },
   styles = { tight = { extends = "body", pitch = "14pt" } },
   furniture = function() return {} end,
}
