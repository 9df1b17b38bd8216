--- What the quantitative targets may come to by the year's end (全年预计), at its half. A forecast rests on an assumption, which
--- is stored with it; its status is 预计, it never enters a judgment, and a report prints it only where setting forecasts says so.
---
--- Sums that flow (intake, reuse, added value) are this half's divided by the half's share of last year, taken over the
--- enterprises known in both halves of it; without such a base, or for counts, this period's by the time that has passed (序时).

local books = require "book"
local indicators = require "indicators"
local policy = require "policy_data"
local record = require "record"

local M = {}

local zero, one, hundred = number(0), number(1), number(100)
local text = record.text
local places = 6 -- decimals of a forecast sum, so that sums stay small enough to be divided exactly

--- Sums of last year's half and of the whole year over the enterprises known in both halves: { top, bottom }, { top, bottom }.
local function last_year(book, found)
   local year = book.period.year - 1
   local function half(id)
      return indicators.contributions(books.other(book, id), found.spec, nil, found.without_power)
   end
   local first, second = half(year .. "H1"), half(year .. "H2")
   local part, whole, n = { top = zero, bottom = zero }, { top = zero, bottom = zero }, 0
   for key, a in pairs(first) do
      local b = second[key]
      if b then
         n = n + 1
         for _, side in ipairs { "top", "bottom" } do
            part[side] = part[side] + (a[side] or zero)
            whole[side] = whole[side] + (a[side] or zero) + (b[side] or zero)
         end
      end
   end
   return part, whole, n
end

--- An indicator that is a ratio of sums, for the whole year. Returns the value (nil without one), the assumption, inputs, and the
--- method: share (of last year) or pace.
local function of_indicator(book, found)
   if not found.ledger then
      return nil, nil, {}
   end
   local spec, inputs, shares = found.spec, {}, {}
   local part, whole, n = last_year(book, found)
   local by_share = n > 0 and part.top > zero and part.bottom > zero
   local passed = number(book.period.months) / 12
   local sums = {}
   for i, side in ipairs { "top", "bottom" } do
      local share = by_share and part[side] / whole[side] or passed
      sums[side] = (found[side] / share):round(places)
      shares[i] = (share * hundred):format(1) .. "%"
      local lines = { { "本期" .. spec.names[i], text(found[side]) } }
      if by_share then
         table.move({ { "上年上半年" .. spec.names[i] .. "（两个半年均有数据的企业）", text(part[side]) },
            { "上年全年" .. spec.names[i] .. "（同上）", text(whole[side]) }, }, 1, 2, 2, lines)
      end
      lines[#lines + 1] = { "全年预计" .. spec.names[i], text(sums[side]) }
      for _, line in ipairs(lines) do
         inputs[#inputs + 1] = { label = line[1], value = line[2] }
      end
   end
   if sums.bottom:eq(zero) then
      return nil, nil, inputs
   end
   local assumption = by_share and "全年预计＝上半年实绩÷上年上半年占全年比重（" .. spec.names[1] .. shares[1] .. "、" .. spec.names[2] .. shares[2] .. "）"
      or "上年两个半年没有可比数据，全年预计＝上半年实绩÷已过时间占全年比重（" .. shares[1] .. "）"
   return sums.top / sums.bottom * (spec.scale or 1), assumption, inputs, by_share and "share" or "pace"
end

--- A count, by the time that has passed of that it has; whole ones only.
local function of_count(r)
   local value = r.value / r.expected
   local whole = value:round(0)
   local assumption = "全年预计＝本期完成数÷序时进度（" .. (r.expected * hundred):format(1) .. "%），取整数"
   return whole > value and whole - one or whole, assumption, { { label = "本期完成数", value = text(r.value) } }, "pace"
end

local function judge(target, r, value, assumption, inputs, method)
   local reaches
   if value and r.goal then
      reaches = r.most and value <= r.goal or not r.most and value >= r.goal
   end
   record.judge {
      kind = "indicator", subject = target.id .. "_forecast", area = "city", status = value and "预计" or "无法预计", value = value,
      goal = r.goal, unit = target.unit, formula = assumption or "全年预计：本期没有数据", inputs = inputs,
      data = {
         label = target.name.zh .. "（全年预计）", name = target.name.zh, method = method, assumption = assumption,
         basis = r.indicator and "企业台账汇总" or nil, reaches = reaches ~= nil and (reaches and "是" or "否") or nil,
      },
   }
end

--- Forecasts for the quantitative targets. list: the targets; results: target id → its result. Nothing at the year's end, when
--- the year is known, and nothing for counts before their year or already done.
function M.run(book, list, results)
   if book.period.half ~= 1 then
      return
   end
   for _, target in ipairs(list) do
      local r = policy.find("targets", target.id) and results[target.id]
      if r and target.kept then
         judge(target, r, of_indicator(book, r.indicator or { spec = {} }))
      elseif r and r.value and r.expected and r.expected < one and r.f < one and not r.none then
         judge(target, r, of_count(r))
      end
   end
end

return M
