--- trace: where every number in a notice or an area's summary comes from. Known words (dates, names, settings, findings,
--- rows of tables worked out here from the evaluation) are struck out of the text; each number that is left must be,
--- by the unit after it, a figure of the judgments its section speaks of. Nothing of report.lua or notice_*.lua is used.
---
---    data.judged   wenheng evaluate --format json        data.text   the document's text, one line a record

local policy = require "policy"

local M = {}

-- Figures ----------------------------------------------------------------------------------------

local function parse(x)
   return x ~= nil and x ~= "" and number.parse(x) or nil
end

--- Judgments by kind|subject|area.
local function index()
   local out = {}
   for _, j in ipairs(data.judged) do
      for _, kind in ipairs { "indicator", "item", "task", "target" } do
         if j[kind] then
            out[kind .. "|" .. j[kind] .. "|" .. j.area] = j
         end
      end
   end
   return out
end

--- Whether a figure prints as this text, rounded to as many decimals; trim: zeros at its end may be left out.
local function prints(x, text, trim)
   local places = #(text:match("%.(%d+)$") or "")
   local printed = parse(text)
   x = x:abs()
   return x:eq(printed) or places > 0 and x:format(places) == text or (trim and x:round(trim):eq(printed))
end

local function add(sets, unit, x)
   x = parse(x)
   if x then
      sets[unit or ""] = sets[unit or ""] or {}
      table.insert(sets[unit or ""], x)
   end
end

local function add_counts(sets, list, unit)
   for _, n in pairs(list or {}) do
      add(sets, unit, n)
   end
end

