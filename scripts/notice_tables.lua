--- notice_tables: the tables of a notice and of its attachments, all from the judgments and the findings. A figure stands once;
--- words stand in the document's language or languages.

local changes = require "notice_change"
local english = require "english"
local figures = require "notice_figures"
local indicator_list = require "indicator_list"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local settings = require "settings"
local speech = require "say"
local terms = require "terms"
local text = require "notice_text"

local plain, percent, say = report.plain, phrases.percent, speech.say

local M = {}

--- The enterprises that a flag of the directory marks, as a setting's value in words.
local function covered(flag)
   for _, field in ipairs(require("ledgers.enterprises").fields) do
      if field.name == flag then
         return { zh = "取{label}企业", en = ": {english}", label = field.label:gsub("企业$", ""), english = field.english or field.label }
      end
   end
   return { zh = "取{flag}", en = ": {flag}", flag = flag }
end

--- The gap that a rule of the lights wants, as a number.
local function points_of(x)
   return plain(settings.defaults[x] and settings.number(x) or number(x))
end

--- What statuses light a lamp, by the project's rules: 滞后（低于序时超过30个百分点）、逾期. Of a status that an earlier rule has taken a
--- part of it is the rest.
local function lit_by(light)
   local out, parted = {}, {}
   for _, rule in ipairs(settings.get("lights")) do
      local points = rule.over or rule.from
      if rule.light == light then
         local name = speech.small(english.of(rule.status))
         out[#out + 1] = rule.over and say { zh = "{name}（低于序时超过{n}个百分点）",
            en = "{name} (by more than {n} percentage points)", name = name, n = points_of(points) }
            or rule.from and say { zh = "{name}（低于序时{n}个百分点及以上）", en = "{name} (by {n} percentage points or more)", name = name, n = points_of(points) }
            or parted[rule.status] and say { zh = "其余{name}", en = "otherwise {name}", name = name } or name
      end
      parted[rule.status] = parted[rule.status] or points ~= nil
   end
   return out
end

--- What each light means: 绿灯为已完成、达序时；黄灯为其余滞后；…….
local function light_key()
   local out = {}
   for _, light in ipairs { "绿", "红", "黄" } do -- what is left of a status is yellow
      local list = lit_by(light)
      out[#out + 1] = #list > 0 and say { zh = "{light}灯为{list}", en = "{light}: {list}", light = english.of(light),
         list = fmt.list(list, speech.word(nil, "or")) } or nil
   end
   return table.concat(out, speech.word("，", "; "))
end

