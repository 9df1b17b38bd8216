--- schedule: wide lists on landscape pages, the page otherwise a county's.

local official = require "official"

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
   page = { paper = "A4", landscape = true, top = "26mm", left = "20mm", width = "257mm", height = "158mm", lines = 0, chars = 0, most = 0, runt = "50mm" },
   styles = {
      body = { size = "小四", cell = "12pt", pitch = "18pt" },
      h1 = { before = "6pt", pitch = "18pt" },
      dense_cell = { pitch = "11.5pt" },
   },
   furniture = furniture,
   languages = { en = { body = { size = "10pt", pitch = "13pt" } } },
}
