--- fit: about how high rows of text come out, to say how many rows of a list a page holds. Lengths are tenths of a point,
--- whole numbers; a Chinese character is as wide as its size, any other about 0.43 of it.

local M = {}

--- The text in a piece of content.
local function text_of(content)
   if type(content) == "table" and not number.is(content) then
      local out = {}
      for i, piece in ipairs(content) do
         out[i] = text_of(piece)
      end
      return table.concat(out)
   end
   return tostring(content)
end

--- Millimetres as tenths of a point.
function M.mm(x)
   return x * 7200 // 254
end

--- Lines of content in a column of a width, in a size. Words that are not parted waste some of each line.
function M.lines(content, width, size)
   local hundredths, words = 0, false
   for _, c in utf8.codes(text_of(content)) do
      hundredths = hundredths + (c >= 0x2E80 and 100 or 43)
      words = words or c < 0x2E80
   end
   local line = width * (words and 95 or 97) // 100
   return math.max(1, (hundredths * size // 100 + line - 1) // line)
end

--- The height of a table's row: that of its highest cell. widths: of each cell; face: { size, pitch, pad_x, pad_y }.
function M.row(cells, widths, face)
   local most = 1
   for i, cell in ipairs(cells) do
      most = math.max(most, M.lines(cell, widths[i] - 2 * face.pad_x, face.size))
   end
   return (most - 1) * face.pitch + face.size + 2 * face.pad_y
end

--- The height of rows together.
function M.rows(rows, widths, face)
   local sum = 0
   for _, row in ipairs(rows) do
      sum = sum + M.row(row, widths, face)
   end
   return sum
end

return M
