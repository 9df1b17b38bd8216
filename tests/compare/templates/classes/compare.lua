--- compare: what page.typ and page.tex say of their pages, said to Wenheng: a type area of 156 × 225 mm; page 1
-- on the official grid of 28 characters by 22 lines without Han-Latin space, pages 2 and 3 in 小四 with it.

return {
   extends = "base",
   name = "compare",
   page = {
      paper = "A4", top = "37mm", left = "28mm", width = "156mm", height = "225mm", lines = 22, chars = 28,
   },
   styles = {
      body = {
         han = "宋体", latin = "latin-serif", size = "三号", first = "2字", align = "justify", kinsoku = "gb", gap = 0,
         pitch = "1行", cell = "1字",
      },
      strong = { inline = true, han = "标宋", latin = "latin-serif-bold" },
      grid_head = { extends = "body", han = "标宋", latin = "latin-serif-bold" },
      text = {
         extends = "body", size = "小四", cell = "12pt", pitch = "20pt", kinsoku = "basic", gap = 250, hyphenate = true,
      },
      h1 = {
         extends = "text", han = "标宋", latin = "latin-serif-bold", size = "四号", cell = "14pt", pitch = "24pt",
         first = 0, align = "left", before = "12pt", after = "4pt", keep_next = true,
      },
      h2 = { extends = "h1", size = "小四", cell = "12pt", pitch = "20pt", before = "8pt" },
      caption = {
         extends = "text", han = "标宋", latin = "latin-serif-bold", size = "五号", cell = "10.5pt", pitch = "16pt",
         first = 0, align = "center", before = "6pt", after = "4pt", keep_next = true,
      },
      cell = {
         extends = "text", size = "五号", cell = "10.5pt", pitch = "16pt", first = 0, align = "left", valign = "middle",
      },
      cell_head = { extends = "cell", han = "标宋", latin = "latin-serif-bold", align = "center" },
   },
   languages = { en = { text = { first = "2字", after = 0 } } }, -- one page, one look for both languages
   headings = { style = { "h1", "h2", "h2", "h2", "h2", "h2" } },
   furniture = function() return {} end,
}
