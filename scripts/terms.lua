--- terms: pieces of content put together in the language that is written in, and the ledgers' own words among them.

local english = require "english"
local policy = require "policy_data"

local M = {}

--- A clerk's own words (a product, a process, a problem): where English is written, the project's English names if it has them
--- all; else they stay Chinese and say so.
function M.own(text)
   return fmt.language() == "en" and (english.named(text) or doc.span { lang = "zh", text }) or text
end

--- The same for a cell, in the document's language or languages; what stays Chinese once.
function M.quoted(text)
   local en = lang ~= "zh" and english.named(text) or nil
   return en and t { zh = text, en = en } or lang ~= "zh" and doc.span { lang = "zh", text } or text
end

--- A column's width: English words are longer.
function M.width(zh, en)
   return lang == "zh" and zh or en
end

--- Words that the lines of a title do not part, where a line holds them.
function M.kept(words, longest)
   return #words <= (longest or 40) and words:gsub(" ", "\u{A0}"):gsub("%-", "-\u{2060}") or words
end

--- Whose document it is, before a colon in a title: a name that stands whole on the title's first line.
function M.of(name)
   return M.kept(name, 48) .. ": "
end

--- Chinese words that the lines of a narrow column do not part: 不适用1个.
function M.whole(words)
   return fmt.language() == "en" and words or (words:gsub(utf8.charpattern, "%0\u{2060}"):gsub("\u{2060}$", ""))
end

--- An English title, in which what the work is called stays on one line: Industrial Water Saving.
function M.title(text)
   local subject = policy.subject_en()
   local from, to = (text or ""):find(subject, 1, true)
   return from and text:sub(1, from - 1) .. M.kept(subject) .. text:sub(to + 1) or text
end

--- A period in an English title: First Half of 2026.
function M.titled_period(p)
   return (fmt.en.period(p):gsub("^the first half", "First Half"):gsub("^the second half", "Second Half"))
end

--- The same behind a name: in the First Half of 2026, in 2026.
function M.in_titled_period(p)
   return (p.half == 0 and "in " or "in the ") .. M.titled_period(p)
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

--- Names in a narrow column: in Chinese each stands on one line, of which one holds so many characters; marks take half of one.
function M.names(names, characters)
   if fmt.language() == "en" then
      return table.concat(names, "; ")
   end
   local out, room = {}, characters
   for i, name in ipairs(names) do
      local length = utf8.len(name) + (i < #names and 0.5 or 0)
      if i > 1 and length > room then
         out[#out + 1], room = doc.newline {}, characters
      end
      out[#out + 1] = name .. (i < #names and "、" or "")
      room = room - utf8.len(name) - 0.5
   end
   return out
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
