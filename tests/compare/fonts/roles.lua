--- The faces all three programs set page.* in.
local function role(name, face, latin)
   return { name = name, latin = latin, faces = { { name = face, shift = 0 } } }
end

return {
   role("宋体", "NotoSerifCJKsc-Regular"),
   role("标宋", "NotoSerifCJKsc-Bold"),
   role("latin-serif", "Liberation Serif", true),
   role("latin-serif-bold", "Liberation Serif Bold", true),
}
