--- The words that rules are written in. Each makes a function (book, area) → result; area nil is the
--- whole city. A result says where it stands; status.lua says what that is called.
---
---@class Result
---@field value number     what is reported;  goal: what it is held against, nil when there is nothing
---@field f number         share surely done; up: share if all that is missing were done
---@field pace number      share that counts against 序时, where stages count (projects)
---@field done integer     units done;  total: units it applies to, those with missing data among them
---@field undecided integer units among the total of which it isn't known whether it applies to them
---@field missing table    what is 数据缺失, as words;  behind: who is not there yet, as words
---@field none string      why it is 不适用;  absent: labels of ledgers that are not there
---@field open boolean     what is missing may be any number of things;  begun: something is surely done, though not how much
---@field parts table      figures shown beside: { label=, value=, unit= }
---@field inputs table     cells and derived figures, for explain

local books = require "book"
local days = require "days"
local policy = require "policy_data"
local settings = require "settings"

local M = {}

local zero, one = number(0), number(1)

--- An empty result.
function M.result(unit)
   return { unit = unit, missing = store.names(), behind = store.names(), parts = {}, inputs = store.cells() }
end

--- extend(list, more): adds all of `more` to `list`.
M.extend = store.extend

--- A setting's value, read when the rule runs.
function M.setting(name)
   return function()
      return settings.get(name)
   end
end

local function resolve(x)
   if type(x) == "function" then
      return x()
   end
   return x
end

-- Populations: (book, area) → units { key=, name=, area=, row=, known= }, as a list or as a function that gives one at a
-- time, for those that may be too many for a list -------------------------------------------------

--- Enterprises of the directory with a flag (规上、重点用水、高耗水…).
function M.enterprises(flag)
   return function(book, area)
      return books.enterprises(book, resolve(flag), area)
   end
end

--- The same, one at a time.
function M.every(flag)
   return function(book, area)
      return books.units(book, resolve(flag), area)
   end
end

--- Goes through a population, of either kind.
local function each(units)
   if type(units) == "function" then
      return units
   end
   local i = 0
   return function()
      i = i + 1
      return units[i]
   end
end

--- For a cell without a value: false when it says 不涉及, else nil, missing.
function M.lacks(row, field)
   if store.gap(row, field) == "not_applicable" then
      return false
   end
   return nil
end

--- What a test gives for a unit that says 不涉及: the thing asked for does not exist there, so it counts neither way.
M.not_concerned = "不涉及"

--- A flag's cell as a test gives it: true, false, nil when missing, or M.not_concerned.
local function answer(row, field)
   if row[field] == nil and store.gap(row, field) == "not_applicable" then
      return M.not_concerned
   end
   return row[field]
end

--- A flag's cell: true, false (不涉及 too), or nil when missing.
function M.yes(row, field)
   if row[field] == nil then
      return M.lacks(row, field)
   end
   return row[field]
end

--- True, false, or nil (missing) for one condition on a row's field.
local function meets(row, field, want)
   local have = row[field]
   want = resolve(want)
   if have == nil then
      return M.lacks(row, field)
   end
   if type(want) == "table" and not number.is(want) then
      for _, w in ipairs(want) do
         if meets(row, field, w) then
            return true
         end
      end
      return false
   end
   if number.is(have) then
      return have:eq(want)
   end
   return have == want
end

--- True when every condition holds, false when one surely fails, else nil.
function M.matches(book, row, where)
   local unknown = false
   for field, want in pairs(where or {}) do
      local ok = meets(row, field, want == M.this_year and number(book.period.year) or want)
      if ok == false then
         return false
      elseif ok == nil then
         unknown = true
      end
   end
   if unknown then
      return nil
   end
   return true
end

--- In a condition: the period's year.
M.this_year = "this year"

--- Whether a ledger says which area each row is of.
local function has_areas(ledger)
   for _, field in ipairs((require("ledgers." .. ledger)).fields) do
      if field.type == "area" then
         return true
      end
   end
   return false
