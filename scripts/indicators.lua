--- How indicators (indicator_list.lua) are measured: for each area and the city, over the enterprises concerned.
---
--- Ratios are sums over sums, never a mean of rates. An enterprise whose figures are not all there enters neither sum and is named. 同比 is given on
--- the whole set and on the matched set (enterprises with figures in both periods). An official figure
--- wins, and the ledgers' sum stands beside it with the gap.

local basis = require "basis"
local books = require "book"
local policy = require "policy_data"
local quantity = require "quantity"
local record = require "record"
local rule = require "rule"
local settings = require "settings"
local sources = require "sources"

local M = { list = require("indicator_list").list }

local zero, hundred = number(0), number(100)

--- An enterprise's two sums; the cells are added to inputs, when it is given.
local function amounts(book, spec, key, inputs)
   local from = inputs and #inputs or 0
   local top, bottom = books.sum(book, key, spec.sum, inputs, spec.ledger), nil
   if not top and spec.part then -- left blank, it is nothing where the other parts make up the whole
      local by, _, cells = sources.split(sources[spec.part], book, key)
      top = by and by[spec.sum[1]]
      if top and inputs then
         for i = #inputs, from + 1, -1 do
            inputs[i] = nil -- among the cells of the parts
         end
         rule.extend(inputs, cells)
      end
   end
   if spec.over then
      bottom = books.sum(book, key, spec.over, inputs, spec.ledger)
      if spec.whole and top and bottom and bottom:eq(0) and top > zero then
         bottom = nil -- a part of a whole that consists of nothing else: one of the two is wrong
      end
      bottom = spec.whole and top and bottom and top + bottom or bottom
   end
   return top, bottom
end

--- Whether a power plant's figures are left out: true, false, or nil when it is not known whether it is one.
local function left_out(row, without_power)
   if without_power then
      return rule.yes(row, "power")
   end
   return false
end

--- What an enterprise contributes for an area, or the city; nil when it is not one of those concerned or a figure is missing.
function M.contribution(book, spec, key, area, without_power)
   local row, known = books.member(book, spec.of or "above_designated", area, key)
   if not known or left_out(row, without_power) ~= false then
      return nil
   end
   local top, bottom = amounts(book, spec, key)
   if top and (bottom or not spec.over) then
      return top, bottom
   end
   return nil
end

--- Calls take(key, top, bottom) for each enterprise that contributes, in the directory's order, and missed(row, top, bottom, sure)
--- for each of which figures are missing, with those that are there; sure: it is one of those concerned. The cells of those that
--- contribute are added to inputs, when it is given.
function M.each(book, spec, area, without_power, inputs, take, missed)
   local over = spec.over
   for key, row, known in books.each(book, spec.of or "above_designated", area) do
      local power = left_out(row, without_power)
      if power ~= true then
         local before = inputs and #inputs
         local top, bottom = amounts(book, spec, key, inputs)
         if known and power == false and top and (bottom or not over) then
            take(key, top, bottom)
         else
            for i = inputs and #inputs or 0, before and before + 1 or 1, -1 do
               inputs[i] = nil
            end
            missed(row, top, bottom, known and power == false)
         end
      end
   end
end

--- Sums of contributions; each is added by add().
local function sums()
   return { top = zero, bottom = zero, count = 0 }
end

local function add(s, top, bottom)
   s.top, s.count = s.top + top, s.count + 1
   if bottom then
      s.bottom = s.bottom + bottom
   end
end

--- The figure of the sums, or nil when there is none.
local function figure(spec, s)
   if s.count == 0 then
      return nil
   elseif not spec.over then
      return s.top
   elseif s.bottom <= zero then
      return nil
   end
   return s.top / s.bottom * (spec.scale or 1)
end

--- Why the sums give no figure though there are some, as words; nil otherwise.
local function no_figure(spec, s)
   return spec.over and s.count > 0 and s.bottom <= zero and spec.names[2] .. "不大于零" or nil
end

--- 同比: percent of the base, or percentage points for a rate; nil without a base, and where it is not above nothing.
local function change(spec, now, before)
   if now == nil or before == nil then
      return nil
   elseif spec.points then
      return now - before
   elseif before <= zero then
      return nil
   end
   return (now - before) / before * hundred
end

