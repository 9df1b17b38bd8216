--- plain: notes, reports and trial pages without official furniture; the class of a document that names none.

return {
   extends = "base",
   name = "plain",
   head = function(meta)
      if meta.title and meta.title ~= "" then
         return { doc.p { style = "title", meta.title } }
      end
      return {}
   end,
}