--- Adds what a judgment says, by unit.
local function add_judgment(sets, j)
   local d, unit = j.data, j.unit
   for _, x in ipairs { j.value or false, j.goal or false, d.exact or false, d.previous or false, d.goal_max or false, d.official or false,
      d.ledger or false, } do
      add(sets, unit, x or nil)
   end
   add(sets, "个百分点", d.gap)
   add(sets, "%", d.share)
   add(sets, d.change_unit, d.change)
   add(sets, d.change_unit, d.change_matched)
   add(sets, d.change_unit, d.change_ledger)
   add(sets, "户", d.matched)
   if parse(j.value) and parse(d.previous) and not j.indicator then
      add(sets, unit, parse(j.value) - parse(d.previous))
   end
   if parse(j.value) and parse(j.goal) then
      add(sets, j.unit == "%" and "个百分点" or unit, parse(j.value) - parse(j.goal))
   end
   for _, p in ipairs(d.parts or {}) do
      add(sets, p.unit, p.value)
      add(sets, "个", p.blank)
   end
   for _, m in ipairs(d.measures or {}) do
      local rate = m.unit == "%"
      for _, pair in ipairs { { m.value, m.previous }, { m.now_matched, m.previous_matched } } do
         local now, before = parse(pair[1]), parse(pair[2])
         add(sets, m.unit, now)
         add(sets, m.unit, before)
         if now and before and (rate or not before:eq(0)) then
            add(sets, rate and "个百分点" or "%", rate and now - before or (now - before) * 100 / before)
         end
      end
      add(sets, "户", m.matched)
   end
   add_counts(sets, d.stages, "个")
   add_counts(sets, d.counts, "个县区")
   for _, list in ipairs { d.behind or {}, d.missing or {}, d.improved or {}, d.projects or {} } do
      if #list > 0 then
         add(sets, "个", #list)
         add(sets, "户", #list)
      end
   end
end

local function share(part, whole)
   return number(part) * 100 / number(whole)
end

local required_order = { "已完成", "达序时", "滞后", "未启动", "逾期", "数据缺失" }
local said = { ["达序时"] = "达到序时进度", ["未启动"] = "尚未启动", ["逾期"] = "逾期未完成" }

--- Statuses of the required items: of an area, or of all when it is nil.
local function tally(all, place)
   local counts, total = {}, 0
   for _, a in ipairs(project.areas) do
      for _, item in ipairs(policy.items) do
         local j = all["item|" .. item.id .. "|" .. a.id]
         if j and j.data.mode == "required" and (place == nil or place == a.id) then
            counts[j.status] = (counts[j.status] or 0) + 1
            total = total + 1
         end
      end
   end
   return counts, total, total - (counts["不适用"] or 0)
end

-- Text -------------------------------------------------------------------------------------------

--- Without spaces beside Chinese characters.
local function tight(text)
   text = text:gsub("　", " ")
   local n
   repeat
      text, n = text:gsub("([\x80-\xFF]) +", "%1")
   until n == 0
   text = text:gsub(" +([\x80-\xFF])", "%1"):gsub("  +", " ")
   return text
end

local function joined()
   local out = ""
   for _, r in ipairs(data.text) do
      local line = r.line:gsub("\f", "")
      if not line:find("^— %d+ —$") and line ~= "示例数据，不作为工作依据" then
         out = out .. (out:find("[%w%.%-]$") and line:find("^[%w%-]") and " " or "") .. line
      end
   end
   return tight(out)
end

local function plain_pattern(text)
   return (tight(text):gsub("[%^%$%(%)%%%.%[%]%*%+%-%?]", "%%%0"))
end

---@class Trace
---@field all table      judgments
---@field text string    what is left of the text
---@field faults table   what was not found

--- Strikes words out; they must be there when must is set.
local function strike(t, words, must)
   if words and words ~= "" and (must or words:find("%d")) then
      local n
      t.text, n = t.text:gsub(plain_pattern(words), "□")
      t.struck[words] = t.struck[words] or n > 0
      if must and n == 0 and not t.struck[words] then
         t.faults[#t.faults + 1] = "not in the text: " .. words
      end
   end
end

local function known_words(t)
   strike(t, policy.title)
   strike(t, "张工信发〔" .. project.dates[period.id]:sub(1, 4) .. "〕　号")
   for _, f in ipairs(store.findings {}) do
      strike(t, f.message)
   end
   for _, row in ipairs(store.rows("progress", { period = period.id })) do
      for _, field in ipairs { "text", "problem", "plan" } do
         strike(t, row[field])
      end
   end
   for _, row in ipairs(store.rows("conclusions", {})) do
      strike(t, row.conclusion)
      strike(t, row.date and fmt.date(row.date))
   end
   for _, setting in pairs(project.settings) do
      if number.parse(setting.value) then
         strike(t, "取" .. tostring(setting.value) .. "（")
      end
      strike(t, setting.why)
   end
   local weights = {}
   for _, stage in ipairs { "储备", "前期", "开工", "在建", "完工", "投运" } do
      weights[#weights + 1] = stage .. project.settings.stage_weights.value[stage]
   end
   strike(t, "取" .. table.concat(weights, "、"))
   for _, item in ipairs(policy.items) do
      strike(t, item.id .. " " .. item.short)
      strike(t, item.due and fmt.due(item.due))
   end
   for _, target in ipairs(policy.targets) do
      strike(t, target.short)
   end
   strike(t, "年设计用水量2万立方米以上（含2万立方米）")
   strike(t, policy.thresholds.manager.text)
   strike(t, period.label)
   strike(t, "半年度条目为100%")
   strike(t, "9.2按全市统计")
   for _, date in ipairs { period.first, period.last, project.dates[period.id] } do
      strike(t, fmt.date(date))
   end
end

--- Every number of a stretch of text must be in a set. rules: list of { name, before, after, unit or check, scale, trim }.
local function trace(t, name, text, sets, rules)
   local at = 1
   while true do
      local first, last = text:find("%d+%.?%d*", at)
      if not first then
         return
      end
      local token = text:sub(first, last):gsub("%.$", "")
      local before, after = text:sub(first > 60 and first - 60 or 1, first - 1), text:sub(first + #token)
      at = first + #token
      local found
      for _, rule in ipairs(rules) do
         if not found and (not rule.before or before:find(rule.before .. "$")) and (not rule.after or after:find("^" .. rule.after)) then
            found = rule
            local ok = rule.check and rule.check(token, before, after)
            for _, x in ipairs(not ok and sets[rule.unit or rule.after] or {}) do
               ok = ok or prints(x / (rule.scale or 1), token, rule.trim)
            end
            if not ok then
               t.faults[#t.faults + 1] = name .. ": " .. token .. " is no figure of the kind " .. (rule.unit or rule.after or rule.name) .. ": …"
                  .. before:sub(utf8.offset(before, -12) or 1) .. token .. after:sub(1, (utf8.offset(after, 9) or #after + 1) - 1)
            end
         end
      end
      t.seen = t.seen + 1
      if not found then
         t.faults[#t.faults + 1] = name .. ": no rule for " .. token .. ": …" .. before:sub(utf8.offset(before, -12) or 1) .. token
            .. after:sub(1, (utf8.offset(after, 9) or #after + 1) - 1)
      end
   end
end

-- The rules: what stands after a number says what it is ------------------------------------------

local function years(token)
   for _, y in ipairs { 2025, 2026, 2027, 2028 } do
      if token == tostring(y) then
         return true
      end
   end
end

local common = {
   { name = "attachment", before = "附件", check = function(x) return tonumber(x) <= 3 end },
   { name = "table", before = "表", check = function(x) return tonumber(x) <= 6 end },
   { name = "year", after = "年", check = years },
   { after = "个百分点", trim = 1 }, { after = "个县区" }, { after = "个半年" }, { after = "%%", unit = "%" },
   { after = "～", unit = "个" },
   { after = "万立方米", unit = "m3", scale = 10000, trim = 2 }, { after = "立方米", unit = "m3/万元" }, { after = "万元" }, { after = "公里", unit = "km" },
   { after = "项次" }, { after = "户" }, { after = "个项目", unit = "个" }, { after = "个" }, { after = "项" }, { after = "篇" }, { after = "次" },
   { after = "对" }, { after = "类" }, { after = "条" },
}

--- The common rules between those of a section: first, and what is left over, last.
local function with(first, last)
   local out = {}
   for _, list in ipairs { first, common, { last } } do
      table.move(list, 1, #list, #out + 1, out)
   end
   return out
end

--- 1, 2, 3 … in a table's first column.
local function serial()
   local n = 0
   return { name = "serial", check = function(token)
      n = n + 1
      return token == tostring(n)
   end, }
end

--- a/b: a figure against its goal.
local function pairs_of(list)
   local known = {}
   for _, j in ipairs(list) do
      if j.value and j.goal then
         known[tostring(j.value) .. "/" .. tostring(j.goal)] = true
      end
      local parts = j.data.parts or {}
      if parts[2] and parts[1].value and parts[2].value then
         known[parts[2].value .. "/" .. parts[1].value] = true
      end
   end
   return { name = "pair", after = "/%d", check = function(token, _, after)
      return known[token .. after:match("^/%d+")]
   end, }
end

--- 低于序时（百分点）, after the light.
local function gap_of(list)
   local gaps = {}
   for _, j in ipairs(list) do
      local gap = parse(j.data.gap)
      if gap and gap < 0 then
         gaps[#gaps + 1] = gap
      end
   end
   return { name = "gap", before = "[红黄]", check = function(x)
      for _, gap in ipairs(gaps) do
         if prints(gap, x) then
            return true
         end
      end
   end, }
end

--- Three areas and more are named with how many they are.
local several = { name = "areas", after = "个县区", check = function(x) return tonumber(x) >= 3 end }

-- The notice -------------------------------------------------------------------------------------

local function places(t)
   local counts, total, due = tally(t.all)
   if total > due then
      strike(t, "共" .. total .. "项次，扣除不涉及的" .. (total - due) .. "项次，应完成" .. due .. "项次", true)
   end
   local pieces = {}
   for i, status in ipairs(required_order) do
      if i > 1 and counts[status] then
         pieces[#pieces + 1] = (said[status] or status) .. counts[status] .. "项次"
      end
   end
   strike(t, "已完成" .. counts["已完成"] .. "项次，完成率" .. share(counts["已完成"], due):format(1) .. "%；" .. table.concat(pieces, "、"), true)
   for _, a in ipairs(project.areas) do
      local own, _, of = tally(t.all, a.id)
      local rank = 1
      for _, b in ipairs(project.areas) do
         local other, _, whole = tally(t.all, b.id)
         rank = rank + ((other["已完成"] or 0) * of > (own["已完成"] or 0) * whole and 1 or 0)
      end
      local rate = share(own["已完成"] or 0, of):format(1) .. "%"
      strike(t, a.name .. "（第" .. rank .. "名，" .. rate .. "）", true)
      local cells = { a.name, of, own["已完成"] or 0 }
      for i = 2, #required_order do
         local s = ({ "", "达序时", "滞后", "未启动", "逾期", "数据缺失" })[i]
         cells[#cells + 1] = own[s] or 0
      end
      strike(t, table.concat(cells, " ") .. " " .. rate .. " " .. rank .. " " .. M.lights(t, a.id), true)
   end
   local cells = { "合计", due }
   for _, s in ipairs { "已完成", "达序时", "滞后", "未启动", "逾期", "数据缺失" } do
      cells[#cells + 1] = counts[s] or 0
   end
   strike(t, table.concat(cells, " ") .. " " .. share(counts["已完成"], due):format(1) .. "% — " .. M.lights(t), true)
end

--- Red, yellow and green lights of the required items.
function M.lights(t, place)
   local n = { ["红"] = 0, ["黄"] = 0, ["绿"] = 0 }
   for _, j in pairs(t.all) do
      if j.item and j.area ~= "city" and (place == nil or j.area == place) and j.data.mode == "required" and n[j.data.light] then
         n[j.data.light] = n[j.data.light] + 1
      end
   end
   return n["红"] .. "/" .. n["黄"] .. "/" .. n["绿"]
end

local function retrofit_rows(t)
   local least, most, done = 0, 0, 0
   for _, row in ipairs(policy.table1.rows) do
      local j = t.all["item|6.3|" .. row.area]
      local name
      for _, a in ipairs(project.areas) do
         name = a.id == row.area and a.name or name
      end
      local stages = {}
      for _, stage in ipairs { "投运", "完工", "在建", "开工", "前期", "储备" } do
         local n = parse(j.data.stages and j.data.stages[stage])
         stages[#stages + 1] = n and stage .. tostring(n) .. "个" or nil
      end
      strike(t, table.concat({ name, (row.text:gsub("%-", "～")), tostring(j.value), table.concat(stages, "、"),
         share(j.value, row.min):format(1) .. "%", j.status, j.data.light, }, " "), true)
      least, most, done = least + row.min, most + row.max, done + j.value
   end
   strike(t, "合计 " .. least .. "～" .. most .. " " .. tostring(done), true)
end

--- 同比 as a column prints it.
local function column(x)
   x = parse(x)
   return x and (x:eq(0) and "0.0" or x:format(1)) or "—"
end

local function water_rows(t)
   local list = { { id = "city", name = "全市" } }
   for _, a in ipairs(project.areas) do
      list[#list + 1] = a
   end
   for _, a in ipairs(list) do
      local of = {}
      for _, id in ipairs { "intake", "reuse", "intensity" } do
         local d = t.all["indicator|" .. id .. "|" .. a.id].data
         of[id] = { ledger = parse(d.ledger), change = d.official and d.change_ledger or d.change, official = parse(d.official) }
      end
      local rate = of.reuse.ledger
      local places_of = rate < 94 and rate:round(1) >= 94 and 2 or 1 -- a miss is not rounded away
      strike(t, table.concat({ a.name, (of.intake.ledger / 10000):format(2), column(of.intake.change), rate:format(places_of) .. "%",
         column(of.reuse.change), of.intensity.ledger:format(1), column(of.intensity.change),
         of.intensity.official and of.intensity.official:format(1) or "—", }, " "), true)
   end
end

local good = { ["已完成"] = true, ["有进展"] = true, ["已开展"] = true }

local function matrix_rows(t)
   for _, item in ipairs(policy.items) do
      local cells, done, of = {}, 0, 0
      for i, a in ipairs(project.areas) do
         local status = t.all["item|" .. item.id .. "|" .. a.id].status
         cells[i] = status
         done, of = done + (good[status] and 1 or 0), of + (status ~= "不适用" and 1 or 0)
      end
      if item.scope ~= "city" then
         strike(t, table.concat(cells, " ") .. " " .. (of > 0 and done .. "/" .. of or "不适用"), true)
      end
   end
   for _, task in ipairs(policy.tasks) do
      strike(t, task.id .. "." .. task.name, true)
   end
end

--- Figures of judgments in a set of sets.
local function sets_of(list)
   local sets = {}
   for _, j in ipairs(list) do
      add_judgment(sets, j)
   end
   return sets
end

local function pick(t, keep)
   local out = {}
   for _, j in pairs(t.all) do
      if keep(j) then
         out[#out + 1] = j
      end
   end
   return out
end

local function task_sets(t, id)
   local sets = sets_of(pick(t, function(j)
      return j.item and j.area == "city" and policy.items[t.order[j.item]].task == id
   end))
   for _, j in ipairs(pick(t, function(x) return x.item and x.area ~= "city" and policy.items[t.order[x.item]].task == id end)) do
      local now, before = parse(j.value), parse(j.data.previous)
      add(sets, j.unit, now and before and now - before) -- who did more than before
      if policy.items[t.order[j.item]].scope == "city" then
         add(sets, j.unit, now) -- contributions
      end
      if j.item == "6.3" then
         t.stages = t.stages or {}
         for stage, n in pairs(j.data.stages or {}) do
            t.stages[stage] = (t.stages[stage] or number(0)) + parse(n)
         end
         t.projects = (t.projects or 0) + #(j.data.projects or {})
      end
   end
   if id == 6 then
      add_counts(sets, t.stages, "个")
      add(sets, "个", t.projects)
      add(sets, "个", #policy.named_projects)
      for _, stage in ipairs { "投运", "完工", "在建", "前期", "储备" } do
         t.must[#t.must + 1] = stage .. tostring(t.stages[stage]) .. "个"
      end
   elseif id == 1 then
      local parts = t.all["item|1.1|city"].data.parts
      add(sets, "%", share(parts[2].value, parts[1].value))
   end
   return sets
end

--- The text between two headings.
local function between(t, from, to)
   local _, a = t.text:find(from, 1, true)
   local b = to and a and t.text:find(to, a, true)
   if not a or (to and not b) then
      t.faults[#t.faults + 1] = "no section from " .. from .. " to " .. (to or "the end")
      return ""
   end
   return t.text:sub(a + 1, b and b - 1 or nil)
end

local function target_sets(t)
   local sets = sets_of(pick(t, function(j) return j.target ~= nil end))
   local years_of, by_status = {}, {}
   for _, target in ipairs(policy.targets) do
      local status = t.all["target|" .. target.id .. "|city"].status
      years_of[target.year] = (years_of[target.year] or 0) + 1
      by_status[target.year .. status] = (by_status[target.year .. status] or 0) + 1
   end
   add(sets, "项", #policy.targets)
   add_counts(sets, years_of, "项")
   add_counts(sets, by_status, "项")
   for _, j in ipairs(pick(t, function(x) return x.item and x.area == "city" end)) do
      add_counts(sets, j.data.counts, "个县区")
   end
   add(sets, "条", #store.rows("activities", { period = period.id }))
   local preparing = 0
   for _, row in ipairs(store.rows("cases", { period = period.id })) do
      preparing = preparing + (row.stage ~= project.settings.case_stage.value and 1 or 0)
   end
   add(sets, "个", preparing)
   for _, id in ipairs { "intake", "intensity" } do
      add(sets, "%", t.all["indicator|" .. id .. "|city"].data.change)
   end
   return sets
end

local function problem_sets(t)
   local sets, counts = {}, tally(t.all)
   add_counts(sets, counts, "项次")
   local stuck = 0
   for _, a in ipairs(project.areas) do
      local own = tally(t.all, a.id)
      add_counts(sets, own, "项")
   end
   for _, j in ipairs(pick(t, function(x) return x.item and x.area ~= "city" and x.status == "无进展" end)) do
      stuck = stuck + (j.item and 1 or 0)
   end
   add(sets, "项次", stuck)
   return sets
end

local function start()
   local t = { all = index(), faults = {}, seen = 0, text = joined(), struck = {}, order = {}, must = {} }
   for i, item in ipairs(policy.items) do
      t.order[item.id] = i
   end
   return t
end

local function mending(t)
   local counts = {}
   for _, f in ipairs(store.findings { period = period }) do
      counts[f.area or ""] = (counts[f.area or ""] or 0) + 1
   end
   for _, a in ipairs(project.areas) do
      if counts[a.id] then
         strike(t, a.name .. counts[a.id] .. "处", true)
      end
   end
end

local chinese = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" }

--- The row of a ledger's file that has a finding.
local function row_of_file()
   local rows = {}
   for _, f in ipairs(store.findings { period = period }) do
      rows[#rows + 1] = { name = tight(f.path:match("([^/]+)$")), row = f.row and tostring(f.row) or "" }
   end
   return { name = "row", before = "%.csv ?", check = function(token, before)
      before = before:gsub(" $", "")
      for _, r in ipairs(rows) do
         if token == r.row and before:sub(-#r.name) == r.name then
            return true
         end
      end
   end, }
end

--- The notice: a list of what was not found, how many numbers were looked at, and the text that was left.
function M.notice()
   local t = start()
   known_words(t)
   places(t)
   retrofit_rows(t)
   water_rows(t)
   matrix_rows(t)
   mending(t)
   local modes = { ["项"] = {}, ["类"] = { number(#policy.groups) } }
   for _, mode in ipairs { "required", "gradual", "encouraged" } do
      local n = 0
      for _, item in ipairs(policy.items) do
         n = n + (item.mode == mode and 1 or 0)
      end
      table.insert(modes["项"], number(n))
   end
   add(modes, "项", #policy.tasks)
   add(modes, "项", #policy.items)
   trace(t, "总体情况", between(t, "（一）任务进展。", "（二）年度目标。"), modes, common)
   trace(t, "年度目标", between(t, "（二）年度目标。", "（三）核心指标。"), target_sets(t), common)
   local core = sets_of(pick(t, function(j) return j.indicator and j.area == "city" end))
   add(core, "个百分点", t.all["target|reuse|city"].data.gap)
   local left_out, count = {}, 0
   for _, id in ipairs { "intake", "reuse", "intensity" } do
      for _, name in ipairs(t.all["indicator|" .. id .. "|city"].data.missing or {}) do
         count = count + (left_out[name] and 0 or 1)
         left_out[name] = true
      end
   end
   add(core, "户", count)
   trace(t, "核心指标", between(t, "（三）核心指标。", "二、重点任务进展"), core, common)
   for i, task in ipairs(policy.tasks) do
      local from = "（" .. chinese[i] .. "）" .. task.name .. "。"
      local next_task = policy.tasks[i + 1]
      local text = between(t, from, next_task and "（" .. chinese[i + 1] .. "）" .. next_task.name .. "。" or "三、各县区情况")
      trace(t, task.name, text, task_sets(t, task.id), common)
   end
   trace(t, "各县区情况", between(t, "三、各县区情况", "四、存在问题"), {}, common)
   trace(t, "存在问题", between(t, "四、存在问题", "五、下一步要求"), problem_sets(t), with { several })
   trace(t, "下一步要求", between(t, "五、下一步要求", "附件：1."), sets_of { t.all["item|9.2|city"] }, with { several })
   local own = pick(t, function(j) return j.item and j.area ~= "city" end)
   trace(t, "附件1", between(t, "附件1各县区", "附件2滞后"), sets_of(own), common)
   local gaps = {}
   for _, j in ipairs(own) do
      add(gaps, "gap", j.data.gap)
   end
   trace(t, "附件2", between(t, "附件2滞后", "附件3数据"), sets_of(own), with({ gap_of(own), pairs_of(own) }, serial()))
   trace(t, "附件3", between(t, "附件3数据缺失和待核数据清单", "抄送"), {}, with({ row_of_file() }, serial()))
   for _, words in ipairs(t.must) do
      if not between(t, "二、重点任务进展", "三、各县区情况"):find(words, 1, true) then
         t.faults[#t.faults + 1] = "not in the text: " .. words
      end
   end
   return t
end

return M
