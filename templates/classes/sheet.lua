--- sheet: one page of tables on one subject, as an enterprise's: small text, no page number.

local official = require "official"

--- A measure of one language, or of two: then English stands below Chinese in each cell (scripts/sheet.lua counts with these).
local function of(one, two)
   return lang == "zh-en" and two or one
end

--- The marks of an official page without its number, above the higher type area.
local function furniture(meta)
   local list = {}
   for _, piece in ipairs(official.furniture(meta)) do
      if piece.style == "mark" then
         piece.y = of("13mm", "8mm")
         list[#list + 1] = piece
      end
   end
   return list
end

return {
   extends = "county",
   name = "sheet",
   page = { paper = "A4", top = of("20mm", "14mm"), left = "22mm", width = "166mm", height = of("260mm", "272mm"), lines = 0,
      chars = 0, least = 0, most = 1, shrink = 60 },
   styles = {
      title = { extends = "body", han = "标宋", latin = "标宋", size = of("三号", "四号"), cell = of("16pt", "14pt"), pitch = of("22pt", "18pt"), first = 0,
         align = "center", before = 0, after = of("1pt", 0), keep_next = true, balance = true },
      subtitle = { extends = "body", han = "楷体", size = of("五号", "小五"), cell = of("10.5pt", "9pt"), pitch = of("14pt", "11pt"), first = 0,
         align = "center", after = of("3pt", 0) },
      sheet_head = { extends = "body", han = "黑体", latin = "latin-sans", size = of("五号", "8pt"), cell = of("10.5pt", "8pt"), pitch = of("14pt", "10pt"),
         first = 0, align = "left", before = of("6pt", "4pt"), after = of("2pt", "1.5pt"), keep_next = true, level = 1 },
      sheet = { extends = "table", frame = "0.75pt", rule = "0.4pt", rule_v = "0.4pt", pad_x = "2pt", pad_y = of("2.2pt", "1pt"),
         before = 0, after = 0, grid = false },
      sheet_frame = { extends = "table", frame = 0, rule = 0, rule_v = 0, pad_x = 0, pad_y = 0, before = 0, after = of("3pt", "2pt"), grid = false },
      sheet_cell = { extends = "cell", size = of("小五", "7.5pt"), pitch = of("11.5pt", "8.6pt"), cell = of("9pt", "7.5pt"), before = 0, after = 0 },
      sheet_frame_cell = { extends = "sheet_cell" },
      sheet_cell_head = { extends = "sheet_cell", han = "黑体", latin = "latin-sans", align = "center", balance = true },
      sheet_label = { extends = "sheet_cell", han = "黑体", latin = "latin-sans" },
      sheet_text = { extends = "plain", size = of("小五", "7.5pt"), pitch = of("13pt", "9pt"), cell = of("9pt", "7.5pt"), align = "justify", before = "3pt",
         after = 0 },
      sheet_note = { extends = "sheet_text", size = of("7.5pt", "6.5pt"), pitch = of("10pt", "8pt"), cell = of("7.5pt", "6.5pt"), before = of("5pt", "3pt") },
      chart = { extends = "plain", align = "right", before = 0, after = 0 },
   },
   languages = {
      en = {
         title = { latin = "latin-serif-bold", size = of("四号", "10pt"), cell = of("14pt", "10pt"), pitch = of("18pt", "12pt"),
            before = 0, after = 0 },
         subtitle = { size = of("9pt", "8pt"), cell = of("9pt", "8pt"), pitch = of("11pt", "9pt"), after = "2pt" },
         sheet_head = { size = of("9.5pt", "8pt"), cell = of("9.5pt", "8pt"), after = of("2pt", "1.5pt") },
         sheet_cell = { size = of("8pt", "6.6pt"), cell = of("8pt", "6.6pt"), pitch = of("10pt", "7.4pt"), hyphenate = false },
         sheet_text = { size = of("8pt", "6.8pt"), cell = of("8pt", "6.8pt"), pitch = of("10pt", "7.8pt"), before = of("3pt", 0), after = 0 },
         sheet_note = { size = of("7pt", "6pt"), cell = of("7pt", "6pt"), pitch = of("9pt", "7.2pt"), before = of("5pt", 0), after = 0 },
      },
   },
   furniture = furniture,
   head = function()
      return {}
   end,
}
