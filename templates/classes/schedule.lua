--- schedule: wide lists on landscape pages, the page otherwise a county's.

return {
   extends = "county",
   name = "schedule",
   page = { paper = "A4", landscape = true, top = "26mm", left = "20mm", width = "257mm", height = "158mm", lines = 0, chars = 0 },
   styles = {
      body = { size = "小四", cell = "12pt", pitch = "18pt" },
      h1 = { before = "6pt", pitch = "18pt" },
      dense_cell = { pitch = "11.5pt" },
   },
   languages = { en = { body = { size = "10pt", pitch = "13pt" } } },
}