end

local function thing(row, name)
   return (row.area or "") .. "|" .. name
end

--- Whether another row tells the day of what a row dates by its month, its half-year or its year alone: rows of one name, by the
--- field of their date.
local function told_finer(rows, spec)
   local spans = {}
   for _, row in ipairs(rows) do
      local key = thing(row, row[spec.name] or "")
      spans[key] = spans[key] or {}
      if row[spec.dated] then
         table.insert(spans[key], { days.span(row[spec.dated]) })
      end
   end
   return function(row)
      local from, to
      if row[spec.dated] then
         from, to = days.span(row[spec.dated])
      end
      for _, other in ipairs(from and spans[thing(row, row[spec.name] or "")] or {}) do
         if other[1] >= from and other[2] <= to and (other[1] ~= from or other[2] ~= to) then
            return true
         end
      end
      return false
   end
end

--- Whether a row is of the period's year by its date: true, false, or nil where that is not known. spec: dated, the field; undated:
--- a row without a date is of its file's half-year; ahead: one dated behind the as-of day is of the year as well.
local function of_year(book, row, spec)
   if not spec.dated then
      return true
   elseif row[spec.dated] then
      return books.in_year(book, row[spec.dated], spec.ahead)
   elseif spec.undated then
      return true
   end
   return M.lacks(row, spec.dated)
end

--- Whether a row is one of those asked for, as M.matches says it, and where that isn't known for what its cells say against one another,
--- that, as words.
local function asked_for(book, row, spec)
   if spec.applies then
      return spec.applies(book, row)
   end
   return M.matches(book, row, spec.where)
end

--- Adds to units what earlier half-years' ledgers of the policy's time have of what stays once it is there, as a published case does,
--- and the period's no longer lists. Where that lists another by the same enterprise that was not there then, it may be the same under
--- another name: whether it counts is not known.
local function add_lasting(book, spec, area, units, listed)
   local function key_of(row)
      return thing(row, store.key(row[spec.name] or ""))
   end
   local names = {}
   for _, row in ipairs(listed) do
      names[key_of(row)] = true
   end
   for _, id in ipairs(books.earlier(book, policy.start())) do
      local before = books.rows(book, spec.ledger, id, area)
      local then_listed = {}
      for _, row in ipairs(before) do
         then_listed[key_of(row)] = true
      end
      for _, row in ipairs(before) do
         local key = key_of(row)
         if row[spec.name] and row.area and not names[key] and (asked_for(book, row, spec)) then
            local renamed = row.enterprise == nil
            for _, other in ipairs(listed) do
               renamed = renamed or other.enterprise and store.key(other.enterprise) == store.key(row.enterprise)
                  and other.area == row.area and not then_listed[key_of(other)]
            end
            units[#units + 1] = { key = key, name = row[spec.name] .. (renamed and "（本期台账未列，是否改了名称）" or ""), area = row.area, row = row,
               known = not renamed, since = id, }
         end
      end
      for key in pairs(then_listed) do
         names[key] = true -- a later list says how it stands
      end
   end
end

