--- w2: the class of the bench's book, with the page, sizes, rules and distance of lines that its peers were given: Typst's
-- leading of 0.7 em stands between cap heights, which makes 17.15 pt from line to line and 245 pages.

local function cover(meta)
   return {
      doc.p { style = "cover_title", meta.title },
      doc.p { style = "cover_line", meta.subtitle },
      doc.p { style = "cover_foot", meta.compiler },
      doc.p { style = "cover_line", meta.printed },
      doc.pagebreak(),
   }
end

local function furniture()
   return {
      { style = "running", text = "{chapter}", y = "22mm", align = "center", odd = true, even = true, first_page = 3 },
      { style = "pageno", text = "— {page} —", y = "272mm", align = "center", odd = true, even = true },
   }
end

return {
   extends = "base",
   name = "w2",
   page = { paper = "A4", top = "37mm", left = "28mm", width = "156mm", height = "225mm", front_pages = 1 },
   styles = {
      body = { size = "12pt", pitch = "17.15pt", first = "2字", align = "justify", kinsoku = "gb", gap = 250 },
      cover_title = { extends = "body", size = "26pt", pitch = "36pt", first = 0, align = "center", top = "80mm" },
      cover_line = { extends = "body", size = "16pt", pitch = "28pt", first = 0, align = "center" },
      cover_foot = { extends = "cover_line", top = "180mm" },
      h1 = {
         extends = "body", size = "18pt", pitch = "28pt", first = 0, align = "center", after = "12pt", keep_next = true,
         level = 1, page_before = true, balance = true,
      },
      h2 = { extends = "body", size = "14pt", pitch = "24pt", first = 0, before = "6pt", keep_next = true, level = 2 },
      cell = { extends = "body", size = "10.5pt", pitch = "15pt", first = 0, align = "left", valign = "middle" },
      cell_head = { extends = "cell", align = "center" },
      table = { keep_together = true },
      caption = { size = "10.5pt", pitch = "18pt" },
      running = { extends = "body", size = "10.5pt", pitch = "14pt", first = 0 },
   },
   headings = { style = { "h1", "h2" } },
   furniture = furniture,
   head = cover,
}
