--- official: the page of GB/T 9704-2012, without a head: type area 156 × 225 mm (5.2.1), 28 characters by
-- 22 lines (5.2.3), No. 3 Fangsong (5.2.2), four heading levels (7.3.3), page number (7.5).  Classes of
-- official documents extend it; a house profile overrides any number here.

local official = require "official"

local RED = official.RED
local pair = lang == "zh-en"

--- The styles, with the sender's in all its sizes.
local function with_senders(styles)
   for name, style in pairs(official.sender_styles()) do
      styles[name] = style
   end
   return styles
end

return {
   extends = "base",
   name = "official",
   official = true,
   page = {
      paper = "A4", top = "37mm", left = "28mm", width = "156mm", height = "225mm", lines = 22, chars = 28, white = 250,
   },
   styles = with_senders {
      body = {
         han = "仿宋", latin = "latin-serif", size = "三号", first = "2字", align = "justify",
         kinsoku = "gb", gap = 0,
      },
      plain = { extends = "body", first = 0 },
      strong = { inline = true, han = "黑体" },
      emph = { inline = true, han = "楷体" },
      -- several organs' marks under each other (7.2.4)
      sender_joint = {
         extends = "plain", top = "35mm", frame = 0, rule = 0, rule_v = 0, pad_x = 0, pad_y = 0, before = 0, after = 0,
         keep_next = true,
      },
      -- a translation's mark: alone, and small under the Chinese one
      sender_english = {
         extends = "plain", latin = "latin-serif-bold", size = "17pt", pitch = "24pt", color = RED, align = "center", top = "35mm",
         hyphenate = false, keep_next = true,
      },
      sender_under = { extends = "sender_english", size = "四号", pitch = "22pt", top = -1, before = "4pt" },
      -- 份号、密级、紧急程度: the upper left corner of the type area (7.2.1-7.2.3)
      draft_mark = { extends = "plain", han = "黑体", latin = "黑体", align = "right", top = 0 }, -- custom
      copy_number = { extends = "plain", top = 0 },
      secrecy = { extends = "plain", han = "黑体" },
      urgency = { extends = "secrecy" },
      -- 发文字号: two lines under the sender, red rule 4 mm below (7.2.5, 7.2.7)
      docnumber = {
         extends = "plain", align = "center", before = "2行", keep_next = true,
         below = { width = "1pt", gap = "4mm", color = RED },
      },
      -- 上行文: number at the left, signers at the right, on the last of their lines (7.2.6)
      docnumber_up = { extends = "docnumber", align = "left", left = "1字", right = "1字" },
      docnumber_up_more = { extends = "docnumber_up", before = 0 },
      signer = { extends = "plain", align = "left", before = "2行", left = "1字", right = "1字", keep_next = true },
      signer_more = { extends = "signer", before = 0 },
      -- 信函格式: the first line under the double rule (10.1)
      letter_number = { extends = "plain", align = "left" },
      -- 纪要格式 (10.3); the line with issuer and date is custom
      minutes_number = { extends = "plain", align = "center", before = "1行", keep_next = true },
      minutes_line = {
         extends = "plain", align = "left", before = "1行", left = "1字", right = "1字", keep_next = true,
         below = { width = "1pt", gap = "4mm", color = RED },
      },
      attendance = { extends = "body", before = "1行", left = "5字", first = "-3字" },
      attendance_more = { extends = "attendance", before = 0 },
      title = {
         extends = "body", han = "标宋", latin = "标宋", size = "二号", pitch = "1.25行", cell = "22pt", first = 0, align = "center",
         before = "1.6行", after = 0, keep_next = true, balance = true, -- two of the text's lines above (7.3.1)
      },
      subtitle = { extends = "body", han = "楷体", first = 0, align = "center", after = lang ~= "zh-en" and "1行" or 0 }, -- zh-en: under the English
      addressee = { extends = "plain", before = "1行", align = "justify" },
      addressee_under = { extends = "addressee", before = 0 },
      h1 = {
         extends = "body", han = "黑体", latin = "黑体", first = lang ~= "zh-en" and "2字" or 0, left = lang == "zh-en" and "2字" or 0,
         align = "justify", before = 0, after = 0, keep_next = true, level = 1, -- zh-en: the English line stands as far in
      },
      h2 = {
         extends = "body", han = "楷体", first = lang ~= "zh-en" and "2字" or 0, left = lang == "zh-en" and "2字" or 0,
         align = "justify", before = 0, after = 0, keep_next = true, level = 2,
      },
      h3 = { extends = "body", level = 3, keep_next = true, before = 0, after = 0, pitch = "1行" },
      h4 = { extends = "body", level = 4, keep_next = true, before = 0, after = 0 },
      run1 = { inline = true, han = "黑体", whole_words = true },
      run2 = { inline = true, han = "楷体", whole_words = true },
      run3 = { inline = true, whole_words = true },
      run4 = { inline = true, whole_words = true },
      list = { extends = "body" },
      quote = { extends = "body", han = "楷体" },
      attachment_note = {
         extends = "body", before = "1行", left = "5字", first = "-3字", align = "left", keep_together = true, keep_next = true,
      },
      attachment_first = { extends = "attachment_note", left = "5.75字", first = "-3.75字" },
      attachment_more = { extends = "attachment_note", before = 0, left = "5.75字", first = "-0.75字" },
      attachment_last = { extends = "attachment_more", keep_next = false }, -- zh-en: both lists on one page, if without the signature
      attachment_note_under = { extends = "attachment_note", before = 0 }, -- zh-en: the English list under the Chinese
      attachment_first_under = { extends = "attachment_first", before = 0 },
      attachment_mark = { extends = "plain", han = "黑体", latin = "黑体", page_before = true, after = "1行" },
      attachment_title = { extends = "title", before = 0, after = "0.8行" },
      -- two lines' room for the seal's upper half; one line above a signature without seal (7.3.5.1, 7.3.5.2)
      signature = { extends = "plain", before = "2行" },
      signature_noted = { extends = "signature", keep_next = true }, -- 附注 stays on its page
      signature_plain = { extends = "signature", before = "1行" },
      signature_plain_noted = { extends = "signature_plain", keep_next = true },
      annotation = { extends = "body" },
      caption = {
         extends = "plain", han = "黑体", latin = "黑体", size = "小四", pitch = "22pt", cell = "12pt", align = "center",
         before = "8pt", after = "2pt", keep_next = true,
      },
      chart = { extends = "plain", align = "center", before = "4pt", after = "2pt", grid = true },
      table = {
         extends = "plain", frame = "1pt", rule = "0.5pt", rule_v = "0.5pt", pad_x = "3pt", pad_y = "3pt",
         before = "2pt", after = "2pt", grid = true,
      },
      -- rows of many lines: whole, with all their units, but where a page would be left empty by more than a quarter, or a third of two languages
      table_parted = { extends = "table", split_rows = true, split_gap = pair and 350 or 250 },
      table_parted_cell = { extends = "cell" },
      table_parted_cell_head = { extends = "cell_head" },
      cell = { extends = "plain", size = "五号", pitch = "16pt", cell = "10.5pt", align = "left", valign = "middle" },
      cell_head = { extends = "cell", han = "黑体", latin = "黑体", align = "center", balance = true },
      columns = { pad_y = "6.49pt", after = "6.49pt" },
      cell_center = { extends = "cell", align = "center" },
      -- the annex's table (重点任务清单): larger, read line by line; in two languages as large as its English
      cell_text = {
         extends = "cell", size = lang ~= "zh-en" and "小四" or "五号", pitch = lang ~= "zh-en" and "18pt" or "15pt",
         cell = lang ~= "zh-en" and "12pt" or "10.5pt", align = "justify", pad_x = "4pt", pad_y = pair and "4pt" or "5pt",
      },
      cell_text_head = { extends = "cell_text", han = "黑体", latin = "黑体", align = "center" },
      cell_task = { extends = "cell_text", align = "left", balance = true }, -- a name: broken between words
      cell_units = { extends = "cell_text", align = "center" },
      cell_remark = { extends = "cell_units", once = true }, -- where its row goes on over a page, it was told
      cell_group = { extends = "cell_text", han = "楷体", align = "left" },
      -- a table with its note, which together fill whole lines
      exhibit = { extends = "plain", before = "4pt", after = "4pt", grid = true, keep_together = true },
      exhibit_long = { extends = "exhibit", keep_together = false },
      -- tables of many columns: short ones on one page, long ones over several
      dense = { extends = "table", pad_x = "2pt", pad_y = "2.5pt", grid = false, keep_together = true },
      dense_long = { extends = "dense", keep_together = false, split_rows = true, split_gap = 125 },
      dense_items = { extends = "dense_long", pad_y = "1.9pt" }, -- the policy's 33 tasks and items with their note: one page
      dense_cell = { extends = "cell", size = "小五", pitch = "12pt", cell = "9pt" },
      dense_item = { extends = "dense_cell", left = "1字" },
      dense_task = { extends = "dense_cell", han = "黑体", latin = "黑体" },
      light_red = { inline = true, han = "黑体", color = "#c00000" },
      light_yellow = { inline = true, han = "黑体", color = "#9c6500" },
      light_green = { inline = true, han = "黑体", color = "#006100" },
      dense_long_cell = { extends = "dense_cell" },
      dense_long_cell_head = { extends = "dense_cell_head" },
      dense_items_cell = { extends = "dense_cell" },
      dense_items_cell_head = { extends = "dense_cell_head" },
      dense_cell_head = { extends = "dense_cell", han = "黑体", latin = "黑体", align = "center", balance = true },
      note = { extends = "plain", size = "小五", pitch = "14pt", cell = "9pt", align = "left", before = 0, after = 0, grid = true },
      -- 版记: rules 0.35 mm outside and 0.25 mm inside, the last one on the type area's lower edge (7.4.1)
      imprint = { extends = "plain", foot = true },
      imprint_first = {
         extends = "plain", size = "四号", pitch = "24pt", cell = "14pt", left = "1字", right = "1字",
         above = { width = "0.35mm", gap = "3pt" },
      },
      imprint_copies = { extends = "imprint_first", left = "4字", first = "-3字" }, -- 抄送：, wrapping behind the colon (7.4.2)
      imprint_copies_more = { extends = "imprint_copies", above = { width = 0 } }, -- no rule between 主送 and 抄送
      imprint_copies_closed = { extends = "imprint_copies", below = { width = "0.35mm", gap = "3pt" } },
      imprint_copies_more_closed = { extends = "imprint_copies_more", below = { width = "0.35mm", gap = "3pt" } },
      -- zh-en: the English under the Chinese, between the same rules; one line of the printer's row above it
      imprint_middle = { extends = "imprint_first", above = { width = "0.25mm", gap = "3pt" } },
      imprint_under = { extends = "imprint_first", above = { width = 0 }, below = { width = "0.35mm", gap = "3pt" } },
      imprint_only = { extends = "imprint_first", below = { width = "0.35mm", gap = "3pt" } },
      imprint_last = {
         extends = "imprint_first", above = { width = "0.25mm", gap = "3pt" },
         below = { width = "0.35mm", gap = "3pt" },
      },
      pageno = {
         han = "宋体", latin = "宋体", size = "四号", pitch = "14pt", cell = "14pt", first = 0, left = "1字",
         right = "1字", gap = 0,
      },
      mark = { extends = "plain", han = "楷体", size = "五号", pitch = "12pt", cell = "10.5pt" },
      contents_title = { extends = "title", before = 0, after = "0.8行" },
      toc1 = { extends = "plain", align = "left" },
      toc2 = { extends = "plain", align = "left", left = "1字" },
      toc3 = { extends = "plain", align = "left", left = "2字" },
      toc4 = { extends = "plain", align = "left", left = "3字" },
   },
   headings = {
      number = { "一、", "（一）", "1.", "（1）" },
      style = { "h1", "h2", "h3", "h4", "h4", "h4" },
   },
   languages = {
      en = {
         -- zh-en: the space of a pair of paragraphs stands under its English, a point closer for it
         body = { first = "2字", after = pair and "7pt" or 0, size = "四号", cell = "14pt", pitch = pair and "20.5pt" or "22pt" },
         plain = { after = 0 },
         dense = { pad_y = "2pt" },
         dense_cell = { hyphenate = false, size = "8.5pt", cell = "8.5pt", pitch = "10.5pt" },
         dense_task = { latin = "latin-sans", size = "7.5pt" },
         dense_cell_head = { latin = "latin-sans", size = "8pt" },
         dense_long_cell_head = { latin = "latin-sans", size = "8pt" },
         dense_items_cell_head = { latin = "latin-sans", size = "8pt" },
         imprint_first = { size = "10pt", pitch = "16pt", cell = "10pt" },
         title = { latin = "latin-serif-bold", size = "三号", pitch = "1行", cell = "16pt", before = "1行", after = "0.5行" },
         -- as wide as “Annex: ”, “Annexes: 1. ” and “1. ”
         attachment_note = { left = "5.2字", first = "-3.2字", balance = true, after = 0 },
         attachment_first = { left = "7.03字", first = "-5.03字" },
         attachment_more = { left = "7.03字", first = "-1字" },
         attachment_title = { before = 0 },
         subtitle = { size = "四号", after = "1行" },
         addressee = { before = lang ~= "zh-en" and "1行" or 0 }, -- zh-en: next to the Chinese
         h1 = { latin = "latin-sans", align = "left", after = pair and "4pt" or 0 },
         h2 = { latin = "latin-sans", align = "left", after = pair and "4pt" or 0 },
         draft_mark = { latin = "latin-sans" },
         attachment_mark = { latin = "latin-sans" },
         caption = { latin = "latin-sans" },
         cell_head = { latin = "latin-sans" },
         cell_text = { size = "五号", pitch = pair and "13.5pt" or "14pt", cell = "10.5pt", align = "left" },
         cell_text_head = { latin = "latin-sans", align = "center", size = "9pt", hyphenate = false },
         cell_group = { latin = "latin-sans" },
         cell_units = { align = "left", hyphenate = false },
         cell_remark = { size = "8.5pt", cell = "8.5pt" }, -- a state and its number on one line: Behind schedule: 4
         cell_task = { hyphenate = false },
         columns_cell = { first = 0 },
         note = { after = 0, pitch = "12pt" },
      },
   },
   texts = { en = { headings = { "I. ", "(1) ", "1. ", "(a) " }, label_continued = " (cont.)" } },
   label_continued = "（续）",
   furniture = function(meta)
      return official.furniture(meta)
   end,
   head = official.head,
}
