--- official: the parts of an official document that its front matter gives (GB/T 9704-2012 7.2-7.5, 10).
-- The classes put them before and after the text; a template with attachments calls closing() and
-- attachment() itself and says `closed = true` in its front matter.
--
-- Head: draft (讨论稿, custom: over all else and under the title), copy_number (1 or "000001"),
--   secrecy ("机密★1年" or { "机密", "1年" }), urgency, sender (one organ's mark, or
--   a list of organs), sender_word ("文件" behind a list; "" for none), sender_size ("小初"), docnumber, signer (上行文,
--   one name or a list), title, subtitle, addressee, addressee_below (true: 主送 stands in the imprint).
-- Foot: attachments (list), signature (one organ or a list), sealed (default true), date, annotation (附注),
--   copies (抄送), printer, printed (date).

-- A part in Chinese is set in English where the document is (english.lua), in zh-en one above the other; one may also be t{}.

local english = require "english"
local speech = require "say"
local terms = require "terms"

local say = speech.say

local M = {}

M.RED = "#ff0000" -- the standard names a printing ink only; this is the usual red on screens (custom)

--- Sizes of a 发文机关标志, largest first, and how many characters of each fit into 156 mm.
M.sender_sizes = {
   { size = "初号", points = 42, style = "sender" },
   { size = "小初", points = 36, style = "sender_middle" },
   { size = "34pt", points = 34, style = "sender_fair" },
   { size = "30pt", points = 30, style = "sender_modest" },
   { size = "一号", points = 26, style = "sender_small" },
   { size = "小一", points = 24, style = "sender_smaller" },
   { size = "二号", points = 22, style = "sender_least" },
}
local LINE = 442 -- points of a line of 156 mm

--- A part of the front matter in the language that is written in.
local function said(part)
   local text = speech.side(part)
   return type(text) == "string" and english.of(text) or text
end

--- The same for a title, in which what the work is called stays on one line.
local function said_title(part)
   local text = said(part)
   return fmt.language() == "en" and type(text) == "string" and terms.title(text) or text
end

--- A paragraph in the document's language or languages. build: gives the content in the language that is written in.
local function line(style, build)
   return speech.both(function()
      return doc.p { style = style, build() }
   end)
end

--- "2026-07-15" → "2026年7月15日", in the document's language or languages.
local function day(text)
   return speech.both(fmt.date, text)
end

--- The period's day of issue, which the manifest gives.
function M.issued(p)
   local date = (project.dates or {})[p.id]
   if not date then
      error('manifest.lua gives no day of issue for ' .. p.id .. ': dates = { ["' .. p.id .. '"] = "' .. p.last .. '" }', 2)
   end
   return date
end

--- 发文字号: the issuer's, with the year of issue between its brackets as long as no serial is given
-- (张工信发〔2026〕　号 on a document of 2025 is 〔2025〕).
function M.number(text, date)
   if text:find("〕%d") then
      return text
   end
   return (text:gsub("〔%d%d%d%d〕", "〔" .. date:sub(1, 4) .. "〕"))
end

local function list_of(value)
   if type(value) == "table" and not value.kind then
      return value
   end
   return { value }
end

local function length(text)
   return type(text) == "string" and utf8.len(text) or 10
end

