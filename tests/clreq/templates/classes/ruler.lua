--- ruler: a line of twelve characters, 192 pt from x = 100, and a style for each thing a case turns on.
-- [字]{.seen} is red, so that the layout says where it stands.

return {
   extends = "plain",
   page = { paper = "A4", top = "20mm", left = "100pt", width = "192pt", height = "240mm" },
   styles = {
      body = {
         han = "仿宋", latin = "latin-serif", size = "16pt", pitch = "24pt", first = 0, align = "justify", kinsoku = "basic",
         gap = 0,
      },
      seen = { inline = true, color = "#ff0000" },
      free = { extends = "body", kinsoku = "none" },
      gb = { extends = "body", kinsoku = "gb" },
      strict = { extends = "body", kinsoku = "strict" },
      gapped = { extends = "body", gap = 250 },
      mono = { extends = "body", latin = "mono" },
      english = { extends = "body", hyphenate = true },
      unparted = { extends = "body", hyphenate = false },
      parted = { extends = "table", split_rows = true, pad_x = 0, frame = 0, rule = 0, rule_v = 0 },
      hanging = { extends = "body", hanging = true },
      grid = { extends = "body", cell = "15.5pt", right = "6pt" },
      grid_hanging = { extends = "grid", hanging = true },
      six = { extends = "body", right = "96pt" },
      three = { extends = "body", right = "144pt" },
      three_strict = { extends = "three", kinsoku = "strict" },
      one = { extends = "body", right = "176pt" },
   },
}
