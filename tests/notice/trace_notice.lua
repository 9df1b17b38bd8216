--- trace_notice: the sources of the numbers in a notice, section by section.

local facts = require "facts"
local policy = require "policy"
local trace = require "trace"

local parse, share, strike = trace.parse, trace.share, trace.strike

local M = {}

-- Rows of tables and totals, worked out here and struck out --------------------------------------

local columns = { "已完成", "达序时", "滞后", "未启动", "逾期", "数据缺失" }

--- Red, yellow and green lights of the required items of an area (nil: of all).
local function lights(t, place)
   local n = { ["红"] = 0, ["黄"] = 0, ["绿"] = 0 }
   for _, j in pairs(t.all) do
      if j.item and j.area ~= "city" and (place == nil or j.area == place) and j.data.mode == "required" and n[j.data.light] then
         n[j.data.light] = n[j.data.light] + 1
      end
   end
   return n["红"] .. "/" .. n["黄"] .. "/" .. n["绿"]
end

local function completion_row(t, name, place)
   local counts, _, due = trace.tally(t, place)
   local cells = { name, due }
   for _, status in ipairs(columns) do
      cells[#cells + 1] = counts[status] or 0
   end
   cells[#cells + 1] = share(counts["已完成"] or 0, due):format(1) .. "%"
   cells[#cells + 1] = place and trace.rank(t, place) or "—"
   cells[#cells + 1] = lights(t, place)
   strike(t, table.concat(cells, " "), true)
end

local function totals(t)
   local counts, total, due = trace.tally(t)
   local pieces = {}
   for i, status in ipairs(trace.required) do
      if i > 1 and counts[status] then
         pieces[#pieces + 1] = (trace.said[status] or status) .. counts[status] .. "项次"
      end
   end
   strike(t, "共" .. total .. "项次，扣除不适用的" .. (total - due) .. "项次，应完成" .. due .. "项次", true)
   strike(t, "已完成" .. counts["已完成"] .. "项次，完成率" .. share(counts["已完成"], due):format(1) .. "%；" .. table.concat(pieces, "、"), true)
   strike(t, "全市" .. share(counts["已完成"], due):format(1) .. "%", true)
   completion_row(t, "合计")
   local at = {} -- the areas at each place
   for _, a in ipairs(project.areas) do
      local own, _, of = trace.tally(t, a.id)
      local rank, rate = trace.rank(t, a.id), share(own["已完成"] or 0, of)
      at[rank] = at[rank] or { rate = rate:eq(100) and "100%" or rate:format(1) .. "%" }
      table.insert(at[rank], a.name)
      strike(t, rank .. " " .. a.name .. " " .. rate:format(1) .. "%", true)
      completion_row(t, a.name, a.id)
   end
   for rank, names in pairs(at) do
      strike(t, table.concat(names, "、") .. (#names > 1 and "（并列第" or "（第") .. rank .. "名，" .. names.rate .. "）", true)
   end
   local words = { ["逾期"] = "事项逾期未完成", ["未启动"] = "事项尚未启动", ["数据缺失"] = "事项因数据缺失暂不能判断",
      ["滞后"] = period.half == 1 and "事项低于序时进度" or "事项未按期完成", }
   for status, lead in pairs(words) do
      local n = counts[status] or 0
      strike(t, (n > 1 and "部分" or "个别") .. lead .. "（" .. n .. "项次）", n > 0)
   end
   local stuck = #trace.pick(t, function(j) return j.item and j.area ~= "city" and j.status == "无进展" end)
   strike(t, "没有进展（" .. stuck .. "项次）", stuck > 0)
end

local function retrofit_rows(t)
   local least, most, done = 0, 0, 0
   for i, row in ipairs(policy.table1.rows) do
      local j, stages = t.all["item|6.3|" .. row.area], {}
      for _, stage in ipairs { "投运", "完工", "在建", "开工", "前期", "储备" } do
         local n = parse(j.data.stages and j.data.stages[stage])
         stages[#stages + 1] = n and stage .. tostring(n) .. "个" or nil
      end
      strike(t, table.concat({ project.areas[i].name, (row.text:gsub("%-", "～")), tostring(j.value), table.concat(stages, "、"),
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

local function water_row(t, name, place)
   local of = {}
   for _, id in ipairs { "intake", "reuse", "intensity" } do
      local d = t.all["indicator|" .. id .. "|" .. place].data
      of[id] = { ledger = parse(d.ledger), change = d.official and d.change_ledger or d.change, official = parse(d.official) }
   end
   local rate = of.reuse.ledger
   local places = rate and not rate:eq(94) and rate:round(1):eq(94) and 2 or 1 -- neither a miss nor a reserve is rounded away
   strike(t, table.concat({ name, of.intake.ledger and (of.intake.ledger / 10000):format(2) or "—", column(of.intake.change),
      rate and rate:format(places) .. "%" or "—", column(of.reuse.change),
      of.intensity.ledger and of.intensity.ledger:format(1) or "—", column(of.intensity.change),
      of.intensity.official and of.intensity.official:format(1) or "—", }, " "), true)
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

local function mending(t)
   local counts = {}
   for _, f in ipairs(trace.findings()) do
      counts[f.area or ""] = (counts[f.area or ""] or 0) + 1
   end
   local with = {}
   for _, a in ipairs(project.areas) do
      with[#with + 1] = counts[a.id] and a or nil
   end
   local total = 0
   for _, a in ipairs(with) do
      total = total + counts[a.id]
      strike(t, a.name .. counts[a.id] .. "处", #with > 1)
   end
   strike(t, "有需补正或核实的数据" .. total .. "处", #with > 0)
   local blank = #trace.pick(t, function(j) return j.item and j.area ~= "city" and j.data.mode == "encouraged" and j.status == "数据缺失" end)
   strike(t, "鼓励引导类事项缺少数据（" .. blank .. "项次）", blank > 0)
   local gradual = #trace.pick(t, function(j) return j.item and j.area ~= "city" and j.data.mode == "gradual" and j.status == "数据缺失" end)
   strike(t, "逐步推进类事项数据缺失（" .. gradual .. "项次）", gradual > 0)
end

-- Sections ---------------------------------------------------------------------------------------

local function general(t)
   local modes = {}
   for _, item in ipairs(policy.items) do
      modes[item.mode] = (modes[item.mode] or 0) + 1
   end
   strike(t, "明确" .. #policy.groups .. "类" .. #policy.tasks .. "项重点任务，分解为" .. #policy.items .. "项条目，其中应完成类" .. modes.required
      .. "项、逐步推进类" .. modes.gradual .. "项、鼓励引导类" .. modes.encouraged .. "项", true)
   local whole = #trace.pick(t, function(j) return j.item and j.area == "city" and j.data.mode == "required" and j.status == "已完成" end)
   trace.trace(t, "任务进展", trace.between(t, "（一）任务进展。", "（二）年度目标。"), {},
      trace.rules(trace.marks, { { after = "项。$", check = function(token) return token == tostring(whole) end } }))
end

local nouns = { ["数据缺失"] = true, ["指标未下达"] = true }
local target_order = { "已完成", "达序时", "滞后", "逾期", "未启动", "待认定", "指标未下达", "未到期", "数据缺失" }

local function targets(t)
   local sets, counts = trace.sets(trace.pick(t, function(j) return j.target ~= nil end)), {}
   for _, target in ipairs(policy.targets) do
      local status = t.all["target|" .. target.id .. "|city"].status
      counts[target.year] = counts[target.year] or { n = 0 }
      counts[target.year].n = counts[target.year].n + 1
      counts[target.year][status] = (counts[target.year][status] or 0) + 1
   end
   local years = {}
   for year, c in pairs(counts) do
      local pieces = {}
      for _, status in ipairs(target_order) do
         pieces[#pieces + 1] = c[status] and (trace.said[status] or status) .. c[status] .. "项" or nil
      end
      local all = #pieces == 1 and pieces[1]:match("^(.-)%d")
      strike(t, year .. "年目标" .. (all and "均" .. (nouns[all] and "为" or "") .. all or table.concat(pieces, "、")), true)
      years[#years + 1] = year .. "年" .. c.n .. "项"
   end
   strike(t, "目标共" .. #policy.targets .. "项，其中" .. table.concat(years, "、"), true)
   for _, item in ipairs(policy.items) do
      for status, n in pairs(t.all["item|" .. item.id .. "|city"].data.counts or {}) do
         trace.add(sets, "个县区", n)
         strike(t, status .. tostring(n) .. "个县区")
      end
   end
   local preparing = 0
   for _, row in ipairs(store.rows("cases", { period = trace.snapshot() })) do
      preparing = preparing + (row.stage ~= project.settings.case_stage.value and 1 or 0)
   end
   -- A target of an earlier year rests on the conclusion drawn then.
   local settled = period.year > 2026 and t.all["target|trial|city"].data.conclusion ~= nil
   strike(t, not settled and "正在形成的典型案例：" .. preparing .. "个" or nil, true)
   local held = 0 -- in the year so far
   for _, half in ipairs { "H1", "H2" } do
      held = held + (period.year .. half <= trace.snapshot() and #store.rows("activities", { period = period.year .. half }) or 0)
   end
   local counted = parse(t.all["item|9.1|city"].value)
   strike(t, "节水交流活动台账：登记" .. held .. "条" .. (counted and counted < number(held) and "，计入" .. tostring(counted) .. "次" or ""), true)
   for _, id in ipairs { "intake", "intensity" } do
      local d = (t.all["indicator|" .. id .. "_year|city"] or t.all["indicator|" .. id .. "|city"]).data -- at a year's end the year's
      trace.add(sets, "%", d.change)
      trace.add(sets, "%", d.change_ledger)
   end
   local gap = t.all["target|reuse|city"].data.gap
   trace.add(sets, "个百分点", gap)
   trace.add(sets, "%", t.all["target|reuse|city"].goal)
   trace.trace(t, "年度目标", trace.between(t, "（二）年度目标。", "（三）核心指标。"), sets, trace.rules(trace.marks, trace.units))
end

--- Why intake changed: every part as printed is the evaluation's to less than 0.01 万立方米, and together they are exactly the
--- change as printed. Then the sentence is struck out.
local function reasons(t)
   local j = t.all["indicator|intake_change|city"]
   local text = trace.between(t, "企业台账汇总取水量同比", "二、重点任务进展"):match("^.-。.-。")
   local words = { ["产出效应"] = "因产出变化", ["结构效应"] = "因产出结构变化", ["强度效应"] = "因用水强度变化", ["新增企业"] = "新增或新纳入规模以上的企业%d+户",
      ["退出企业"] = "关停或退出规模以上的企业%d+户", ["增加值不可比企业"] = "增加值不可比企业%d+户", ["数据不全企业"] = "有一期数据不全的企业%d+户", }
   local function printed(lead)
      local sense, figure = text:match(lead .. "(增加)([%d.]+)万立方米")
      if not sense then
         sense, figure = text:match(lead .. "(减少)([%d.]+)万立方米")
      end
      return figure and parse(figure) * (sense == "增加" and 1 or -1)
   end
   local sum, unknown = number(0), number(0)
   for _, part in ipairs(j.data.parts) do
      unknown = unknown + ((part.label == "增加值不可比企业" or part.label == "数据不全企业") and printed(words[part.label]) or 0)
      local x, exact = printed(words[part.label]), parse(part.value) / 10000
      if not x or (x - exact):abs() >= parse("0.01") then
         t.faults[#t.faults + 1] = "取水量同比变化：" .. part.label .. " is " .. exact:format(4) .. ", not " .. tostring(x)
      end
      sum = sum + (x or 0)
   end
   local whole, untold = printed("^"), printed("其中部分企业一期数据不全或不可比，合计")
   if untold and not untold:eq(unknown) then
      t.faults[#t.faults + 1] = "取水量同比变化：" .. tostring(untold) .. " is not " .. tostring(unknown)
   end
   if not whole or not whole:eq(sum) or not whole:eq((parse(j.value) / 10000):round(2)) then
      t.faults[#t.faults + 1] = "取水量同比变化：" .. tostring(whole) .. " is not the sum of its parts, " .. tostring(sum)
   end
   for key, label in pairs { came = "新增或新纳入规模以上的企业", went = "关停或退出规模以上的企业", incomparable = "增加值不可比企业", gaps = "有一期数据不全的企业" } do
      if j.data.counts[key] and not text:find(label .. j.data.counts[key] .. "户", 1, true) then
         t.faults[#t.faults + 1] = "取水量同比变化：" .. label .. " are not " .. j.data.counts[key]
      end
   end
   if not text:find("两期可比的" .. j.data.matched .. "户企业", 1, true) then
      t.faults[#t.faults + 1] = "取水量同比变化：not " .. j.data.matched .. " enterprises are compared"
   end
   strike(t, text, true)
end

--- Shares in a text: every one as printed is the evaluation's of the whole to less than 0.1, and together they are 100.
local function parts_of(t, what, text, parts, whole)
   local sum = number(0)
   for _, part in ipairs(parts) do
      local token = text:match(part.label .. "占([%d.]+)%%") or text:match(part.label .. "的占([%d.]+)%%")
      if not token and parse(part.value) == number(0) then
         token = "0"
      end
      if not token or (parse(token) - share(parse(part.value), whole)):abs() >= parse("0.1") then
         t.faults[#t.faults + 1] = what .. "：" .. part.label .. " is not " .. tostring(token)
      end
      sum = sum + (token and parse(token) or 0)
   end
   if not sum:eq(100) then
      t.faults[#t.faults + 1] = what .. "：" .. tostring(sum) .. " in all"
   end
end

--- Intake by source, of which what is unclear is a part, and by use and by stage, of which it isn't: then how many give it and
--- their share of the intake are the evaluation's. Then the sentences are struck out.
local function shares(t)
   local j = t.all["indicator|intake_sources|city"]
   local text = trace.between(t, "取水量按水源分，", "。")
   parts_of(t, "水源构成", (text:gsub("未分清，其取水量占", "未分清占")), j.data.parts, j.value)
   local apart = #(j.data.names or {})
   if apart > 0 and not text:find("，另有" .. apart .. "户企业", 1, true) then
      t.faults[#t.faults + 1] = "水源构成：not " .. apart .. " enterprises"
   end
   strike(t, text, true)
   j = t.all["indicator|intake_uses|city"]
   if not j then
      return
   end
   text = trace.between(t, t.text:find("分清用途的", 1, true) and "分清用途的" or "按用途分，", "。")
   for subject, what in pairs { intake_uses = "用途构成", intake_stages = "生产环节构成" } do
      local of, parts, told = t.all["indicator|" .. subject .. "|city"], {}, number(0)
      for _, part in ipairs(of.data.parts) do
         if not part.label:find("未分清", 1, true) then
            parts[#parts + 1], told = part, told + parse(part.value)
         end
      end
      parts_of(t, what, text, parts, told)
      local n = parse(of.data.count) - #(of.data.names or {})
      if #(of.data.names or {}) > 0 and subject == "intake_uses" and not text:find(tostring(n) .. "户企业取水量占" .. share(told, of.value):format(1) .. "%", 1, true) then
         t.faults[#t.faults + 1] = what .. "：not " .. tostring(n) .. " enterprises with " .. share(told, of.value):format(1) .. "%"
      end
   end
   strike(t, text, true)
end

--- How many enterprises of an area lack data for a core indicator, and whether it has any figure.
local function left_out(t, place)
   local seen, n, value = {}, 0, false
   for _, id in ipairs { "intake", "reuse", "intensity" } do
      local j = t.all["indicator|" .. id .. "|" .. place]
      value = value or j.value ~= nil
      local year = t.all["indicator|" .. id .. "_year|" .. place] -- what a year's end tells beside
      for _, list in ipairs { j.data.missing or {}, j.value and year and year.value and year.data.missing or {} } do
         for _, name in ipairs(list) do
            n = n + (seen[name] and 0 or 1)
            seen[name] = true
         end
      end
   end
   return n, value
end

local function indicators(t)
   shares(t)
   reasons(t)
   local n = 0
   for _, a in ipairs(project.areas) do
      local own, value = left_out(t, a.id)
      if not value and own > 0 then
         local silent = t.all["item|1.1|" .. a.id].data.absent
         strike(t, a.name .. own .. "户企业" .. (silent and "均未报送数据" or "数据均不全"), true)
      else
         n = n + own
      end
   end
   strike(t, n .. "户企业有关数据不全", n > 2)
   M.core(t, "city", "（三）核心指标。", "二、重点任务进展")
end

--- The three core indicators of an area or the city, each sentence by its own judgment.
function M.core(t, place, from, to)
   local leads = { intake = "规模以上工业取水量", reuse = "规模以上工业用水重复利用率", intensity = "万元工业增加值用水量" }
   local text = trace.between(t, from, to)
   local stops = { intake = leads.reuse, reuse = leads.intensity }
   for _, id in ipairs { "intake", "reuse", "intensity" } do
      local first = text:find(leads[id], 1, true)
      local last = stops[id] and text:find(stops[id], 1, true)
      local year = t.all["indicator|" .. id .. "_year|" .. place]
      local sets = trace.sets { t.all["indicator|" .. id .. "|" .. place], year }
      if id == "reuse" and place == "city" then
         trace.add(sets, "个百分点", t.all["target|reuse|city"].data.gap)
      elseif id == "intensity" and place == "city" then
         local target = t.all["target|intensity|city"]
         trace.add(sets, "m3/万元", target.goal)
         trace.add(sets, "m3/万元", target.goal and parse(target.value) > parse(target.goal) and parse(target.value) - parse(target.goal) or nil)
      end
      local years = { before = "全年", check = function(token) -- an official figure is the one told first
         local x = year and parse(year.data.official or year.value)
         return x and trace.prints(x / (id == "intake" and 10000 or 1), token)
      end, }
      if first then
         trace.trace(t, leads[id], text:sub(first + #leads[id], last and last - 1 or nil), sets, trace.rules({ years }, trace.marks, trace.units))
      else
         t.faults[#t.faults + 1] = "not in the text: " .. leads[id]
      end
   end
end

local function named(list, label)
   for _, x in ipairs(list or {}) do
      if x.label == label then
         return x
      end
   end
end

--- The figure that a rule of facts.lua names, or nil.
local function figure(t, j, what)
   if type(what) == "function" then
      return what(j, t)
   end
   local kind, label = what:match("^([%w_]+):(.*)$")
   local d = j.data
   local m = label and (named(d.measures, label) or named(d.parts, label)) or {}
   local function change(now, before, percent)
      now, before = parse(now), parse(before)
      return now and before and (percent and (now - before) * 100 / before or now - before)
   end
   local goal = parse(j.goal)
   goal = goal and goal - parse(d.undecided or 0)
   local kinds = {
      value = j.value, goal = goal, undecided = d.undecided, goal_max = d.goal_max, rate = goal and share(j.value, goal),
      rise = change(j.value, d.previous),
      part = m.value, measure = m.value, blank = m.blank, matched = m.matched,
      change = change(m.value, m.previous), change_matched = change(m.now_matched, m.previous_matched),
      percent = change(m.value, m.previous, true), percent_matched = change(m.now_matched, m.previous_matched, true),
   }
   return parse(kinds[kind or what])
end

local senses = { ["增加"] = 1, ["提高"] = 1, ["增长"] = 1, ["减少"] = -1, ["下降"] = -1 }

--- The rules of a fact: one, or where its words end in ↕ one for each word that may stand there.
local function fact_rules(t, fact, rules)
   local j = t.all["item|" .. fact[2] .. "|city"]
   local words, moved = fact[1]:gsub("↕$", "")
   words = words:gsub("↕", "[^%%d]-")
   local function rule(before, sense)
      rules[#rules + 1] = { before = before, check = function(token)
         local x = figure(t, j, fact[3])
         return x and trace.prints(x / (fact.scale or 1), token) and (sense == nil or x * sense > 0)
      end, }
   end
   if moved == 0 then
      rule(words)
   else
      for word, sense in pairs(senses) do
         rule(words .. word, sense)
      end
   end
end

--- The rules of one task: facts of its items, who did more than before, and how many areas stand how.
local function task_rules(t, task)
   local rules, counts, rises = {}, {}, {}
   for i = #facts, 1, -1 do -- the longer words stand below
      if t.task_of[facts[i][2]] == task.id then
         fact_rules(t, facts[i], rules)
      end
   end
   for _, item in ipairs(policy.items) do
      if item.task == task.id then
         for _, n in pairs(t.all["item|" .. item.id .. "|city"].data.counts or {}) do
            counts[tostring(n)] = true
         end
         for _, a in ipairs(project.areas) do
            local j = t.all["item|" .. item.id .. "|" .. a.id]
            local now, before = parse(j.value), parse(j.data.previous)
            local words = now and before and (now > before and "增加" .. tostring(now - before) or "减少" .. tostring(before - now))
            if words then
               rises[a.name .. words] = true
               rises[a.name .. "各" .. words] = true
            end
            if words and now > before then -- 较上年末增加3户，其中甲1户、乙2户
               rises[a.name .. tostring(now - before)] = true
               rises[a.name .. "各" .. tostring(now - before)] = true
            end
         end
      end
   end
   table.insert(rules, { after = "个县区", check = function(token) return counts[token] end })
   local function moved(token, before)
      for words in pairs(rises) do
         if (before .. token):sub(-#words) == words then
            return true
         end
      end
   end
   for _, a in ipairs(project.areas) do
      table.insert(rules, { before = a.name, check = moved })
      table.insert(rules, { before = a.name .. "各", check = moved })
   end
   table.insert(rules, { before = "增加", check = moved })
   table.insert(rules, { before = "减少", check = moved })
   return rules
end

--- Projects by stage, what the policy names, and who published cases: struck out beforehand.
local function strike_lists(t)
   local stages, n, pieces, cases, groups = {}, 0, {}, {}, {}
   for _, a in ipairs(project.areas) do
      local d = t.all["item|6.3|" .. a.id].data
      n = n + #(d.projects or {})
      for stage, count in pairs(d.stages or {}) do
         stages[stage] = (stages[stage] or number(0)) + parse(count)
      end
      local own = parse(t.all["item|9.2|" .. a.id].value)
      if own and own > 0 then
         own = tostring(own)
         if not groups[own] then
            groups[own] = {}
            groups[#groups + 1] = own
         end
         table.insert(groups[own], a.name)
      end
   end
   for i, own in ipairs(groups) do
      cases[i] = table.concat(groups[own], "、") .. (#groups[own] > 1 and "各" or "") .. own .. "个"
   end
   for _, stage in ipairs { "投运", "完工", "在建", "开工", "前期", "储备" } do
      pieces[#pieces + 1] = stages[stage] and stage .. tostring(stages[stage]) .. "个" or nil
   end
   local done = parse(t.all["item|6.3|city"].value)
   local of = done:eq(n) and "，均已完成" or done > 0 and "，其中已完成" .. tostring(done) .. "个" or ""
   strike(t, "列入年度任务的项目" .. n .. "个（" .. table.concat(pieces, "、") .. "）" .. of, true)
   strike(t, "个（" .. table.concat(cases, "，") .. "）", true)
   strike(t, #policy.named_projects .. "个项目未填报", true)
end

local chinese = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" }

local function tasks(t)
   t.task_of = {}
   for _, item in ipairs(policy.items) do
      t.task_of[item.id] = item.task
   end
   strike_lists(t)
   for i, task in ipairs(policy.tasks) do
      local to = policy.tasks[i + 1] and "（" .. chinese[i + 1] .. "）" .. policy.tasks[i + 1].name .. "。" or "三、各县区情况"
      local text = trace.between(t, "（" .. chinese[i] .. "）" .. task.name .. "。", to)
      trace.trace(t, task.name, text, {}, trace.rules(trace.marks, task_rules(t, task)))
   end
end

--- 甲、乙、丙3项（更新日期）: how many of an area lack the same for one item.
local function lacking(list)
   local known = {}
   for _, j in ipairs(list) do
      local counts = {}
      for _, missing in ipairs(j.data.missing or {}) do
         local lack = missing:match(".*（(.*)）$") or ""
         counts[lack] = (counts[lack] or 0) + 1
      end
      for lack, n in pairs(counts) do
         known[n .. "项（" .. lack .. "）"] = true
      end
   end
   return { after = "项（", check = function(token, _, after)
      return known[token .. (after:match("^项（.-）") or "")]
   end, }
end

local function attachments(t)
   local own = trace.pick(t, function(j) return j.item and j.area ~= "city" end)
   local behind, gaps = t.text:find("附件2滞后", 1, true), t.text:find("附件%d数据缺失和待核数据清单") -- what has nothing in it is not there
   gaps = gaps and t.text:sub(gaps, gaps + #"附件2数据" - 1)
   trace.trace(t, "附件1", trace.between(t, "附件1各县区", behind and "附件2滞后" or gaps or "抄送"), trace.sets(own), trace.rules(trace.marks, trace.units))
   if behind then
      trace.trace(t, "附件2", trace.between(t, "附件2滞后", gaps or "抄送"), trace.sets(own),
         trace.rules({ trace.pair(own), trace.gap(own) }, trace.marks, trace.units, { trace.serial() }))
   end
   if gaps then
      trace.trace(t, "附件3", trace.between(t, gaps, "抄送"), {}, trace.rules({ trace.row_of_file(), lacking(own) }, trace.marks, { trace.serial() }))
   end
end

--- The notice: what was not found, and how many numbers were looked at.
function M.run()
   local t = trace.start()
   totals(t)
   retrofit_rows(t)
   for _, a in ipairs(project.areas) do
      water_row(t, a.name, a.id)
   end
   water_row(t, "全市", "city")
   matrix_rows(t)
   mending(t)
   general(t)
   targets(t)
   indicators(t)
   tasks(t)
   trace.trace(t, "各县区情况", trace.between(t, "三、各县区情况", "四、存在问题"), {}, trace.marks)
   local problems = {}
   for _, a in ipairs(project.areas) do
      for _, n in pairs((trace.tally(t, a.id))) do
         trace.add(problems, "项", n)
      end
   end
   trace.trace(t, "存在问题", trace.between(t, "四、存在问题", "五、下一步要求"), problems, trace.rules(trace.marks, { trace.several }, trace.units))
   local case = t.all["item|9.2|city"]
   local lacks = parse(case.goal) - parse(case.value)
   strike(t, "还差" .. tostring(lacks) .. "个", lacks > 0)
   trace.trace(t, "下一步要求", trace.between(t, "五、下一步要求", "附件：1."), {}, trace.rules(trace.marks, { trace.several }))
   attachments(t)
   return t
end

return M