--- The largest size in which `chars` characters fit on a line and `rows` lines leave the first page its text;
-- sender_size wins.
local function sender_size(meta, chars, rows)
   if meta.sender_size then
      local names = {}
      for i, s in ipairs(M.sender_sizes) do
         if s.size == meta.sender_size then
            return s
         end
         names[i] = s.size
      end
      error("sender_size is \"" .. tostring(meta.sender_size) .. "\", but must be one of " .. table.concat(names, "、"), 0)
   end
   for _, s in ipairs(M.sender_sizes) do
      if chars * s.points <= LINE and rows * (s.points + 4) <= 120 then
         return s
      end
   end
   return M.sender_sizes[#M.sender_sizes]
end

--- A name spread over its column: its characters with equal space between them.
local function spread(name)
   local parts = {}
   for _, c in utf8.codes(name) do
      if #parts > 0 then
         parts[#parts + 1] = doc.fill { leader = "" }
      end
      parts[#parts + 1] = utf8.char(c)
   end
   return parts
end

--- 联合行文: the main organ first, 文件 to the right of all names, in the middle of their height (7.2.4).
local function joint_sender(meta, organs)
   local word, longest = meta.sender_word or "文件", 0
   for _, name in ipairs(organs) do
      longest = math.max(longest, length(name))
   end
   local gap = word == "" and 0 or 0.5
   local size = sender_size(meta, longest + length(word) + gap, #organs)
   local style, rows = size.style .. "_cell", {}
   for i, name in ipairs(organs) do
      if i > 1 then
         rows[#rows + 1] = { { style = style, doc.space { height = "4pt" } } }
      end
      rows[#rows + 1] = { { style = style, table.unpack(spread(name)) } }
   end
   local columns = { { width = longest * size.points .. "pt" } }
   if word ~= "" then
      columns[2] = { width = (length(word) + gap) * size.points .. "pt", align = "right" }
      rows[1][2] = { style = style, rowspan = #rows, align = "right", word }
   end
   return doc.table { style = "sender_joint", columns = columns, rows = rows }
end

--- Names of one width, three characters when one of them has as many: 张　三 beside 李四维.
local function padded(name, width)
   local n = length(name)
   if n == 2 and width == 3 then
      local at = utf8.offset(name, 2)
      return name:sub(1, at - 1) .. "　" .. name:sub(at)
   end
   return name .. ("　"):rep(width - n)
end

--- 上行文: number one character from the left, signers one from the right, two on a line and under each other;
-- the number stands on the last line (7.2.6).
local function signer_lines(meta)
   local names, list, width = list_of(meta.signer), {}, 2
   for _, name in ipairs(names) do
      width = math.max(width, length(name))
   end
   local rows = (#names + 1) // 2
   for i = 1, rows do
      local one, two = names[2 * i - 1], names[2 * i]
      local text = #names == 1 and one or padded(one, width)
      if #names > 1 then
         text = text .. "　" .. (two and padded(two, width) or ("　"):rep(width))
      end
      list[i] = doc.p {
         style = (i == rows and "docnumber_up" or "signer") .. (i > 1 and "_more" or ""),
         i == rows and meta.docnumber or "", doc.fill {}, i == 1 and "签发人：" or "　　　　",
         doc.span { style = "run2", text },
      }
   end
   return list
end

--- 份号 has six digits as a rule (7.2.1).
local function copy_number(value)
   local n = tonumber(value)
   return n and ("%06d"):format(n) or value
end

--- 密级★保密期限 (7.2.2)
local function secrecy(value)
   return type(value) == "table" and table.concat(value, "★") or value
end

--- 主送机关 ends with a colon (7.3.2), typed or not.
local function bare(text)
   return (text:gsub("[%s:]+$", ""):gsub("：$", ""))
end

local function with_colon(text)
   return say { zh = "{name}：", en = "{name}:", name = said(bare(speech.side(text))) }
end

local function add(list, node)
   list[#list + 1] = node
end

--- Title, subtitle, addressee.
local function add_title(list, meta)
   if meta.title then
      add(list, doc.p { style = "title", meta.title })
   end
   if meta.subtitle then
      add(list, doc.p { style = "subtitle", meta.subtitle })
   elseif meta.draft then
      add(list, line("subtitle", function() return say { zh = "（{stage}）", en = "({stage})", stage = said(meta.draft) } end))
   end
   if meta.addressee and meta.addressee_below then
      add(list, doc.space { lines = 1 })
   elseif meta.addressee then
      add(list, speech.both(function() -- the English close under the Chinese
         return doc.p { style = fmt.language() == "en" and lang == "zh-en" and "addressee_under" or "addressee", with_colon(meta.addressee) }
      end))
   end
end

local function add_marks(list, meta)
   if meta.secrecy then
      add(list, doc.p { style = "secrecy", secrecy(meta.secrecy) })
   end
   if meta.urgency then
      add(list, doc.p { style = "urgency", meta.urgency })
   end
end

--- One organ's mark. A translation has its name on one line; in zh-en it stands small under the Chinese mark.
function M.add_sender(list, meta, organ)
   local translated = lang ~= "zh" and fmt.speak("en", english.of, organ) or organ
   if lang ~= "en" or translated == organ then
      add(list, doc.p { style = sender_size(meta, length(organ), 1).style, lang = lang == "zh-en" and "zh" or nil, organ })
   end
   if translated ~= organ then
      add(list, doc.p { style = lang == "en" and "sender_english" or "sender_under", lang = "en", translated })
   end
end

--- The nodes above the text: marks, sender, number, title, addressee.
function M.head(meta)
   local list = {}
   if meta.draft then
      add(list, doc.p { style = "draft_mark", speech.both(said, meta.draft) })
   end
   if meta.copy_number then
      add(list, doc.p { style = "copy_number", copy_number(meta.copy_number) })
   end
   add_marks(list, meta)
   if meta.sender then
      local organs = list_of(meta.sender)
      if #organs > 1 then
         add(list, joint_sender(meta, organs))
      else
         M.add_sender(list, meta, organs[1])
      end
      if meta.signer then
         for _, one in ipairs(signer_lines(meta)) do
            add(list, one)
         end
      else
         add(list, doc.p { style = "docnumber", lang = lang ~= "zh" and "zh" or nil, meta.docnumber or "" })
      end
   end
   add_title(list, meta)
   return list
end

--- 信函格式 (10.1): the organ's name over a double rule, the number at the right on the line below it and the
-- marks at the left.
function M.letter_head(meta)
   local list = {}
   if meta.sender then
      add(list, doc.p { style = "letter_" .. sender_size(meta, length(meta.sender), 1).style, meta.sender })
   end
   local marks = {}
   for _, mark in ipairs {
      { "copy_number", meta.copy_number and copy_number(meta.copy_number) },
      { "secrecy", meta.secrecy and secrecy(meta.secrecy) },
      { "urgency", meta.urgency },
   } do
      if mark[2] then
         add(marks, mark)
      end
   end
   for i = 1, math.max(#marks, meta.docnumber and 1 or 0) do
      local style, text = table.unpack(marks[i] or { "copy_number", "" })
      local left = style == "copy_number" and text or doc.span { style = "run1", text }
      add(list, doc.p { style = i == 1 and "letter_number" or style, left, doc.fill {}, i == 1 and meta.docnumber or "" })
   end
   add_title(list, meta)
   return list
end

--- 纪要格式 (10.3): 标志 ×××纪要; number, issuer and date under it are custom.
function M.minutes_head(meta)
   local list = {}
   if meta.sender then
      local mark = meta.sender:find("纪要$") and meta.sender or meta.sender .. "纪要"
      add(list, doc.p { style = sender_size(meta, length(mark), 1).style, mark })
      if meta.docnumber then
         add(list, doc.p { style = "minutes_number", meta.docnumber })
      end
      add(list, doc.p { style = "minutes_line", meta.issuer or "", doc.fill {}, meta.date and day(meta.date) or "" })
   end
   if meta.title then
      add(list, doc.p { style = "title", meta.title })
   end
   return list
end

local function names_text(names)
   return type(names) == "table" and not names.kind and fmt.list(names) or names
end

--- 出席、请假、列席: labels in 黑体, lines that wrap begin behind the colon (10.3).
function M.attendance(meta)
   local list = {}
   for _, entry in ipairs { { "出席", meta.present }, { "请假", meta.absent }, { "列席", meta.observers } } do
      if entry[2] then
         add(list, doc.p {
            style = #list == 0 and "attendance" or "attendance_more",
            doc.span { style = "run1", entry[1] .. "：" }, names_text(entry[2]),
         })
      end
   end
   return list
end

--- The i-th name of the 附件说明, in the language that is written in.
local function attachment_name(names, i)
   local number = #names > 1 and say { zh = "{i}.", en = "{i}. ", i = i } or ""
   local mark = i == 1 and say { zh = "附件：", en = #names > 1 and "Annexes: " or "Annex: " } or ""
   return { mark .. number, said(names[i]) }
end

--- 附件说明 (7.3.4): "附件：" and, when there are several, their numbers; no mark after the names; lines
-- that wrap begin under the name's first character. In two languages the one list stands under the other.
local function attachment_note(names)
   local list, first = {}, #names == 1 and "attachment_note" or "attachment_first"
   for _, language in ipairs(lang == "zh-en" and { "zh", "en" } or { lang }) do
      for i = 1, #names do
         local style = i > 1 and "attachment_more" or #list > 0 and first .. "_under" or first
         if lang == "zh-en" and language == "en" and i > 1 and i == #names then
            style = "attachment_last"
         end
         list[#list + 1] = doc.p { style = style, lang = language, fmt.speak(language, attachment_name, names, i) }
      end
   end
   return list
end

--- A row of the imprint; in zh-en the English stands under the Chinese, between the same rules.
function M.imprint_row(style, build)
   if lang ~= "zh-en" then
      return line(style, build)
   end
   local closed, first = style:match("^(.*)_closed$"), style
   if style == "imprint_only" or style == "imprint_last" or closed then
      first = closed or (style == "imprint_only" and "imprint_first" or "imprint_middle")
   end
   local second = first == style and "imprint_copies_more" or closed and "imprint_copies_more_closed" or "imprint_under"
   return {
      doc.p { style = first, lang = "zh", fmt.speak("zh", build) }, doc.p { style = second, lang = "en", fmt.speak("en", build) },
   }
end

--- 版记 (7.4): addressees that found no room in the head, copies, then printing office and date, built up from
-- the foot of the last page; no rule between 主送 and 抄送.
function M.imprint(meta)
   local rows = {}
   if meta.addressee_below and meta.addressee then
      add(rows, { "imprint_copies", function()
         return say { zh = "主送：{name}。", en = "To: {name}.", name = said(bare(speech.side(meta.addressee))) }
      end, })
   end
   if meta.copies then
      add(rows, { #rows > 0 and "imprint_copies_more" or "imprint_copies", function()
         return say { zh = "抄送：{name}。", en = "Copies to: {name}.", name = said((speech.side(meta.copies):gsub("。$", ""))) }
      end, })
   end
   if meta.printer then
      add(rows, { #rows > 0 and "imprint_last" or "imprint_only", function()
         local date = fmt.date(meta.printed or meta.date)
         return { said(meta.printer), doc.fill {}, say { zh = "{date}印发", en = "Issued on {date}", date = date } }
      end, })
   elseif #rows > 0 then
      rows[#rows][1] = rows[#rows][1] .. "_closed"
   end
   for i, row in ipairs(rows) do
      rows[i] = M.imprint_row(row[1], row[2])
   end
   return doc.block { style = "imprint", table.unpack(rows) }
end

--- The imprint when there is anything to stand in it, as a list.
function M.imprint_of(meta)
   if meta.printer or meta.copies or (meta.addressee_below and meta.addressee) then
      return { M.imprint(meta) }
   end
   return {}
end

--- What closes the text proper: list of attachments, signatures and date, annotation.
function M.closing(meta)
   local list = {}
   if meta.attachments then
      list = attachment_note(meta.attachments)
   end
   if meta.signature then
      local lines = {}
      for i, name in ipairs(list_of(meta.signature)) do
         lines[i] = doc.p { style = "plain", speech.both(said, name) }
      end
      add(lines, doc.p { style = "plain", day(meta.date) })
      add(list, doc.signature {
         sealed = meta.sealed ~= false,
         style = (meta.sealed == false and "signature_plain" or "signature") .. (meta.annotation and "_noted" or ""),
         table.unpack(lines),
      })
   end
   if meta.annotation then -- 附注: the line below the date, in brackets (7.3.6)
      local text = meta.annotation:gsub("^（", ""):gsub("^%(", ""):gsub("）$", ""):gsub("%)$", "")
      add(list, line("annotation", function() return say { zh = "（{text}）", en = "({text})", text = said(text) } end))
   end
   return list
end

--- The head of an attachment (7.3.7): its mark at the upper left of a new page, its title on the third line.
-- number: nil when it is the only one.
function M.attachment(number, title)
   return {
      doc.p { style = "attachment_mark", speech.text { zh = "附件{n}", en = number and "Annex {n}" or "Annex", n = number or "" } },
      doc.p { style = "attachment_title", speech.both(said_title, title) },
   }
end

--- The page number, outside left and right: its dash stands 7 mm below the type area (7.5), which is
-- where the ink of Noto Serif's dash begins, 2.8 mm below the line's top.
local function page_number(first)
   return {
      style = "pageno", text = "— {page} —", bottom = "30.8mm", align = "right", mirror = true,
      odd = true, even = true, first_page = first,
   }
end

--- Page number and marks. first: the physical page from which on pages show their numbers, or nil. meta.sample: figures are samples;
-- with meta.sample_document the document itself is one.
function M.furniture(meta, first)
   local list = { page_number(meta.first_numbered_page or first) }
   if meta.sample then
      local zh, en = "示例数据", "Sample data, not for official use"
      if meta.sample_document then
         zh, en = "示例", "Sample, not for official use"
      end
      add(list, {
         style = "mark", text = lang == "en" and en or lang == "zh-en" and zh .. "　" .. en or zh .. "，不作为工作依据", y = "18mm", align = "right",
         odd = true, even = true,
      })
   end
   if lang ~= "zh" then
      add(list, {
         style = "mark", text = "译文仅供参考　Working translation, for reference only", y = "18mm", align = "left", odd = true, even = true,
      })
   end
   return list
end

--- The styles of the sender's mark in each size: alone, in a joint head, over a letter's double rule.
function M.sender_styles()
   local styles = {}
   for _, s in ipairs(M.sender_sizes) do
      local pitch = s.points .. "pt"
      styles[s.style] = {
         extends = "body", han = "标宋", latin = "标宋", size = s.size, pitch = pitch, cell = pitch, color = M.RED, first = 0,
         align = "center", top = "35mm",
      }
      styles[s.style .. "_cell"] = { extends = s.style, top = -1, align = "justify", valign = "middle" }
      styles["letter_" .. s.style] = {
         extends = s.style, top = "-7mm", after = "14pt", -- 30 mm below the paper's top; 7/8 of 16 pt under the rules
         below = { width = "2.25pt", second = "0.75pt", space = "1pt", gap = "4mm", extend = "7mm", color = M.RED },
      }
   end
   return styles
end

return M