--- Rows of a ledger, as units. spec: ledger, name (the field that names one), where, or applies(book, row), which may say why it isn't known.
--- lasting = true: also what earlier half-years have (add_lasting).
--- since = "year" takes the year's halves so far, each thing once, as it was told of last; also: a field that tells those of one name
--- apart; dated: the field of their date, by which they are of the year. Of the whole city a row that belongs to no area that there is
--- may be none of the city's: whether it counts is not known; nor is it in an area where another gives it, too.
function M.rows(spec)
   return function(book, area)
      local out, seen, n = {}, {}, 0
      local placed = area or not has_areas(spec.ledger)
      local rows = books.rows(book, spec.ledger, spec.since == "year" and book.to_date or book.snapshot, area)
      local coarse = spec.dated and told_finer(rows, spec)
      for i = #rows, 1, -1 do -- the later report of the same thing counts
         local row = rows[i]
         local dated = of_year(book, row, spec)
         local known, denied = dated ~= false, nil
         if known then
            known, denied = asked_for(book, row, spec)
         end
         local undated = known and not dated
         if undated then
            known = nil
         end
         local name = (row[spec.name] or "（名称缺失）") .. (known == nil and denied and "（" .. denied .. "）" or "")
         local key = thing(row, row[spec.name] or "（名称缺失）") .. "|" .. tostring(spec.also and row[spec.also] or "")
         local again = spec.since and (seen[key] or coarse and coarse(row))
         seen[key] = seen[key] or dated ~= false
         if known and area and books.claimed(book, row) then
            known, name = nil, name .. "（另一县区也报了）"
         end
         if known and not placed and not row.area then
            known, name = nil, name .. "（县区）"
         end
         if known ~= false and not again then
            n = n + 1
            out[n] = { key = key, name = name, area = row.area, row = row, known = known == true, lack = undated and spec.dated }
         end
      end
      for i = 1, n // 2 do -- in the ledger's order again
         out[i], out[n + 1 - i] = out[n + 1 - i], out[i]
      end
      if spec.lasting then
         add_lasting(book, spec, area, out, rows)
      end
      return out
   end
end

-- Tests: (book, unit) → true, false, nil (missing) or M.not_concerned; cells; what was looked at ------------------

--- A flag in another ledger's row on the same enterprise. A missing row is missing data.
function M.flag(spec)
   return function(book, unit)
      local row = books.find(book, spec.ledger, unit.key)
      if not row then
         return nil, {}, "未报" .. spec.label
      end
      return answer(row, spec.field), { store.cell(row, spec.field) }, spec.label
   end
end

--- A flag of the unit's own row.
function M.own(field, label)
   return function(_, unit)
      return answer(unit.row, field), { store.cell(unit.row, field) }, label
   end
end

-- Values -----------------------------------------------------------------------------------------

