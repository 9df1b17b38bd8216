--- How indicators (indicator_list.lua) are measured: for each area and the city, over the enterprises concerned.
---
--- Ratios are sums over sums, never a mean of rates. An enterprise whose figures are not all there enters neither sum and is named. 同比 is given on
--- the whole set and on the matched set (enterprises with figures in both periods). An official figure
--- wins, and the ledgers' sum stands beside it with the gap.

local books = require "book"
local policy = require "policy_data"
local quantity = require "quantity"
local record = require "record"
local rule = require "rule"
local settings = require "settings"

local M = { list = require("indicator_list").list }

local zero, hundred = number(0), number(100)

--- What each enterprise contributes: key → { top, bottom, cells }; who is missing; the keys in the ledgers' order.
function M.contributions(book, spec, area, without_power)
   local set, missing, order = {}, {}, {}
   for _, unit in ipairs(books.enterprises(book, spec.of or "above_designated", area)) do
      local power = false
      if without_power then
         power = rule.yes(unit.row, "power")
      end
      if power ~= true then
         local top, cells = books.flow(book, unit.key, spec.sum, nil, spec.ledger)
         local bottom = nil
         if spec.over then
            local more
            bottom, more = books.flow(book, unit.key, spec.over, nil, spec.ledger)
            rule.extend(cells, more)
            bottom = spec.whole and top and bottom and top + bottom or bottom
         end
         if unit.known and power == false and top and (bottom or not spec.over) then
            if not set[unit.key] then
               order[#order + 1] = unit.key
            end
            set[unit.key] = { top = top, bottom = bottom, cells = cells }
         else
            missing[#missing + 1] = unit.name
         end
      end
   end
   return set, missing, order
end

--- Sums over a set, on the keys also in `among` when given: the figure (nil when there is none), the two sums, how many.
local function figure(spec, set, among)
   local top, bottom, n = zero, zero, 0
   for key, c in pairs(set) do
      if not among or among[key] then
         top, n = top + c.top, n + 1
         bottom = c.bottom and bottom + c.bottom or bottom
      end
   end
   if n == 0 then
      return nil, top, bottom, 0
   elseif not spec.over then
      return top, top, nil, n
   elseif bottom:eq(0) then
      return nil, top, bottom, n
   end
   return top / bottom * (spec.scale or 1), top, bottom, n
end

--- 同比: percent of the base, or percentage points for a rate; nil without a base.
local function change(spec, now, before)
   if now == nil or before == nil then
      return nil
   elseif spec.points then
      return now - before
   elseif before:eq(0) then
      return nil
   end
   return (now - before) / before * hundred
end

--- A figure of the official ledger in the indicator's unit; nil and why where it can't be taken.
local function taken(spec, row)
   if not row.value then
      return nil, "数值缺失"
   elseif not row.unit then
      return nil, store.gap(row, "unit") == "fault" and "计量单位“" .. store.cell(row, "unit").raw .. "”不能识别" or "计量单位缺失"
   end
   -- 万元工业增加值用水量 is usually given in 立方米, its name saying for what.
   local unit = spec.unit == "m3/万元" and row.unit == "立方米" and "立方米/万元" or row.unit
   local value = quantity.convert(row.value, unit, spec.unit)
   if not value then
      return nil, "计量单位“" .. row.unit .. "”不是" .. spec.label .. "的单位"
   end
   return value
end

--- The official figure for an area (nil: the city) and period, in the indicator's unit: value and row; without
--- a usable one nil, the row that can't be used, and why.
function M.official(book, spec, area)
   local places = area and { books.area(area).name, area } or { "全市", project.city or "全市", "city" }
   if area then
      rule.extend(places, books.area(area).aliases)
   end
   local unusable, reason
   for _, row in ipairs(books.rows(book, "official", book.period.half == 0 and tostring(book.period.year) or book.snapshot)) do
      for _, place in ipairs(places) do
         if row.indicator == spec.official and row.place == place then
            local value, why = taken(spec, row)
            if value then
               return value, row
            end
            unusable, reason = unusable or row, reason or why
         end
      end
   end
   return nil, unusable, reason
end

--- The control value of the period's year: its row, or nil.
function M.control(book)
   local found
   for _, row in ipairs(books.reference(book, "control")) do
      if row.year and row.year:eq(book.period.year) and row.value then
         found = row
      end
   end
   return found
end

local text = record.text

--- One indicator for an area (without_power: leaving out the power plants), or for the city when area is nil.
function M.compute(book, spec, area, without_power)
   local ago = books.other(book, book.period.year_ago)
   local set, missing, order = M.contributions(book, spec, area, without_power)
   local base, base_missing = M.contributions(ago, spec, area, without_power)
   local value, top, bottom, n = figure(spec, set)
   local before, _, _, base_n = figure(spec, base)
   local matched_now, _, _, matched = figure(spec, set, base)
   local matched_before = figure(spec, base, set)
   local out = {
      spec = spec, area = area, value = value, ledger = value, missing = missing, count = n, top = top, bottom = bottom,
      previous = before, yoy = change(spec, value, before), base_count = base_n, base_missing = base_missing,
      matched = matched, yoy_matched = change(spec, matched_now, matched_before), basis = settings.get("ledger_price"),
      inputs = {}, without_power = without_power,
   }
   for _, key in ipairs(order) do
      rule.extend(out.inputs, set[key].cells)
   end
   if spec.official then
      M.prefer_official(book, out, before)
   end
   return out
end

--- Puts the official figure in the place of the ledgers' sum, which stays beside it.
function M.prefer_official(book, out, before)
   local spec, area = out.spec, out.area
   local official, row, why = M.official(book, spec, area)
   if row then
      table.insert(out.inputs, 1, store.cell(row, "unit"))
      table.insert(out.inputs, 1, store.cell(row, "value"))
   end
   if not official then
      out.unusable = why
      return
   end
   out.official, out.value, out.basis, out.scope, out.source = official, official, row.price, row.scope, row.source
   out.gap = out.ledger and out.ledger - official or nil
   local official_before = M.official(books.other(book, book.period.year_ago), spec, area)
   out.previous, out.previous_ledger = official_before or before, before
   out.yoy_ledger = out.yoy
   out.yoy = change(spec, official, official_before)
end

local function store_indicator(out, place, without_power)
   local spec = out.spec
   out.inputs[#out.inputs + 1] = { label = spec.names[1], value = text(out.top) }
   if spec.over then
      out.inputs[#out.inputs + 1] = { label = spec.names[2], value = text(out.bottom) }
   end
   if out.previous then
      out.inputs[#out.inputs + 1] = { label = "上年同期", value = out.previous:format(settings.get("rate_places")) }
   end
   if #out.missing > 0 then
      out.inputs[#out.inputs + 1] = { label = "数据缺失，未计入", value = table.concat(out.missing, "、") }
   end
   record.judge {
      kind = "indicator", subject = spec.id, area = place, status = out.value and "有数据" or "数据缺失",
      value = out.value, unit = spec.unit, formula = spec.formula, inputs = out.inputs,
      data = {
         label = spec.label, missing = #out.missing > 0 and out.missing or nil, count = tostring(out.count),
         previous = text(out.previous), change = text(out.yoy), change_unit = spec.points and "个百分点" or "%",
         matched = tostring(out.matched), change_matched = text(out.yoy_matched), change_ledger = text(out.yoy_ledger),
         official = text(out.official), official_unusable = out.unusable,
         previous_ledger = text(out.previous_ledger), ledger = text(out.ledger), gap = text(out.gap), basis = out.basis,
         scope = without_power and "不含电厂" or out.scope, source = out.source,
         base_missing = #out.base_missing > 0 and tostring(#out.base_missing) or nil,
      },
   }
end

--- Judges every indicator for every area and the city; returns id → area ("city" too) → result.
function M.run(book)
   local results = {}
   local control = M.control(book)
   for _, spec in ipairs(M.list) do
      local without_power = spec.scoped and control ~= nil and control.scope == "不含电厂"
      if policy.measures(spec.id) then
         results[spec.id] = {}
         for _, a in ipairs(project.areas) do
            results[spec.id][a.id] = M.compute(book, spec, a.id, without_power)
            store_indicator(results[spec.id][a.id], a.id, without_power)
         end
         results[spec.id].city = M.compute(book, spec, nil, without_power)
         store_indicator(results[spec.id].city, "city", without_power)
      end
   end
   return results
end

return M
