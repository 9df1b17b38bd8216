--- Intake by source (用水结构), for each area and the city: a share of a whole, which no enterprise may enter twice or in part.
---
--- A source left blank adds nothing where the others make up the intake. Where they don't, all of the enterprise's intake stands
--- apart: what is missing is spread over no source.

local books = require "book"
local policy = require "policy_data"
local record = require "record"
local water = require "water"

local M = { id = "intake_sources", apart = "水源未分清" }

local zero = number(0)
local add_up = store.sum
local total, fields = { "intake" }, {}
for i, source in ipairs(water.sources) do
   fields[i] = { source }
end
local labels = { surface = "地表水", ground = "地下水", tap = "自来水", reclaimed = "再生水" }

--- An enterprise's intake by source in the period, in the order of water.sources; nil where the sources don't make it up.
--- Returns also the intake and the cells.
local function split(book, key)
   local intake, cells = books.flow(book, key, total)
   local out, sum = {}, zero
   local find = books.find
   for i, field in ipairs(fields) do
      for _, id in ipairs(book.halves) do
         local row = find(book, "monitoring", key, id)
         local value = row and (add_up(row, field, cells) or zero)
         if value then
            out[i], sum = out[i] and out[i] + value or value, sum + value
         end
      end
   end
   return intake and sum:eq(intake) and out or nil, intake, cells
end

--- The sums by source for an area, or the city when area is nil.
function M.compute(book, area)
   local out = { sums = {}, total = zero, apart = zero, names = {}, inputs = {}, count = 0 }
   for key, row, known in books.each(book, "above_designated", area) do
      local by, intake, cells = split(book, key)
      if known and intake then
         out.count, out.total = out.count + 1, out.total + intake
         table.move(cells, 1, #cells, #out.inputs + 1, out.inputs)
         if by then
            for i, source in ipairs(water.sources) do
               out.sums[source] = by[i] and (out.sums[source] or zero) + by[i] or out.sums[source]
            end
         else
            out.apart = out.apart + intake
            out.names[#out.names + 1] = books.name(row)
         end
      end
   end
   return out
end

local function judge(out, place)
   local parts = {}
   for _, source in ipairs(water.sources) do
      if out.sums[source] then
         parts[#parts + 1] = { label = labels[source], value = record.text(out.sums[source]), unit = "m3" }
      end
   end
   if out.apart > zero then
      parts[#parts + 1] = { label = M.apart, value = record.text(out.apart), unit = "m3" }
      out.inputs[#out.inputs + 1] = { label = M.apart, value = table.concat(out.names, "、") }
   end
   out.inputs[#out.inputs + 1] = { label = "Σ取水量", value = record.text(out.total) }
   record.judge {
      kind = "indicator", subject = M.id, area = place, status = out.count > 0 and "有数据" or "数据缺失",
      value = out.count > 0 and out.total or nil, unit = "m3", inputs = out.inputs,
      formula = "Σ取水量＝Σ地表水＋Σ地下水＋Σ自来水＋Σ再生水＋水源未分清（各水源之和与取水量不符）的企业取水量",
      data = { label = "规模以上工业取水量按水源分", parts = record.nonempty(parts), count = tostring(out.count), names = record.nonempty(out.names) },
   }
end

--- Judges the intake by source for every area and the city, where the policy measures it.
function M.run(book)
   if policy.measures(M.id) then
      record.everywhere(function(area) return M.compute(book, area) end, judge)
   end
end

return M
