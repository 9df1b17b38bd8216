--- w0: the notice of GB/T 9704 with 26 lines a page instead of 22 and its head moved up, so that a short one keeps
-- to one page.

return {
   extends = "notice",
   name = "w0",
   page = { lines = 26 },
   styles = {
      sender = { top = "10mm" },
      docnumber = { before = "1行" },
      signature = { before = "1行" },
   },
}
