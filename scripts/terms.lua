--- terms: pieces of content put together in the language that is written in, and the ledgers' own words among them.

local M = {}

--- A clerk's own words (a product, a process, a problem): they stay Chinese and say so where English is written.
function M.own(text)
   return fmt.language() == "en" and doc.span { lang = "zh", text } or text
end

--- The same for a cell: once, whatever the document's languages.
function M.quoted(text)
   return lang ~= "zh" and doc.span { lang = "zh", text } or text
end

--- A column's width: English words are longer.
function M.width(zh, en)
   return lang == "zh" and zh or en
end

--- A period in an English title: First Half of 2026.
function M.titled_period(p)
   return (fmt.en.period(p):gsub("^the first half", "First Half"):gsub("^the second half", "Second Half"))
end

--- Pieces after one another: a text when all are, else content.
function M.cat(...)
   local out, content = {}, false
   for _, piece in ipairs { ... } do
      out[#out + 1] = piece
      content = content or type(piece) == "table"
   end
   return content and out or table.concat(out)
end

--- A list with a mark between its pieces.
function M.join(list, zh, en)
   local out, mark = {}, fmt.language() == "en" and en or zh
   for i, piece in ipairs(list) do
      out[#out + 1] = i > 1 and mark or nil
      out[#out + 1] = piece
   end
   return M.cat(table.unpack(out))
end

return M
