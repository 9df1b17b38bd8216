--- notice: an official document with a red head (GB/T 9704-2012 7.2-7.4): sender, number, title, addressee,
-- text, list of attachments, signature and date, imprint.  scripts/official.lua names the front matter it reads.

local official = require "official"

return {
   extends = "official",
   name = "notice",
   first_page_text = true,
   page = { runt = "50mm", shrink = 200 }, -- an annex's last rows are not alone with 版记, if tighter tables take them in
   styles = {
      attachment_first = { keep_next = true }, -- the list of attachments doesn't break after its first line
      dense = { split_gap = lang == "zh-en" and 250 or nil, pad_y = lang == "zh-en" and "2pt" or nil }, -- of two languages: half a page and more each
      dense_long = { split_gap = lang == "zh-en" and 160 or nil, pad_y = lang == "zh-en" and "1.2pt" or nil }, -- a quarter: two pages more in a year
      dense_items = { pad_y = lang == "zh-en" and "1.5pt" or nil },
      note = { pitch = lang == "zh-en" and "12pt" or nil }, -- said twice it does not go over the page for a few lines
   },
   languages = { en = { note = { pitch = lang == "zh-en" and "10.5pt" or nil } } },
   tail = function(meta)
      return { meta.closed and {} or official.closing(meta), official.imprint_of(meta) }
   end,
}
