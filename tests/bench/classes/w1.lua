--- w1: the page of the first workload: A4 upright, a table of nine points under a centred title, "— 1 —" below.

return {
   extends = "plain",
   name = "w1",
   page = { paper = "A4", top = "37mm", left = "28mm", width = "156mm", height = "225mm" },
   styles = {
      body = { size = "10.5pt", pitch = "18pt" },
      title = { extends = "body", size = "18pt", pitch = "28pt", first = 0, align = "center", after = "8pt", keep_next = true },
      table = { extends = "plain", size = "9pt", pitch = "13pt", frame = "0.5pt", rule = "0.5pt", rule_v = "0.5pt", pad_x = "2pt", pad_y = "3pt" },
      cell = { extends = "body", size = "9pt", pitch = "13pt", first = 0, align = "left", valign = "middle", gap = 125 },
      cell_head = { extends = "cell", align = "center" },
      pageno = { extends = "body", size = "10.5pt", pitch = "14pt", first = 0, gap = 0 },
   },
   furniture = function()
      return { { style = "pageno", text = "— {page} —", y = "270mm", align = "center", odd = true, even = true } }
   end,
}
