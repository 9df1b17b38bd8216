--- Judges a period: indicators, the 23 items by area and for the city, the tasks, the annual targets, and what they may come
--- to by the year's end.
--- Every judgment is stored with its formula and inputs, so that `wenheng explain` prints the chain.

local books = require "book"
local forecast = require "forecast"
local gradual = require "gradual"
local indicators = require "indicators"
local items = require "items"
local policy = require "policy_data"
local record = require "record"
local rollup = require "rollup"
local rule = require "rule"
local status = require "status"
local targets = require "targets"

local hundred = number(100)
local add_note = rule.add_note
local text, nonempty = record.text, record.nonempty

local function parts_text(parts)
   local out = {}
   for i, p in ipairs(parts or {}) do
      out[i] = { label = p.label, value = text(p.value), unit = p.unit, previous = text(p.previous),
         blank = p.blank and tostring(p.blank) or nil, }
   end
   return nonempty(out)
end

--- Whether an item needs a ledger for the area at all: where there is nobody to be judged by it, it is not missed. item.needed:
--- ledger → the flag of those it is about, or a function that says so.
local function needed(item, ledger, book, area)
   local by = item.needed and item.needed[ledger]
   if type(by) == "function" then
      return by(book, area)
   end
   return by == nil or books.count(book, by, area) > 0
end

--- Whether a list of what stays once it is there was ever sent in the policy's time.
local function sent_ever(book, name, area)
   local halves = books.earlier(book, policy.start())
   return books.has_file(book, name, area) or #books.unsent(book, name, area, halves) < #halves
end

