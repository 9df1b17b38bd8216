--- notice: an official document with a red head (GB/T 9704-2012 7.2-7.4): sender, number, title, addressee,
-- text, list of attachments, signature and date, imprint.  Front matter it reads:
--   sender, docnumber, signer (上行文), copy_number, secrecy, urgency, title, addressee, attachments (list),
--   signature, date ("2026-07-15"), sealed (default true), copies (抄送), printer, printed (date)

local official = require "official"

return {
   extends = "official",
   name = "notice",
   styles = {
      attachment_first = { keep_next = true }, -- the list of attachments doesn't break after its first line
      docnumber_up = {
         extends = "docnumber", align = "left", left = "1字", right = "1字",
      },
   },
   tail = function(meta)
      local list = meta.closed and {} or official.closing(meta)
      if meta.printer or meta.copies then
         list[#list + 1] = official.imprint(meta)
      end
      return list
   end,
}
