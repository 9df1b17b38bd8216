--- official: the parts of an official document that its front matter gives (GB/T 9704-2012 7.2-7.4).
-- The classes put them before and after the text; a template with attachments calls closing() and
-- attachment() itself and says `closed = true` in its front matter.

local M = {}

--- "2026-07-15" → "2026年7月15日"
local function day(text)
   return fmt.date(text)
end

--- 发文字号: the issuer's, with the year of issue between its brackets as long as no serial is given
-- (张工信发〔2026〕　号 on a document of 2025 is 〔2025〕).
function M.number(text, date)
   if text:find("〕%d") then
      return text
   end
   return (text:gsub("〔%d%d%d%d〕", "〔" .. date:sub(1, 4) .. "〕"))
end

local function sender_style(name)
   local n = utf8.len(name)
   return n <= 10 and "sender" or n <= 12 and "sender_middle" or "sender_small"
end

--- 主送机关 ends with a colon (7.3.2), typed or not.
local function with_colon(text)
   local bare = text:gsub("[%s:]+$", ""):gsub("：$", "")
   return bare .. "："
end

--- The nodes above the text: marks, sender, number, title, addressee.
function M.head(meta)
   local list = {}
   local function add(node)
      list[#list + 1] = node
   end
   if meta.copy_number then
      add(doc.p { style = "copy_number", meta.copy_number })
   end
   if meta.secrecy then
      add(doc.p { style = "secrecy", meta.secrecy })
   end
   if meta.urgency then
      add(doc.p { style = "secrecy", meta.urgency })
   end
   if meta.sender then
      add(doc.p { style = sender_style(meta.sender), meta.sender })
      if meta.signer then -- 上行文: number one character from the left, signer one from the right (7.2.6)
         add(doc.p {
            style = "docnumber_up", meta.docnumber, doc.fill {}, "签发人：", doc.span { style = "run2", meta.signer },
         })
      else
         add(doc.p { style = "docnumber", meta.docnumber or "" })
      end
   end
   add(doc.p { style = "title", meta.title })
   if meta.subtitle then
      add(doc.p { style = "subtitle", meta.subtitle })
   end
   if meta.addressee then
      add(doc.p { style = "addressee", with_colon(meta.addressee) })
   end
   return list
end

--- 附件说明 (7.3.4): "附件：" and, when there are several, their numbers; no mark after the names; lines
-- that wrap begin under the name's first character.
local function attachment_note(names)
   if #names == 1 then
      return { doc.p { style = "attachment_note", "附件：" .. names[1] } }
   end
   local list = {}
   for i, name in ipairs(names) do
      list[i] = doc.p {
         style = i == 1 and "attachment_first" or "attachment_more",
         (i == 1 and "附件：" or "") .. i .. "." .. name,
      }
   end
   return list
end

--- 版记 (7.4): copies, then printing office and date, built up from the foot of the last page.
function M.imprint(meta)
   local rows = {}
   if meta.copies then
      rows[1] = doc.p { style = "imprint_copies", "抄送：" .. meta.copies .. "。" }
   end
   if meta.printer then
      rows[#rows + 1] = doc.p {
         style = meta.copies and "imprint_last" or "imprint_only",
         meta.printer, doc.fill {}, day(meta.printed or meta.date) .. "印发",
      }
   end
   return doc.block { style = "imprint", table.unpack(rows) }
end

--- What closes the text proper: list of attachments, signature and date.
function M.closing(meta)
   local list = {}
   if meta.attachments then
      list = attachment_note(meta.attachments)
   end
   if meta.signature then
      list[#list + 1] = doc.signature {
         sealed = meta.sealed ~= false, style = "signature",
         doc.p { style = "plain", meta.signature },
         doc.p { style = "plain", day(meta.date) },
      }
   end
   return list
end

--- The head of an attachment (7.3.7): its mark at the upper left of a new page, its title on the third line.
-- number: nil when it is the only one.
function M.attachment(number, title)
   return {
      doc.p { style = "attachment_mark", "附件" .. (number and tostring(number) or "") },
      doc.p { style = "attachment_title", title },
   }
end

return M
