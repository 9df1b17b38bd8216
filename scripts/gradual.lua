--- Gradual work (逐步…) is judged by direction against the period before, on the enterprises known in both.
---
--- A measure: { label=, unit=, better="up"|"down", rate=true when it is a share (printed in %),
---   each=function(book, area) → list of { key=, name=, num=, den=, cells=, unknown=words } }.
--- num or den nil: missing. Entries with den 0 say nothing and are left out.

local books = require "book"
local rule = require "rule"

local M = {}

local zero, one, hundred = number(0), number(1), number(100)

local function known(list)
   local out = {}
   for _, e in ipairs(list) do
      if e.num and e.den and e.den > zero then
         out[e.key] = e
      end
   end
   return out
end

--- Whether there is anything to measure: an entry that is missing, or one that is not 不涉及 (den 0).
local function applies(list)
   for _, e in ipairs(list) do
      if not (e.num and e.den and e.den:eq(0)) then
         return true
      end
   end
   return false
end

local function ratio(set, among)
   local num, den, n = zero, zero, 0
   for key, e in pairs(set) do
      if not among or among[key] then
         num, den, n = num + e.num, den + e.den, n + 1
      end
   end
   return den > zero and num / den or nil, num, den, n
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

--- value for a gradual item: the first measure is the item's figure, the others stand beside it.
function M.measures(list)
   return function(book, area)
      local r = rule.result(list[1].rate and "%" or list[1].unit)
      local previous = books.other(book, book.period.previous)
      r.measures, r.total = {}, 0
      for i, measure in ipairs(list) do
         local entries = measure.each(book, area)
         local now_set, before_set = known(entries), known(measure.each(previous, area))
         for _, e in ipairs(entries) do
            rule.extend(r.inputs, e.cells)
            if not (e.num and e.den) then
               r.missing[#r.missing + 1] = e.name .. "（" .. measure.label .. "）"
            elseif e.short then
               r.behind[#r.behind + 1] = e.name .. "（" .. e.short .. "）"
            end
         end
         local value, num, den, n = ratio(now_set)
         local now, same_num, same_den, matched = ratio(now_set, before_set)
         local before, was_num, was_den = ratio(before_set, now_set)
         local whole_before, base_num, base_den = ratio(before_set)
         r.measures[i] = {
            label = measure.label, unit = measure.rate and "%" or measure.unit, value = shown(measure, value),
            previous = shown(measure, whole_before), direction = M.direction(measure, now, before), matched = matched,
            full = measure.rate and now ~= nil and now:eq(one) and before ~= nil and before:eq(one),
            rate = measure.rate, num = num, den = den, any = applies(entries), better = measure.better,
            base_num = base_num, base_den = base_den, same_num = same_num, same_den = same_den, was_num = was_num, was_den = was_den,
            now_matched = shown(measure, now), previous_matched = shown(measure, before),
         }
         r.total = r.total + (r.measures[i].any and 1 or 0)
         if i == 1 then
            r.value, r.num, r.den, r.rate, r.done, r.units = shown(measure, value), num, den, measure.rate, n, #entries
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
