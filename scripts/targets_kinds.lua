--- How the kinds of annual target are judged: counts, kept limits and qualitative ones.
---
--- A target before its year is shown, not judged: where it is already met it is 达序时, else 未到期.

local basis = require "basis"
local books = require "book"
local days = require "days"
local indicators = require "indicators"
local policy = require "policy_data"
local published = require "published"
local record = require "record"
local rule = require "rule"
local status = require "status"
local words = require "report_words"

local M = {}

local zero, one, hundred = number(0), number(1), number(100)
local text = record.text

-- Values: (context) → result ---------------------------------------------------------------------
-- context: book, items (results by id), indicators (by id), target, halves, stood (item, half → status in the city).

--- Counts rows of a ledger for the whole city.
function M.count(spec)
   local counted = rule.count(spec)
   return function(context)
      local book = context.book
      local sent = books.has_file(book, spec.ledger, nil)
      for _, id in ipairs(spec.lasting and books.earlier(book, policy.start()) or {}) do
         sent = sent or books.has_file(book, spec.ledger, nil, id)
      end
      if not sent then
         return { none = "数据缺失", missing = { (require("ledgers." .. spec.ledger)).label }, inputs = {} }
      end
      local r = counted(book)
      if book.period.year > context.target.year then -- a goal that was reached in its year stands as it was then
         local left, goal = counted(books.other(book, context.target.year .. "H2")), M.policy_goal(context)
         local still = goal and left.value and r.value and r.value >= number(goal) -- what a later list takes back does not count
         r = still and left.value >= number(goal) and left or r
      end
      rule.unsent(r, spec.lasting and books.unsent(book, spec.ledger, nil, { book.snapshot }) or {})
      return r
   end
end

