--- Gradual work (逐步…) is judged by direction against the period before, on the enterprises known in both.
---
--- A measure: { label=, unit=, better="up"|"down", rate=true when it is a share (printed in %), and what is measured:
---   each=function(book, area) → list of entries, or, for those that may be too many for a list,
---   over={ each=function(book, area, take), which calls take(entry) for each, and of=function(book, key, area) → a key's entry }.
--- An entry: { key=, name=, num=, den=, cells=, unknown= }; num or den nil: missing, and unknown says what is where it is not the
--- figure. Entries with both 0 say nothing and are left out. What is divided by may be below nothing for one (工业增加值), though
--- not for all together.

local books = require "book"
local rule = require "rule"

local M = {}

local zero, one, hundred = number(0), number(1), number(100)

local function known(e)
   return e ~= nil and e.num ~= nil and e.den ~= nil and not (e.den:eq(0) and e.num:eq(0))
end

--- A list of entries as what `over` gives.
local function listed(each)
   local kept = {} -- book → its entries by key
   return {
      each = function(book, area, take)
         kept[book] = {}
         for _, e in ipairs(each(book, area)) do
            kept[book][e.key] = e
            take(e)
         end
      end,
      of = function(book, key)
         return kept[book][key]
      end,
   }
end

--- Sums of what is known.
local function sums()
   return { num = zero, den = zero, count = 0 }
end

local function add(s, e)
   s.num, s.den, s.count = s.num + e.num, s.den + e.den, s.count + 1
end

local function ratio(s)
   return s.den > zero and s.num / s.den or nil
end

--- Entries of enterprises with a flag (a name, or a function that gives it). entry(book, unit) makes one of a unit { key=, name=,
--- row=, known= }.
function M.of_enterprises(flag, entry)
   return {
      each = function(book, area, take)
         for unit in books.units(book, flag, area) do
            take(entry(book, unit))
         end
      end,
      of = function(book, key, area)
         local row, is = books.member(book, flag, area, key)
         return row and entry(book, { key = key, name = books.name(row), row = row, known = is })
      end,
   }
end

--- 1 better, -1 worse, 0 as before; nil where one is not there. measure: { better = }.
function M.direction(measure, now, before)
   if now == nil or before == nil then
      return nil
   end
   if now:eq(before) then
      return 0
   end
   local up = now > before
   return (up == (measure.better == "up")) and 1 or -1
end

local function shown(measure, x)
   return x and (measure.rate and x * hundred or x)
end

--- One measure: its sums now and in the period before, whole and of those known in both. What is missing or short goes to r.
local function measure_one(r, measure, book, previous, area)
   local over = measure.over or listed(measure.each)
   local s = { now = sums(), base = sums(), same = sums(), was = sums(), units = 0, any = false }
   over.each(previous, area, function(e)
      if known(e) then
         add(s.base, e)
      end
   end)
   over.each(book, area, function(e)
      s.units = s.units + 1
      s.any = s.any or not (e.num and e.den and e.den:eq(0)) -- missing, or not 不涉及
      rule.extend(r.inputs, e.cells)
      if known(e) then
         add(s.now, e)
         local before = s.base.count > 0 and over.of(previous, e.key, area) or nil
         if known(before) then
            add(s.same, e)
            add(s.was, before)
         end
      end
      if not (e.num and e.den) then
         r.missing[#r.missing + 1] = e.name .. "（" .. (e.unknown or measure.label) .. "）"
      elseif e.short then
         r.behind[#r.behind + 1] = e.name .. "（" .. e.short .. "）"
      end
   end)
   return s
end

--- value for a gradual item: the first measure is the item's figure, the others stand beside it.
function M.measures(list)
   return function(book, area)
      local r = rule.result(list[1].rate and "%" or list[1].unit)
      local previous = books.other(book, book.period.previous)
      r.measures, r.total = {}, 0
      for i, measure in ipairs(list) do
         local s = measure_one(r, measure, book, previous, area)
         local value, now, before, whole_before = ratio(s.now), ratio(s.same), ratio(s.was), ratio(s.base)
         r.measures[i] = {
            label = measure.label, unit = measure.rate and "%" or measure.unit, value = shown(measure, value),
            previous = shown(measure, whole_before), direction = M.direction(measure, now, before), matched = s.same.count,
            full = measure.rate and now ~= nil and now:eq(one) and before ~= nil and before:eq(one),
            rate = measure.rate, num = s.now.num, den = s.now.den, any = s.any, better = measure.better,
            base_num = s.base.num, base_den = s.base.den, same_num = s.same.num, same_den = s.same.den, was_num = s.was.num, was_den = s.was.den,
            now_matched = shown(measure, now), previous_matched = shown(measure, before),
         }
         r.total = r.total + (s.any and 1 or 0)
         if i == 1 then
            r.value, r.num, r.den, r.rate, r.done, r.units = shown(measure, value), s.now.num, s.now.den, measure.rate, s.now.count, s.units
            r.previous = shown(measure, whole_before)
         else
            r.parts[#r.parts + 1] = { label = measure.label, unit = r.measures[i].unit, value = r.measures[i].value,
               previous = r.measures[i].previous, }
         end
      end
      if r.total == 0 then
         r.none = "没有需要判断的对象"
      end
      return r
   end
end

--- 有进展 or 无进展 by the first measure's direction; where it stands still, by the others': one better and
--- none worse. All at 100 % is kept progress. Nothing to compare with the period before: 数据缺失.
--- Returns the status and a note.
function M.status(r)
   local better, worse, compared, full = {}, {}, 0, true
   for _, m in ipairs(r.measures) do
      if m.direction then
         compared = compared + 1
         full = full and m.full
         if m.direction > 0 then
            better[#better + 1] = m.label
         elseif m.direction < 0 then
            worse[#worse + 1] = m.label
         end
      end
   end
   if compared == 0 or (r.measures[1].any and not r.measures[1].direction) then
      return "数据缺失", "没有可与上期比较的数据"
   end
   local first = r.measures[1].direction or 0
   local against = #worse > 0 and "较上期变差：" .. table.concat(worse, "、") or nil
   if first > 0 or (first == 0 and #better > 0 and #worse == 0) then
      return "有进展", against
   elseif first == 0 and #better == 0 and #worse == 0 then
      if full then
         return "有进展", "已达100%，保持"
      end
      return "无进展", "与上期持平"
   end
   return "无进展", against
end

return M
