--- body: the type area of GB/T 9704, justified text of 三号 and the page's number.

return {
   extends = "plain",
   name = "body",
   page = { paper = "A4", top = "37mm", left = "28mm", width = "156mm", height = "225mm", lines = 22, chars = 28 },
   styles = { body = { size = "三号", kinsoku = "gb" } },
}
