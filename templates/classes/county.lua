--- county: one area's summary of two to four pages, smaller than a notice: 四号 text, dense tables, no red head.

return {
   extends = "official",
   name = "county",
   page = { paper = "A4", top = "26mm", left = "26mm", width = "158mm", height = "238mm", lines = 0, chars = 0 },
   styles = {
      body = { size = "四号", cell = "14pt", pitch = "20pt", kinsoku = "gb" },
      lead = { extends = "body", keep_next = true }, -- a sentence above its table
      title = { extends = "body", han = "标宋", latin = "标宋", size = "小二", cell = "18pt", pitch = "28pt", first = 0, align = "center",
         before = 0, after = "2pt", keep_next = true, balance = true, grid = false },
      subtitle = { extends = "body", han = "楷体", first = 0, align = "center", after = "4pt", pitch = "22pt" },
      h1 = { extends = "body", han = "黑体", latin = "黑体", pitch = "19pt", before = "6pt", after = 0, keep_next = true, level = 1,
         first = lang == "zh-en" and 0 or nil, left = lang == "zh-en" and "2字" or nil, }, -- the English line as far in as the Chinese
      cell = { extends = "plain", size = "五号", pitch = "15pt", cell = "10.5pt", align = "left", valign = "middle" },
      cell_head = { extends = "cell", han = "黑体", align = "center" },
      note = { extends = "plain", size = "小五", pitch = "12pt", cell = "9pt", align = "left", before = "2pt", after = "2pt" },
      dense = { pad_y = "2pt" },
      cell_center = { extends = "cell", align = "center" },
      table = { extends = "plain", frame = "1pt", rule = "0.5pt", rule_v = "0.5pt", pad_x = "3pt", pad_y = "2pt",
         before = "2pt", after = "6pt" },
   },
   languages = {
      en = {
         body = { size = "11pt", pitch = "15pt", first = 0, after = "3pt" },
         lead = { after = "2pt" },
         title = { size = "三号", pitch = "20pt" },
         subtitle = { size = "11pt", pitch = "15pt", after = "2pt" },
         h1 = { size = "12pt", pitch = "16pt", after = "2pt" },
         dense_cell = { size = "8pt", pitch = "9.8pt", hyphenate = false },
         note = { size = "8pt", pitch = "10pt", after = "2pt" },
      },
   },
   head = function(meta)
      local list = { doc.p { style = "title", meta.title } }
      if meta.subtitle then
         list[2] = doc.p { style = "subtitle", meta.subtitle }
      end
      return list
   end,
}
