--- booklet: a small book for the tests: chapters on pages of their own, running heads, numbers in two styles.
return {
   extends = "base",
   name = "booklet",
   page = { paper = "A5", top = "25mm", left = "24mm", width = "100mm", height = "160mm" },
   styles = {
      h1 = { page_before = true, align = "center", after = "12pt" },
      h2 = { page_before = false, align = "left", after = "4pt" },
      index_title = { before = 0, page_before = true },
      head = { extends = "pageno" },
      toc1_under = { extends = "toc1", size = "五号", pitch = "16pt", left = "2字" },
   },
   headings = { number = { "第一章　", "第一节　", "1. " } },
   furniture = function()
      return {
         { style = "head", text = "{chapter}", y = "14mm", align = "left", odd = false, openers = false },
         { style = "head", text = "{section}", y = "14mm", align = "right", even = false, openers = false },
         { style = "pageno", text = "第{page}页　共{pages}页", y = "192mm", align = "center" },
      }
   end,
}
