--- minutes: 纪要格式 (GB/T 9704-2012 10.3): ×××纪要 in red 35 mm below the type area's upper edge, who was present, excused
-- and attending as 出席、请假、列席 one line under the text, no seal.  Front matter: sender ("张掖市工业节水工作联席会议"),
-- docnumber ("第3期"), issuer, date, title, present, absent, observers (text or list), attachments, copies, printer.

local official = require "official"

return {
   extends = "official",
   name = "minutes",
   first_page_text = true,
   styles = {
      title = { after = "0.8行" }, -- one of the text's lines: no addressee stands between
   },
   head = official.minutes_head,
   tail = function(meta)
      local closing = meta.closed and {} or official.closing {
         attachments = meta.attachments, annotation = meta.annotation,
      }
      return { closing, official.attendance(meta), official.imprint_of(meta) }
   end,
}
