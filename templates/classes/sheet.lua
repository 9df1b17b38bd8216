--- sheet: one page of tables on one subject, as an enterprise's: small text, no page number.

local official = require "official"

--- The marks of an official page without its number, above the higher type area.
local function furniture(meta)
   local list = {}
   for _, piece in ipairs(official.furniture(meta)) do
      if piece.style == "mark" then
         piece.y = "13mm"
         list[#list + 1] = piece
      end
   end
   return list
end

return {
   extends = "county",
   name = "sheet",
   page = { paper = "A4", top = "20mm", left = "22mm", width = "166mm", height = "260mm", lines = 0, chars = 0 },
   styles = {
      title = { extends = "body", han = "标宋", latin = "标宋", size = "三号", cell = "16pt", pitch = "22pt", first = 0, align = "center", before = 0, after = "1pt",
         keep_next = true, balance = true },
      subtitle = { extends = "body", han = "楷体", size = "五号", cell = "10.5pt", pitch = "14pt", first = 0, align = "center", after = "3pt" },
      sheet_head = { extends = "body", han = "黑体", latin = "latin-sans", size = "五号", cell = "10.5pt", pitch = "14pt", first = 0, align = "left",
         before = "6pt", after = "2pt", keep_next = true, level = 1 },
      sheet = { extends = "table", frame = "0.75pt", rule = "0.4pt", rule_v = "0.4pt", pad_x = "2pt", pad_y = "2.2pt", before = 0, after = 0, grid = false },
      sheet_frame = { extends = "table", frame = 0, rule = 0, rule_v = 0, pad_x = 0, pad_y = 0, before = 0, after = 0, grid = false },
      sheet_cell = { extends = "cell", size = "小五", pitch = "11.5pt", cell = "9pt", before = 0, after = 0 },
      sheet_frame_cell = { extends = "sheet_cell" },
      sheet_cell_head = { extends = "sheet_cell", han = "黑体", latin = "latin-sans", align = "center" },
      sheet_label = { extends = "sheet_cell", han = "黑体", latin = "latin-sans" },
      sheet_text = { extends = "plain", size = "小五", pitch = "13pt", cell = "9pt", align = "justify", before = "3pt", after = 0 },
      sheet_note = { extends = "sheet_text", size = "7.5pt", pitch = "10pt", cell = "7.5pt", before = "5pt" },
      chart = { extends = "plain", align = "right", before = 0, after = 0 },
   },
   languages = {
      en = {
         title = { latin = "latin-serif", fake_bold = true, size = "四号", pitch = "18pt", before = 0, after = 0 },
         subtitle = { size = "9pt", pitch = "11pt", after = "2pt" },
         sheet_head = { size = "9.5pt", after = "2pt" },
         sheet_cell = { size = "8pt", pitch = "10pt", hyphenate = false },
         sheet_text = { size = "8pt", pitch = "10pt", before = "3pt", after = 0 },
         sheet_note = { size = "7pt", pitch = "9pt", before = "5pt", after = 0 },
      },
   },
   furniture = furniture,
   head = function()
      return {}
   end,
}