--- A setting's value in words, { zh =, en = }; nothing for one that only its reason explains.
local function value_text(s)
   if s.value == nil then
      return { zh = "未定", en = ": open" }
   elseif s.name == "lights" then
      return { zh = "：{key}，其他状态不亮灯", en = ": {key}; no light for any other status", key = light_key() }
   elseif s.name == "stage_weights" then
      local out = {}
      for i, choice in ipairs(require("stages").choices) do
         out[i] = english.of(choice[1]) .. say { zh = "", en = " " } .. tostring(s.value[choice[1]] or 0)
      end
      return { zh = "取{list}", en = ": {list}", list = out }
   elseif s.name == "district_without_park_duty" then
      local out = {}
      for _, a in ipairs(project.areas) do
         for _, id in ipairs(s.value or {}) do
            out[#out + 1] = a.id == id and english.of(a.name) or nil
         end
      end
      return { zh = #out > 0 and "：{list}" or "：无", en = #out > 0 and ": {list}" or ": none", list = out }
   elseif s.name == "metering_thresholds" then
      local out = {}
      for _, level in ipairs { { "unit", "用水单位" }, { "sub", "次级用水单位" }, { "device", "主要用水设备" } } do
         local value = s.value[level[1]]
         out[#out + 1] = value and say { zh = "{level}{value}%", en = "{value}% {level_en}", level = level[2], value = tostring(value),
            level_en = english.of(level[2] .. "配备率"):gsub("^rate ", ""), }
      end
      return { zh = s.value.edition and "取{list}，按{edition}" or "取{list}", en = s.value.edition and ": {list}, of {edition}" or ": {list}", list = out,
         edition = s.value.edition and english.of(s.value.edition), }
   elseif s.name == "metering_covers" then
      return covered(s.value)
   elseif type(s.value) == "table" and not number.is(s.value) then
      return { zh = "", en = "" }
   end
   return { zh = "取{value}", en = ": {value}", value = english.of(tostring(s.value)) }
end

--- A setting with its reason, for a table's note: 项目计为完成的阶段取完工（政策只说……）。
local function chosen(name)
   if name == "light_red_gap" and project.settings and project.settings.lights then
      name = "lights" -- the project's own rule, which the line for red may not enter
   end
   for _, s in ipairs(settings.list()) do
      if s.name == name and s.value == nil then
         return "" -- what is left open judges nothing
      elseif s.name == name then
         return say { zh = "{label}{value}（{why}）。", en = "{label_en}{value} ({why_en}).", label = s.label:gsub("（县区编号）", ""), value = say(value_text(s)),
            label_en = s.label_en or english.of(s.label), why = s.why, why_en = s.why_en or english.of(s.why), }
      end
   end
   error('no setting "' .. name .. '"', 2)
end

--- Settings by which items are judged, beside those that the other tables' notes give.
M.judging = { "light_red_gap", table.unpack(require("items").settings or {}) }

--- The same for the annual targets.
M.judging_targets = require("targets").settings or {}

--- A note under a table: its own words ({ zh =, en =, … } or a function that gives them), then the reasons of the settings named.
function M.note(words, names)
   return speech.both(function()
      local own = type(words) == "function" and words() or words -- asked in each language
      local out = { terms.cat(say { zh = "注：", en = "Note: " }, type(own) == "table" and say(own) or own) }
      for _, name in ipairs(names or {}) do
         out[#out + 1] = chosen(name)
      end
      return doc.p { style = "note", speech.sentences(out) }
   end)
end

--- A year, for a column.
local function year_text(year)
   return lang == "zh" and year .. "年" or tostring(year)
end

--- Where a target stands, as a cell begins.
local function target_cell(j)
   return speech.capital(text.target_state(j), true)
end

--- Rows of a long table of which no page's foot has the first one or two alone, and no page's head the last one.
function M.held(rows)
   for _, i in ipairs { 1, 2, #rows - 1 } do
      if i > 0 and i < #rows then
         rows[i].keep = true
      end
   end
   return rows
end

--- The annual targets, one a row.
function M.targets(city)
   local rows = {}
   for _, j in ipairs(city.targets) do
      rows[#rows + 1] = { year_text(j.year), english.cell(j.short), english.cell(j.status), speech.both(target_cell, j) }
   end
   return doc.table {
      id = "targets", caption = t { zh = "年度目标进展情况", en = "Progress towards the annual targets" }, style = "dense_long", merge = { 1 },
      columns = { { width = lang == "en" and "19mm" or "15mm", align = "center" }, { width = "40mm" }, { width = "20mm", align = "center" }, {} },
      head = { t { zh = "年度", en = "Year" }, t { zh = "目标", en = "Target" }, t { zh = "状态", en = "Status" }, t { zh = "进展和佐证", en = "Progress and evidence" } },
      rows = rows,
   }
end

--- A light in its word and colour, for print in black and white as well; — for none.
function M.light(j)
   local styles = { ["红"] = "light_red", ["黄"] = "light_yellow", ["绿"] = "light_green" }
   local style = styles[j.light or ""]
   return style and speech.both(function()
      return doc.span { style = style, speech.capital(english.of(j.light)) }
   end) or "—"
end

--- How many red, yellow and green lights: 4/1/3.
local function lights(items)
   local counts = {}
   for _, j in ipairs(items) do
      if j.light then
         counts[j.light] = (counts[j.light] or 0) + 1
      end
   end
   return (counts["红"] or 0) .. "/" .. (counts["黄"] or 0) .. "/" .. (counts["绿"] or 0)
end

--- Required items by area: counts by status, 完成率, rank, lights; the city below.
function M.areas(city)
   local ranks, rows = text.ranking(city), {}
   local function row(name, completion, counts, rank, light)
      local out = { name, tostring(completion.total), tostring(completion.done) }
      for _, s in ipairs { "达序时", "滞后", "未启动", "逾期", "数据缺失" } do
         out[#out + 1] = tostring(report.how_many(counts, s))
      end
      out[#out + 1] = completion.rate and percent(completion.rate, true) or "—"
      out[#out + 1] = rank and tostring(rank) or "—"
      out[#out + 1] = light
      return out
   end
   for _, a in ipairs(city.areas) do
      rows[#rows + 1] = row(english.cell(a.name), a.completion, a.counts, ranks[a.id], lights(a.required))
   end
   rows[#rows + 1] = row(english.cell("合计"), city.cell_completion, city.cell_counts, nil, lights(city.cells))
   local zh = lang == "zh"
   local function narrow(en, own)
      return { width = zh and (own or "12mm") or en, align = "center" }
   end
   local head = { english.cell("县区"), t { zh = "应完成", en = "Due" } }
   for _, s in ipairs { "已完成", "达序时", "滞后", "未启动", "逾期", "数据缺失" } do
      head[#head + 1] = english.cell(s)
   end
   local lamps = t { zh = "红/黄/绿灯", en = { "Red/", doc.newline {}, "yellow/", doc.newline {}, "green" } }
   table.move({ t { zh = "完成率", en = "Rate" }, t { zh = "名次", en = "Rank" }, lamps }, 1, 3, #head + 1, head)
   return doc.table {
      id = "areas", caption = t { zh = "各县区应完成类条目完成情况", en = "Completion of required items by area" }, style = "dense",
      columns = {
         { width = zh and "22mm" or lang == "en" and "21mm" or "18mm", align = "center" }, narrow(lang == "en" and "9.5mm" or "12.5mm"),
         narrow "16mm", narrow "14.5mm", narrow "14.5mm", narrow "12.5mm",
         narrow "14mm", narrow("13.5mm", "15mm"), { width = "14mm", align = "decimal-center" },
         { width = "9mm", align = "center" }, { align = "center" },
      },
      head = head, rows = M.held(rows),
   }
end

--- The areas by 完成率, the city's marked; nil where there is no order to show.
function M.rates(city)
   local _, groups = text.ranking(city)
   if #groups < 2 then
      return nil
   end
   local rows = {}
   for i, a in ipairs(city.areas) do
      rows[i] = { name = english.cell(a.name), rate = a.completion.rate }
   end
   return chart.ranking {
      id = "rates", caption = t { zh = "各县区应完成类条目完成率", en = "Completion rate of required items by area" }, float = lang ~= "zh-en",
      rows = rows, y = "rate", unit = "%", decimals = 1,
      width = "140mm", height = ({ zh = "43mm", en = "36mm" })[lang] or "64mm",
      mark = { value = city.cell_completion.rate:round(1), label = speech.line { zh = "全市", en = "City" } },
   }
end

--- The yearly task by area.
function M.retrofit(p)
   local rows, any, yearly = {}, false, policy.yearly()
   local goal, most, done = number(0), number(0), number(0)
   for _, r in ipairs(report.retrofit(p)) do
      local share = r.goal and r.done and percent(r.done * 100 / r.goal, true) or "—"
      local stages = speech.both(report.stages, { stages = r.stage_counts })
      rows[#rows + 1] = { english.cell(r.name), r.goal_text, r.done and plain(r.done) or "—", r.stages ~= "" and stages or "—", share,
         english.cell(r.status), M.light(r), }
      if r.goal then
         any = true
         goal, most, done = goal + r.goal, most + (r.goal_max or r.goal), done + (r.done or 0)
      end
   end
   if any then
      local range = most > goal and plain(goal) .. say { zh = "～", en = "–" } .. plain(most) or plain(goal)
      rows[#rows + 1] = { english.cell("合计"), range, plain(done), { align = "center", "—" }, "—", "—", "—" }
   end
   return doc.table {
      id = "retrofit", style = "dense", caption = speech.text { zh = "{works}重点项目年度任务完成情况（单位：{unit}）",
         en = "Completion of the annual task of key {works_en} projects (number of projects)", works = yearly.works.zh or yearly.works,
         works_en = lang ~= "zh" and fmt.speak("en", english.given, yearly.works) or "", unit = yearly.unit, },
      columns = {
         { width = "22mm", align = "center" }, { width = "19mm", align = "center" }, { width = lang == "zh" and "15mm" or "17mm", align = "center" }, {},
         { width = lang == "zh" and "18mm" or "17mm", align = "decimal-center" }, { width = lang == "zh" and "18mm" or "20mm", align = "center" },
         { width = lang == "zh" and "15mm" or "12mm", align = "center" },
      },
      head = { english.cell("县区"), t { zh = "年度任务", en = "Task" }, english.cell("已完成"), t { zh = "项目建设阶段", en = "Projects by stage" },
         t { zh = "完成率", en = "Rate" }, t { zh = "状态", en = "Status" }, t { zh = "亮灯", en = "Light" }, },
      rows = M.held(rows),
   }
end

--- Whether the policy measures all the core indicators.
function M.has_indicators(city)
   local told = figures.told()
   for _, spec in ipairs(told) do
      if city.indicators[spec.id] == nil then
         return false
      end
   end
   return #told > 0
end

--- Whether official figures have a column of their own.
local function official_column()
   for _, spec in ipairs(figures.told()) do
      if spec.told.official_column then
         return true
      end
   end
   return false
end

--- The note under the indicators: official figures of areas that could not be taken are named. explained: the document breaks the
--- change of the intake down as well.
function M.indicators_note(city, explained)
   return M.note(function()
      local lost, why = {}, city.indicators.intake_change
      for _, a in ipairs(city.areas) do
         for _, clause in ipairs(figures.unusable(a.indicators)) do
            lost[#lost + 1] = say { zh = "{area}{clause}。", en = "{area}: {clause}.", area = english.of(a.name), clause = clause }
         end
      end
      local method = explained and why and why.parts and changes.method(why)
      local own = indicator_list.note and english.given(indicator_list.note)
      return {
         zh = (own and "{own}；" or "") .. (official_column() and "除官方统计列外均" or "均") .. "为企业台账汇总；“—”为无可比数据或未提供。"
            .. (method and "取水量同比变化的因素分解采用{method}。" or "") .. "{lost}",
         en = (own and "{own}. " or "") .. (official_column() and "All but the column of official figures" or "All") .. " are sums of the enterprises’ ledgers;"
            .. " “—”: no comparable data, or none provided." .. (method and " The change in intake is broken down by {method}." or "")
            .. (#lost > 0 and " {lost}" or ""),
         own = own or "", method = method or "", lost = speech.sentences(lost),
      }
   end, { "ledger_price", "rate_places" })
end

--- The heads of an indicator's columns: the upper one, and those under it.
local function indicator_heads(spec, upper, lower)
   local told = spec.told
   upper[#upper + 1] = { english.heading(told.column or spec.label), colspan = told.official_column and 3 or 2 }
   lower[#lower + 1] = english.heading(told.column_unit or told.unit)
   lower[#lower + 1] = spec.points and t { zh = "同比（百分点）", en = "y/y (points)" } or t { zh = "同比（%）", en = "y/y (%)" }
   if told.official_column then
      lower[#lower + 1] = t { zh = "官方统计", en = "Official" }
   end
end

--- The core indicators by area and for the city; where the list says so, the official figure beside the ledgers' sum.
function M.indicators(city)
   local rows, columns = {}, { { width = "22mm", align = "center" } }
   local upper, lower = { { english.cell("县区"), rowspan = 2 } }, {}
   for _, spec in ipairs(figures.told()) do
      indicator_heads(spec, upper, lower)
   end
   for i = 1, #lower do
      columns[i + 1] = { align = "decimal-center" }
   end
   local function row(name, of)
      local cells = { english.cell(name) }
      for _, spec in ipairs(figures.told()) do
         local j, goal = of[spec.id], not spec.told.limit and figures.goal(period, spec) or nil
         cells[#cells + 1] = j.ledger and figures.show(spec, j.ledger, goal) .. (spec.told.unit == "%" and "%" or "") or "—"
         cells[#cells + 1] = report.change_cell(figures.ledger_change(j))
         if spec.told.official_column then
            cells[#cells + 1] = j.official and figures.show(spec, j.official) or "—"
         end
      end
      rows[#rows + 1] = cells
   end
   for _, a in ipairs(city.areas) do
      row(a.name, a.indicators)
   end
   row("全市", city.indicators)
   return doc.table {
      id = "indicators", caption = english.heading(indicator_list.caption or indicator_list.name), style = "dense", columns = columns, head = { upper, lower },
      rows = M.held(rows),
   }
end

-- Attachments ------------------------------------------------------------------------------------

local good = { ["已完成"] = true, ["有进展"] = true, ["已开展"] = true }

local function city_column(j)
   if j.scope == "city" then
      return english.cell(j.status)
   end
   local done, all = 0, 0
   for _, a in ipairs(j.areas or {}) do
      done = done + (good[a.status] and 1 or 0)
      all = all + (a.status ~= "不适用" and 1 or 0)
   end
   return all == 0 and english.cell("不适用") or done .. "/" .. all
end

--- An item's or a task's number with its name.
local function numbered(id, name, mark)
   return speech.text { zh = "{id}{mark}{zh_name}", en = "{id}{dot} {en_name}", id = tostring(id), mark = mark, dot = mark == "." and "." or "", zh_name = name,
      en_name = lang == "zh" and "" or fmt.speak("en", english.of, name), }
end

--- A task's row: its name and state by area, set off from its items.
local function task_row(city, id)
   local row = { keep = true } -- its items stand under it
   for _, t in ipairs(city.tasks) do
      if t.id == id then
         row[1] = { style = "dense_task", numbered(id, t.name, ".") }
      end
   end
   for _, a in ipairs(city.areas) do
      row[#row + 1] = { style = "dense_task", english.cell(report.get(period, "task", id, a.id).status) }
   end
   row[#row + 1] = { style = "dense_task", "" }
   return row
end

--- Tasks and items by areas: every status.
function M.items(city)
   local rows, task = {}, nil
   for _, j in ipairs(city.items) do
      if j.task ~= task then
         task = j.task
         rows[#rows + 1] = task_row(city, task)
      end
      local row = { { style = "dense_item", numbered(j.id, j.short, " ") } }
      for _, a in ipairs(city.areas) do
         local own = report.get(period, "item", j.id, a.id)
         local contributed = own.value and own.value > 0
            and speech.text { zh = "{n}{unit}", en = "{n}", n = plain(own.value), unit = own.unit or "" } or "—"
         row[#row + 1] = j.scope == "city" and contributed or english.cell(own.status)
      end
      row[#row + 1] = city_column(j)
      rows[#rows + 1] = row
   end
   local columns, head = { {} }, { t { zh = "任务条目", en = "Tasks and items" } }
   for _, a in ipairs(city.areas) do
      columns[#columns + 1] = { width = lang == "zh" and "14.3mm" or "15.4mm", align = "center" }
      head[#head + 1] = english.cell(a.name)
   end
   columns[#columns + 1] = { width = lang == "zh" and "11.5mm" or lang == "en" and "15.4mm" or "13mm", align = "center" }
   head[#head + 1] = english.cell("全市")
   return doc.table { style = "dense_items", columns = columns, head = head, rows = rows }
end

local function bureaus(j)
   local names = report.bureaus(j)
   if #names == 0 or fmt.language() == "en" then
      return #names > 0 and phrases.join(names, "、") or "—"
   end
   return terms.names(names, 7.1) -- as wide as the column is
end

--- Whether what a judgment rests on says already that something is not there: 分析报告未形成, 书面总结尚未形成.
local function told(j, name)
   return name:find("总结$") ~= nil and (j.note or ""):find("总结尚未形成", 1, true) ~= nil
      or j.detail ~= nil and j.detail:find(name:gsub("^用水", "") .. "未形成", 1, true) ~= nil
end

--- What an area lacks in an item: the figures, and who is not there yet.
function M.lacking(j)
   if #j.behind == 0 or j.stages and next(j.stages) then
      return report.reason(j)
   end
   local names, most = {}, 4
   for _, name in ipairs(j.behind) do -- where not all are named, they are counted as the judgment has them
      names[#names + 1] = (#j.behind > most or not told(j, name)) and name or nil
   end
   return #names == 0 and report.reason(j) or say { zh = "{reason}；{left}：{names}", en = "{reason}; {left}: {names}", reason = report.reason(j),
      left = report.left(j), names = report.names(names, most, j.unit or "个"), }
end

--- The same as a cell begins.
function M.lacking_cell(j)
   return speech.capital(M.lacking(j), true)
end

--- An area's name for a narrow column that may go on over the page: its mark, not the name, is parted there: 高台县 / （续）.
local function area_cell(name)
   local characters = {}
   for _, code in utf8.codes(name) do
      characters[#characters + 1] = utf8.char(code)
   end
   return t { zh = table.concat(characters, "\u{2060}"), en = lang ~= "zh" and fmt.speak("en", english.of, name) or nil }
end

--- Everything behind, by area.
function M.behind(city)
   local rows = {}
   for _, b in ipairs(city.behind) do
      local j = b.item
      rows[#rows + 1] = {
         tostring(#rows + 1), area_cell(b.area.name), numbered(j.id, j.short, " "), english.cell(b.status), M.light(j),
         j.gap and j.gap < 0 and report.figure(j.gap:abs()) or "—", speech.both(M.lacking_cell, j), speech.both(bureaus, j),
      }
   end
   local zh = lang == "zh"
   return doc.table {
      style = "dense_long", merge = { 2 },
      columns = { -- in two languages the figures' head has four characters in a line, and two bureaus' short names stand in one
         { width = zh and "9mm" or "8mm", align = "center" }, { width = zh and "17.5mm" or "14.5mm", align = "center" },
         { width = zh and "27mm" or lang == "en" and "22.5mm" or "22mm" },
         { width = zh and "13mm" or "12mm", align = "center" }, { width = zh and "9mm" or "10mm", align = "center" },
         { width = lang == "en" and "11mm" or "14.2mm", align = "center" }, {}, { width = zh and "24mm" or lang == "en" and "33mm" or "25mm" },
      },
      head = { t { zh = "序号", en = "No." }, english.cell("县区"), t { zh = "事项", en = "Item" }, t { zh = "状态", en = "Status" }, t { zh = "亮灯", en = "Light" },
         t { zh = "低于序时（百分点）", en = "Points behind" }, t { zh = "完成情况", en = "Completion" }, t { zh = "市级责任单位", en = "City bureaus" }, },
      rows = M.held(rows),
   }
end

--- How those items count that are behind, where this is not plain from the row, and that one of them has no bureau.
function M.behind_counts(city)
   local out, seen, bare = {}, {}, false
   for _, b in ipairs(city.behind) do
      bare = bare or #report.bureaus(b.item) == 0
      for _, rule in ipairs(not seen[b.item.id] and require("items").list or {}) do
         local note = rule.id == b.item.id and rule.note
         out[#out + 1] = note and say { zh = note.zh, en = note.en, item = english.of(b.item.short), list = fmt.list(english.each(note.list)) } or nil
      end
      seen[b.item.id] = true
   end
   out[#out + 1] = bare and say { zh = "市级责任单位栏“—”为任务清单没有列市级单位。", en = "“—” under City bureaus: the task list names none." } or nil
   return speech.sentences(out)
end

--- Names with what they lack, those that lack the same together: 甲、乙（同比数据）；丙、丁、戊（均为更新日期）.
local function by_lack(list)
   local groups = {}
   for _, one in ipairs(report.lacks(list)) do
      local key = table.concat(one.lacks, "、")
      if not groups[key] then
         groups[key] = { names = {}, lacks = one.lacks }
         groups[#groups + 1] = groups[key]
      end
      table.insert(groups[key].names, one.name)
   end
   local out = {}
   for i, g in ipairs(groups) do
      local lacking = #g.lacks > 0
      local many = lacking and #g.names > 2
      out[i] = say { zh = "{names}" .. (lacking and "（" .. (many and "均为" or "") .. "{lacks}）" or ""),
         en = "{names}" .. (lacking and (many and " (all: {lacks})" or " ({lacks})") or ""), names = english.each(g.names),
         lacks = english.each(g.lacks), }
   end
   return phrases.join(out, "；")
end

local function lack_cell(list)
   return speech.capital(by_lack(list), true)
end

--- Judgments that lack data, by area; what every area lacks alike is one row.
function M.gaps(p)
   local rows, by_item = {}, {}
   for _, g in ipairs(report.gaps(p)) do
      local one = by_item[g.id]
      if not one then
         one = { id = g.id, name = g.item, areas = {} }
         by_item[g.id] = one
         by_item[#by_item + 1] = one
      end
      local last = one.areas[#one.areas]
      if not last or last.name ~= g.area then
         last = { name = g.area, what = {}, status = g.status }
         one.areas[#one.areas + 1] = last
      end
      table.insert(last.what, g.what)
   end
   local order = {}
   for i, j in ipairs(report.items(p)) do
      order[j.id] = i
   end
   table.sort(by_item, function(a, b)
      return order[a.id] < order[b.id]
   end)
   for _, one in ipairs(by_item) do
      local alike = #one.areas == #project.areas
      for _, a in ipairs(one.areas) do
         alike = alike and table.concat(a.what, "、") == table.concat(one.areas[1].what, "、") and a.status == one.areas[1].status
      end
      for i, a in ipairs(one.areas) do
         if i == 1 or not alike then
            rows[#rows + 1] = { numbered(one.id, one.name, " "), english.cell(alike and "各县区" or a.name), speech.both(lack_cell, a.what),
               english.cell(a.status), }
         end
      end
   end
   if #rows == 0 then
      rows[1] = { { colspan = 4, align = "center", t { zh = "无", en = "None" } } }
   end
   return doc.table {
      id = "gaps", caption = t { zh = "条目所缺数据", en = "Data missing for items" }, style = "dense_long", merge = { 1 },
      columns = { { width = "34mm" }, { width = "22mm", align = "center" }, {}, { width = "20mm", align = "center" } },
      head = { t { zh = "任务条目", en = "Item" }, english.cell("县区"), t { zh = "缺失数据", en = "Missing data" }, t { zh = "条目状态", en = "Status" } },
      rows = M.held(rows),
   }
end

--- Whether a file is another half-year's, as that of a record which has not come again; its name is likely that of one of this half-year's.
local function of_another_half(p, path)
   local another = false
   for _, line in ipairs(project.ledgers or {}) do
      if line.file == path then
         if line.period == p.id then
            return false
         end
         another = true
      end
   end
   return another
end

--- A ledger's file for print: its name without folders; with its half-year's folder in a year's list, and where it is of another half-year.
--- It is Chinese in any language. The second: whether the folder stands before it.
local function file_name(p, path)
   local folder = path and (p.half == 0 or of_another_half(p, path)) or false
   local name = path and path:match(folder and "([^/]+/[^/]+)$" or "([^/]+)$") or path or "—"
   return lang == "zh" and name or doc.p { lang = "zh", name }, folder
end

--- Findings in the areas' order, those of no area last.
local function findings(p, place)
   local order, out = {}, {}
   for i, a in ipairs(project.areas) do
      order[a.id] = i
   end
   for i, f in ipairs(report.findings(p, place)) do
      out[i] = f
   end
   table.sort(out, function(a, b)
      return (order[a.area] or #project.areas + 1) < (order[b.area] or #project.areas + 1)
   end)
   return out
end

--- The record that a finding on one of its columns is of, as its Chinese message has it: 甲厂“循环水量”：未填; nil where it is none's.
local function record_of(f)
   local named = (f.message or ""):match("^(.-)”：") -- a total's has no colon
   return named and named:match("^(.+)“") or nil -- the last mark: a name may have marks of its own
end

--- What a finding says. The English of the check names a column alone, or the record that it speaks of.
local function finding_itself(f)
   if fmt.language() == "zh" then
      return report.finding_words(f.message or f.code)
   end
   local name, rest = (f.english or ""):match("^([^:]+): (.+)$")
   if not name then
      return f.english and report.finding_words(f.english) or english.of(f.message or f.code)
   end
   rest = report.finding_words(rest)
   local record = record_of(f)
   if record then
      name = name:sub(1, #record + 2) == record .. ", " and name:sub(#record + 3) or name -- 甲厂, date: is outside the period
      return say { zh = "", en = "{record}, “{name}”: {rest}", record = speech.capital(english.of(record)), name = english.of(name), rest = rest }
   end
   return say { zh = "", en = "{name}: {rest}", name = speech.capital(english.of(report.finding_words(name))), rest = rest }
end

--- The same with what else is wrong in the same total row: 合计“取水量”为…；“排水量”为….
local function finding_text(f)
   local all = { finding_itself(f) }
   for i, g in ipairs(f.more) do
      local said = finding_itself(g)
      all[i + 1] = said:gsub("^合计", ""):gsub("^小计", ""):gsub("^%u", string.lower)
   end
   return phrases.join(all, say { zh = "；", en = "; " })
end

--- Findings of the ledgers with file and row. place: an area's id, or nil for all with a column for the area.
function M.findings(p, place)
   local rows, names, wide = {}, {}, false
   for _, a in ipairs(project.areas) do
      names[a.id] = area_cell(a.name)
   end
   for i, f in ipairs(findings(p, place)) do
      local file, folder = file_name(p, f.path)
      wide = wide or folder
      local row = { tostring(i), file, f.row and tostring(f.row) or "—", speech.both(finding_text, f) }
      if not place then
         table.insert(row, 2, f.area and names[f.area] or "—")
      end
      rows[i] = row
   end
   local columns = { { width = "9mm", align = "center" }, { width = wide and "41mm" or "38mm" }, { width = "9mm", align = "center" }, {} }
   local head = { t { zh = "序号", en = "No." }, t { zh = "台账文件", en = "Ledger file" }, t { zh = "行", en = "Row" }, t { zh = "问题", en = "Finding" } }
   if not place then
      table.insert(columns, 2, { width = "21mm", align = "center" })
      table.insert(head, 2, english.cell("县区"))
   end
   if #rows == 0 then
      return speech.both(function()
         return doc.p { say { zh = "已报送的台账中没有需补正、核实的数据。", en = "The ledgers submitted hold no data to be completed or checked." } }
      end)
   end
   return doc.table {
      caption = not place and t { zh = "台账中待补正、待核实的数据", en = "Data in the ledgers to be completed or checked" } or nil,
      style = #rows > 5 and "dense_long" or "dense", merge = not place and { 2 } or nil, columns = columns, head = head, rows = M.held(rows),
   }
end

--- A table with its note, which float together: where a page has no room for them, the text goes on and the next one begins with them.
--- In two languages, where each takes more than half a page, floats would come a page each and pages behind their text: there they
--- follow it in their order.
function M.floating(node, note)
   if lang == "zh-en" then
      return M.exhibit(node, note, true)
   end
   node.float = true
   return { node, note }
end

--- A table with its note, filling whole lines of the page and kept on one; long: it may break.
function M.exhibit(node, note, long)
   return doc.block { style = long and "exhibit_long" or "exhibit", node, note }
end

return M
