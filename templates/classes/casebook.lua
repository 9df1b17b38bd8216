--- casebook: 典型案例汇编, a bound compilation: cover, title page, preface and contents in roman numbers, chapters of
-- cases from page 1, appendices, index; the book in the running head of even pages, the enterprise in that of odd
-- ones.  Custom, not a standard: the paper and measure of GB/T 9704 serve as its frame.

local english = require "english"
local speech = require "say"

local BLUE = "#1f3f66"

local function furniture(meta)
   local rule = { width = "0.5pt", gap = "3pt" }
   local list = {
      { style = "pageno", text = "— {page} —", bottom = "23mm", align = "center", odd = true, even = true },
      { style = "running", text = "{title}", y = "19mm", align = "left", odd = false, even = true, first_page = 4, rule = rule, openers = false },
      { style = "running", text = "{section}", y = "19mm", align = "right", odd = true, even = false, first_page = 4, rule = rule, openers = false },
   }
   if meta.sample then
      local texts = { zh = "示例数据，企业均为虚构", en = "Sample data; all enterprises are fictitious" }
      list[#list + 1] = {
         style = "mark", text = texts[lang] or texts.zh .. "　" .. texts.en, bottom = "14mm", align = "center", odd = true, even = true,
      }
   end
   if lang ~= "zh" then
      list[#list + 1] = { style = "mark", text = "译文仅供参考　Working translation, for reference only", y = "12mm", align = "center", odd = true, even = true }
   end
   return list
end

--- A line of the title page: what it says, and the words.
local function colophon_line(i, line)
   return speech.both(function()
      local style = i == 1 and (lang ~= "zh-en" or fmt.language() == "zh") and "colophon_first" or "colophon"
      return doc.p { style = style, doc.span { style = "colophon_label", speech.say(line[1]) }, line[2]() }
   end)
end

--- The cover: the title between rules in the upper third, who compiled it and when at the foot; then the title
--- page, with what the reader must know of the book.
local function cover(meta)
   local list = {
      doc.numbering { style = "none" },
      doc.p { style = "cover_title", meta.title },
      doc.p { style = "cover_subtitle", meta.subtitle },
      doc.p { style = "cover_foot", english.cell(meta.compiler) },
      doc.p { style = "cover_date", speech.both(fmt.month, meta.date) },
      doc.pagebreak {},
   }
   list[#list + 1] = doc.p { style = "inner_title", meta.title }
   for i, line in ipairs(meta.colophon or {}) do
      list[#list + 1] = colophon_line(i, line)
   end
   return list
end

return {
   extends = "base",
   name = "casebook",
   -- a case whose last page would hold a few lines only is set closer, or wider, by up to six hundredths of its leading
   page = { paper = "A4", top = "32mm", left = "28mm", width = "154mm", height = "232mm", runt = "80mm", squeeze = 60 },
   styles = {
      body = {
         han = "仿宋", latin = "latin-serif", size = "四号", pitch = "25.2pt", first = "2字", align = "justify",
         kinsoku = "gb", gap = 125,
      },
      cover_title = {
         extends = "body", han = "标宋", latin = "标宋", size = "32pt", pitch = lang == "zh-en" and "42pt" or "50pt", first = 0, align = "center", top = "62mm",
         balance = true,
         above = { width = "2.5pt", gap = "22pt", color = BLUE }, below = { width = "0.75pt", gap = "24pt", color = BLUE },
      },
      cover_subtitle = { extends = "body", han = "楷体", size = "小二", pitch = "34pt", first = 0, align = "center", before = "20pt" },
      cover_foot = { extends = "body", han = "楷体", size = "三号", pitch = "30pt", first = 0, align = "center", top = "190mm" },
      cover_date = { extends = "cover_foot", top = -1 },
      inner_title = { extends = "body", han = "标宋", latin = "标宋", size = "小一", pitch = "36pt", first = 0, align = "center", top = "62mm" },
      colophon = { extends = "body", size = "小四", pitch = "22pt", first = "-5字", left = "5字" },
      colophon_first = { extends = "colophon", top = "130mm", above = { width = "0.5pt", gap = "10pt", color = BLUE } },
      colophon_label = { inline = true, han = "黑体" },
      preface_title = {
         extends = "body", han = "标宋", latin = "标宋", size = "二号", pitch = "40pt", first = 0, align = "center", after = "14pt",
         keep_next = true, level = 1,
      },
      preface_name = { extends = "preface_sign", keep_next = true },
      preface_sign = { extends = "body", han = "楷体", first = 0, align = "right", right = "2字" },
      contents_title = { extends = "preface_title", latin = "latin-serif-bold", level = 0, page_before = true },
      listing_title = { extends = "contents_title", page_before = false, size = "三号", pitch = "28pt", before = "14pt", after = "6pt" },
      summary_title = { extends = "preface_title", page_before = true },
      index_title = { extends = "preface_title", latin = "latin-serif-bold", page_before = true },
      -- a chapter's line stands above its first case's title; the sections inside a case (一、…) are a level below
      chapter = {
         extends = "body", han = "黑体", latin = "黑体", size = "四号", pitch = "24pt", first = 0, align = "left", color = BLUE,
         after = "20pt", keep_next = true, level = 1, page_before = true, below = { width = "1pt", gap = "4pt", color = BLUE },
      },
      case_label = {
         extends = "body", han = "楷体", first = 0, align = "center", keep_next = true, page_before = true,
      },
      case_label_first = { extends = "case_label", page_before = false },
      case_title = {
         extends = "body", han = "标宋", latin = "标宋", size = "二号", pitch = lang == "zh-en" and "30pt" or "36pt", first = 0, align = "center",
         after = "4pt", keep_next = true, level = 2, balance = true,
      },
      case_subtitle = { extends = "body", han = "楷体", first = 0, align = "center", after = "10pt", keep_next = true },
      h1 = { extends = "body", han = "黑体", latin = "黑体", before = "4pt", after = 0, keep_next = true, level = 3 },
      h2 = { extends = "body", han = "楷体", before = 0, after = 0, keep_next = true, level = 4 },
      run1 = { inline = true, han = "黑体", whole_words = true },
      run2 = { inline = true, han = "楷体", whole_words = true },
      run3 = { inline = true, whole_words = true },
      run4 = { inline = true, whole_words = true },
      facts = { extends = "table", frame = "1pt", rule = "0.5pt", rule_v = 0, before = "2pt", after = "10pt", pad_y = "4pt", pad_x = "5pt" },
      facts_cell = { extends = "cell", size = "小四", pitch = "18pt" },
      facts_label = { extends = "facts_cell", han = "黑体", latin = "latin-sans" },
      note = { extends = "body", size = "小五", pitch = "13pt", first = 0, align = "justify", before = "2pt", after = "8pt" },
      table = { frame = "1pt", rule = "0.5pt", rule_v = 0, head_rule = "0.75pt", keep_together = true, split_gap = 500 },
      cell = {
         extends = "body", size = "五号", pitch = "17pt", first = 0, align = "left", valign = "middle", pad_x = "4pt", pad_y = "4pt",
      },
      effects = { extends = "table", pad_x = "2pt" },
      effects_cell = { extends = "cell", size = "小五", pitch = "15pt", pad_x = "2pt" },
      effects_cell_head = { extends = "effects_cell", han = "黑体", latin = "黑体", align = "center", balance = true },
      effects_sum = { extends = "effects_cell", han = "黑体", latin = "latin-sans" },
      caption = { latin = "黑体", size = "五号", balance = true },
      cell_head = { extends = "cell", han = "黑体", latin = "黑体", align = "center", balance = true },
      -- in two languages entries of two lines hang below their first words
      toc1 = {
         extends = "body", han = "黑体", latin = "latin-serif", first = lang == "zh-en" and "-1字" or 0, align = "left", pitch = "22pt",
         before = "2.5pt", keep_next = true, -- a chapter is not listed at a foot without its first case
      },
      toc2 = { extends = "body", first = lang == "zh-en" and "-1字" or 0, left = "2字", align = "left", pitch = "21pt" },
      toc2_under = { extends = "toc2", han = "楷体", size = "五号", pitch = "16pt", first = 0, left = "4字" },
      leader = { extends = "body" },
      listing = { extends = "body", size = "小四", pitch = "18.4pt", first = 0, align = "left" },
      running = { extends = "body", han = "楷体", size = "五号", pitch = "14pt", first = 0 },
   },
   languages = {
      en = {
         body = { size = "11pt", pitch = "17pt", first = 0, after = "5pt" },
         cover_title = { size = "24pt", pitch = "34pt", latin = "latin-serif-bold" },
         cover_subtitle = { size = "16pt", pitch = "24pt" },
         cover_foot = { size = "14pt", pitch = "22pt" },
         inner_title = { size = "18pt", pitch = "26pt", latin = "latin-serif-bold" },
         colophon = { first = "-8字", left = "8字", size = "11pt", pitch = "17pt", align = "left" },
         preface_title = { latin = "latin-serif-bold", size = "18pt", pitch = "28pt" },
         case_title = { latin = "latin-serif-bold", size = "18pt", pitch = "26pt" },
         chapter = { latin = "latin-sans" },
         h1 = { latin = "latin-sans", size = "12pt", pitch = "18pt", before = lang == "zh-en" and 0 or "8pt", after = "2pt" }, -- zh-en: close under the Chinese
         facts_cell = { size = "10pt", pitch = "14pt", hyphenate = false },
         cell = { size = "9.5pt", pitch = "13pt", hyphenate = false },
         cell_head = { latin = "latin-sans", size = "9pt" },
         effects_cell = { size = "8.5pt", pitch = "12pt" },
         effects_cell_head = { latin = "latin-sans", size = "7.5pt", pitch = "10pt" },
         facts_label = { latin = "latin-sans" },
         caption = { latin = "latin-sans", size = "9.5pt" },
         toc1 = { latin = "latin-sans", pitch = "20pt" },
         toc2 = { pitch = "18pt" },
         toc2_under = { size = "9pt", pitch = "14pt" },
         listing = { size = "10.5pt", pitch = "16pt" },
         note = { size = "8.5pt", pitch = "12pt" },
         running = { size = "9pt" },
         run1 = { latin = "latin-sans" },
      },
   },
   official = true, -- the cases' texts are typed as officials do: 一、 and （一）
   headings = { style = { "h1", "h2", "h2", "h2", "h2", "h2" } },
   furniture = furniture,
   head = cover,
}
