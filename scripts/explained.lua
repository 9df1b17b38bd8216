--- explained: the texts of judgments and findings in English, as explain, evaluate and check print them with --lang en: as much of
--- each as has English. A name that has none, and what an enterprise filled in in its own words, stays Chinese.

local english = require "english"
local formulas = require "formulas_en"

local told

--- Texts with a mark between them, each in English; as they stand where none of them has any.
local function each(text, mark, joined)
   local out, any = {}, false
   for piece in (text .. mark):gmatch("(.-)" .. mark) do
      out[#out + 1] = told((piece:gsub("^Σ", "")))
      any = any or out[#out] ~= piece
   end
   return any and table.concat(out, joined) or text
end

--- A pattern's English with its captures, nil where it doesn't match.
local function composed(text, pattern)
   local captures = { text:match(pattern[1]) }
   return #captures > 0 and (pattern[2]:gsub("%%(%d)", function(i)
      return captures[tonumber(i)]
   end):gsub("{(%d)(%+?)}", function(i, sum)
      local x = captures[tonumber(i)]
      return sum ~= "" and each(x, "＋", " + ") or told(x)
   end)) or nil
end

--- Texts that are put together: a name and a field, a name and what is said of it, lists, what stands in brackets.
local joined = {
   { "^(.+) (%S+)$", "{1} {2}" }, { "^(.-)：(.+)$", "{1}: {2}" }, { "^(.+)（(.-)）$", "{1} ({2})" },
}

local function put_together(text)
   for _, pattern in ipairs(joined) do
      local en = composed(text, pattern)
      if en then
         return en
      end
   end
   return text:find("；", 1, true) and each(text, "；", "; ") or text:find("、", 1, true) and each(text, "、", ", ") or text
end

--- A finding's sentence, which is English already: the name that it begins with, the area that it ends with.
local function sentence(text)
   text = text:gsub("^([^ -~]+)(: )", function(name, mark)
      return told(name) .. mark
   end)
   return (text:gsub("%(([^ -~]+)%)$", function(names)
      return "(" .. told(names) .. ")"
   end))
end

function told(text)
   if not english.is_chinese(text) then
      return (text:gsub("＋", " + "):gsub("＝", " = "):gsub(" ?÷ ?", " ÷ "):gsub(" ?× ?", " × ")) -- a formula of symbols
   elseif formulas.terms[text] then
      return formulas.terms[text]
   end
   for _, pattern in ipairs(formulas.patterns) do
      local en = composed(text, pattern)
      if en then
         return en
      end
   end
   local wide = text:gsub("^(.*)%((.*)%)(.*公司)$", "%1（%2）%3") -- as names are listed
   return english.find(wide) or text:find(": %l") and sentence(text) or put_together(text)
end

return told
