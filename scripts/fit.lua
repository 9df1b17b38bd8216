--- fit: about how many lines text takes, to say how many rows of a list a page holds. Lengths are tenths of a point,
--- whole numbers; a Chinese character is as wide as its size, any other about 0.43 of it.

local M = {}

--- The text in a piece of content.
function M.text(content)
   if type(content) == "table" and not number.is(content) then
      local out = {}
      for i, piece in ipairs(content) do
         out[i] = M.text(piece)
      end
      return table.concat(out)
   end
   return tostring(content)
end

--- Millimetres as tenths of a point.
function M.mm(x)
   return x * 7200 // 254
end

--- About how wide content is in a size, and whether there are words in it.
function M.width(content, size)
   local hundredths, words = 0, false
   for _, c in utf8.codes(M.text(content)) do
      if c ~= 0x2060 then -- which has no width
         hundredths = hundredths + (c >= 0x2E80 and 100 or 43)
         words = words or c < 0x2E80
      end
   end
   return hundredths * size // 100, words
end

--- Lines of content in a column of a width, in a size. Words that are not parted waste some of each line.
function M.lines(content, width, size)
   local whole, words = M.width(content, size)
   local line = width * (words and 95 or 97) // 100
   return math.max(1, (whole + line - 1) // line)
end

return M
