--- Why intake changed on the same period a year before (同比变化的构成), for each area and the city.
---
--- 连环替代法 (chain substitution), enterprise by enterprise, output before structure before intensity. It is common in
--- statistical analysis and prescribed by no standard. With q added value, w intake, capitals their sums, 0 a year ago, 1 now,
--- over the enterprises with both figures in both periods, and H = Σ q1·w0/q0 (this year's output at last year's intensities):
---
---    output     (Q1 − Q0)·W0/Q0         more or less produced, at last year's mean intensity
---    structure  H − Q1·W0/Q0            output moved between enterprises that need more or less water
---    intensity  W1 − H                  each enterprise's own intake for its added value
---
--- Beside them the whole intake of enterprises that came or went, and, so that nothing is called an effect that is none, the
--- change of those without comparable added value and what only data that are missing bring about. All of them together are
--- exactly the change of the ledgers' sum.

local books = require "book"
local policy = require "policy_data"
local record = require "record"
local settings = require "settings"

local M = { id = "intake_change" }

local zero = number(0)
-- Decimals of m³ of each term of H. A sum of fractions with a denominator for every enterprise has no end that fits; what is
-- cut off here moves from structure to intensity, and their sum stays exact.
local places = 6

--- The parts in the order they are told: key, label.
M.parts = {
   { "output", "产出效应" }, { "structure", "结构效应" }, { "intensity", "强度效应" }, { "came", "新增企业" }, { "went", "退出企业" },
   { "incomparable", "增加值不可比企业" }, { "gaps", "数据不全企业" },
}

local intake_only, added_only = { "intake" }, { "added_value" }

--- An enterprise above designated size in a period: { intake, added }; nil where the period's directory doesn't list it.
local function member(book, area, key)
   local row, known = books.member(book, "above_designated", area, key)
   if row then
      return { intake = known and books.sum(book, key, intake_only) or nil, added = books.sum(book, key, added_only) }
   end
   return nil
end

--- The sum of what is known of a period, how many know it, and the cells, which go to inputs.
local function total(book, area, inputs)
   local sum, n = zero, 0
   for key, _, known in books.each(book, "above_designated", area) do
      local intake = books.sum(book, key, intake_only, inputs)
      books.sum(book, key, added_only, inputs)
      if known and intake then
         sum, n = sum + intake, n + 1
      end
   end
   return sum, n
end

--- Which part an enterprise belongs to; nil when it has no intake in either period. now, before: its member, nil where the
--- period's directory doesn't list it.
local function part_of(now, before)
   local is, was = now and now.intake, before and before.intake
   if is and was then
      local comparable = now.added and before.added and now.added > zero and before.added > zero
      return comparable and "matched" or "incomparable"
   elseif is then
      return before and "gaps" or "came"
   elseif was then
      return now and "gaps" or "went"
   end
   return nil
end

--- Sums of the comparable enterprises, and the change and names of each other part. now, before: the books of both periods.
local function sorted(now, before, area)
   local sums = { count = 0, w0 = zero, w1 = zero, q0 = zero, q1 = zero, h = zero }
   local changes, names = {}, {}
   local listed = { [now] = {}, [before] = {} } -- areas with a directory of the period: without one nobody is known to have come or gone
   local function lists(book, place)
      if place and listed[book][place] == nil then
         listed[book][place] = books.has_rows(book, "enterprises", place)
      end
      return place == nil or listed[book][place]
   end
   local function take(key, row)
      local a, b = member(now, area, key), member(before, area, key)
      local part = part_of(a, b)
      if part == "went" and not lists(now, row.area) or part == "came" and not lists(before, row.area) then
         part = "gaps"
      end
      if part == "matched" then
         sums.count = sums.count + 1
         sums.w0, sums.w1, sums.q0, sums.q1 = sums.w0 + b.intake, sums.w1 + a.intake, sums.q0 + b.added, sums.q1 + a.added
         sums.h = sums.h + (a.added * b.intake / b.added):round(places)
      elseif part then
         changes[part] = (changes[part] or zero) + (a and a.intake or zero) - (b and b.intake or zero)
         names[part] = names[part] or {}
         table.insert(names[part], books.name(row))
      end
   end
   for key, row in books.each(now, "above_designated", area) do
      take(key, row)
   end
   for key, row in books.each(before, "above_designated", area) do
      if not books.member(now, "above_designated", area, key) then
         take(key, row)
      end
   end
   return sums, changes, names