--- Ledgers that are not there, so that nothing can be judged.
local function absent(item, book, area)
   local out = {}
   local function miss(names, how, unless)
      for _, name in ipairs(names or {}) do
         if not how(book, name, area) and not (unless and not needed(item, name, book, area)) then
            out[#out + 1] = books.label(name)
         end
      end
   end
   local known = true -- whether it is known who there is
   for _, name in ipairs(item.needs or {}) do
      known = known and (name ~= "enterprises" or books.has_rows(book, name, area))
   end
   miss(item.needs, books.has_rows, known)
   miss(item.tells, books.has_told, known)
   miss(item.lists, item.since and function(b, name, a)
      return #books.unsent(b, name, a) < #b.to_date
   end or item.lasting and sent_ever or books.has_file, known)
   if area and item.needs_for and #out == 0 then
      out = books.absent(book, item.needs_for(area), area, books.has_rows)
   end
   return out
end

local function encouraged(r)
   if r.value and r.value > 0 then
      return "已开展"
   end
   for _, p in ipairs(r.parts) do
      if p.counts and p.value and p.value > 0 then
         return "已开展"
      end
   end
   return #r.missing > 0 and "数据缺失" or "未开展"
end

--- Says where an area wrote in a list that there is none: what was taken for that is told.
local function tell_stated(r, item, book, area)
   for _, name in ipairs(area and rule.extend(rule.extend({}, item.lists or {}), item.tells or {}) or {}) do
      local said = books.stated_none(book, name, area)
      if said then
         add_note(r, books.label(name) .. "填“" .. said .. "”，按没有可报的计")
      end
   end
end

--- Names the areas that sent a list without a record and without a word that there is none: each of an area's items says so, that of the
--- city whose lists they are.
local function tell_empty(r, item, book, area)
   for _, name in ipairs(rule.extend(rule.extend({}, item.lists or {}), item.tells or {})) do
      local names = books.empty_lists(book, name, area)
      if #names > 0 then
         add_note(r, (area and "" or table.concat(names, "、") .. "的") .. books.label(name) .. "没有一条记录，也没有填“无”，按没有可报的计")
      end
   end
end

--- Judges an item for an area (nil: the city, for items of its scope). mode overrides the item's.
local function measure(item, book, area, mode)
   local gone = absent(item, book, area)
   if #gone > 0 then
      return { status = "数据缺失", missing = gone, behind = {}, parts = {}, inputs = {}, absent = true, note = "未报送" }
   end
   local r = item.value(book, area)
   if item.also then
      item.also(r, book, area)
   end
   for _, name in ipairs(item.needs or {}) do
      if name == "enterprises" then
         add_note(r, books.directory_note(book, area))
      end
   end
   tell_stated(r, item, book, area)
   tell_empty(r, item, book, area)
   for _, name in ipairs(item.since and item.lists or item.lasting and item.lists or {}) do
      rule.unsent(r, books.unsent(book, name, area, item.lasting and { book.snapshot } or nil))
   end
   if item.goal and mode == "required" and not r.none and not r.unknowable then
      r = item.goal(r, book, area)
   end
   if r.unknowable then
      r.status = "数据缺失"
      return r
   elseif r.none then
      r.status, r.value, r.done, r.total, r.undecided, r.behind = "不适用", nil, nil, nil, nil, {}
      return r
   end
   if mode == "gradual" then
      local note
      r.status, note = gradual.status(r)
      add_note(r, note)
   elseif mode == "encouraged" then
      r.status = encouraged(r)
   else
      r.expected = status.expected(item, book, policy.start())
      r.pace = r.pace or r.f
      r.status = status.required {
         f = r.f, up = r.up, pace = r.pace, pace_up = r.pace_up, expected = r.expected,
         overdue = item.due ~= nil and item.due <= book.as_of, begun = r.begun,
      }
      r.gap = status.gap(r.begun and r.up or r.pace, r.expected)
      if r.status == "已完成" and r.goal_max and r.value >= r.goal_max and r.goal_max > r.goal then
         add_note(r, "达到上限")
      end
   end
   return r
end

local function value_text(r)
   if not r.value then
      return ""
   end
   local whole = r.value:tointeger()
   local value = whole and tostring(whole) or r.value:format(1)
   if r.goal and not r.goal_text then
      return value .. "/" .. tostring(r.goal) .. (r.unit or "")
   end
   return value .. (r.goal_text and "/" .. r.goal_text or "") .. (r.unit or "")
end

local function previous_value(item, book, area)
   local before = books.other(book, book.period.previous)
   if #absent(item, before, area) > 0 then
      return nil
   end
   local r = item.value(before, area)
   return not r.none and r.value or nil
end

local function measures_text(r)
   local out = {}
   for i, m in ipairs(r.measures or {}) do
      out[i] = { label = m.label, unit = m.unit, value = text(m.value), previous = text(m.previous), matched = tostring(m.matched),
         now_matched = text(m.now_matched), previous_matched = text(m.previous_matched),
         direction = m.direction and ({ [-1] = "差", [0] = "平", [1] = "好" })[m.direction] or nil, }
   end
   return nonempty(out)
end

local function store_item(item, r, place, mode)
   record.judge {
      kind = "item", subject = item.id, area = place, status = r.status, value = r.value, goal = r.goal, unit = r.unit,
      formula = item.formula, inputs = r.inputs,
      data = {
         mode = mode, cycle = item.cycle, due = item.due, scope = item.scope,
         progress = r.begun == nil and r.pace and text(r.pace * hundred) or nil, share = r.begun == nil and r.f and text(r.f * hundred) or nil,
         expected = r.expected and text(r.expected * hundred), gap = text(r.gap),
         light = status.light(r.status, r.gap or r.worst_gap), note = r.note, none = r.none, detail = r.detail,
         done = r.done and tostring(r.done), applicable = r.total and tostring(r.total), undecided = (r.undecided or 0) > 0 and tostring(r.undecided) or nil,
         missing = nonempty(r.missing), lacking = nonempty(r.lacking), -- of what is only shown beside
         -- No one is behind in what was only encouraged.
         behind = mode ~= "encouraged" and nonempty(r.behind) or nil,
         without = mode == "encouraged" and nonempty(r.behind) or nil, parts = parts_text(r.parts), measures = measures_text(r),
         stages = nonempty(r.stages), projects = nonempty(r.list), named = nonempty(r.named), carried = r.carried, improved = nonempty(r.improved),
         goal_text = r.goal_text, goal_max = text(r.goal_max), previous = text(r.previous), counts = nonempty(r.counts),
         areas = nonempty(r.places), absent = r.absent,
      },
   }
   r.inputs = nil -- stored
end

--- The areas' figures of the period before, added up; nil when one to which the item applies has none.
local function sum_previous(list)
   local sum = number(0)
   for _, r in ipairs(list) do
      if r.previous then
         sum = sum + r.previous
      elseif r.status ~= "不适用" then
         return nil
      end
   end
   return sum
end

--- An item judged for an area, as rollup.lua wants it.
local function measure_area(item, book, a, mode)
   local r = measure(item, book, a.id, mode)
   r.area, r.name, r.mode, r.id = a.id, a.name, mode, item.id
   r.owed = r.absent and item.owed and item.owed(book, a.id) or nil
   r.value_text = value_text(r)
   return r
end

--- One item: each area, then the city. Returns area id (or "city") → { status=, mode= … }.
local function run_item(item, book)
   local results, list = {}, {}
   for _, a in ipairs(project.areas) do
      -- What the city as a whole must reach is shown by contribution in the areas, where no one is behind.
      local mode = item.scope == "city" and "encouraged" or item.mode
      local r = measure_area(item, book, a, mode)
      if mode == "encouraged" and not r.absent then
         r.previous = previous_value(item, book, a.id)
      end
      if item.scope == "city" and not r.absent then
         r.note = r.note and "全市任务，按贡献列示；" .. r.note or "全市任务，按贡献列示"
      end
      store_item(item, r, a.id, mode)
      results[a.id] = r
      list[#list + 1] = r
   end
   local city
   if item.scope == "city" then
      city = measure(item, book, nil, item.mode)
      city.counts = nil
   else
      city = rollup.city(item, list)
      city.stages = nil
      if item.mode == "required" and city.value and city.goal and city.goal > 0 then
         city.f = city.value / city.goal
      end
      if item.mode == "encouraged" then
         city.previous = sum_previous(list)
      end
   end
   city.mode, city.id = item.mode, item.id
   store_item(item, city, "city", item.mode)
   results.city = city
   return results
end

--- How an item stood in the city in another half-year, and in the areas, from that half-year's ledgers: what a target needs of a half-year
--- that has not been judged.
local function stood(id, half)
   for _, item in ipairs(items.list) do
      if item.id == id then
         local book, list, areas = books.open(periods(half)), {}, {}
         for i, a in ipairs(project.areas) do
            list[i] = measure_area(item, book, a, item.mode)
            areas[a.id] = list[i]
         end
         return rollup.city(item, list).status, areas
      end
   end
   return nil
end

local function run_task(task, results)
   local here = {}
   for _, item in ipairs(items.list) do
      if results[item.id] and policy.find("items", item.id).task == task.id then
         here[#here + 1] = item
      end
   end
   if #here == 0 then
      return
   end
   local list = {}
   local function store_task(place, t, inputs, extra)
      record.judge {
         kind = "task", subject = tostring(task.id), area = place, status = t.status, inputs = inputs,
         formula = "取应完成条目中最差的状态（不适用和鼓励性、渐进性条目不计入）",
         data = { mode = t.mode, counts = nonempty(t.counts), behind = nonempty(t.behind), light = status.light(t.status),
            areas = extra, },
      }
   end
   for _, a in ipairs(project.areas) do
      local own, inputs = {}, {}
      for _, item in ipairs(here) do
         local r = results[item.id][a.id]
         own[#own + 1] = { id = item.id, mode = r.mode, status = r.status }
         inputs[#inputs + 1] = { label = "条目" .. item.id, value = r.status }
      end
      local t = rollup.task(own)
      store_task(a.id, t, inputs)
      t.area, t.name = a.id, a.name
      list[#list + 1] = t
   end
   local places, inputs, all = {}, {}, {}
   for _, t in ipairs(list) do
      places[#places + 1] = { area = t.area, status = t.status }
      inputs[#inputs + 1] = { label = t.name, value = t.status }
      all[#all + 1] = { id = t.area, mode = t.mode, status = t.status }
   end
   for _, item in ipairs(here) do
      local r = results[item.id].city
      if item.scope == "city" then
         all[#all + 1] = { id = item.id, mode = item.mode, status = r.status }
         inputs[#inputs + 1] = { label = "条目" .. item.id .. "（全市）", value = r.status }
      end
   end
   local city = rollup.task(all)
   city.counts = rollup.count(list)
   store_task("city", city, inputs, places)
end

--- Nothing of the policy goes unjudged: each entry of its list must have a rule.
local function ruled(name, rules)
   for _, entry in ipairs(policy.read()[name] or {}) do
      local found = false
      for _, one in ipairs(rules) do
         found = found or one.id == entry.id
      end
      if not found then
         error('the policy\'s ' .. name .. ' hold "' .. tostring(entry.id) .. '", for which scripts/' .. name .. '.lua has no rule', 0)
      end
   end
end

local studies = {}
for i, name in ipairs(require("indicator_list").studies or {}) do
   studies[i] = require(name)
end

--- How many judgments there will be, for the line of progress; forecasts may come to it.
local function count_judgments(data, book)
   local n = #(data.tasks or {})
   for _, study in ipairs(studies) do
      n = n + #(study.judged and study.judged(book) or {})
   end
   for _, spec in ipairs(indicators.list) do
      n = n + (policy.measures(spec.id) and 1 or 0)
   end
   for _, item in ipairs(items.list) do
      n = n + (policy.find("items", item.id) and 1 or 0)
   end
   return n * (#project.areas + 1) + #(data.targets or {})
end

local function judge_all(p)
   local book = books.open(p)
   local data = policy.read()
   expect(count_judgments(data, book))
   local measured = indicators.run(book)
   for _, study in ipairs(studies) do
      study.run(book)
   end
   local results = {}
   status.check_lights()
   ruled("items", items.list)
   ruled("targets", targets.list)
   for _, item in ipairs(items.list) do
      if policy.find("items", item.id) then
         results[item.id] = run_item(item, book)
      end
   end
   for _, task in ipairs(data.tasks or {}) do
      run_task(task, results)
   end
   forecast.run(book, targets.list, targets.run(book, results, measured, stood), results, measured)
end

---@param p table   the period to judge. What is stored is Chinese, whatever the language of the document that is built.
return function(p)
   fmt.speak("zh", judge_all, p)
end
