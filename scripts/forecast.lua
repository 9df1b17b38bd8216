--- What the quantitative targets and the year's retrofit tasks (表1) may come to by the year's end (全年预计), at its half, for the
--- city and for each area. A forecast rests on an assumption, which is stored with it; its status is 预计, it never enters a
--- judgment, and a report prints it only where setting forecasts says so. What the policy wants of the city alone has no goal in
--- an area: the forecast stands there without one.
---
--- Sums that flow (intake, reuse, added value) are this half's divided by the half's share of last year, taken over the
--- enterprises known in both halves of it; without such a base, or for counts, this period's by the time that has passed (序时).
--- A project is finished by the year's end where its stage's weight has kept up with the time that has passed.

local books = require "book"
local indicators = require "indicators"
local policy = require "policy_data"
local record = require "record"
local rule = require "rule"

local M = {}

local zero, one, hundred = number(0), number(1), number(100)
local text = record.text
local places = 6 -- decimals of a forecast sum, so that sums stay small enough to be divided exactly

--- Sums of last year's half and of the whole year over the enterprises known in both halves: { top, bottom }, { top, bottom }.
local function last_year(book, found, area)
   local year = book.period.year - 1
   local first, second = books.other(book, year .. "H1"), books.other(book, year .. "H2")
   local part, whole, n = { top = zero, bottom = zero }, { top = zero, bottom = zero }, 0
   local function add(side, a, b)
      part[side], whole[side] = part[side] + (a or zero), whole[side] + (a or zero) + (b or zero)
   end
   indicators.each(first, found.spec, area, found.without_power, nil, function(key, top, bottom)
      local second_top, second_bottom = indicators.contribution(second, found.spec, key, area, found.without_power)
      if second_top then
         n = n + 1
         add("top", top, second_top)
         add("bottom", bottom, second_bottom)
      end
   end, function() end)
   return part, whole, n
end

--- An indicator that is a ratio of sums, for the whole year. Returns the value (nil without one), the assumption, inputs, and the
--- method: share (of last year) or pace.
local function of_indicator(book, found, area)
   if not found.ledger then
      return nil, nil, {}
   end
   local spec, inputs, shares = found.spec, {}, {}
   local part, whole, n = last_year(book, found, area)
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

--- entry: id, name, unit; goal and reaches where there is a goal; method, assumption, inputs, basis, note, areas.
local function judge(entry, place, value)
   record.judge {
      kind = "indicator", subject = entry.id .. "_forecast", area = place, status = value and "预计" or "无法预计", value = value,
      goal = entry.goal, unit = entry.unit, formula = entry.assumption or "全年预计：本期没有数据", inputs = entry.inputs,
      data = {
         label = entry.name .. "（全年预计）", name = entry.name, method = entry.method, assumption = entry.assumption, basis = entry.basis,
         reaches = entry.reaches ~= nil and (entry.reaches and "是" or "否") or nil, note = entry.note,
         behind = record.nonempty(entry.behind), missing = record.nonempty(entry.missing),
      },
   }
end

-- Targets ----------------------------------------------------------------------------------------

--- r: the target's result for the city; nil in an area, where the target sets no goal.
local function judge_target(target, place, r, value, assumption, inputs, method)
   local reaches
   if value and r and r.goal then
      reaches = r.most and value <= r.goal or not r.most and value >= r.goal
   end
   judge({ id = target.id, name = target.name.zh, unit = target.unit, goal = r and r.goal, reaches = reaches, method = method,
      assumption = assumption, inputs = inputs, basis = target.kept and "企业台账汇总" or nil, }, place, value)
end

local function run_targets(book, list, results, measured)
   for _, target in ipairs(list) do
      local r = policy.find("targets", target.id) and results[target.id]
      if r and target.kept then
         local found = r.indicator
         for _, a in ipairs(found and project.areas or {}) do
            judge_target(target, a.id, nil, of_indicator(book, measured[found.spec.id][a.id], a.id))
         end
         judge_target(target, "city", r, of_indicator(book, found or { spec = {} }))
      elseif r and r.value and r.expected and r.expected < one and r.f < one and not r.none then
         judge_target(target, "city", r, of_count(r))
      end
   end
end

-- Projects ---------------------------------------------------------------------------------------

--- How many of the listed projects keep up with the time that has passed: finished ones, and those in a stage whose weight is
--- at least 序时. Returns the number and inputs.
local function kept_up(r)
   local n, inputs = 0, {}
   for _, p in ipairs(r.list) do
      local weight = rule.stage_weight(p.stage)
      local ends = rule.stage_done(p.stage) or weight >= r.expected
      n = n + (ends and 1 or 0)
      inputs[#inputs + 1] = { label = p.name, value = p.stage .. (p.stage ~= "数据缺失" and "（权重" .. tostring(weight) .. "），"
         .. (ends and "年底前可完成" or "年底前难以完成") or ""), }
   end
   return n, inputs
end

--- One area's: nil without a task. A project whose stage is missing may be either: where it decides, nothing is foretold.
local function area_tasks(item, r, assumption)
   if r.none or not r.goal then
      return nil
   end
   local out = { id = item.id, name = item.name, unit = r.unit, goal = r.goal, method = "stage", assumption = assumption }
   local n
   n, out.inputs = kept_up(r)
   out.missing = r.missing
   if r.goal <= n then
      out.reaches = true
   elseif r.goal > n + #r.missing then
      out.reaches = false
   else
      out.note = "部分项目建设阶段数据缺失，能否完成无法预计"
   end
   return out, number(n)
end

--- item: id and name. results: the item's results by area. The city's figure is the areas' added up; it reaches its task when all do.
local function run_tasks(item, results)
   local assumption = "全年预计＝已完成和建设阶段权重达到序时进度的项目数"
   local city = { id = item.id, name = item.name, unit = "个", method = "stage", assumption = assumption, inputs = {}, behind = {}, missing = {},
      goal = zero, reaches = true, }
   local sum, any = zero, false
   for _, a in ipairs(project.areas) do
      local r = results[a.id]
      local entry, value
      if r.absent then
         city.missing[#city.missing + 1] = a.name
      else
         entry, value = area_tasks(item, r, assumption)
      end
      if entry then
         judge(entry, a.id, value)
         any, sum, city.goal = true, sum + value, city.goal + entry.goal
         city.inputs[#city.inputs + 1] = { label = a.name, value = tostring(value) .. "/" .. tostring(entry.goal) .. "个" }
         if entry.reaches == false then
            city.behind[#city.behind + 1] = a.name
         elseif entry.reaches == nil then
            city.missing[#city.missing + 1] = a.name
         end
      end
   end
   if #city.behind > 0 then
      city.reaches = false
   elseif #city.missing > 0 then
      city.reaches = nil
   end
   if any or #city.missing > 0 then
      city.goal = any and city.goal or nil
      judge(city, "city", any and sum or nil)
   end
end

--- Forecasts at the half of the year. targets: the list; results: target id → its result; items: item id → area → result;
--- measured: indicator id → area → result. Nothing at the year's end, when the year is known, and nothing for targets that are
--- counts before their year or already done.
function M.run(book, targets, results, items, measured)
   if book.period.half ~= 1 then
      return
   end
   run_targets(book, targets, results, measured)
   local yearly = policy.yearly()
   if yearly and items[yearly.item] then
      run_tasks({ id = yearly.item, name = (yearly.works.zh or yearly.works) .. "年度任务" }, items[yearly.item])
   end
end

return M
