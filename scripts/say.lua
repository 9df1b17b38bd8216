--- say: sentences in Chinese and in English, side by side, with the values that both take.
---
---    say { zh = "已申报{n}户", en = "{n:enterprise has/enterprises have} applied", n = 7 }
---       → "已申报7户", or "7 enterprises have applied" where English is written
---
--- {n} is the value; {n:enterprise} in English the figure with its noun (1 enterprise, 7 enterprises; after a slash the plural
--- that isn't formed with s); {n?is/are} only the word that agrees with it. A list is written out by fmt.list (甲、乙、丙; A, B
--- and C); one with nodes in it is content, and then the sentence is content as well.
---
--- Functions that say things speak the language that is written in; say.both has them speak both, as a document wants it.

local M = {}

--- Chinese or English as it is written now, without values.
function M.word(zh, en)
   return fmt.language() == "en" and en or zh
end

local function is_content(x)
   if type(x) ~= "table" or number.is(x) then
      return false
   end
   if x.kind then
      return true
   end
   for _, y in ipairs(x) do
      if is_content(y) then
         return true
      end
   end
   return false
end

--- A value as text; English figures are grouped from ten thousand on.
local function text_of(x)
   if type(x) == "table" and not number.is(x) then
      return fmt.list(x)
   elseif fmt.language() == "en" and (number.is(x) or type(x) == "number") and number(x):abs() >= 10000 then
      return fmt.grouped(x)
   end
   return tostring(x)
end

local function is_one(x)
   return number(type(x) == "string" and x:gsub(",", "") or x):eq(1)
end

--- One of "singular/plural", or the singular with s.
local function agreeing(x, words)
   local one, many = words:match("^(.-)/(.*)$")
   return is_one(x) and (one or words) or many or words .. "s"
end

local function filled(key, mark, words, values)
   local x = values[key]
   if x == nil then
      error('say: no value for "' .. key .. '"', 4)
   elseif mark == "?" then
      return agreeing(x, words)
   elseif mark == ":" then
      return text_of(x) .. "\u{A0}" .. agreeing(x, words)
   end
   return is_content(x) and x or text_of(x)
end

--- The sentence in the language that is written in. See above.
function M.say(sentence)
   local pattern, out, at, content = sentence[fmt.language()], {}, 1, false
   if not pattern then
      error("say: no " .. fmt.language() .. " sentence", 2)
   end
   for from, key, mark, words, to in pattern:gmatch("(){([%w_]+)([?:]?)([^}]*)}()") do
      local value = filled(key, mark, words, sentence)
      out[#out + 1] = pattern:sub(at, from - 1)
      out[#out + 1] = value
      content = content or type(value) == "table"
      at = to
   end
   out[#out + 1] = pattern:sub(at)
   return content and out or table.concat(out)
end

--- What a function says, in the document's language or languages.
function M.both(f, ...)
   local zh, en = lang ~= "en" and fmt.speak("zh", f, ...) or nil, lang ~= "zh" and fmt.speak("en", f, ...) or nil
   local once = zh == en or type(zh) == "string" and type(en) == "string" and en:find("^[%d,.]+$") and en:gsub(",", "") == zh
   return once and zh or t { zh = zh, en = en } -- a figure is the same in both, but for its commas: once
end

--- A text of t{} or of one language, in the language that is written in.
function M.side(text)
   if type(text) == "table" and text.pair then
      return text[fmt.language() == "en" and 2 or 1][1]
   end
   return text
end

--- A sentence in the document's language or languages: both { zh =, en =, … }.
function M.text(sentence)
   return M.both(M.say, sentence)
end

--- A text on one line in the document's language or languages, for what takes nothing but a string.
function M.line(sentence)
   local zh, en = fmt.speak("zh", M.say, sentence), lang ~= "zh" and fmt.speak("en", M.say, sentence)
   return lang == "zh" and zh or lang == "en" and en or zh .. "　" .. en
end

--- Sentences, one after the other: in English with a space between them.
function M.sentences(list)
   local out, content = {}, false
   for _, x in ipairs(list) do
      if x ~= "" then
         out[#out + 1] = #out > 0 and fmt.language() == "en" and " " or nil
         out[#out + 1] = x
         content = content or type(x) == "table"
      end
   end
   return content and out or table.concat(out)
end

local words = { "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten" }

--- An English text as a sentence begins: with a capital, a count up to ten in words and one above it behind words; cell: as a cell does, without those words.
--- Other content stays as it is.
function M.capital(text, cell)
   if fmt.language() ~= "en" or type(text) == "table" and text.kind then
      return text
   elseif type(text) == "table" then
      local out = table.move(text, 1, #text, 1, {})
      for i, piece in ipairs(out) do
         if type(piece) ~= "string" or piece ~= "" then
            out[i] = type(piece) == "string" and M.capital(piece, cell) or piece
            return out
         end
      end
      return out
   end
   text = text:gsub("^%l", string.upper)
   if text:find("^“%l") then
      text = "“" .. text:sub(#"“" + 1, #"“" + 1):upper() .. text:sub(#"“" + 2)
   end
   return cell and text or (text:gsub("^(%d[%d,]*)\u{A0}", function(n)
      return (words[tonumber(n)] or "A total of " .. n) .. "\u{A0}"
   end))
end

--- A name as it stands inside an English sentence: with a small letter, unless it begins with a name or an abbreviation.
function M.small(text)
   if fmt.language() ~= "en" then
      return text
   elseif text:find("^“") then
      return "“" .. M.small(text:sub(#"“" + 1))
   end
   return (text:gsub("^%u%l", string.lower))
end

return M
