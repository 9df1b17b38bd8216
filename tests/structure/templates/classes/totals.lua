--- totals: what running heads can count and name, and a head with a rule that waits for its chapter.
return {
   extends = "booklet",
   name = "totals",
   furniture = function()
      return {
         { style = "head", text = "{chapter}", y = "14mm", align = "left", rule = { width = "0.5pt", gap = "2pt" } },
         { style = "pageno", text = "{title}　第{page}页　共{pages}页　全书{sheets}页", y = "192mm", align = "center" },
      }
   end,
}
