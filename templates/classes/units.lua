--- units: a county's page for the bureaus' lists, whose rows are read across: more space about their text.

local pair = lang == "zh-en"

return {
   extends = "county",
   name = "units",
   styles = { dense = { pad_x = "2.5pt", pad_y = pair and "2.2pt" or "2.8pt" } },
}
