--- What the water figures of one enterprise say: its reuse, its intake for a unit of output, its quota.

local books = require "book"
local rule = require "rule"
local settings = require "settings"

local M = {}

local zero, hundred = number(0), number(100)

--- The fields that the policy asks to be known of every enterprise (item 1.1), besides 用水结构.
M.required = { "withdrawal", "intake", "processes", "mode", "quota" }
--- 用水结构: at least one source must be given.
M.sources = { "surface", "ground", "tap", "reclaimed" }

local function structured(row)
   for _, field in ipairs(M.sources) do
      if row[field] ~= nil or store.gap(row, field) == "not_applicable" then
         return true
      end
   end
   return false
end

--- Labels of what a monitoring record lacks; an empty list when it is complete.
function M.lacking(row)
   local out = {}
   local labels = { withdrawal = "取水方式", intake = "取水量", processes = "用水环节", mode = "水循环模式", quota = "用水定额" }
   for _, field in ipairs(M.required) do
      if row[field] == nil and store.gap(row, field) ~= "not_applicable" then
         out[#out + 1] = labels[field]
      end
   end
   if not structured(row) then
      out[#out + 1] = "用水结构"
   end
   return out
end

--- 重复利用率 in percent, or nil.
function M.reuse(book, key)
   local vi = books.flow(book, key, { "intake" })
   local vr = books.flow(book, key, books.repeated)
   if not vi or not vr or (vi + vr):eq(0) then
      return nil
   end
   return vr / (vi + vr) * hundred
end

--- 单位产品取水量, with the product and unit it is for; nil when a half differs or lacks a figure.
function M.unit_intake(book, key)
   local product, unit
   for _, id in ipairs(book.halves) do
      local row = books.find(book, "monitoring", key, id)
      if not row or not row.product then
         return nil
      end
      if product and (product ~= row.product or unit ~= row.output_unit) then
         return nil
      end
      product, unit = row.product, row.output_unit
   end
   local vi, cells = books.flow(book, key, { "intake" })
   local output, more = books.flow(book, key, { "output" })
   for _, cell in ipairs(more) do
      cells[#cells + 1] = cell
   end
   if not vi or not output or output <= zero then
      return nil, nil, nil, cells
   end
   return vi / output, product, unit, cells
end

--- The quota that applies: the table's 通用值 for the product and unit, else the one the enterprise's record states.
function M.quota(book, key)
   local row = books.find(book, "monitoring", key, book.halves[#book.halves])
   if not row then
      return nil
   end
   local found
   for _, quota in ipairs(books.reference(book, "quotas")) do
      if quota.product == row.product and quota.output_unit == row.output_unit and quota.general then
         found = quota
      end
   end
   if found then
      return found.general, store.cell(found, "general")
   end
   return row.quota, row.quota and store.cell(row, "quota") or nil
end

--- Whether an enterprise clearly improved on the same period a year before (settings improved_intake,
--- improved_reuse): true, false, or nil when it reported then but the figures to compare are missing.
--- Enterprises new since are not compared: false. Returns also the two changes and the cells.
function M.improved(book, key)
   local ago = books.other(book, book.period.year_ago)
   if not books.find(ago, "monitoring", key, ago.halves[1]) and #books.rows(ago, "monitoring", ago.halves) > 0 then
      return false
   end
   local now, product, unit, cells = M.unit_intake(book, key)
   local before, product_before, unit_before = M.unit_intake(ago, key)
   local change, points, unknown = nil, nil, false
   if now and before and product == product_before and unit == unit_before and before > zero then
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
