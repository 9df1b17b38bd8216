--- What templates say about a period: the city's picture, an area's, the lists of who is behind and of
--- what is missing, and the pieces of sentences. Everything comes from the stored judgments; nothing is
--- worked out twice, so a sentence and a table can't differ.
---
---    % local report = require "report"
---    % local city = report.city(period)
---    23项条目中，已完成{{ city.completion.done }}项……{{ city.remark("6.3") }}

local policy = require "policy_data"
local rollup = require "rollup"
local settings = require "settings"
local status = require "status"
local english = require "english"
local words = require "report_words"

local M = {}

-- The words are part of the module: report.figure(…), report.change(…), report.counts(…) …
for name, f in pairs(words) do
   M[name] = f
end

local kept = {} -- period id → judgments by kind, subject, area
local cities = {} -- period id → the city's picture

local function id_of(p)
   return type(p) == "table" and p.id or p
end

--- Numbers that judgments keep as text become numbers again.
local figures = { "progress", "share", "expected", "gap", "previous", "previous_ledger", "change", "change_matched", "change_ledger", "official", "ledger",
   "goal_max", "done", "applicable", "undecided", "count", "matched", }

local function ready(j)
   local out = { kind = j.kind, subject = j.subject, area = j.area, status = j.status, value = j.value, goal = j.goal,
      unit = j.unit, formula = j.formula, judgment = j, }
   for key, value in pairs(j.data or {}) do
      out[key] = value
   end
   local function figure(x) -- and it stays known that it came from here
      return store.origin(words.number(x), j)
   end
   if out.exact then
      out.value = figure(out.exact)
   end
   for _, key in ipairs(figures) do
      out[key] = figure(out[key])
   end
   for _, list in ipairs { "parts", "measures" } do
      if out[list] then
         local copy = {}
         for i, p in ipairs(out[list]) do
            copy[i] = { label = p.label, unit = p.unit, value = figure(p.value), previous = figure(p.previous),
               blank = figure(p.blank), direction = p.direction, matched = figure(p.matched),
               now_matched = figure(p.now_matched), previous_matched = figure(p.previous_matched), }
         end
         out[list] = copy
      end
   end
   out.missing, out.behind, out.without, out.lacking = out.missing or {}, out.behind or {}, out.without or {}, out.lacking or {}
   return out
end

--- An area's judgments (nil: the city's), by kind and subject. A document that reads one area's is made anew when one
--- of these changes, and not for those of the others.
local function judged(p, place)
   local key = id_of(p) .. "|" .. (place or "city")
   if not kept[key] then
      local all = {}
      for _, j in ipairs(store.judgments { period = id_of(p), area = place or "city" }) do
         all[j.kind .. "|" .. j.subject] = ready(j)
      end
      kept[key] = all
   end
   return kept[key]
end

--- One judgment of an area whose others need not be read; nil when there is none.
local function single(p, kind, subject, place)
   local key = id_of(p) .. "|" .. (place or "city")
   if kept[key] then
      return kept[key][kind .. "|" .. subject]
   end
   local one = key .. "|" .. kind .. "|" .. subject
   if kept[one] == nil then
      local j = store.judgment(kind, subject, { period = id_of(p), area = place or "city" })
      kept[one] = j and ready(j) or false
   end
   return kept[one] or nil
end

--- One judgment: kind ("item", "task", "target", "indicator"), subject, area id or nil for the city. An error when there is none.
function M.get(p, kind, subject, place)
   local found = single(p, kind, tostring(subject), place)
   if not found then
      error("nothing is judged for " .. kind .. " " .. tostring(subject) .. " in " .. id_of(p)
         .. ": run wenheng evaluate --period " .. id_of(p), 2)
   end
   return found
end

