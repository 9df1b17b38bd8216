--- w3: two pages of 三号 text with a table, and the footer below it; the page and sizes that the peers were given.

return {
   extends = "plain",
   name = "w3",
   page = { paper = "A4", top = "37mm", left = "28mm", width = "156mm", height = "225mm" },
   styles = {
      body = { size = "三号", pitch = "28pt", kinsoku = "gb", gap = 125 },
      title = { extends = "body", size = "二号", pitch = "36pt", first = 0, align = "center", after = "12pt", keep_next = true, balance = true },
      table = { extends = "plain", size = "12pt", pitch = "18pt", frame = "0.5pt", rule = "0.5pt", rule_v = "0.5pt", pad_x = "4pt", pad_y = "4pt" },
      cell = { extends = "body", size = "12pt", pitch = "18pt", first = 0, align = "left", valign = "middle" },
      cell_head = { extends = "cell", align = "center" },
      footer = { extends = "body", first = 0, align = "right", before = "12pt" },
      pageno = { extends = "body", size = "10.5pt", pitch = "14pt", first = 0, gap = 0 },
   },
   furniture = function()
      return { { style = "pageno", text = "— {page} —", y = "270mm", align = "center", odd = true, even = true } }
   end,
}
