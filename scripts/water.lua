--- What the water figures of one enterprise say: its reuse, its intake for a unit of output, its quota.

local books = require "book"
local rule = require "rule"
local settings = require "settings"

local M = {}

local zero, hundred = number(0), number(100)
local intake_only, output_only, repeated = { "intake" }, { "output" }, books.repeated
local gap = store.gap
local labels = { withdrawal = "取水方式", intake = "取水量", processes = "用水环节", mode = "水循环模式", quota = "用水定额" }

--- The fields that the policy asks to be known of every enterprise (item 1.1), besides 用水结构.
M.required = { "withdrawal", "intake", "processes", "mode", "quota" }
--- Their labels, for a note.
function M.particulars()
   local out = {}
   for i, field in ipairs(M.required) do
      out[i] = labels[field]
   end
   out[#out + 1] = "用水结构"
   return out
end

--- 用水结构: at least one source must be given.
M.sources = { "surface", "ground", "tap", "reclaimed" }

local function structured(row)
   for _, field in ipairs(M.sources) do
      if row[field] ~= nil or gap(row, field) == "not_applicable" then
         return true
      end
   end
   return false
end

--- Labels of what a monitoring record lacks; an empty list when it is complete.
function M.lacking(row)
   local out = {}
   for _, field in ipairs(M.required) do
      if row[field] == nil and gap(row, field) ~= "not_applicable" then
         out[#out + 1] = labels[field]
      end
   end
   if not structured(row) then
      out[#out + 1] = "用水结构"
   end
   return out
end

--- 重复利用率 in percent, or nil; of nothing taken in there is none.
function M.reuse(book, key)
   local vi = books.sum(book, key, intake_only)
   local vr = books.sum(book, key, repeated)
   if not vi or not vr or vi <= zero then
      return nil
   end
   return vr / (vi + vr) * hundred
end

--- A figure by a factor; itself where that is one, so that it is still the cell's.
local function times(value, factor)
   return factor:eq(1) and value or value * factor
end

--- What one unit of output is in another; 1 where neither record gives one, nil where they can't be made one another.
function M.exchanged(from, to)
   return from == to and number(1) or number.exchange(from, to)
end

--- The output of the period's halves in the unit of the last: sum, product, unit; nil where a half's is of another thing or
--- missing. The cells, and those of units that had to be converted, are added to cells.
local function output(book, key, cells)
   local last = books.find(book, "monitoring", key, book.halves[#book.halves])
   local product, unit, sum = last and last.product, last and last.output_unit, nil
   for _, id in ipairs(product and book.halves or {}) do
      local row = books.find(book, "monitoring", key, id)
      local part = row and row.product == product and store.sum(row, output_only, cells)
      local factor = part and M.exchanged(row.output_unit, unit)
      if not factor then
         return nil
      elseif not factor:eq(1) then
         cells[#cells + 1] = store.cell(row, "output_unit")
      end
      sum = sum and sum + times(part, factor) or times(part, factor)
   end
   return sum, product, unit
end

--- 单位产品取水量, with the product and unit it is for and the cells; nil when a half differs or lacks a figure. The fifth: output.
function M.unit_intake(book, key)
   local vi, cells = books.flow(book, key, intake_only)
   local made, product, unit = output(book, key, cells)
   if not vi or not made or made <= zero then
      return nil, nil, nil, cells
   end
   return vi / made, product, unit, cells, made
end

--- The row of the quota table for what a record makes, and what its values are to be multiplied by for the record's unit. The
--- row alone where no row of the product has a unit that can be made the record's, or where several differ: then no quota is
--- known to hold.
function M.quota_row(book, record)
   local fitting, other, factors = {}, nil, {}
   for _, row in ipairs(books.reference(book, "quotas")) do
      if row.product == record.product and row.general then
         local per = number.per(row.output_unit, record.output_unit)
         if per then
            fitting[#fitting + 1], factors[row] = row, per
         else
            other = row
         end
      end
   end
   fitting = books.latest(fitting)
   local found = books.one(fitting, function(a, b) return times(a.general, factors[a]):eq(times(b.general, factors[b])) end)
   return found or fitting[1] or other, found and factors[found]
end

--- The quota that applies: the table's 通用值 for the product and unit, else the one the enterprise's record states, where the table
--- has none for the product; its cell, and that of its unit where it had to be converted. Of one that only the record states, the
--- fourth is the cell of the product that the table has not.
function M.quota(book, key)
   local record = books.find(book, "monitoring", key, book.halves[#book.halves])
   if not record then
      return nil
   end
   local row, factor = M.quota_row(book, record)
   if row then
      return factor and times(row.general, factor), store.cell(row, "general"), not (factor and factor:eq(1)) and store.cell(row, "output_unit") or nil
   end
   if record.quota then
      return record.quota, store.cell(record, "quota"), nil, store.cell(record, "product")
   end
   return nil
end

--- Whose quotas were judged by: a sentence when n enterprises' are those they state themselves, else nil.
function M.stated_note(book, n)
   if n == 0 then
      return nil
   end
   return #books.reference(book, "quotas") == 0 and "没有用水定额表，" .. n .. "户按企业填报的定额判断"
      or n .. "户的产品在用水定额表中没有定额，按企业填报的定额判断"
end

--- Whether an enterprise clearly improved on the same period a year before (settings improved_intake,
--- improved_reuse): true, false, or nil when the figures to compare are missing, whether it reported then or not. Enterprises
--- new since, which the directory of that time does not list as such, are not compared: false. Returns also the two changes and
--- the cells.
function M.improved(book, key)
   local ago = books.other(book, book.period.year_ago)
   for _, id in ipairs(ago.halves) do
      if not books.find(ago, "monitoring", key, id) then
         if books.member(books.other(book, id), "above_designated", nil, key) then
            return nil
         end
         return false
      end
   end
   local now, product, unit, cells = M.unit_intake(book, key)
   local before, product_before, unit_before = M.unit_intake(ago, key)
   local change, points, unknown = nil, nil, false
   local factor = now and before and product == product_before and M.exchanged(unit, unit_before)
   if factor and before > zero and now > zero then -- a product made of no water at all is no improvement but a gap
      before = times(before, factor)
      change = (now - before) / before * hundred
   else
      unknown = true
   end
   local r, r_before = M.reuse(book, key), M.reuse(ago, key)
   if r and r_before then
      points = r - r_before
   else
      unknown = true
   end
   if change and -change >= settings.number("improved_intake")
      or points and points >= settings.number("improved_reuse") then
      return true, change, points, cells
   end
   if unknown then
      return nil, change, points, cells
   end
   return false, change, points, cells
end

--- The last full calendar year that has ended by the as-of day.
function M.full_year(book)
   return book.period.half == 1 and book.period.year - 1 or book.period.year
end

--- Whether the intake of the last full year reaches a threshold { value=, inclusive= }: true, false, or
--- nil when what is known does not decide it.
function M.reaches(book, key, threshold)
   local year = M.full_year(book)
   local sum, whole = zero, true
   for _, half in ipairs { "H1", "H2" } do
      local row = books.find(book, "monitoring", key, year .. half)
      local value = row and books.amount(row, "intake")
      if value then
         sum = sum + value
      else
         whole = false
      end
   end
   if rule.over(sum, threshold) then
      return true
   end
   if whole then
      return false
   end
   return nil
end

return M
