--- random: a small page, so that tables break often; rows are parted, kept whole or striped by style.

return {
   extends = "plain",
   name = "random",
   page = { paper = "A5", top = "20mm", left = "15mm", width = "118mm", height = "150mm" },
   styles = {
      table = { extends = "plain", size = "9pt", pitch = "13pt", frame = "0.75pt", rule = "0.5pt", rule_v = "0.5pt", pad_x = "2pt", pad_y = "3pt" },
      kept = { extends = "table", keep_together = true },
      parted = { extends = "table", split_rows = true },
      cell = { extends = "body", size = "9pt", pitch = "13pt", first = 0, align = "left", valign = "middle", gap = 125 },
   },
   furniture = function() return {} end,
}