--- Counts units: r.done, r.total, r.missing, r.behind, r.inputs. flag: the field that decides whether a
--- unit is one at all, named when it is not given.
function M.tally(r, book, units, test, flag)
   r.done, r.total = r.done or 0, r.total or 0
   for unit in each(units) do
      local ok, cells, label = test(book, unit)
      if not unit.known then
         ok, label = nil, flag or "是否适用"
         r.undecided = (r.undecided or 0) + 1
      end
      M.extend(r.inputs, cells)
      r.total = r.total + (ok == M.not_concerned and 0 or 1)
      if ok == M.not_concerned then
         r.spared = (r.spared or 0) + 1
      elseif ok then
         r.done = r.done + 1
      elseif ok == nil then
         r.missing[#r.missing + 1] = unit.name .. (label and "（" .. label .. "）" or "")
      else
         r.behind[#r.behind + 1] = unit.name
      end
   end
   return r
end

--- Turns counts into shares; nothing to count is 不适用.
function M.shares(r, none)
   if r.total == 0 then
      r.none = r.spared and "均填“不涉及”" or none or "没有需要判断的对象"
      return r
   end
   if r.spared then
      r.note = "填“不涉及”的不计入"
   end
   r.value, r.goal = number(r.done), number(r.total)
   r.f = r.value / r.total
   r.up = (r.value + #r.missing) / r.total
   return r
end

--- Share of a population that passes a test. spec: of, test, unit, none, flag, also(r, book, area) for parts.
function M.share(spec)
   return function(book, area)
      local r = M.result(spec.unit)
      M.tally(r, book, spec.of(book, area), spec.test, spec.flag)
      M.shares(r, spec.none)
      if spec.also and not r.none then
         spec.also(r, book, area)
      end
      return r
   end
end

--- Counts units beside an encouraged item's own figure: a part that counts as much. What is missing of it is missing of the item.
function M.beside(r, book, units, test, flag, label)
   local n, named = M.tally(M.result(r.unit), book, units, test, flag), {}
   M.extend(r.inputs, n.inputs)
   for _, name in ipairs(r.missing) do
      named[name] = true
   end
   for _, name in ipairs(n.missing) do
      if not named[name] then
         r.missing[#r.missing + 1] = name
      end
   end
   r.parts[#r.parts + 1] = { label = label, value = number(n.done), unit = r.unit, counts = true, blank = #n.missing > 0 and #n.missing or nil }
end

--- How many rows of a ledger meet conditions. spec: as for rows, and unit; shows: fields for explain, or which of a row's, by
--- default those of the conditions; tells(r, book, area): more to be said of them.
function M.count(spec)
   local label, shows = spec.name or "title", spec.shows
   if not shows then
      shows = {}
      for field in pairs(spec.where or {}) do
         shows[#shows + 1] = field
      end
   end
   local units = M.rows { ledger = spec.ledger, name = label, where = spec.where, applies = spec.applies,
      since = spec.since, also = spec.also, dated = spec.dated, lasting = spec.lasting, }
   return function(book, area)
      local r, earlier = M.result(spec.unit), 0
      r.done = 0
      for _, unit in ipairs(units(book, area)) do
         if unit.known then
            r.done = r.done + 1
            earlier = earlier + (unit.since and 1 or 0)
         else
            r.missing[#r.missing + 1] = unit.name .. (unit.lack and "（" .. books.field_label(spec.ledger, unit.lack) .. "）" or "")
         end
         r.inputs[#r.inputs + 1] = store.cell(unit.row, label)
         for _, field in ipairs(type(shows) == "function" and shows(unit.row) or shows) do
            r.inputs[#r.inputs + 1] = store.cell(unit.row, field)
         end
      end
      if not area and has_areas(spec.ledger) then -- an area whose list is not there may have any number of them
         for _, a in ipairs(project.areas) do
            if not books.has_file(book, spec.ledger, a.id) then
               r.missing[#r.missing + 1] = a.name .. "（" .. books.label(spec.ledger) .. "）"
               r.open = true
            end
         end
      end
      r.value = number(r.done)
      r.note = earlier > 0 and "其中" .. earlier .. (spec.unit or "个") .. "见以前半年的台账，本期台账未列" or nil
      if spec.tells then
         spec.tells(r, book, area)
      end
      return r
   end
end

--- Puts a note behind those that a result has.
function M.add_note(r, note)
   r.note = r.note and note and r.note .. "；" .. note or r.note or note
end

--- Holds a count against a goal: shares of it, the missing counted only in `up`.
function M.against(r, goal)
   r.goal = number(goal)
   r.f = r.value / r.goal
   r.up = (r.value + #r.missing) / r.goal
   if r.open and r.up < one then
      r.up = one
   end
   return r
end

--- Takes note of files of the year that were not sent: they may hold what is not known of. A count that is met without them is met; of a
-- share they may hold more of those that it is about, so that nothing is sure of it but that some of it is done.
function M.unsent(r, labels)
   if #labels == 0 then
      return
   end
   M.extend(r.missing, labels)
   r.open = true
   if r.none then
      r.none, r.unknowable = nil, true
   elseif r.f then
      r.begun = r.f > zero
      r.f, r.up = zero, one
   end
end

--- Wraps a value with a fixed least goal, a number or a setting.
function M.at_least(goal)
   return function(r)
      return M.against(r, resolve(goal))
   end
end

local function past(stage, from)
   local seen = false
   for _, choice in ipairs(require("stages").choices) do
      seen = seen or choice[1] == from
      if choice[1] == stage then
         return seen
      end
   end
   return false
end

--- True when a stage is at or past the one that counts as done (setting counts_from).
function M.stage_done(stage)
   return past(stage, settings.get("counts_from"))
end

--- A stage's weight for the pace (setting stage_weights), never above 1.
function M.stage_weight(stage)
   local weight = number(settings.get("stage_weights")[stage] or 0)
   return weight > 1 and number(1) or weight
end

--- x against a threshold of the policy; 含 means that an equal figure counts.
function M.over(x, threshold)
   if threshold.inclusive then
      return x >= number(threshold.value)
   end
   return x > number(threshold.value)
end

--- A row's condition that its year is the period's (ago: so many years before): a row that was given no year does not count, one whose
--- year can't be read is missing data.
local function in_year(field, ago)
   return function(book, row)
      if row[field] ~= nil then
         return row[field]:eq(book.period.year - (ago or 0))
      elseif store.gap(row, field) == "fault" then
         return nil
      end
      return false
   end
end

--- Projects in stages: r.done whole ones, r.weights of all, r.stages counts by stage. spec: ledger, name,
--- unit, and which rows: by (the field of their year; ago: years before the period's), where or applies; denied(book, row): what in a row
--- is against its stage, as words, so that how far it is isn't known.
function M.projects(spec)
   local units = M.rows { ledger = spec.ledger, name = spec.name, where = spec.where,
      applies = spec.by and in_year(spec.by, spec.ago) or spec.applies, }
   return function(book, area)
      local r = M.result(spec.unit)
      r.done, r.total, r.weights, r.stages, r.list = 0, 0, {}, {}, {}
      for _, unit in ipairs(units(book, area)) do
         local stage = unit.row.stage
         M.extend(r.inputs, { store.cell(unit.row, spec.name), store.cell(unit.row, "stage") })
         r.total = r.total + 1
         r.undecided = (r.undecided or 0) + (unit.known and 0 or 1)
         local denied = stage and spec.denied and spec.denied(book, unit.row)
         if not unit.known or not stage or denied then
            r.missing[#r.missing + 1] = unit.name .. (denied and unit.known and "（" .. denied .. "）" or stage and "" or "（建设阶段）")
         else
            r.stages[stage] = (r.stages[stage] or 0) + 1
            r.weights[#r.weights + 1] = M.stage_weight(stage)
            if M.stage_done(stage) then
               r.done = r.done + 1
            else
               r.behind[#r.behind + 1] = unit.name .. "（" .. stage .. "）"
            end
         end
         r.list[#r.list + 1] = { name = unit.name, stage = stage or "数据缺失", area = unit.area }
      end
      r.value = number(r.done)
      return r
   end
end

--- Holds projects against a least number: done by whole ones, the pace by the weights of the `least`
--- furthest ones, so that many begun projects never stand in for a finished one.
function M.staged(r, least)
   table.sort(r.weights, function(a, b) return b < a end)
   local sum, n = zero, 0
   for _, weight in ipairs(r.weights) do
      if n < least then
         sum, n = sum + weight, n + 1
      end
   end
   M.against(r, least)
   r.pace = sum / least
   if r.pace < r.f then -- the pace is never less than what is completed
      r.pace = r.f
   end
   -- Missing stages could each be a finished project; they take the places of the least advanced.
   local best, places = zero, least - #r.missing
   for i = 1, places do
      best = best + (r.weights[i] or zero)
   end
   local full = #r.missing < least and #r.missing or least
   r.pace_up = (best + full) / least
   if r.pace_up < r.up then
      r.pace_up = r.up
   end
   return r
end

--- Goals that stand in a table of the policy: the area's row for the year, from min (done) to max (shown).
function M.from(spec)
   return function(r, book, area)
      local task = area and policy[spec.table](area, book.period.year)
      if not task then
         r.none = "表1没有本年任务"
         return r
      end
      r.goal_text, r.goal_max = task.text, number(task.max)
      r.undecided = nil -- the task is whole without them
      r.inputs[#r.inputs + 1] = { label = "表1 年度任务（" .. (r.unit or "") .. "）", value = task.text }
      return M.staged(r, task.min)
   end
end

return M
