--- wordlist: whether a text begins with, ends in or holds one of a list's words.

local M = {}

--- The first word of the list that the text begins with, or nil.
function M.begins(text, list)
   for _, word in ipairs(list) do
      if text:sub(1, #word) == word then
         return word
      end
   end
   return nil
end

--- The first word of the list that the text ends in, or nil.
function M.ends(text, list)
   for _, word in ipairs(list) do
      if #text >= #word and text:sub(-#word) == word then
         return word
      end
   end
   return nil
end

function M.holds(text, list)
   for _, word in ipairs(list) do
      if text:find(word, 1, true) then
         return true
      end
   end
   return false
end

return M
