--- Intake by source, by use and by main stage of production (用水结构), for each area and the city: shares of a whole, which no
--- enterprise may enter twice or in part.
---
--- A part left blank adds nothing where the others make up the intake. Where they don't, all of the enterprise's intake stands
--- apart: what is missing is spread over no part. Uses and stages are not asked of every enterprise: where none of the city gives
--- them, nothing is judged.

local books = require "book"
local policy = require "policy_data"
local record = require "record"
local water = require "water"

local M = {}

local zero = number(0)
local add_up = store.sum
local total = { "intake" }

--- The divisions: fields and their labels in the order they are told; what an enterprise's intake counts as when they don't make it up.
M.list = {
   {
      id = "intake_sources", label = "规模以上工业取水量按水源分", apart = "水源未分清", what = "水源", fields = water.sources,
      labels = { "地表水", "地下水", "自来水", "再生水" },
   },
   {
      id = "intake_uses", label = "规模以上工业取水量按用途分", apart = "用途未分清", what = "用途", optional = true,
      fields = { "use_process", "use_cooling", "use_boiler", "use_living", "use_other" },
      labels = { "工艺用水", "冷却用水", "锅炉用水", "生活用水", "其他用水" },
   },
   {
      id = "intake_stages", label = "规模以上工业取水量按生产环节分", apart = "环节未分清", what = "生产环节", optional = true,
      fields = { "stage_main", "stage_auxiliary", "stage_attached" }, labels = { "主要生产用水", "辅助生产用水", "附属生产用水" },
   },
}

M.by_source = M.list[1]

for _, division in ipairs(M.list) do
   division.single = {} -- each field as a list of its own, as a sum wants it
   for i, field in ipairs(division.fields) do
      division.single[i] = { field }
   end
end

--- Whether any record of the period gives a part.
local function given(division, book)
   for _, id in ipairs(book.halves) do
      for _, row in ipairs(books.rows(book, "monitoring", id)) do
         for _, field in ipairs(division.fields) do
            if row[field] ~= nil then
               return true
            end
         end
      end
   end
   return false
end

--- The divisions that are judged: those the policy measures and, where not every enterprise is asked, that are given at all.
function M.judged(book)
   if not book.divisions then
      book.divisions = {}
      for _, division in ipairs(M.list) do
         if policy.measures(division.id) and (not division.optional or given(division, book)) then
            table.insert(book.divisions, division)
         end
      end
   end
   return book.divisions
end

--- An enterprise's intake by the division's fields in the period, { surface = … }; nil where they don't make it up. Returns also the
--- intake and the cells.
function M.split(division, book, key)
   local intake, cells = books.flow(book, key, total)
   local out, sum = {}, zero
   local find = books.find
   for i, single in ipairs(division.single) do
      local field = division.fields[i]
      for _, id in ipairs(book.halves) do
         local row = find(book, "monitoring", key, id)
         local value = row and (add_up(row, single, cells) or zero)
         if value then
            out[field], sum = out[field] and out[field] + value or value, sum + value
         end
      end
   end
   return intake and sum:eq(intake) and out or nil, intake, cells
end

--- The sums by field for an area, or the city when area is nil.
local function compute(division, book, area)
   local out = { division = division, sums = {}, total = zero, apart = zero, names = {}, inputs = store.cells(), count = 0 }
   for key, row, known in books.each(book, "above_designated", area) do
      local by, intake, cells = M.split(division, book, key)
      if known and intake then
         out.count, out.total = out.count + 1, out.total + intake
         store.extend(out.inputs, cells)
         if by then
            for field, value in pairs(by) do
               out.sums[field] = (out.sums[field] or zero) + value
            end
         else
            out.apart = out.apart + intake
            out.names[#out.names + 1] = books.name(row)
         end
      end
   end
   out.nobody = out.count == 0 and books.nobody(book, "above_designated", area)
   return out
end

local function formula(division)
   return "Σ取水量＝Σ" .. table.concat(division.labels, "＋Σ") .. "＋" .. division.apart .. "（各" .. division.what
      .. "之和与取水量不符）的企业取水量"
end

local function judge(out, place)
   local parts, division = {}, out.division
   for i, label in ipairs(division.labels) do
      local sum = out.sums[division.fields[i]]
      if sum then
         parts[#parts + 1] = { label = label, value = record.text(sum), unit = "m3" }
      end
   end
   if out.apart > zero then
      parts[#parts + 1] = { label = division.apart, value = record.text(out.apart), unit = "m3" }
      out.inputs[#out.inputs + 1] = { label = division.apart, value = table.concat(out.names, "、") }
   end
   out.inputs[#out.inputs + 1] = { label = "Σ取水量", value = record.text(out.total) }
   record.judge {
      kind = "indicator", subject = division.id, area = place, status = out.count > 0 and "有数据" or out.nobody and "不适用" or "数据缺失",
      value = out.count > 0 and out.total or nil, unit = "m3", inputs = out.inputs, formula = formula(division),
      data = { label = division.label, parts = record.nonempty(parts), count = tostring(out.count), names = record.nonempty(out.names) },
   }
end

--- Judges the intake by each division for every area and the city.
function M.run(book)
   for _, division in ipairs(M.judged(book)) do
      record.everywhere(function(area) return compute(division, book, area) end, judge)
   end
end

return M
