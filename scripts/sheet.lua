--- sheet: one page of tables in Chinese, in English or in both (class sheet). A page is made in parts, in each language that is
--- set; here the languages are put together, cell by cell, and the page's room is shared out.
---
--- A part is { p = style, text } a paragraph, { h = text } a heading, { node =, rows = } what speaks its languages itself and how many
--- rows it has, {} nothing, or a table: { columns =, widths = (mm), head =, rows = }, with chart (a function; chart_height in mm) where one may stand
--- beside it and list, where what is left out is found, when its rows may be shortened.

local fit = require "fit"
local say = require "say"

local M = {}

--- What class sheet says of the page and its text, in tenths of a point, so that the two lists take no more rows than it has
--- room for. Of two languages the second row is the English below the Chinese. The height is a little more than the page has: the counts
--- below are careful ones, and what comes to more is set a little smaller (the class's most and shrink).
local page = { width = fit.mm(166), height = fit.mm(lang == "zh-en" and 293 or 276) }
local faces = {
   zh = {
      zh = { size = 90, pitch = 115, title = 160, title_pitch = 220, subtitle = 180, text = 130, note = 100, note_size = 75 },
      pad_x = 20, pad_y = 23, heading = 258,
   },
   en = {
      en = { size = 80, pitch = 100, title = 140, title_pitch = 180, subtitle = 140, text = 100, note = 90, note_size = 70 },
      pad_x = 20, pad_y = 23, heading = 258,
   },
   ["zh-en"] = {
      zh = { size = 75, pitch = 86, title = 140, title_pitch = 180, subtitle = 110, text = 90, note = 80, note_size = 65 },
      en = { size = 66, pitch = 74, title = 100, title_pitch = 120, subtitle = 100, text = 78, note = 72, note_size = 60 },
      pad_x = 20, pad_y = 11, heading = 155,
   },
}
local face = faces[lang]

--- The options of a cell, style and colspan, and what is in it.
local function opened(cell)
   if type(cell) == "table" and not cell.kind and (cell.style or cell.colspan) then
      return cell, table.move(cell, 1, #cell, 1, {})
   end
   return {}, cell
end

--- A content in the languages that there are; once where it is the same in both, as figures and what is quoted.
local function together(zh, en)
   if not (zh and en) or fit.text(zh) == fit.text(en) then
      return en or zh -- which says that it is Chinese, when it is quoted
   end
   return t { zh = zh, en = en }
end

--- Chinese and English on one line.
function M.beside(zh, en)
   return { doc.span { lang = "zh", zh }, "　", doc.span { lang = "en", en } }
end

--- The same for what is no cell: the languages that there are, on one line.
function M.line(zh, en)
   return lang == "zh-en" and M.beside(zh, en) or t { zh = zh, en = en }
end

--- Whether Chinese and English stand beside each other on one line of a cell. Words are wider here than where they fill lines, most
--- of all those of labels and heads, which have no serifs; figures are half as wide as high.
local function on_one_line(zh, en, width, label)
   local _, figures = fit.text(zh):gsub("%d", "")
   return fit.width(zh, face.zh.size) + figures * face.zh.size * 7 // 100 + fit.width(en, face.en.size) * (label and 130 or 120) // 100 + face.zh.size
      <= width - 2 * face.pad_x
end

--- The widths of a row's cells.
local function cell_widths(row, widths)
   local out, at = {}, 1
   for i, cell in ipairs(row) do
      local span = opened(cell).colspan or 1
      out[i] = 0
      for j = at, at + span - 1 do
         out[i] = out[i] + fit.mm(widths[j])
      end
      at = at + span
   end
   return out
end

--- A row's cells, in two languages side by side where there is room, else English below. head: of a table.
local function cells(zh, en, widths, head)
   local out, wide = {}, cell_widths(zh or en, widths)
   for i, cell in ipairs(zh or en) do
      local options, content = opened(cell)
      local _, other = opened(zh and en and en[i])
      local both = together(content, other)
      if zh and en and both ~= other and on_one_line(content, other, wide[i], head or options.style == "sheet_label") then
         both = M.beside(content, other)
      end
      out[i] = { style = options.style, colspan = options.colspan, both }
   end
   return out
end

--- About how high a row comes out, in tenths of a point. head: of a table.
local function row_height(zh, en, widths, head)
   local most, wide = 0, cell_widths(zh or en, widths)
   for i in ipairs(zh or en) do
      local width, height = wide[i], 0
      local label = head or opened((zh or en)[i]).style == "sheet_label"
      local same = zh and en and (fit.text(zh[i]) == fit.text(en[i]) or on_one_line(zh[i], en[i], width, label))
      for language, row in pairs { zh = zh, en = not same and en or nil } do
         local f = face[language]
         height = height + (fit.lines(row[i], width - 2 * face.pad_x, f.size) - 1) * f.pitch + (height > 0 and f.pitch or f.size)
      end
      most = math.max(most, height)
   end
   return most + 2 * face.pad_y
end

--- The two languages' parts beside each other: each(what, f) is f's sum over the languages that are set.
local function each(zh, en, f)
   return (zh and f(zh, face.zh) or 0) + (en and f(en, face.en) or 0)
end

--- About how high a paragraph, a table comes out.
local function part_height(zh, en)
   local part = zh or en
   if part.h then
      return face.heading
   elseif part.p then
      return each(zh, en, function(x, f)
         local size, pitch = f.size, f.text
         if part.p == "title" then
            size, pitch = f.title, f.title_pitch
         elseif part.p == "subtitle" then
            return f.subtitle
         elseif part.p == "sheet_note" then
            size, pitch = f.note_size, f.note
         end
         return fit.lines(x[1], page.width, size) * pitch
      end) + (part.p == "sheet_text" and 30 or part.p == "sheet_note" and 50 or 0)
   elseif part.node then
      return part.rows * row_height(zh and { "用水结构" }, en and { "Structure of use" }, { 30 })
   elseif not part.rows or part.list then
      return 0
   end
   local sum = part.head and row_height(zh and zh.head, en and en.head, part.widths, true) or 0
   for i in ipairs(part.rows) do
      sum = sum + row_height(zh and zh.rows[i], en and en.rows[i], part.widths)
   end
   return part.chart and math.max(sum, fit.mm(part.chart_height + 2)) or sum
end

--- The words that stand for the rows left out.
local function left_out(n, place)
   return say.say { zh = "另有{n}项，见{place}。", en = "{n} more: see {place}.", n = n, place = place }
end

--- As many rows of a list as fit into the room left, then one that says how many more there are. Returns also the height.
local function shortened(zh, en, room)
   local part, out, used = zh or en, {}, 0
   local line = row_height(zh and { "另" }, en and { "more" }, { 166 })
   for i in ipairs(part.rows) do
      local height = row_height(zh and zh.rows[i], en and en.rows[i], part.widths)
      if used + height + (i < #part.rows and line or 0) > room then
         break
      end
      out[i], used = cells(zh and zh.rows[i], en and en.rows[i], part.widths), used + height
   end
   local left = #part.rows - #out
   if left > 0 then
      local words = together(zh and fmt.speak("zh", left_out, left, zh.list), en and fmt.speak("en", left_out, left, en.list))
      out[#out + 1], used = { { colspan = #part.widths, words } }, used + line
   end
   return out, used
end

--- The height of a list as a whole, without its head.
local function list_height(zh, en)
   local part, sum = zh or en, 0
   for i in ipairs(part.list and part.rows or {}) do
      sum = sum + row_height(zh and zh.rows[i], en and en.rows[i], part.widths)
   end
   return sum
end

--- A table, with its chart beside it.
local function set_table(zh, en, rows)
   local part = zh or en
   local head = part.head and { cells(zh and zh.head, en and en.head, part.widths, true) }
   local content = doc.table { style = "sheet", columns = part.columns, head = head, rows = rows }
   local picture = part.chart and part.chart()
   if not picture then
      return content
   end
   return doc.table { style = "sheet_frame", columns = { {}, { width = "66mm" } }, rows = { { { content }, { picture } } } }
end

--- A heading: in two languages on one line.
local function set_heading(zh, en)
   return doc.h { style = "sheet_head", level = 1, numbered = false, zh and en and M.beside(zh.h, (en.h:gsub("^%d　", ""))) or (zh or en).h }
end

--- What a part is in the document. room: for a list.
local function set_part(zh, en, room)
   local part = zh or en
   if part.h then
      return set_heading(zh, en), 0
   elseif part.p then
      return doc.p { style = part.p, together(zh and zh[1], en and en[1]) }, 0
   elseif part.node or not part.rows then
      return part.node, 0
   elseif part.list then
      local rows, used = shortened(zh, en, room)
      return set_table(zh, en, rows), used
   end
   local rows = {}
   for i in ipairs(part.rows) do
      rows[i] = cells(zh and zh.rows[i], en and en.rows[i], part.widths)
   end
   return set_table(zh, en, rows), 0
end

--- A page of parts, the same ones in each language that is set. Its room is shared out: first what is fixed, then the lists, of
--- which the last one is left some.
function M.set(zh, en)
   local room, last = page.height, 0
   for i = 1, #(zh or en) do
      local a, b = zh and zh[i], en and en[i]
      local part = a or b
      room = room - part_height(a, b)
      if part.list then
         room, last = room - (part.head and row_height(a and a.head, b and b.head, part.widths, true) or 0), i
      end
   end
   local line = row_height(zh and { "另" }, en and { "more" }, { 166 })
   local least = last > 0 and math.min(list_height(zh and zh[last], en and en[last]), 4 * line) or 0
   local out = {}
   for i = 1, #(zh or en) do
      local node, used = set_part(zh and zh[i], en and en[i], i == last and room or room - least)
      out[#out + 1], room = node, room - used
   end
   return out
end

return M
