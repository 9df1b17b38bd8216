--- county: one area's summary of two to four pages, smaller than a notice: 四号 text, dense tables, no red head. In two
--- languages it is as long: a wider type area and smaller type, so that what is said twice takes hardly more room.

local official = require "official"

local pair = lang == "zh-en"

--- A measure of one language, or of two.
local function of(one, two)
   return pair and two or one
end

--- The marks of an official page and its number, outside of the wider type area where there is one.
local function furniture(meta)
   local list = official.furniture(meta)
   for _, piece in ipairs(pair and list or {}) do
      if piece.style == "mark" then
         piece.y = "11mm"
      else
         piece.bottom = "16mm"
      end
   end
   return list
end

return {
   extends = "official",
   name = "county",
   page = { paper = "A4", top = of("26mm", "18mm"), left = of("26mm", "17mm"), width = of("158mm", "176mm"), height = of("238mm", "260mm"), lines = 0,
      chars = 0, least = 2, most = 4, shrink = of(120, 150), runt = "50mm" },
   styles = {
      body = { size = of("四号", "10pt"), cell = of("14pt", "10pt"), pitch = of("20pt", "14pt"), kinsoku = "gb" },
      lead = { extends = "body", keep_next = true, keep_together = pair }, -- a sentence above its table, its two languages on one page
      title = { extends = "body", han = "标宋", latin = "标宋", size = of("小二", "三号"), cell = of("18pt", "16pt"), pitch = of("28pt", "21pt"), first = 0,
         align = "center", before = 0, after = "2pt", keep_next = true, balance = true, grid = false },
      subtitle = { extends = "body", han = "楷体", first = 0, align = "center", after = of("4pt", 0), pitch = of("22pt", "14pt") },
      h1 = { extends = "body", han = "黑体", latin = "黑体", pitch = of("19pt", "14pt"), before = of("6pt", "4pt"), after = 0, keep_next = true, level = 1,
         first = of(nil, 0), left = of(nil, "2字"), }, -- the English line as far in as the Chinese
      cell = { extends = "plain", size = "五号", pitch = "15pt", cell = "10.5pt", align = "left", valign = "middle" },
      cell_head = { extends = "cell", han = "黑体", align = "center", balance = true },
      note = { extends = "plain", size = of("小五", "7.5pt"), pitch = of("12pt", "9.5pt"), cell = of("9pt", "7.5pt"), align = "left",
         before = of("2pt", "1pt"), after = of("2pt", "1pt"), },
      dense = { pad_y = of("2pt", "1.6pt"), split_gap = of(nil, 250) }, -- in two languages a table is not kept whole at the cost of a quarter page
      dense_cell = { size = of(nil, "8pt"), cell = of(nil, "8pt"), pitch = of(nil, "9.2pt") },
      caption = { size = of(nil, "9pt"), cell = of(nil, "9pt"), pitch = of(nil, "11pt"), after = of(nil, "2pt") },
      chart_label = { size = of(nil, "7.5pt"), cell = of(nil, "7.5pt"), pitch = of(nil, "8.6pt") },
      cell_center = { extends = "cell", align = "center" },
      table = { extends = "plain", frame = "1pt", rule = "0.5pt", rule_v = "0.5pt", pad_x = "3pt", pad_y = "2pt",
         before = "2pt", after = "6pt" },
   },
   languages = {
      en = {
         body = { size = of("11pt", "9pt"), cell = of("11pt", "9pt"), pitch = of("15pt", "11.5pt"), first = 0, after = of("3pt", "2pt") },
         lead = { after = "2pt" },
         title = { size = of("三号", "12.5pt"), cell = of("16pt", "12.5pt"), pitch = of("20pt", "16pt") },
         subtitle = { size = of("11pt", "9pt"), cell = of("11pt", "9pt"), pitch = of("15pt", "11pt"), after = "2pt" },
         h1 = { size = of("12pt", "9.5pt"), cell = of("12pt", "9.5pt"), pitch = of("16pt", "11.5pt"), after = "2pt" },
         dense_cell = { size = of("8pt", "7.3pt"), cell = of("8pt", "7.3pt"), pitch = of("9.8pt", "8.4pt"), hyphenate = false },
         caption = { size = of(nil, "8pt"), cell = of(nil, "8pt"), pitch = of(nil, "9.5pt") },
         chart_label = { size = of(nil, "7pt"), cell = of(nil, "7pt"), pitch = of(nil, "8pt") },
         note = { size = of("8pt", "7pt"), cell = of("8pt", "7pt"), pitch = of("10pt", "8.4pt"), after = of("2pt", "1pt") },
      },
   },
   furniture = furniture,
   head = function(meta)
      local list = { doc.p { style = "title", meta.title } }
      if meta.subtitle then
         list[2] = doc.p { style = "subtitle", meta.subtitle }
      end
      return list
   end,
}
