--- schedule: wide lists on landscape pages, the page otherwise a county's.

local official = require "official"

local pair = lang == "zh-en" -- what is said twice is said in smaller type, so that an area's heading leaves room for its first rows

local function furniture(meta)
   local list = official.furniture(meta)
   for _, piece in ipairs(list) do
      if piece.style == "pageno" then
         piece.bottom = "20mm" -- 6 mm below the text
      end
   end
   return list
end

return {
   extends = "county",
   name = "schedule",
   page = { paper = "A4", landscape = true, top = "26mm", left = "20mm", width = "257mm", height = "158mm",
      lines = 0, chars = 0, least = 0, most = 0, runt = "50mm", white = 350 },
   styles = {
      body = { size = pair and "10pt" or "小四", cell = pair and "10pt" or "12pt", pitch = pair and "14pt" or "18pt" },
      h1 = { before = "6pt", pitch = pair and "14pt" or "18pt" },
      dense = { pad_x = "2.5pt", pad_y = pair and "2.2pt" or "3pt" },
      dense_long = { split_gap = pair and 333 or 250 }, -- of a page so low rows stay whole for a quarter, or for a third as a heading with its table does
      dense_cell = { pitch = "11.5pt" },
   },
   furniture = furniture,
   head = function(meta) -- headings: the title by what the list is grouped by
      return { doc.p { style = "title", meta.headings and meta.headings[meta.group] or meta.title }, doc.p { style = "subtitle", meta.subtitle } }
   end,
   languages = { en = { body = { size = pair and "9pt" or "10pt", cell = pair and "9pt" or "10pt", pitch = pair and "11.5pt" or "13pt" } } },
}
