--- Font roles: what a class calls "仿宋" or "latin-serif", and the faces that can play it.
--
-- A role's faces stand in order of preference.  The first that is found is the role's own; the ones
-- after it lend the characters it lacks.  A name is a family, full or PostScript name, in Chinese or
-- English, so a licensed face dropped into fonts/ wins by its name.  A file can be named too:
-- "two_faces.ttc#1" is the second face of that collection.
--
-- shift: how far a face must be moved, in thousandths of an em (up > 0), for its characters to stand
-- at the height of Fandol's, measured as the mean centre of their ink: Fandol 0.308 em, the common
-- licensed faces and 霞鹜文楷 0.356, Noto 0.380.  Only differences between faces of a role count.

local LICENSED = -50
local LXGW = -50
local NOTO = -70

local function faces(shift, ...)
   local list = {}
   for _, name in ipairs({ ... }) do
      list[#list + 1] = { name = name, shift = shift }
   end
   return list
end

local function join(...)
   local all = {}
   for _, list in ipairs({ ... }) do
      for _, face in ipairs(list) do
         all[#all + 1] = face
      end
   end
   return all
end

local noto_serif = faces(NOTO, "NotoSerifCJKsc-Regular", "NotoSerifSC-Regular")
local noto_serif_bold = faces(NOTO, "NotoSerifCJKsc-Bold", "NotoSerifSC-Bold")
local noto_sans_bold = faces(NOTO, "NotoSansCJKsc-Bold", "NotoSansSC-Bold")

return {
   -- 小标宋: document titles and the sender mark
   {
      name = "标宋",
      faces = join(
         faces(LICENSED, "方正小标宋_GBK", "方正小标宋简体", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S",
            "FZXBSJW--GB1-0", "方正小标宋_GB18030", "华文中宋", "STZhongsong"),
         noto_serif_bold,
         faces(0, "FandolSong-Bold")),
   },

   -- 仿宋: the body of official documents
   {
      name = "仿宋",
      faces = join(
         faces(LICENSED, "仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体", "FZFangSong-Z02",
            "FZFangSong-Z02S", "仿宋", "FangSong", "华文仿宋", "STFangsong"),
         faces(0, "FandolFang-Regular"),
         faces(LXGW, "LXGW WenKai Light", "LXGW WenKai"),
         noto_serif),
   },

   -- 黑体: headings of the first level, table heads
   {
      name = "黑体",
      faces = join(
         faces(LICENSED, "方正黑体_GBK", "方正黑体简体", "FZHei-B01", "FZHei-B01S", "黑体", "SimHei", "华文黑体",
            "STHeiti"),
         noto_sans_bold,
         faces(0, "FandolHei-Bold")),
   },

   -- 楷体: headings of the second level
   {
      name = "楷体",
      faces = join(
         faces(LICENSED, "楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体", "FZKai-Z03",
            "FZKai-Z03S", "楷体", "KaiTi", "华文楷体", "STKaiti"),
         faces(0, "FandolKai-Regular"),
         faces(LXGW, "LXGW WenKai"),
         noto_serif),
   },

   -- 宋体: tables, page numbers
   {
      name = "宋体",
      faces = join(
         faces(LICENSED, "方正书宋_GBK", "方正书宋简体", "FZShuSong-Z01", "FZShuSong-Z01S", "宋体", "SimSun",
            "华文宋体", "STSong"),
         noto_serif,
         faces(0, "FandolSong-Regular")),
   },

   -- Latin: the Han face at the end lends signs such as ① and ㎡, unshifted
   {
      name = "latin-serif",
      latin = true,
      faces = join(
         faces(0, "Times New Roman", "Liberation Serif", "Tinos"),
         faces(0, "NotoSerifCJKsc-Regular", "NotoSerifSC-Regular")),
   },
   {
      name = "latin-serif-bold",
      latin = true,
      faces = join(
         faces(0, "Times New Roman Bold", "Liberation Serif Bold", "Tinos Bold"),
         faces(0, "NotoSerifCJKsc-Bold", "NotoSerifSC-Bold")),
   },
   {
      name = "latin-serif-italic",
      latin = true,
      faces = join(
         faces(0, "Times New Roman Italic", "Liberation Serif Italic", "Tinos Italic"),
         faces(0, "NotoSerifCJKsc-Regular", "NotoSerifSC-Regular")),
   },
   {
      name = "latin-sans",
      latin = true,
      faces = join(
         faces(0, "Arial", "Liberation Sans", "Arimo"),
         faces(0, "NotoSansCJKsc-Regular", "NotoSansSC-Regular")),
   },
   {
      name = "latin-sans-bold",
      latin = true,
      faces = join(
         faces(0, "Arial Bold", "Liberation Sans Bold", "Arimo Bold"),
         faces(0, "NotoSansCJKsc-Bold", "NotoSansSC-Bold")),
   },

   -- figures and code of one width
   {
      name = "mono",
      latin = true,
      faces = join(
         faces(0, "Liberation Mono", "Cousine", "DejaVu Sans Mono"),
         faces(0, "NotoSansMonoCJKsc-Regular")),
   },
}