--- A figure of the official ledger in the indicator's unit; nil and why where it can't be taken.
local function taken(spec, row)
   if not row.value then
      return nil, store.gap(row, "value") == "fault" and "数值“" .. store.cell(row, "value").raw .. "”不能确定" or "数值缺失"
   elseif not row.unit then
      return nil, store.gap(row, "unit") == "fault" and "计量单位“" .. store.cell(row, "unit").raw .. "”不能识别" or "计量单位缺失"
   end
   -- 万元工业增加值用水量 is usually given in 立方米, its name saying for what.
   local unit = spec.unit == "m3/万元" and row.unit == "立方米" and "立方米/万元" or row.unit
   local value = quantity.convert(row.value, unit, spec.unit)
   if not value then
      return nil, "计量单位“" .. row.unit .. "”不是" .. spec.label .. "的单位"
   elseif spec.whole and (value < zero or value >= number(spec.scale or 1)) then -- a part of a whole that the whole is more than
      return nil, "数值“" .. tostring(row.value) .. "”不可能"
   end
   return value
end

--- The control value of the period's year: its row, or nil; nil and the rows where several differ.
function M.control(book)
   local rows = {}
   for _, row in ipairs(books.reference(book, "control")) do
      if row.year and row.year:eq(book.period.year) and row.value then
         rows[#rows + 1] = row
      end
   end
   rows = books.latest(rows)
   local found = books.one(rows, function(a, b)
      return a.value:eq(b.value) and basis.price(a.price) == basis.price(b.price) and a.scope == b.scope
   end)
   return found, not found and #rows > 0 and rows or nil
end

--- Rows of one indicator and place in several scopes: those of the control value's scope where there are such.
local function in_scope(book, spec, found)
   local control = spec.scoped and M.control(book)
   local out = {}
   for _, one in ipairs(control and found or {}) do
      if basis.scope(one.row.scope) == control.scope then
         out[#out + 1] = one
      end
   end
   return #out > 0 and out or found
end

--- The official figure for an area (nil: the city) and period, in the indicator's unit: value and row; without
--- a usable one nil, the row that can't be used, and why. Where several differ none is taken, and the fourth says so.
function M.official(book, spec, area)
   local places = area and { books.area(area).name, area } or { "全市", project.city or "全市", "city" }
   if area then
      rule.extend(places, books.area(area).aliases)
   end
   local unusable, reason
   local found = {}
   for _, row in ipairs(books.rows(book, "official", book.period.half == 0 and tostring(book.period.year) or book.snapshot)) do
      for _, place in ipairs(places) do
         if row.indicator == spec.official and row.place == place then
            local value, why = taken(spec, row)
            if value then
               found[#found + 1] = { value = value, row = row }
               break
            end
            unusable, reason = unusable or row, reason or why
         end
      end
   end
   found = in_scope(book, spec, found)
   local one = books.one(found, function(a, b) return a.value:eq(b.value) end)
   if one then
      return one.value, one.row
   elseif #found > 0 then
      return nil, found[1].row, "有" .. #found .. "个不同的数值，不能确定采用哪一个", true
   end
   return nil, unusable, reason
end

local text = record.text

--- The official figure { value=, row=, why= }, whose cells go before the ledgers'.
local function official_cells(book, spec, area, inputs)
   local value, row, why, several = M.official(book, spec, area)
   if row then
      rule.extend(inputs, { store.cell(row, "value"), store.cell(row, "unit") })
   end
   return { value = value, row = row, why = why, several = several }
end

--- Whether two official figures say that they are on different bases; one that doesn't say it may be on any.
local function other_basis(a, b)
   return a.scope and b.scope and basis.scope(a.scope) ~= basis.scope(b.scope) or a.price and b.price and basis.price(a.price) ~= basis.price(b.price)
end

--- Puts the official figure in the place of the ledgers' sum, which stays beside it.
local function prefer_official(book, out, official)
   local spec, value, row = out.spec, official.value, official.row
   if not value then
      out.unusable, out.several = official.why, official.several
      return
   end
   out.official, out.value, out.basis, out.scope, out.source = value, value, row.price, basis.scope(row.scope), row.source
   out.gap = out.ledger and out.ledger - value or nil
   local before, before_row = M.official(books.other(book, book.period.year_ago), spec, out.area)
   local apart = before and other_basis(row, before_row)
   before = not apart and before or nil
   out.previous, out.previous_ledger = before or out.previous, out.previous
   out.yoy_ledger = out.yoy
   out.yoy = change(spec, value, before)
   out.no_change = not out.yoy and not out.yoy_ledger and (apart and "上年同期数口径不同，不计算同比" or out.no_change) or nil
end

--- The sums of a period that another is held against, and of how many enterprises figures are missing; the third is false when
--- nothing at all was reported.
local function base_sums(book, spec, area, without_power)
   local s, missing = sums(), 0
   if not without_power and not books.has_rows(book, spec.ledger or "monitoring", nil, book.halves) then
      return s, books.count(book, spec.of or "above_designated", area), false
   end
   M.each(book, spec, area, without_power, nil, function(_, top, bottom)
      add(s, top, bottom)
   end, function()
      missing = missing + 1
   end)
   return s, missing, true
end

--- What is known of an enterprise whose figures are not all there, as a line of a list that takes no memory.
local function doubt_line(top, rest, sure, area)
   return table.concat({ record.text(top) or "", record.text(rest) or "", sure and "1" or "", area or "" }, "|")
end

local function read_figure(said)
   local over, under = said:match("^(.-)/(.+)$")
   return said ~= "" and (over and number(over) / number(under) or number(said)) or nil
end

--- These one by one: top, rest, sure, area.
function M.doubts(found)
   local i = 0
   return function()
      i = i + 1
      local line = found.doubts[i]
      if line then
         local top, rest, sure, area = line:match("^(.-)|(.-)|(.-)|(.*)$")
         return { top = read_figure(top), rest = read_figure(rest), sure = sure == "1", area = area ~= "" and area or nil }
      end
   end
end

--- One indicator for an area (without_power: leaving out the power plants), or for the city when area is nil.
function M.compute(book, spec, area, without_power)
   local ago = books.other(book, book.period.year_ago)
   local before, base_missing, reported = base_sums(ago, spec, area, without_power)
   local now, now_matched, before_matched = sums(), sums(), sums()
   local missing, doubts, inputs, official = store.names(), store.names(), store.cells(), nil
   if spec.official then
      official = official_cells(book, spec, area, inputs)
   end
   M.each(book, spec, area, without_power, inputs, function(key, top, bottom)
      add(now, top, bottom)
      local top_before, bottom_before
      if reported then
         top_before, bottom_before = M.contribution(ago, spec, key, area, without_power)
      end
      if top_before then
         add(now_matched, top, bottom)
         add(before_matched, top_before, bottom_before)
      end
   end, function(row, top, bottom, sure)
      missing[#missing + 1] = books.name(row)
      if not area then
         doubts[#doubts + 1] = doubt_line(top, spec.whole and top and bottom and bottom - top or bottom, sure, row.area)
      end
   end)
   local value, previous = figure(spec, now), figure(spec, before)
   local out = {
      spec = spec, area = area, value = value, ledger = value, missing = missing, count = now.count, top = now.top, bottom = now.bottom,
      previous = previous, yoy = change(spec, value, previous), base_count = before.count, base_missing = base_missing,
      matched = now_matched.count, yoy_matched = change(spec, figure(spec, now_matched), figure(spec, before_matched)),
      basis = settings.get("ledger_price"), inputs = inputs, without_power = without_power,
      note = books.directory_note(book, area), doubts = doubts, reason = no_figure(spec, now),
      no_change = not spec.points and value and (previous and previous <= zero and "上年同期数不大于零，不计算同比"
         or no_figure(spec, before) and "上年同期" .. no_figure(spec, before) .. "，不计算同比") or nil,
   }
   out.nobody = now.count == 0 and #missing == 0 and books.nobody(book, spec.of or "above_designated", area)
   if official then
      prefer_official(book, out, official)
   end
   return out
end

--- Whether a figure of the field may be below nothing.
local function may_be_negative(spec, fields)
   for _, field in ipairs(require("ledgers." .. (spec.ledger or "monitoring")).fields) do
      for _, name in ipairs(fields) do
         if field.name == name and field.negative then
            return true
         end
      end
   end
   return false
end

--- The least and the most that a figure times a factor can be; nil: without bound.
local function reach(value, factor, negative)
   if factor:eq(0) then
      return zero, zero
   elseif value then
      return value * factor, value * factor
   elseif negative then
      return nil, nil
   end
   if factor < zero then
      return nil, zero
   end
   return zero, nil
end

local function plus(a, b)
   return a and b and a + b
end

--- Whether a ratio is surely held at a goal (most: at it or below, else at it or above) whatever the missing figures are: true,
--- false, or nil where they may decide. Held is a·Σtop + b·Σbottom ≥ 0, to which each enterprise adds its own.
function M.held(found, goal, most)
   local spec = found.spec
   local scale, negative = number(spec.scale or 1), may_be_negative(spec, spec.over)
   local a, b = spec.whole and scale - goal or scale, zero - goal -- of a whole the rest alone stands below
   if most then
      a, b = zero - a, goal
   end
   local low = found.top * a + (spec.whole and found.bottom - found.top or found.bottom) * b
   local high = low
   for d in M.doubts(found) do
      local top_least, top_most = reach(d.top, a, false)
      local rest_least, rest_most = reach(d.rest, b, negative)
      local least, most_of_it = plus(top_least, rest_least), plus(top_most, rest_most)
      if not d.sure then -- it may be none of those concerned
         least, most_of_it = least and (least < zero and least or zero), most_of_it and (most_of_it > zero and most_of_it or zero)
      end
      low, high = plus(low, least), plus(high, most_of_it)
   end
   if low and low >= zero then
      return true
   elseif high and high < zero then
      return false
   end
   return nil
end

--- whole: it is of the whole year, beside that of its second half.
local function store_indicator(out, place, whole)
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
      kind = "indicator", subject = spec.id .. (whole and "_year" or ""), area = place,
      status = out.value and "有数据" or out.nobody and "不适用" or "数据缺失",
      value = out.value, unit = spec.unit, formula = spec.formula, inputs = out.inputs,
      data = {
         label = spec.label .. (whole and "（全年）" or ""), missing = #out.missing > 0 and out.missing or nil, count = tostring(out.count),
         previous = text(out.previous), change = text(out.yoy), change_unit = spec.points and "个百分点" or "%",
         matched = tostring(out.matched), change_matched = text(out.yoy_matched), change_ledger = text(out.yoy_ledger),
         official = text(out.official), official_unusable = out.unusable,
         previous_ledger = text(out.previous_ledger), ledger = text(out.ledger), gap = text(out.gap), basis = out.basis,
         scope = out.without_power and "不含电厂" or out.scope, source = out.source,
         base_missing = out.base_missing > 0 and tostring(out.base_missing) or nil, note = out.note, reason = out.reason, no_change = out.no_change,
      },
   }
end

--- Whether an indicator is worked out without the power plants, as the control value is.
local function without_plants(book, spec)
   local control = spec.scoped and M.control(book)
   return control and control.scope == "不含电厂" or false
end

--- An indicator of the city, or of an area, in the whole year of a book's period. Where the year's first half-year has no ledger at all
--- nothing is known of it but an official figure: unbegun names the ledger that is not there.
function M.of_year(book, id, area)
   local first = book.to_date[1]
   for _, spec in ipairs(M.list) do
      if spec.id == id and policy.measures(id) then
         local year = books.other(book, tostring(book.period.year))
         local out = M.compute(year, spec, area, without_plants(year, spec))
         if not out.official and #store.query("SELECT 1 FROM source WHERE period = ?1 AND rows > 0 LIMIT 1", first) == 0 then
            out.value, out.unbegun = nil, books.label(spec.ledger or "monitoring", first)
         end
         return out
      end
   end
   return nil
end

--- Stores what a report tells of the whole year beside its second half; returns the city's.
local function run_year(book, spec)
   for _, a in ipairs(project.areas) do
      store_indicator(M.of_year(book, spec.id, a.id), a.id, true)
   end
   local city = M.of_year(book, spec.id)
   store_indicator(city, "city", true)
   return city
end

--- Judges every indicator for every area and the city; returns id → area ("city" too, and at a year's end "year", the city's of the
--- whole year) → result.
function M.run(book)
   local results = {}
   for _, spec in ipairs(M.list) do
      local without_power = without_plants(book, spec)
      if policy.measures(spec.id) then
         results[spec.id] = {}
         for _, a in ipairs(project.areas) do
            results[spec.id][a.id] = M.compute(book, spec, a.id, without_power)
            store_indicator(results[spec.id][a.id], a.id)
            results[spec.id][a.id].inputs = nil -- stored; the city's are a target's too
         end
         results[spec.id].city = M.compute(book, spec, nil, without_power)
         store_indicator(results[spec.id].city, "city")
         results[spec.id].year = book.period.half == 2 and spec.told and run_year(book, spec) or nil
      end
   end
   return results
end

return M
