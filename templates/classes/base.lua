--- base: what every class begins with: A4, Songti text, ruled tables, and a name for each kind of node.
-- Lengths: "37mm", "16pt", "三号" (sizes), "2字" (times the style's cell), "1行" (times its pitch).

return {
   name = "base",
   lang = "zh",
   page = {
      paper = "A4", top = "25mm", left = "28mm", width = "154mm", height = "242mm",
      first_number = 1, front_pages = 0,
   },
   styles = {
      body = {
         han = "宋体", latin = "latin-serif", size = "小四", pitch = "20pt", first = "2字",
         align = "justify", kinsoku = "basic", gap = 250,
      },
      plain = { extends = "body", first = 0 },
      title = {
         extends = "body", han = "标宋", latin = "标宋", size = "二号", pitch = "32pt", first = 0, align = "center",
         after = "16pt", keep_next = true, balance = true,
      },
      h1 = {
         extends = "body", han = "黑体", latin = "latin-sans", size = "四号", pitch = "24pt", first = 0, align = "left",
         before = "12pt", after = "4pt", keep_next = true, level = 1,
      },
      h2 = { extends = "h1", size = "小四", pitch = "20pt", before = "8pt", level = 2 },
      h3 = { extends = "h2", han = "楷体", level = 3 },
      h4 = { extends = "h3", level = 4 },
      h5 = { extends = "h4", level = 5 },
      h6 = { extends = "h5", level = 6 },
      quote = { extends = "body", han = "楷体", left = "2字", right = "2字" },
      code = {
         extends = "body", han = "黑体", latin = "mono", size = "五号", pitch = "15pt", first = 0,
         align = "left", left = "1字", before = "4pt", after = "4pt",
      },
      list = { extends = "body", first = 0, left = "2字" },
      strong = { inline = true, han = "黑体", latin = "latin-sans" },
      emph = { inline = true, han = "楷体" },
      verbatim = { inline = true, latin = "mono" },
      superscript = { inline = true, scale = 650, raise = 350 },
      subscript = { inline = true, scale = 650, raise = -150 },
      dotted = { inline = true, dots = true },
      underline = { inline = true, underline = true },
      bold = { inline = true, fake_bold = true },
      ruby = { inline = true, scale = 500 },
      note_mark = { inline = true, scale = 650, raise = 350 },
      footnote = {
         extends = "body", size = "小五", pitch = "13pt", left = "1.5字", first = "-1.5字", align = "justify",
         before = "6pt", after = "6pt", above = { width = "0.5pt", gap = "4pt" },
      },
      notes_title = { extends = "h1" },
      caption = {
         extends = "body", han = "黑体", size = "小四", pitch = "18pt", first = 0, align = "center",
         before = "6pt", after = "4pt", keep_next = true,
      },
      table = {
         extends = "plain", size = "五号", pitch = "16pt", frame = "0.75pt", rule = "0.5pt", rule_v = "0.5pt",
         pad_x = "3pt", pad_y = "3.5pt", before = "4pt", after = "8pt",
      },
      three_line = { extends = "table", frame = "1.5pt", rule = "0pt", rule_v = "0pt", head_rule = "0.75pt" }, -- 三线表
      striped = { extends = "table", zebra = "#f2f2f2" },
      cell = { extends = "body", size = "五号", pitch = "16pt", first = 0, align = "left", valign = "middle", gap = 125 },
      cell_head = { extends = "cell", han = "黑体", latin = "latin-sans", align = "center", balance = true },
      -- ::: columns: two languages side by side, a pair of paragraphs a row; pad_y is half the leading
      columns = {
         extends = "plain", pad_x = "0.75字", pad_y = "4pt", left = "-0.75字", right = "-0.75字", align = "left",
         split_rows = true, after = "4pt",
      },
      columns_cell = { extends = "body" },
      note = {
         extends = "body", size = "小五", pitch = "13pt", first = 0, align = "left", before = "2pt",
         after = "6pt",
      },
      -- Charts: names, figures at what they measure, the scale's figures, heads of small charts, lines below.
      chart = { extends = "plain", align = "center", before = "8pt", after = "6pt" },
      chart_label = {
         extends = "plain", han = "宋体", latin = "latin-serif", size = "小五", pitch = "11pt", cell = "1字", align = "left", gap = 125,
      },
      chart_value = { extends = "chart_label", latin = "latin-sans", size = "7.5pt", pitch = "9pt" },
      chart_axis = { extends = "chart_value", color = "#595959" },
      chart_title = { extends = "chart_label", han = "黑体", latin = "latin-sans" },
      chart_note = { extends = "chart_label", pitch = "12pt" },
      contents_title = { extends = "title", han = "黑体", size = "三号", pitch = "30pt" },
      toc1 = { extends = "body", first = 0, align = "left", pitch = "24pt" },
      toc2 = { extends = "toc1", left = "2字" },
      toc3 = { extends = "toc1", left = "4字" },
      toc4 = { extends = "toc1", left = "6字" },
      toc5 = { extends = "toc1", left = "7字" },
      toc6 = { extends = "toc1", left = "8字" },
      listing_title = { extends = "contents_title", before = "16pt" },
      listing = { extends = "toc1", pitch = "22pt" },
      index_title = { extends = "contents_title", before = "16pt", level = 1 },
      index_letter = {
         extends = "plain", han = "黑体", latin = "latin-sans", align = "left", before = "10pt", after = "2pt", keep_next = true,
      },
      index = { extends = "plain", size = "五号", pitch = "18pt", align = "left" },
      pageno = { extends = "body", han = "宋体", latin = "宋体", size = "小五", pitch = "12pt", first = 0, gap = 0 },
      mark = { extends = "body", han = "楷体", size = "小五", pitch = "12pt", first = 0, gap = 0 },
   },
   -- The styles as they are in English text; what extends one of them changes with it.
   languages = {
      en = {
         body = { first = 0, after = "6pt", hyphenate = true },
         plain = { after = 0 },
         -- no word of a heading, or of a line that names one, is parted
         title = { han = "标宋", latin = "latin-serif-bold", size = "三号", pitch = "26pt", after = "16pt", hyphenate = false },
         h1 = { after = "4pt", hyphenate = false },
         list = { after = "4pt" },
         caption = { latin = "latin-sans", size = "五号", hyphenate = false },
         toc1 = { hyphenate = false },
         index_letter = { hyphenate = false },
         index = { hyphenate = false },
         chart_label = { hyphenate = false }, -- a name is broken between words
         cell = { align = "left", after = 0 },
         cell_head = { hyphenate = false },
         columns_cell = { align = "left", first = 0 },
         note = { after = "6pt" },
      },
   },
   texts = {
      en = {
         table_number = "Table\u{A0}1", figure_number = "Figure\u{A0}1", continued = "Table\u{A0}1 (continued)",
         label_continued = " (continued)", contents_title = "Contents",
         tables_title = "Tables", figures_title = "Figures", index_title = "Index", reference_page = "page {page}",
      },
   },
   -- From dark to light, safe for the colour-blind (after Okabe and Ito); in grey at least 20 levels apart.
   chart = {
      palette = { "#1f4e79", "#a8482e", "#3f8f7d", "#d39b3f", "#9cc8e4", "#ece2b4" },
      axis = "#404040", grid = "#dcdcdc", track = "#e9ebee", mark = "#111111",
   },
   bilingual = "above", -- zh-en: Chinese above English in cells, captions and titles, or "side"
   headings = { style = { "h1", "h2", "h3", "h4", "h5", "h6" } },
   table_number = "表1",
   figure_number = "图1",
   continued = lang == "zh-en" and "续表1　Table\u{A0}1 (continued)" or "续表1",
   contents_title = lang == "zh-en" and "目　录　Contents" or "目　录",
   tables_title = lang == "zh-en" and "表目录　Tables" or "表目录",
   figures_title = lang == "zh-en" and "图目录　Figures" or "图目录",
   index_title = lang == "zh-en" and "索　引　Index" or "索　引",
   notes = "page",
   note_number = "①",
   notes_title = "注　释",
   reference_page = "第{page}页",

   furniture = function(meta)
      local list = { { style = "pageno", text = "{page}", bottom = "22mm", align = "center", odd = true, even = true } }
      if meta.sample then
         list[#list + 1] = { style = "mark", text = "示例数据", y = "14mm", align = "right", odd = true, even = true }
      end
      return list
   end,
}