end

--- The decomposition for an area, or the city when area is nil: change and changes by part; without a base or without anything
--- to compare changes is nil and none says why.
function M.compute(book, area)
   local out, ago = { inputs = store.cells() }, books.other(book, book.period.year_ago)
   local count, count_before
   out.now, count = total(book, area, out.inputs)
   out.before, count_before = total(ago, area, out.inputs)
   if count == 0 then
      out.nobody = books.nobody(book, "above_designated", area)
      out.none = out.nobody and "没有规模以上工业企业" or "本期没有取水量数据"
      return out
   elseif count_before == 0 then
      out.none = "上年同期没有取水量数据"
      return out
   end
   out.change = out.now - out.before
   local s, changes, names = sorted(book, ago, area)
   out.matched, out.names = s.count, names
   if s.count == 0 then
      out.none = "没有两期取水量和增加值均可比的企业"
      return out
   end
   local at_mean = s.q1 * s.w0 / s.q0 -- this year's output at last year's mean intensity
   changes.output, changes.structure, changes.intensity = at_mean - s.w0, s.h - at_mean, s.w1 - s.h
   out.changes, out.sums = changes, s
   return out
end

local function derived(out)
   local s = out.sums
   local list = { { "本期Σ取水量", out.now }, { "上年同期Σ取水量", out.before } }
   if s then
      table.move({ { "可比企业本期Σ取水量（W1）", s.w1 }, { "可比企业上年同期Σ取水量（W0）", s.w0 }, { "可比企业本期Σ增加值（Q1）", s.q1 },
         { "可比企业上年同期Σ增加值（Q0）", s.q0 }, { "本期增加值按上年同期各企业强度计算的取水量（H）", s.h }, }, 1, 5, 3, list)
   end
   for _, line in ipairs(list) do
      out.inputs[#out.inputs + 1] = { label = line[1], value = record.text(line[2]) }
   end
   for _, part in ipairs(M.parts) do
      local names, change = out.names and out.names[part[1]], out.changes and out.changes[part[1]]
      if change then
         out.inputs[#out.inputs + 1] = { label = "构成：" .. part[2] .. (names and "（" .. table.concat(names, "、") .. "）" or ""),
            value = record.text(change:round(places)), }
      elseif names then
         out.inputs[#out.inputs + 1] = { label = part[2], value = table.concat(names, "、") }
      end
   end
end

local function judge(out, place)
   local parts, counts = {}, {}
   for _, part in ipairs(M.parts) do
      local change = out.changes and out.changes[part[1]]
      if change then
         parts[#parts + 1] = { label = part[2], value = record.text(change), unit = "m3" }
         counts[part[1]] = out.names[part[1]] and tostring(#out.names[part[1]])
      end
   end
   derived(out)
   record.judge {
      kind = "indicator", subject = M.id, area = place, status = out.changes and "有数据" or out.nobody and "不适用" or "数据缺失", value = out.change, unit = "m3",
      formula = "取水量同比变化＝产出效应（Q1−Q0）×W0÷Q0＋结构效应（H−Q1×W0÷Q0）＋强度效应（W1−H）＋新增企业−退出企业＋不可比和数据不全部分，"
         .. "H＝Σ（q1×w0÷q0）（连环替代法，逐户计算）",
      inputs = out.inputs,
      data = {
         label = "规模以上工业取水量同比变化的构成", parts = record.nonempty(parts), counts = record.nonempty(counts),
         matched = out.matched and tostring(out.matched), note = out.none, basis = settings.get("ledger_price"),
         names = record.nonempty(out.names),
      },
   }
end

--- What is judged: the decomposition, where the policy measures it.
function M.judged()
   return policy.measures(M.id) and { M } or {}
end

--- Judges the decomposition for every area and the city, where the policy measures it.
function M.run(book)
   if policy.measures(M.id) then
      record.everywhere(function(area) return M.compute(book, area) end, judge)
   end
end

return M