--- Who lacks the data of a half-year's item: { half=, names=, ledgers= }, the ledgers that have not come at all.
local function owed(half, areas)
   local names, ledgers, seen = {}, {}, {}
   for _, a in ipairs(project.areas) do
      local r = areas[a.id]
      if r and r.status == "数据缺失" then
         names[#names + 1] = a.name
         for _, ledger in ipairs(r.absent and r.missing or {}) do
            ledgers[#ledgers + 1] = not seen[ledger] and ledger or nil
            seen[ledger] = true
         end
      end
   end
   return { half = half, names = names, ledgers = ledgers }
end

--- In how many of the halves so far of the period's year, or of the target's once that is over, an item was done for the city. Halves after the as-of day don't
--- count, even where they have been judged.
function M.item_done(spec)
   return function(context)
      local r, now = rule.result(), context.items[spec.item]
      r.value, r.item, r.spared, r.owed = zero, spec.item, 0, {}
      local ended = 0
      for _, half in ipairs(context.halves) do
         local found, areas
         ended = ended + (half > context.book.snapshot and 0 or 1)
         if half > context.book.snapshot then
            found = "未到期末"
         elseif half == context.book.period.id then
            found, areas = now and now.city.status, now
         else
            found, areas = context.stood(spec.item, half) -- what was judged then may rest on files that have come anew since
         end
         r.inputs[#r.inputs + 1] = { label = half .. " 条目" .. spec.item .. "（全市）", value = found or "尚未评价" }
         if found == "已完成" then
            r.value = r.value + 1
         elseif found == "不适用" then
            r.spared = r.spared + 1 -- there was nobody to whom the item applies
         elseif found == nil or found == "数据缺失" then
            r.missing[#r.missing + 1] = half
            r.owed[#r.owed + 1] = owed(half, areas or {})
         end
      end
      if r.spared > 0 and r.spared == ended then
         r.none = "不适用"
      end
      return r
   end
end

--- Whether a target is judged in a book's period, and not only shown.
local function judged_in(target, book)
   return target.yearly or book.period.year >= target.year
end

--- A measured indicator of the city; at a year's end that of the whole year, since a goal is a year's. r.of: that year.
function M.indicator(spec)
   return function(context)
      local book, found = context.book, context.indicators[spec.id]
      if not found then
         return { none = "数据缺失", missing = { "指标 " .. spec.id }, inputs = {} }
      end
      local year = book.period.half == 2 and (found.year or indicators.of_year(book, spec.id))
      if year and (not year.value and not judged_in(context.target, book) or year.unbegun and context.target.yearly and not M.control(context)) then
         year = nil -- nothing is held against it, or not yet
      end
      found = year or found.city
      local r = rule.result()
      r.of = year and tostring(book.period.year) or nil
      rule.extend(r.inputs, found.inputs)
      r.value, r.indicator = found.value, found
      r.official_source = found.official and (found.source or "") or nil
      if found.unbegun then
         r.none, r.missing, r.note = "数据缺失", { found.unbegun }, "本年上半年没有台账，全年数不能确定，不作判断"
      elseif not found.value and found.nobody then
         r.none = "不适用"
      elseif not found.value then
         r.none, r.missing, r.note = "数据缺失", found.missing, found.reason
      elseif found.several then
         r.none, r.missing, r.note = "官方数值不一", { "唯一的官方数值" }, "官方数值" .. found.unusable .. "，不作判断"
      end
      r.incomplete = found.missing
      return r
   end
end

--- 同比 as evidence.
local function yearly(found)
   return words.yearly_alone { change = found.yoy, change_ledger = found.yoy_ledger, change_unit = found.spec.points and "个百分点" or "%",
      no_change = found.no_change, }
end

--- The indicator whose 同比 a target rests on, and which time it is of in words: that of the half-year, of the whole year at its end
--- (全年), and once the target's year is over as that year left it (2026年全年).
local function change_of(context, id)
   local book, found, target = context.book, context.indicators[id], context.target
   if found and book.period.year > target.year then
      local year = indicators.of_year(books.other(book, target.year .. "H2"), id)
      if year and year.value then
         return year, target.year .. "年全年"
      end
   elseif found and book.period.half ~= 1 and found.year and found.year.value then
      return found.year, "全年"
   end
   return found and found.city, ""
end

--- How many of a ledger's records an item of the evidence counts, where these are not all of them: ，计入6次.
local function counted(spec, context, ledger, all)
   for _, id in ipairs(spec.items or {}) do
      local found, own = context.items[id], policy.find("items", id)
      for _, name in ipairs(own and own.evidence or {}) do
         local n = name == ledger and found and found.city.value
         if n and n < all then
            return "，计入" .. tostring(n) .. (found.city.unit or "条")
         end
      end
   end
   return ""
end

--- Evidence for a target without a figure: items, indicators and ledgers by name.
function M.qualitative(spec)
   return function(context)
      local r = rule.result()
      r.qualitative, r.evidence = true, {}
      local function add(kind, subject, label, value)
         r.evidence[#r.evidence + 1] = { kind = kind, subject = subject, label = label, text = value }
         r.inputs[#r.inputs + 1] = { label = "佐证：" .. label, value = value }
      end
      for _, id in ipairs(spec.items or {}) do
         local found, item = context.items[id], policy.find("items", id)
         if found then
            local counts = found.city.counts and status.counts_text(found.city.counts) or found.city.status
            add("item", id, id .. " " .. (item.short or ""), counts)
         end
      end
      for _, id in ipairs(spec.indicators or {}) do
         local found, when = change_of(context, id)
         if found then
            add("indicator", id, found.spec.label, found.value and when .. yearly(found) or found.nobody and "不适用" or "数据缺失")
         end
      end
      if spec.preparing then
         local n = 0
         for _, row in ipairs(books.rows(context.book, "cases")) do
            n = n + (row.stage and not published.reached(row.stage) and 1 or 0)
         end
         add("ledger", "cases", "正在形成的典型案例",
            books.has_file(context.book, "cases", nil) and n .. "个" or "数据缺失")
      end
      for _, ledger in ipairs(spec.ledgers or {}) do
         local label = (require("ledgers." .. ledger)).label
         local rows = books.rows(context.book, ledger, ledger == "activities" and context.book.to_date or nil)
         add("ledger", ledger, label, #rows > 0 and "登记" .. #rows .. "条" .. counted(spec, context, ledger, #rows)
            or (books.has_file(context.book, ledger, nil) and "无记录" or "数据缺失"))
      end
      return r
   end
end

-- Goals: (result, context) → result with goal, f, up ---------------------------------------------

local function resolve(goal, context, r)
   if type(goal) == "function" then
      return goal(context, r)
   end
   return goal
end

--- The figure that the policy itself gives.
function M.policy_goal(context)
   return context.policy and context.policy.goal
end

--- The province's control value for the period's year; nil: 指标未下达. Where several differ nil, nil and these.
function M.control(context)
   local row, several = indicators.control(context.book)
   if row then
      return row.value, row
   end
   return nil, nil, several
end

--- Several control values, none of which can be taken.
local function undecided(r, several)
   local values = {}
   for i, row in ipairs(several) do
      values[i] = tostring(row.value)
      r.inputs[#r.inputs + 1] = store.cell(row, "value")
   end
   r.none, r.missing = "控制指标不一", { "唯一的控制指标" }
   r.note = "控制指标给出" .. #several .. "个（" .. table.concat(values, "、") .. "），不能确定以哪一个为准，不作判断"
   return r
end

--- Done at the goal or above it.
function M.at_least(goal)
   return function(r, context)
      local want = resolve(goal, context, r)
      if want == nil then
         r.unset = true
         return r
      end
      return rule.against(r, want)
   end
end

--- Whether two price bases are surely the same; one that is not given may be any.
local function same_prices(a, b)
   return a ~= nil and basis.price(a) == basis.price(b)
end

--- Done at the goal or below it. A goal may bring its row, whose basis must be the value's.
function M.at_most(goal)
   return function(r, context)
      local want, row, several = resolve(goal, context, r)
      if several then
         return undecided(r, several)
      elseif want == nil then
         r.unset = true
         return r
      end
      r.goal = number(want)
      if row then
         r.inputs[#r.inputs + 1] = store.cell(row, "value")
         r.basis, r.scope = row.price, row.scope
         local of = r.indicator
         local scope = of.official and of.scope or not of.official and row.scope or nil -- the ledgers' sum is made in the control value's
         if not same_prices(row.price, of.basis) or row.scope == nil or scope ~= row.scope then
            r.none, r.missing = "口径不一致", { "与控制指标同口径的数值" }
            r.note = "控制指标口径为" .. (row.price or "价格口径未注明") .. "、" .. (row.scope or "统计口径未注明") .. "，数值口径为"
               .. (of.basis or "价格口径未注明") .. "、" .. (scope or "统计口径未注明") .. "，不作判断"
            return r
         end
      end
      r.f, r.most = r.value <= r.goal and one or (r.goal / r.value), true
      r.up = r.f
      return r
   end
end

-- Judging ----------------------------------------------------------------------------------------

--- The day that a conclusion is of: its date, or the end of its half-year.
local function concluded(row)
   return row.date or row.period and periods(row.period).last or ""
end

--- The latest conclusion, and one of the same half-year and day that says otherwise: which of them holds is not known then. One
--- that says neither yes nor no (待定) is one too, as long as it says something.
local function conclusion(book, id)
   local latest, other
   for _, row in ipairs(books.reference(book, "conclusions")) do
      local says = row.met ~= nil or row.conclusion ~= nil or store.gap(row, "met") == "fault"
      if row.target == id and says and (not latest or not days.later(concluded(latest), concluded(row))) then
         local again = latest and latest.period == row.period and latest.date == row.date
         other = again and (latest.met ~= row.met and latest or other) or nil
         latest = row
      end
   end
   return latest, other
end

local function judge_qualitative(r, context)
   local row, other = conclusion(context.book, context.target.id)
   r.note = "定性，佐证如下"
   r.status = "待认定"
   if other then
      r.note = "认定结论给出不止一次且不一致，不能确定以哪一个为准"
      for _, each in ipairs { other, row } do
         rule.extend(r.inputs, { store.cell(each, "met"), store.cell(each, "conclusion"), store.cell(each, "date") })
      end
   elseif row then
      for _, field in ipairs { "met", "conclusion", "by", "date" } do
         r.inputs[#r.inputs + 1] = store.cell(row, field)
      end
      if row.met == nil then
         r.note = "最近一次认定未作结论，佐证如下"
         return
      end
      if store.broken(row, "contradicts") then
         r.note = "认定自相矛盾：是否达到填“" .. (row.met and "是" or "否") .. "”，认定结论写“" .. row.conclusion .. "”，不能确定以哪一个为准"
         return
      end
      r.conclusion = { text = row.conclusion, by = row.by, date = row.date, met = row.met and "是" or "否" }
      local due = context.target.due <= context.book.as_of
      r.status = row.met and "已完成" or (due and "逾期" or "滞后")
   end
   return r
end

--- The areas of enterprises with missing figures, as words.
local function lacking(found)
   local out, seen = {}, {}
   for d in indicators.doubts(found) do
      local name = d.area and books.area(d.area).name or ""
      if not seen[name] then
         seen[name] = true
         out[#out + 1] = name .. "企业数据"
      end
   end
   return out
end

local function judge_kept(r, context)
   local due = context.target.due <= context.book.as_of
   local judged = judged_in(context.target, context.book)
   local found, held = r.indicator, r.f >= one
   if judged and not found.official and #found.missing > 0 then
      held = indicators.held(found, r.goal, r.most)
      if held == nil then
         r.status = "数据缺失"
         r.note = "部分企业数据缺失，补齐后可能改变结论，不作判断"
         r.missing = lacking(found)
         return
      end
   end
   if held then
      r.status = due and "已完成" or "达序时"
   elseif not judged then
      r.status = "未到期"
   else
      r.status = due and "逾期" or "滞后"
   end
end

local function judge_counted(r, context)
   local target, book = context.target, context.book
   if book.period.year < target.year then
      r.status = r.f >= one and "达序时" or "未到期"
      return
   end
   r.expected = target.cycle and status.expected(target, book, policy.start()) or one
   r.status = status.required { f = r.f, up = r.up, expected = r.expected, overdue = target.due <= book.as_of }
end

local function judge_one(target, context)
   local r = target.value(context)
   local set, _, several = M.control(context)
   if target.yearly and not set and not several then
      r.status = "指标未下达"
   elseif r.none then
      r.status = r.none == "不适用" and "不适用" or "数据缺失"
      if r.value and target.kept then -- what it would be held against is shown all the same
         local goal = target.yearly and set or M.policy_goal(context)
         r.goal = goal and number(goal) or nil
      end
   elseif r.qualitative then
      judge_qualitative(r, context)
   else
      r = target.goal(r, context)
      if r.unset then
         r.status = "指标未下达"
      elseif r.none then
         r.status = "数据缺失"
      elseif target.kept then
         judge_kept(r, context)
      else
         judge_counted(r, context)
      end
   end
   if r.value and r.goal and not r.none then
      r.gap = target.unit == "%" and r.value - r.goal or r.expected and status.gap(r.f, r.expected) or nil
   end
   return r
end

--- Judges each target of the list that the policy names, for the city. Returns id → result.
function M.run(list, book, items, measured, stood)
   local results = {}
   for _, target in ipairs(list) do
      local found = policy.find("targets", target.id)
      if found then
         local year = math.min(book.period.year, target.year) -- once its year is over a target stays as that year left it
         local context = { book = book, items = items, indicators = measured, target = target, policy = found, stood = stood,
            halves = { year .. "H1", year .. "H2" }, }
         local r = judge_one(target, context)
         results[target.id] = r
         record.judge {
            kind = "target", subject = target.id, area = "city", status = r.status, value = r.value, goal = r.goal,
            unit = target.unit, formula = target.formula or "定性指标，列示佐证和认定结论", inputs = r.inputs,
            data = {
               year = tostring(target.year), due = target.due, name = target.name.zh, name_en = target.name.en,
               mode = r.qualitative and "qualitative" or "required", progress = r.f and text(r.f * hundred),
               expected = r.expected and text(r.expected * hundred), gap = text(r.gap), light = status.light(r.status, r.gap),
               note = r.note, evidence = r.evidence, conclusion = r.conclusion, basis = r.basis, scope = r.scope,
               missing = record.nonempty(r.missing),
               incomplete = record.nonempty(r.incomplete), item = r.item, of = r.of, owed = record.nonempty(r.owed),
               official_source = r.official_source, -- "" where the ledger gives none; nil: no official figure
            },
         }
      end
   end
   return results
end

return M
