--- tasklist: 重点任务清单, the annex's table of four columns on official pages, with a title of its own.

return {
   extends = "official",
   name = "tasklist",
   styles = {
      attachment_title = { after = 0 }, -- the subtitle stands on the next line
      subtitle = { extends = "body", han = "楷体", first = 0, align = "center", after = "0.5行" },
      note = { extends = "plain", size = "五号", pitch = "16pt", cell = "10.5pt", align = "left", before = "4pt", keep_together = true },
   },
   head = function(meta)
      local list = { doc.p { style = "attachment_title", meta.title } }
      if meta.subtitle then
         list[2] = doc.p { style = "subtitle", meta.subtitle }
      end
      return list
   end,
}