--- The 23 items of an area (nil: the city) in the policy's order; each has the policy's text, units, task
--- and short name beside its judgment.
function M.items(p, place)
   local out = {}
   for _, item in ipairs(policy.list "items") do
      local j = judged(p, place)["item|" .. item.id]
      if j then
         j.id, j.task, j.text, j.short, j.units, j.policy_note = item.id, item.task, item.text, item.short, item.units, item.note
         j.say, j.demand = item.say, item.demand
         out[#out + 1] = j
      end
   end
   return out
end

--- The ten tasks of an area (nil: the city), with the policy's names.
function M.tasks(p, place)
   local out = {}
   for _, task in ipairs(policy.list "tasks") do
      local j = judged(p, place)["task|" .. tostring(task.id)]
      if j then
         j.id, j.group, j.name, j.body_name = task.id, task.group, task.name, task.body_name
         out[#out + 1] = j
      end
   end
   return out
end

--- The annual targets, with the policy's words; year: only those of one year.
function M.targets(p, year)
   local out = {}
   for _, target in ipairs(policy.list "targets") do
      local j = judged(p)["target|" .. target.id]
      if j and (not year or target.year == year) then
         j.id, j.text, j.short, j.year = target.id, target.text, target.short, target.year
         out[#out + 1] = j
      end
   end
   return out
end

--- The goal of an annual target, a number or nil; how far the city has come is not read for it.
function M.target_goal(p, id)
   local read = kept[id_of(p) .. "|city"]
   if read then
      local j = read["target|" .. id]
      return j and j.goal
   end
   local found = store.query("SELECT goal FROM judgment WHERE period = ?1 AND kind = 'target' AND subject = ?2 AND area = 'city'"
      .. " ORDER BY id", id_of(p), id)
   return found[1] and words.number(found[1].goal)
end

--- An indicator of an area (nil: the city): value, previous, change (同比), change_matched, official, ledger…
function M.indicator(p, id, place)
   return M.get(p, "indicator", id, place)
end

--- Statuses counted: status → how many.
function M.tally(list)
   local counts, by = {}, {}
   for _, x in ipairs(list) do
      counts[x.status] = (counts[x.status] or 0) + 1
      by[x.status] = by[x.status] or {}
      table.insert(by[x.status], x)
   end
   return store.counted(counts, by)
end

local function modes(list, ...)
   local out = {}
   for _, x in ipairs(list) do
      for _, mode in ipairs { ... } do
         if x.mode == mode then
            out[#out + 1] = x
         end
      end
   end
   return out
end

--- 完成率 over required items: done / (required − 不适用), the 数据缺失 in the denominator.
--- Returns { done, total, rate (percent, nil when there is nothing), missing, inapplicable }.
function M.completion(items)
   local required, by = modes(items, "required"), { done = {}, total = {}, missing = {}, inapplicable = {} }
   local kinds = { ["已完成"] = "done", ["数据缺失"] = "missing", ["不适用"] = "inapplicable" }
   for _, x in ipairs(required) do
      table.insert(by[kinds[x.status] or "total"], x)
      if kinds[x.status] and x.status ~= "不适用" then
         table.insert(by.total, x)
      end
   end
   local done, total = #by.done, #by.total
   return store.counted({
      done = done, total = total, rate = total > 0 and store.origin(number(done) / total * 100, by.total) or nil,
      missing = #by.missing, inapplicable = #by.inapplicable,
   }, by)
end

local function behind(items)
   local out = {}
   for _, item in ipairs(items) do
      if status.behind[item.status] and item.mode == "required" then
         out[#out + 1] = item
      end
   end
   return out
end

local function with_status(items, ...)
   local out = {}
   for _, item in ipairs(items) do
      for _, s in ipairs { ... } do
         if item.status == s then
            out[#out + 1] = item
         end
      end
   end
   return out
end

local function indicators_of(p, place)
   local out = {}
   for _, j in pairs(judged(p, place)) do
      if j.kind == "indicator" then
         out[j.subject] = j
      end
   end
   return out
end

--- The judgment of an area on the item that Table 1 sets a yearly task for; nil without one.
function M.yearly_task(p, id)
   local yearly = policy.yearly()
   return yearly and single(p, "item", yearly.item, id)
end

--- What two rows on one item say in an area's own words, one behind the other.
local function both_say(a, b)
   local out = store.without(a, {})
   for _, field in ipairs { "text", "problem", "plan" } do
      local x, y = a[field], b[field]
      if x and y and x ~= y then
         local stopped = x:find("。$") or x:find("；$") or x:find("！$")
         out[field] = x .. (stopped and "" or "；") .. y
      else
         out[field] = x or y
      end
   end
   return out
end

--- The picture of one area: items, tasks, counts, completion, behind, missing, encouraged, gradual,
--- indicators, projects of the year's task, its own progress words (progress.<item id>).
function M.area(p, place)
   local id = type(place) == "table" and place.id or place
   local items = M.items(p, id)
   local out = {
      period = p, id = id, items = items, tasks = M.tasks(p, id), counts = M.tally(modes(items, "required")),
      completion = M.completion(items), behind = behind(items), missing = with_status(items, "数据缺失"),
      encouraged = modes(items, "encouraged"), gradual = modes(items, "gradual"), required = modes(items, "required"),
      done = with_status(modes(items, "required"), "已完成"), inapplicable = with_status(items, "不适用"),
      retrofit = M.yearly_task(p, id), progress = {},
   }
   for _, a in ipairs(project.areas) do
      if a.id == id then
         out.name, out.name_en, out.short_en = a.name, a.name_en, a.short_en
      end
   end
   out.indicators = indicators_of(p, id)
   for _, row in ipairs(M.progress(p, id)) do
      if row.item then -- else check has told of it
         local before = out.progress[row.item]
         out.progress[row.item] = before and both_say(before, row) or row
      end
   end
   return out
end

--- The areas' own words: rows of the progress ledger with item, text, problem, plan.
function M.progress(p, place)
   for _, line in ipairs(project.ledgers or {}) do
      if line.ledger == "progress" then
         return store.rows("progress", { period = id_of(p), area = place })
      end
   end
   return {}
end

--- How the areas stand in 完成率, and nothing more of them: { areas = { { id, name, completion = { done, total, rate } } } },
--- as notice_text.ranking takes it.
function M.standings(p)
   local found, out = {}, { areas = {} }
   for _, row in ipairs(store.query("SELECT area, sum(status = '已完成') AS done, sum(status <> '不适用') AS total FROM judgment"
      .. " WHERE period = ?1 AND kind = 'item' AND json_extract(data, '$.mode') = 'required' GROUP BY area ORDER BY area", id_of(p))) do
      found[row.area] = row
   end
   for _, a in ipairs(project.areas) do
      local row = found[a.id] or { done = 0, total = 0 }
      out.areas[#out.areas + 1] = { id = a.id, name = a.name, completion = { done = row.done, total = row.total,
         rate = row.total > 0 and number(row.done) / row.total * 100 or nil, }, }
   end
   return out
end

--- The items that the city as a whole is judged by, as the policy has them; how they stand is not read.
function M.citywide(p)
   local whole, out = {}, {}
   for _, row in ipairs(store.query("SELECT subject FROM judgment WHERE period = ?1 AND kind = 'item' AND area = 'city'"
      .. " AND json_extract(data, '$.mode') = 'required' AND json_extract(data, '$.scope') = 'city' ORDER BY subject", id_of(p))) do
      whole[row.subject] = true
   end
   for _, item in ipairs(policy.list "items") do
      if whole[item.id] then
         out[#out + 1] = item
      end
   end
   return out
end

--- The city's picture: items, tasks, targets, indicators, counts and completion over the items' city
--- results, areas (each a report.area), cells (all required item × area judgments), behind, missing.
function M.city(p)
   if cities[id_of(p)] then
      return cities[id_of(p)]
   end
   local items = M.items(p)
   local out = {
      period = p, items = items, tasks = M.tasks(p), targets = M.targets(p), counts = M.tally(modes(items, "required")),
      completion = M.completion(items), encouraged = modes(items, "encouraged"), gradual = modes(items, "gradual"),
      required = modes(items, "required"), areas = {}, cells = {}, missing = {}, behind = {},
   }
   for _, a in ipairs(project.areas) do
      local picture = M.area(p, a.id)
      out.areas[#out.areas + 1] = picture
      for _, item in ipairs(picture.required) do
         out.cells[#out.cells + 1] = item
      end
      for _, item in ipairs(picture.behind) do
         out.behind[#out.behind + 1] = { area = picture, item = item, status = item.status, reason = words.reason(item) }
      end
      for _, item in ipairs(picture.missing) do
         out.missing[#out.missing + 1] = { area = picture, item = item, what = table.concat(item.missing, "、") }
      end
   end
   out.cell_counts = M.tally(out.cells)
   out.cell_completion = M.completion(out.cells)
   out.indicators = indicators_of(p, "city")
   --- An item's state for a narrow column: its status, or the counts of areas, one a line.
   function out.remark(item)
      return M.remark(p, item)
   end
   cities[id_of(p)] = out
   return out
end

local function lines(list)
   local out = {}
   for i, text in ipairs(list) do
      if i > 1 then
         out[#out + 1] = doc.newline()
      end
      out[#out + 1] = text
   end
   return out
end

--- Lines for the annex's 备注: the city's status when all areas agree, else counts of areas.
function M.remark(p, item)
   local j = single(p, "item", item)
   if not j then
      return ""
   end
   local list = words.count_list(j.counts or {})
   if #list <= 1 then
      return english.cell(j.status)
   end
   return t { zh = lines(list), en = lines(fmt.speak("en", words.count_list_en, j.counts)) }
end

--- Areas behind in an item: their names with the status, 未启动 first as the order of badness goes.
function M.behind_areas(p, item)
   local out = {}
   for _, s in ipairs(status.order) do
      for _, a in ipairs(project.areas) do
         local j = single(p, "item", item, a.id)
         if j and j.mode == "required" and j.status == s and status.behind[s] then
            out[#out + 1] = { id = a.id, name = a.name, status = s, item = j }
         end
      end
   end
   return out
end

--- The register that a ledger's enterprises are listed in, where the project has one.
local function register_of(ledger)
   local name = require("ledgers." .. ledger).listed_in
   for _, line in ipairs(name and project.ledgers or {}) do
      if line.ledger == name then
         return require("ledgers." .. name)
      end
   end
   return nil
end

--- Whether an enterprise is no longer in a ledger because none is asked of it: the register of the same half-year still has it and says
--- no to each of its flags that must be given, as of one that has closed or is no longer above designated size.
local function released(f)
   local register = f.code == "vanished" and f.ledger and register_of(f.ledger)
   local flags = {}
   for _, field in ipairs(register and register.fields or {}) do
      flags[#flags + 1] = field.type == "flag" and field.required and "coalesce(\"" .. field.name .. "\", '1') = '0'" or nil
   end
   if #flags == 0 then
      return false
   end
   local found = store.query("SELECT min(" .. table.concat(flags, " AND ") .. ") AS released FROM ledger_" .. register.name
      .. " WHERE period = ?1 AND area = ?2 AND \"" .. register.key .. "\" = ?3", f.period, f.area, f.raw)
   return found[1] ~= nil and found[1].released ~= nil and words.number(found[1].released):eq(1)
end

--- Whether what a finding doubts is judged as it stands, as an intake above the quota is: the documents tell of it there, and a violation
--- is no fault of the ledger.
local function judged_as_it_stands(f)
   local codes = (require("items").judged or {})[f.ledger]
   return codes ~= nil and codes[f.code] == true
end

--- Whether a finding asks something of those who get the documents: not that an area says it has none, in whatever words, nor that an
--- enterprise is not reported of that no longer need be, nor whether a code is right, of which only the clerk who keeps the codes is asked.
function M.asks(f)
   return f.code ~= "nothing" and f.code ~= "credit_check" and not judged_as_it_stands(f) and not released(f)
end

--- Adds a finding to a list; that another column of the same total row is not the sum of its rows stands with the first of them
--- (more), as it is one thing to look at.
local function add_finding(out, f)
   local last = out[#out]
   if last and f.code == "total" and last.code == "total" and last.path == f.path and last.row == f.row then
      last.more[#last.more + 1] = f
      return
   end
   out[#out + 1] = f
   f.more = {}
end

--- Findings in a period's ledgers, a year's in both its half-years', as things to look at; place: an area's id, or nil for all.
function M.findings(p, place)
   local out = {}
   for _, id in ipairs(p.half ~= 0 and { id_of(p) } or { p.year .. "H1", p.year .. "H2" }) do
      for _, f in ipairs(store.findings { period = id, area = place }) do
         if M.asks(f) then
            add_finding(out, f)
         end
      end
   end
   return out
end

--- The projects that the policy names of which nothing is known; none where an area has not sent the ledger, which is asked for already.
function M.unstaged(p)
   local out = {}
   for _, a in ipairs(policy.yearly() and project.areas or {}) do
      local j = M.yearly_task(p, a.id)
      if not j or j.absent then
         return {}
      end
   end
   for _, x in ipairs(policy.yearly() and M.named(p) or {}) do
      out[#out + 1] = x.stage == "数据缺失" and x or nil
   end
   return out
end

--- Everything missing, by area, of what judges and then of what is shown beside: { area = name, item = short name, what = words }. For
--- the 数据缺失 annex.
function M.gaps(p)
   local out, named = {}, M.unstaged(p)
   local function lost(place, area, item)
      for _, x in ipairs(named) do
         if (x.area or "") == place then
            out[#out + 1] = { area = area, id = item.id, item = item.short or item.id, what = x.name .. "（建设阶段）", status = item.status }
         end
      end
   end
   for _, a in ipairs(project.areas) do
      for _, item in ipairs(M.items(p, a.id)) do
         for _, list in ipairs { item.missing, item.lacking } do
            for _, what in ipairs(list) do
               out[#out + 1] = { area = a.name, id = item.id, item = item.short or item.id, what = what, status = item.status }
            end
         end
         if #named > 0 and item.id == policy.yearly().item then
            lost(a.id, a.name, item)
         end
      end
   end
   if #named > 0 then
      local item = policy.find("items", policy.yearly().item)
      lost("", "未明确", { id = item.id, short = item.short, status = "数据缺失" })
   end
   return out
end

--- The responsible bureaus: name, items (city judgments in policy order), behind { item, areas }, and
--- body_only { task, items, whole } where the body names the bureau and the annex does not (正文列名，清单未列).
function M.units(p)
   local out, by_id = {}, {}
   for _, j in ipairs(M.items(p)) do
      by_id[j.id] = j
   end
   for _, unit in ipairs(rollup.units(false)) do
      local one = { name = unit.name, items = {}, behind = {}, body_only = unit.body_only, note = "" }
      for _, id in ipairs(unit.items) do
         local j = by_id[id]
         if j then
            one.items[#one.items + 1] = j
            local areas = M.behind_areas(p, id)
            if #areas > 0 then
               one.behind[#one.behind + 1] = { item = j, areas = areas }
            end
         end
      end
      if #unit.body_only > 0 then
         one.note = "正文列名，清单未列"
      end
      one.counts = M.tally(modes(one.items, "required"))
      out[#out + 1] = one
   end
   return out
end

--- The yearly task of Table 1 by area, for a table: name, goal text, done, stages, status, light.
function M.retrofit(p)
   local out = {}
   for _, a in ipairs(project.areas) do
      local j = M.yearly_task(p, a.id)
      if j then
         local owed = j.absent and policy.table1(a.id, p.year) -- known without a word from the area
         local goal = owed and { goal_text = owed.text, goal = number(owed.min), goal_max = number(owed.max) } or j
         out[#out + 1] = { id = a.id, name = a.name, expected = j.expected, goal_text = goal.goal_text and words.goal(goal) or "—", goal = goal.goal,
            goal_max = goal.goal_max, done = j.value, stages = words.stages(j), stage_counts = j.stages, status = j.status, light = j.light,
            progress = j.progress, gap = j.gap, projects = j.projects or {}, note = j.note, }
      end
   end
   return out
end

--- The projects that the policy names, with what the ledger says: name, stage ("数据缺失"), area id.
function M.named(p)
   local out, seen = {}, {}
   for _, a in ipairs(project.areas) do
      local j = M.yearly_task(p, a.id)
      for _, x in ipairs(j and j.named or {}) do
         if not seen[x.name] then
            seen[x.name] = true
            out[#out + 1] = x
         end
      end
   end
   for _, x in ipairs(policy.read().named_projects or {}) do
      if not seen[x.name] then
         out[#out + 1] = { name = x.name, area = x.area or "", stage = "数据缺失" }
      end
   end
   return out
end

--- The bureaus of an item, without the areas themselves: a list, in the language that is written in.
function M.bureaus(j)
   local out = {}
   for _, name in ipairs(j.units or {}) do
      if not (name:find("县区", 1, true) or name:find("经开区", 1, true)) then
         out[#out + 1] = english.of(name)
      end
   end
   return out
end

--- The choices the policy does not make, with reasons, for a table's note.
function M.settings()
   return settings.list()
end

return M
