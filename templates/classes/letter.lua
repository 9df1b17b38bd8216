--- letter: 信函格式 (GB/T 9704-2012 10.1): the organ's name 30 mm below the paper's top, a red double rule of 170 mm
-- 4 mm under it and another 20 mm from the first page's foot, the number at the right, no page number on the
-- first page, an imprint without rules that holds the copies only.  Front matter as in a notice; sender is the
-- organ's name without 文件.  The widths of the double rules are custom: the standard gives none.

local official = require "official"

return {
   extends = "official",
   name = "letter",
   first_page_text = true,
   styles = {
      imprint_copies = { above = { width = 0 } },
      imprint_copies_closed = { above = { width = 0 }, below = { width = 0 } },
      imprint_copies_more_closed = { below = { width = 0 } },
   },
   head = official.letter_head,
   tail = function(meta)
      local foot = { copies = meta.copies, addressee = meta.addressee, addressee_below = meta.addressee_below }
      return { meta.closed and {} or official.closing(meta), official.imprint_of(foot) }
   end,
   furniture = function(meta)
      local list = official.furniture(meta, 2)
      list[#list + 1] = {
         style = "pageno", text = "", bottom = "21.411mm", first_page = 1, last_page = 1, odd = true, even = true,
         rule = { width = "0.75pt", second = "2.25pt", space = "1pt", extend = "7mm", color = official.RED },
      }
      return list
   end,
}
