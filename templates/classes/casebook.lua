--- casebook: 典型案例汇编, a bound compilation: cover, preface, contents, each case on a new page, the current
-- case in the running head.  Custom, not a standard: the page of GB/T 9704 serves as its frame.

local function furniture(meta)
   local list = {
      { style = "pageno", text = "— {page} —", y = "272mm", align = "center", odd = true, even = true, first_page = 2 },
      {
         style = "running", text = "{chapter}", y = "20mm", align = "right", odd = true, even = true, first_page = 3,
         openers = false,
         rule = { width = "0.5pt", gap = "2pt" },
      },
   }
   if meta.sample then
      list[#list + 1] = {
         style = "mark", text = "示例数据，企业均为虚构", y = "282mm", align = "center", odd = true, even = true,
      }
   end
   return list
end

--- The cover: title in the upper third, who compiled it and when at the foot.
local function cover(meta)
   return {
      doc.p { style = "cover_title", meta.title },
      doc.p { style = "cover_subtitle", meta.subtitle },
      doc.p { style = "cover_foot", meta.compiler },
      doc.p { style = "cover_date", fmt.month(meta.date) },
      doc.pagebreak(),
   }
end

return {
   extends = "base",
   name = "casebook",
   page = {
      paper = "A4", top = "32mm", left = "28mm", width = "154mm", height = "232mm", first_number = 1, front_pages = 1,
   },
   styles = {
      body = {
         han = "仿宋", latin = "latin-serif", size = "四号", pitch = "26pt", first = "2字", align = "justify",
         kinsoku = "gb", gap = 125,
      },
      cover_title = {
         extends = "body", han = "标宋", latin = "标宋", size = "一号", pitch = "44pt", first = 0, align = "center", top = "60mm", balance = true,
      },
      cover_subtitle = { extends = "body", han = "楷体", size = "小二", pitch = "34pt", first = 0, align = "center", before = "12pt" },
      cover_foot = { extends = "body", han = "楷体", size = "三号", pitch = "30pt", first = 0, align = "center", top = "190mm" },
      cover_date = { extends = "cover_foot", top = -1 },
      -- a case's own title; the sections inside it (一、…) are one level below
      case_title = {
         extends = "body", han = "标宋", latin = "标宋", size = "二号", pitch = "34pt", first = 0, align = "center",
         after = "6pt", keep_next = true, level = 1, page_before = true, balance = true,
      },
      case_subtitle = { extends = "body", han = "楷体", first = 0, align = "center", after = "12pt", keep_next = true },
      h1 = { extends = "body", han = "黑体", latin = "黑体", before = "4pt", after = 0, keep_next = true, level = 2 },
      h2 = { extends = "body", han = "楷体", before = 0, after = 0, keep_next = true, level = 3 },
      run1 = { inline = true, han = "黑体" },
      run2 = { inline = true, han = "楷体" },
      run3 = { inline = true },
      run4 = { inline = true },
      facts = { extends = "body", size = "五号", pitch = "18pt", first = 0, left = "2字", right = "2字" },
      note = { extends = "body", size = "小五", pitch = "13pt", first = 0, align = "left", before = "2pt", after = "6pt" },
      cell = {
         extends = "body", size = "五号", pitch = "17pt", first = 0, align = "left", valign = "middle", pad_x = "4pt", pad_y = "4pt",
      },
      caption = { latin = "黑体" },
      toc1 = { extends = "body", first = 0, align = "left", pitch = "28pt" },
      index_title = { extends = "case_title", after = "16pt" },
      index = { extends = "body", size = "小四", pitch = "22pt", first = 0, align = "left" },
      running = { extends = "body", han = "楷体", size = "五号", pitch = "14pt", first = 0 },
   },
   official = true, -- the cases' texts are typed as officials do: 一、 and （一）
   headings = { style = { "h1", "h2", "h2", "h2", "h2", "h2" } },
   furniture = furniture,
   head = cover,
}
