--- county_text: one area's summary: the opening paragraph and the tables, from its judgments, its own words
--- in the progress ledger, and the store of the yearly task's projects.

local books = require "book"
local changes = require "notice_change"
local composition = require "composition"
local english = require "english"
local evidence = require "evidence"
local figures = require "notice_figures"
local indicator_list = require "indicator_list"
local items = require "notice_items"
local notice = require "notice_text"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local rule = require "rule"
local sources = require "sources"
local speech = require "say"
local status = require "status"
local tables = require "notice_tables"
local terms = require "terms"

local both, say = speech.both, speech.say
local plain = report.plain

local M = {}

--- A word that a cell says, and words of the area's own.
local function word(zh, en)
   return t { zh = zh, en = en }
end

local own, width = terms.quoted, terms.width

--- An item's number and working title, for a row's head.
local function titled(j)
   return both(function()
      return j.id .. " " .. english.of(j.short)
   end)
end

-- The paragraph ----------------------------------------------------------------------------------

local order = { "达序时", "滞后", "未启动", "逾期", "数据缺失" }

local function done(p, a)
   local c, rest, name = a.completion, {}, english.of(a.name)
   if c.total == 0 then
      return say { zh = "按照{policy}，{name}本期没有应完成条目。", en = "Under {policy}, {name} has no required item this period.", policy = notice.policy_name(p),
         name = name, }
   end
   for _, s in ipairs(order) do
      local n = report.how_many(a.counts, s)
      if n > 0 then
         rest[#rest + 1] = say { zh = "{said}{n}项", en = "{n} {said}", said = phrases.said(s), n = n }
      end
   end
   local text = say { zh = "按照{policy}，{name}应完成条目{n}项{others}。{trial}截至{day}，", en = "Under {policy}, {name} has {n:required item}{others}. {trial}",
      policy = notice.policy_name(p), name = name, n = c.total, trial = notice.trial(p), day = fmt.date(p.last),
      others = c.inapplicable > 0 and say { zh = "（另有{n}项不适用）", en = " ({n} more not applicable)", n = c.inapplicable } or "", }
   local now = say { zh = "已全部完成。", en = "By {day}, all had been completed.", day = fmt.date(p.last) }
   if c.done < c.total then
      now = say { zh = "{done}{rest}。", en = "By {day}, {done}{rest}.", day = fmt.date(p.last),
         done = c.done > 0 and say { zh = "已完成{n}项，完成率{rate}", en = "{n} had been completed ({rate})", n = c.done, rate = phrases.percent(c.rate) }
            or say { zh = "尚无已完成的条目", en = "none had been completed" },
         rest = #rest > 0 and say { zh = "；", en = ", with " } .. fmt.list(rest) or "", }
   end
   return text .. now
end

local function rank(p, a)
   local ranks, groups = notice.ranking(report.standings(p))
   if not ranks[a.id] or #groups < 2 then
      return ""
   end
   local shared = false
   for _, g in ipairs(groups) do
      shared = shared or (g.rank == ranks[a.id] and #g.names > 1)
   end
   local zones = phrases.zones()
   return say { zh = "完成率在各县区{zones}中{stands}第{rank}名。", en = " Its completion rate {stands} {nth} among the areas{zones}.", rank = ranks[a.id],
      nth = notice.ordinal(ranks[a.id]),
      zones = zones ~= "" and say { zh = "（含{zones}）", en = " ({zones} included)", zones = zones } or "",
      stands = shared and say { zh = "并列", en = "ties for" } or say { zh = "排", en = "ranks" }, }
end

--- How the task stands; at a year's end there is no schedule to be behind.
local function stands(p, j)
   if j.status == "已完成" and j.value > (j.goal_max or j.goal) then
      return say { zh = "超额完成", en = "is exceeded" }
   elseif j.status == "滞后" and p.half ~= 1 then
      return say { zh = "未完成", en = "was not completed" }
   elseif j.status == "滞后" then
      return say { zh = "进度滞后", en = "is behind schedule" }
   elseif j.status == "数据缺失" then
      return say { zh = "因数据缺失暂不能判断", en = "cannot be judged yet for want of data" }
   end
   return say { zh = "{said}", en = j.status == "未启动" and "has not been started" or "is {said}", said = phrases.said(j.status) }
end

local function retrofit(p, a)
   local j, yearly = a.retrofit, policy.yearly()
   if not yearly then
      return ""
   elseif not j or j.status == "不适用" then
      return items.no_yearly_task(p)
   end
   local task = english.given(yearly.task)
   if j.goal == nil then
      return say { zh = "{task}数据缺失。", en = "Data on the {task} are missing.", task = task }
   end
   local listed = #(j.projects or {})
   return say {
      zh = "{task}{goal}{unit}，{listed}，{stand}{note}。", en = "The {task} is {goal} {many?project/projects}; {listed}; the task {stand}{note}.", task = task,
      goal = report.goal(j), many = j.goal_max or j.goal, unit = yearly.unit,
      listed = listed > 0 and say { zh = "列入年度任务的项目{n}个（{stages}）", en = "{n:project} {n?is/are} listed ({stages})", n = listed,
            stages = phrases.stages(j.projects), }
         or say { zh = "尚无列入年度任务的项目", en = "no project is listed yet" },
      stand = stands(p, j), note = j.note == "达到上限" and say { zh = "，达到上限", en = ", its upper limit reached" } or "",
   }
end

--- The area's own core indicators, and official figures that could not be taken.
local function core(p, a)
   return speech.sentences { phrases.sentence(figures.clauses(p, a.indicators, false), "；"), phrases.sentence(figures.unusable(a.indicators), "；") }
end

--- The whole summary.
function M.summary(p, a)
   return both(function()
      return speech.sentences { done(p, a) .. rank(p, a), retrofit(p, a), core(p, a) }
   end)
end

-- Tables -----------------------------------------------------------------------------------------

--- For a note: the items that the city as a whole is judged by, as a list; "" when there are none.
function M.citywide(p)
   local names = {}
   for i, item in ipairs(report.citywide(p)) do
      names[i] = speech.small(english.of(item.short))
   end
   return fmt.list(names)
end

--- An item's status for a cell. An area has none in what is counted for the city: there its part is shown.
function M.status_cell(j)
   return j.scope == "city" and j.area ~= "city" and word("全市统计", "Counted for the city") or english.cell(j.status)
end

--- Every item: status, light, the area's words, what it rests on.
function M.items(p, a)
   local rows = {}
   for _, j in ipairs(a.items) do
      local words = a.progress[j.id]
      rows[#rows + 1] = { titled(j), M.status_cell(j), tables.light(j), words and words.text and own(words.text) or "—", both(evidence.cell, p, j) }
   end
   return doc.table {
      style = "dense_long",
      columns = {
         { width = width("41mm", "40mm") }, { width = width("14.5mm", "22mm"), align = "center" }, { width = width("9mm", "11mm"), align = "center" }, {},
         { width = lang == "zh-en" and "66mm" or width("54mm", "50mm") },
      },
      head = { word("任务条目", "Item"), word("状态", "Status"), word("亮灯", "Light"), word("县区报告的进展", "Progress as reported"), word("判断依据", "Basis") },
      rows = tables.held(rows),
   }
end

--- A cell of the ledger as it prints: its text, or that it is missing.
local function shown(row, field, text)
   if row[field] ~= nil then
      return text(row[field])
   elseif store.gap(row, field) == "not_applicable" then
      return word("不涉及", "Not applicable")
   end
   return word("未填", "Not given")
end

local function rows_of(ledger, p, a)
   for _, line in ipairs(project.ledgers or {}) do
      if line.ledger == ledger then
         return store.rows(ledger, { period = books.open(p).snapshot, area = a.id })
      end
   end
   return {}
end

local function has_file(ledger, p)
   for _, line in ipairs(project.ledgers or {}) do
      if line.ledger == ledger and line.period == books.open(p).snapshot then
         return true
      end
   end
   return false
end

--- Whether there is a ledger of projects for the yearly task.
function M.shows_projects()
   local yearly = policy.yearly()
   return yearly ~= nil and yearly.ledger ~= nil
end

--- Their heading: 节水技改项目, retrofit projects.
function M.projects_title()
   return both(function()
      return speech.capital(say { zh = "{works}项目", en = "{works} projects", works = english.given(policy.yearly().works) })
   end)
end

--- Whether the bars of the year's task are shown to an area: it has one, and it can be judged.
local function has_progress(a)
   return a.retrofit ~= nil and a.retrofit.progress ~= nil and a.retrofit.expected ~= nil
end

--- Whether a bar of the year's task is told by the stages' weights: as rule.staged has it, where they give more than what is completed.
function M.weighted(p)
   for _, r in ipairs(report.retrofit(p)) do
      if r.goal and r.progress and r.done and not r.progress:eq(r.done * 100 / r.goal) then
         return true
      end
   end
   return false
end

--- What the bars stand for.
function M.progress_words(p)
   return say(M.weighted(p) and {
      zh = "{figure}的进度" .. (p.half == 1 and "用于与序时进度比较，" or "") .. "为完成数或建设阶段权重之和（取进展在前、不超过任务数的项目）与任务数之比，以高者为准。",
      en = "The progress in {figure} is " .. (p.half == 1 and "for comparison with the schedule: " or "")
         .. "against the task, projects completed or the sum of the stage weights of the most"
         .. " advanced ones, up to the number of the task, whichever is higher.",
      figure = doc.ref { to = "progress" },
   } or {
      zh = "{figure}的进度为完成数与任务数之比。", en = "The progress in {figure} is that of projects completed against the task.",
      figure = doc.ref { to = "progress" },
   })
end

--- The note under the area's projects; nil where there is nothing to say. Those without a year are spoken of where there are any.
function M.projects_note(p, a)
   local rows, reserve, drawn = rows_of(policy.yearly().ledger, p, a), false, has_progress(a) and M.weighted(p)
   for _, row in ipairs(rows) do
      reserve = reserve or not row.year
   end
   return (#rows > 0 or drawn) and tables.note(function()
      return { zh = "{words}", en = "{words}", words = speech.sentences {
         reserve and say { zh = "任务年度为“—”的为储备项目，不计入年度任务。", en = "Projects without a year are in reserve and count towards no annual task." } or "",
         drawn and M.progress_words(p) or "",
      } }
   end, drawn and { "counts_from", "stage_weights" } or { "counts_from" }) or nil
end

--- A project's planned day, with a word where it has come and the project isn't built.
local function planned(p, row)
   local late = books.passed(books.open(p), row.due) and not rule.stage_done(row.stage)
   return fmt.date(row.due) .. (late and say { zh = terms.whole("（已到期）"), en = " (overdue)" } or "")
end

--- The store of the yearly task's projects; 无 when the ledger has none of the area's.
function M.projects(p, a)
   local rows, yearly = {}, policy.yearly()
   local ledger, saving = yearly.ledger, yearly.saving
   for i, row in ipairs(rows_of(ledger, p, a)) do
      rows[i] = {
         tostring(i), shown(row, "project", english.cell), row.year and tostring(row.year) or "—", shown(row, "stage", english.cell),
         shown(row, "investment", plain), saving and shown(row, saving.field, function(x) return report.figure(x / (saving.scale or 1), 2) end) or "—",
         row.due and both(planned, p, row) or "—",
      }
   end
   if #rows == 0 then
      return doc.p { has_file(ledger, p) and word("无。", "None.")
         or word("储备库台账未报送，数据缺失。", "The ledger of these projects has not been reported: data missing.") }
   end
   return doc.table {
      style = #rows > 12 and "dense_long" or "dense",
      columns = {
         { width = "9mm", align = "center" }, {}, { width = "11mm", align = "center" }, { width = width("11mm", "20mm"), align = "center" },
         { width = width("14mm", "20.5mm"), align = "right" }, { width = "20.5mm", align = "right" }, { width = "25.5mm", align = "center" },
      },
      head = {
         word("序号", "No."), word("项目名称", "Project"), word("任务年度", "Year"), word("建设阶段", "Stage"), both(function()
            return say { zh = "总投资{break}（万元）", en = "Cost (CNY\u{A0}10,000)", ["break"] = doc.newline() }
         end),
         saving and both(function()
            return say { zh = "{label}{break}（{unit}）", en = "{label} ({unit})", label = english.given(saving.label), unit = english.given(saving.unit),
               ["break"] = doc.newline(), }
         end) or word("备注", "Note"), word("计划完工", "Due"),
      },
      rows = rows,
   }
end

--- A name in the document's language, or both beside each other: a row of bars then takes one line.
local function beside(name)
   return lang == "zh-en" and speech.line { zh = name, en = fmt.speak("en", english.of, name) } or english.cell(name)
end

--- The areas' bars of the year's task beside the time passed, at a year's end beside the task, where they are spoken of: behind the next
--- section they would seem its own.
function M.progress_chart(p)
   local rows, expected = {}, nil
   for _, r in ipairs(report.retrofit(p)) do
      if r.goal and r.progress then
         rows[#rows + 1] = { name = beside(r.name), progress = r.progress }
         expected = expected or r.expected
      end
   end
   local caption = both(function()
      return say { zh = "各县区{task}进度", en = "Progress of the {task} by area", task = english.given(policy.yearly().task) }
   end)
   if #rows > 0 and p.half ~= 1 then
      return chart.ranking { id = "progress", rows = rows, y = "progress", order = "none", caption = caption, unit = "%", decimals = 1, width = "140mm",
         mark = { value = 100, label = speech.line { zh = "年度任务", en = "Year’s task" } }, }
   end
   return #rows > 0 and expected and chart.progress {
      id = "progress", rows = rows, y = "progress", caption = caption,
      expected = expected, expected_label = lang == "zh-en" and speech.line { zh = "序时进度", en = "Time elapsed" } or nil,
      unit = "%", decimals = 1, width = "140mm",
   } or nil
end

--- What a progress says beside how it is worked out where the task is a range: it is of the range's lower end. Nothing where it is none.
local function lower_limit(j)
   if not (j.goal_max and j.goal_max > j.goal) then
      return ""
   end
   return say { zh = "任务按下限{goal}{unit}计", en = "taken at its lower limit of {goal}", goal = plain(j.goal), unit = policy.yearly().unit }
      .. (j.note == "达到上限" and say { zh = "，已达上限", en = "; the upper limit is reached" } or "")
end

--- How far the year's task is at a half-year's end, beside the time passed.
local function pace(j)
   local ahead = j.progress - j.expected
   local stand = ahead:eq(0) and say { zh = "与序时进度（{expected}）持平", en = "exactly on schedule ({expected})", expected = phrases.percent(j.expected, true) }
      or say { zh = "{way}序时进度（{expected}）{points}个百分点", en = "{points} percentage points {way} schedule ({expected})",
         way = ahead > 0 and speech.word("高于", "ahead of") or speech.word("低于", "behind"), points = report.figure(ahead:abs()),
         expected = phrases.percent(j.expected, true), }
   local share = j.value and j.goal and j.progress:eq(j.value * 100 / j.goal)
   local how = share and say { zh = "完成数与任务数之比", en = "projects completed against the task" }
      or say { zh = "各项目按建设阶段的权重折算", en = "projects counted by the weights of their stages" }
   return say { zh = "进度{progress}（{how}），{stand}", en = "stands at {progress} ({how}), {stand}", progress = phrases.percent(j.progress, true),
      how = phrases.join { how, lower_limit(j) }, stand = stand, }
end

--- The same at a year's end, when what counts is whether it was completed.
local function outcome(p, j)
   local limit = lower_limit(j)
   limit = limit ~= "" and say { zh = "（{limit}）", en = " ({limit})", limit = limit } or ""
   if j.status == "已完成" then
      return say { zh = "{stand}，完成数为任务数的{progress}{limit}", en = "{stand}: projects completed are {progress} of the task{limit}",
         stand = j.value > (j.goal_max or j.goal) and stands(p, j) or say { zh = "已完成", en = "was completed" },
         progress = phrases.percent(j.progress, true), limit = limit, }
   end
   return say { zh = "{stand}，按建设阶段的权重折算的进度为{progress}{limit}", en = "{stand}; by the weights of the projects’ stages it stands at {progress}{limit}",
      stand = stands(p, j), progress = phrases.percent(j.progress, true), limit = limit, }
end

--- How far the year's tasks (表1) are, by the projects' stages where they are not done, beside the time passed: a sentence and the
--- areas' bars; nil for an area without a task, or where it cannot be judged.
function M.retrofit_progress(p, a)
   local j = a.retrofit
   if not has_progress(a) then
      return nil
   end
   return {
      doc.p { both(function()
         return say { zh = "{name}{task}{how}，各县区进度见{figure}。", en = "The {task} of {name} {how}; for all areas see {figure}.",
            task = english.given(policy.yearly().task), name = english.of(a.name), how = p.half == 1 and pace(j) or outcome(p, j),
            figure = doc.ref { to = "progress" }, }
      end) },
      M.progress_chart(p),
   }
end

-- Indicators -------------------------------------------------------------------------------------

--- An indicator's line in the table: name, unit, scale, places.
local function line_of(spec)
   return spec.line or { name = spec.label, unit = report.unit(spec.unit) }
end

--- A change for a column: −6.1%, 1.5 points; "—" without a base.
local function points(x, unit)
   if x == nil then
      return "—"
   end
   local text = report.change_cell(x)
   return unit == "个百分点" and word(text .. "个百分点", text .. " pts") or text .. "%"
end

--- The ledgers' figure of the year before, which an official figure does not stand beside.
local function before_of(j)
   return j.official and j.previous_ledger or not j.official and j.previous or nil
end

--- Whether the policy measures any.
function M.has_indicators(a)
   for _, spec in ipairs(indicator_list.list) do
      if a.indicators[spec.id] then
         return true
      end
   end
   return false
end

--- Their heading: 主要用水指标, Main water indicators.
function M.indicators_title()
   return both(function()
      return speech.capital(english.given(indicator_list.name))
   end)
end

--- Sections that the project gives an area's summary beside the indicators: { title, content(p, a) } each.
function M.sections()
   local out = {}
   for i, name in ipairs(indicator_list.sections or {}) do
      out[i] = require(name)
   end
   return out
end

--- The indicators: this period, the year before, 同比 on both sets, the official figure beside.
function M.indicators(p, a)
   local rows = {}
   for _, spec in ipairs(indicator_list.list) do
      local j, line = a.indicators[spec.id], line_of(spec)
      if j then
         local goal = spec.told and not spec.told.limit and figures.goal(p, spec) or nil
         local function figure(x, write)
            return x and (write or report.figure)(x / (line.scale or 1), line.places, goal) or "—"
         end
         rows[#rows + 1] = {
            english.heading(line.name), english.heading(line.unit), j.ledger and figure(j.ledger) or english.cell(j.status == "不适用" and j.status or "数据缺失"),
            figure(before_of(j)), points(figures.ledger_change(j), j.change_unit), points(j.change_matched, j.change_unit),
            figure(j.official, report.given), #j.missing > 0 and word(#j.missing .. "户", tostring(#j.missing)) or word("无", "None"),
         }
      end
   end
   return doc.table {
      style = "dense",
      columns = {
         {}, { width = width("15mm", "19mm"), align = "center" }, { width = "17mm", align = "right" }, { width = "17mm", align = "right" },
         { width = width("20mm", "17mm"), align = "right" }, { width = "22mm", align = "right" }, { width = "13mm", align = "right" },
         { width = width("13mm", "18mm"), align = "center" },
      },
      head = {
         english.heading(indicator_list.head or { zh = "指标", en = "Indicator" }), word("单位", "Unit"), word("本期", "This period"),
         word("上年同期", "Year before"), word("同比", "Change"), word({ "两期均上报", doc.newline {}, "企业同比" }, "Change (enterprises in both periods)"),
         word("官方统计", "Official"),
         word("数据不全", "Incomplete"),
      },
      rows = rows,
   }
end

--- What those whose parts of the intake are in no group of a division give of a part that is an indicator of its own, which therefore counts
--- more than the group: { label =, value = } each.
local function counted_above(a, division, groups)
   local amounts, out = {}, {}
   for _, group in ipairs(groups) do
      for i, field in ipairs(group.division == division and division.fields or {}) do
         amounts[field] = { label = division.labels[i], value = group.now[i] }
      end
   end
   for _, spec in ipairs(indicator_list.list) do
      local j, of = a.indicators[spec.id], spec.part and sources[spec.part] == division and amounts[spec.sum[1]]
      if of and j and j.ledger and j.ledger > of.value then
         out[#out + 1] = { label = of.label, value = j.ledger - of.value }
      end
   end
   return out
end

--- The same as words: ，其中再生水9.38万立方米已计入上表.
local function above(list)
   local out = {}
   for i, x in ipairs(list) do
      out[i] = say { zh = "{label}{volume}万立方米", en = "{volume} of {label}", label = english.of(x.label), volume = report.figure(x.value / 10000, 2) }
   end
   return #out > 0 and say { zh = "，其中{list}已计入上表", en = " including {list} counted in the table above", list = fmt.list(out) } or ""
end

--- What the parts of the intake that are in no group come to: 1户企业未分清用途（12.39万立方米）.
local function not_apart(a, apart, groups)
   local out, before = {}, nil
   for _, x in ipairs(apart) do
      local what = x.division.what
      if before and before.n == x.n and before.value:eq(x.value) then
         before.what = say { zh = "{a}和{b}", en = "{a} and {b}", a = before.what, b = english.of(what) }
      else
         before = { n = x.n, value = x.value, what = english.of(what), above = {} }
         out[#out + 1] = before
      end
      local list = counted_above(a, x.division, groups)
      table.move(list, 1, #list, #before.above + 1, before.above)
   end
   for i, x in ipairs(out) do
      out[i] = say { zh = "{n}户企业{what}未分清（取水量{volume}万立方米{above}）", en = "{n:enterprise} with {what} unclear (intake {volume}{above})",
         n = x.n, what = x.what, volume = report.figure(x.value / 10000, 2), above = above(x.above), }
   end
   return out
end

--- The structure of use (用水结构) and what is not told apart; nil where none is known.
function M.composition(a)
   local groups, apart = composition.of_area(a.indicators)
   if #groups == 0 then
      return nil
   end
   return { composition.table(groups, { style = "dense", label = lang == "en" and 17 or 16, head = word("用水结构", "Structure of use") }),
      tables.note(function()
         local lacking = not_apart(a, apart, groups)
         return { zh = "用水结构为企业台账汇总数，单位：万立方米；" .. (#lacking > 0 and "{lacking}，不计入相应各栏，占比按已分清的取水量计算。" or "各栏合计为取水量。"),
            en = "Structure of use by the enterprises’ ledgers, in 10,000 m³; "
               .. (#lacking > 0 and "left out of the columns concerned: {lacking}. Shares are of the volumes reported separately."
                  or "each group adds up to the intake."),
            lacking = lacking, }
      end), }
end

--- The table's amounts beside those of the year before, which are 100: how they part; nil where nothing
--- can be compared. Rates are left to the table. Where some report in one of the periods alone, bars of all would say how
--- many report: they are of those that report in both.
function M.indicators_chart(a)
   local rows, matched = {}, false
   for _, spec in ipairs(indicator_list.list) do
      local j = a.indicators[spec.id]
      local all = j and figures.ledger_change(j)
      matched = matched or all and j.change_matched and line_of(spec).unit ~= "%" and not all:eq(j.change_matched)
   end
   for _, spec in ipairs(indicator_list.list) do
      local j, line = a.indicators[spec.id], line_of(spec)
      local before = j and before_of(j)
      if line.unit ~= "%" and before and before > 0 and j.ledger then
         rows[#rows + 1] = { name = english.heading(line.name), value = matched and j.change_matched and j.change_matched + 100 or j.ledger / before * 100 }
      end
   end
   return #rows > 0 and chart.ranking {
      id = "indicators", rows = rows, caption = both(function()
         return speech.capital(say { zh = "{name}与上年同期相比（{whose}上年同期＝100）", en = "{name} beside the year before (= 100{whose})",
            name = english.given(indicator_list.name),
            whose = matched and say { zh = "两期均上报企业，", en = "; enterprises that report in both periods" } or "", })
      end),
      y = "value", order = "none", decimals = 1, mark = { value = 100, label = speech.line { zh = "上年同期", en = "Year before" } }, width = "140mm",
      height = lang == "zh-en" and "36mm" or nil, float = true,
   } or nil
end

--- Why intake changed on the year before: the sentence, with where the figure is that has the other changes (drawn), and each
--- factor's part in a column, which add up to the change; nil where there is nothing to say.
function M.change(a, drawn)
   local rows = changes.rows(a)
   local cause = both(function()
      local all = english.given(indicator_list.changes or { zh = "各项指标", en = "the indicators" })
      local see = drawn and say { zh = "{all}与上年同期相比的变化见{figure}。", en = "Changes in {all} from the year before are shown in {figure}.",
         all = all, figure = doc.ref { to = "indicators" }, } or ""
      return speech.sentences { changes.cause(a), see }
   end)
   if not rows then
      return cause ~= "" and doc.p { cause } or nil
   end
   local columns, head = { { width = width("29mm", "27mm") } }, { word("因素", "Factor") }
   local firms, moved = { word("企业数（户）", "Enterprises") }, { word("影响（万立方米）", "Effect (10,000 m³)") }
   for i, row in ipairs(rows) do
      columns[i + 1], head[i + 1] = { weight = 1, align = "right" }, row[1]
      firms[i + 1], moved[i + 1] = row[2], report.signed(row[3])
   end
   return doc.block { style = "exhibit",
      doc.p { style = "lead", cause },
      doc.table { style = "dense", columns = columns, head = head, rows = { firms, moved } },
      tables.note(function()
         return { zh = "因素分解采用{method}。", en = "Broken down by {method}.", method = changes.method(a.indicators.intake_change) }
      end),
   }
end

-- What is open -----------------------------------------------------------------------------------

--- Ledgers that the area has not reported, in a sentence; nil when there are none.
function M.unreported(a)
   local out, seen = {}, {}
   for _, j in ipairs(a.items) do
      for _, what in ipairs(j.absent and j.missing or {}) do
         if not seen[what] then
            seen[what] = true
            out[#out + 1] = what
         end
      end
   end
   return #out > 0 and both(function()
      return say { zh = "未报送的台账：{list}。", en = "Ledgers not reported: {list}.", list = english.each(out) }
   end) or nil
end

--- Whether an item asks for something: behind, without progress, or without the data that decide it, which are wanted of what is
--- only encouraged as well. What is counted for the city is asked of the city.
function M.open(j)
   if j.scope == "city" and j.area ~= "city" then
      return false
   end
   return j.mode == "required" and status.behind[j.status] or j.mode == "gradual" and j.status == "无进展" or j.status == "数据缺失"
end

--- Where gradual work made no progress: what moved back since when (万元工业增加值废水排放量较上半年上升), or that nothing moved
--- (与上半年末持平).
local function stuck(p, j)
   local out = {}
   for _, m in ipairs(j.measures or {}) do
      local now, before = m.now_matched or m.value, m.previous_matched or m.previous
      if m.direction == "差" and now and before then
         local rate, up = m.unit == "%", now > before
         out[#out + 1] = say { zh = up and "{name}较{since}上升" or "{name}较{since}下降",
            en = "{name} " .. (up and "higher" or "lower") .. (rate and " than at {since}" or " than in {since}"), name = english.of(m.label),
            since = rate and phrases.before(p) or phrases.previous(p), }
      end
   end
   return #out > 0 and phrases.join(out, "、") or say { zh = "与{since}持平", en = "unchanged from {since}", since = phrases.before(p) }
end

--- What an open item is short of: the figures and who is not there yet; of gradual work what moved back, who lacks what, and what data
--- are wanting.
function M.shortfall(p, j)
   if j.mode == "required" then
      return both(tables.lacking_cell, j)
   end
   local still = j.status == "无进展"
   if not still and #j.missing == 0 then
      return j.note and english.cell(j.note) or "—"
   end
   return both(function()
      return speech.capital(phrases.join({
         still and stuck(p, j) or "",
         still and #j.behind > 0 and report.missing(j.behind, 3, "户") or "",
         #j.missing > 0 and report.wanting(j, 3) or "",
      }, "；"), true)
   end)
end

--- Those of a list of what is missing that no finding tells of by its record and column: 甲厂（节水负责人）, 甲厂“节水负责人”：未填.
local function untold(list, found)
   local out = {}
   for _, what in ipairs(list or {}) do
      local name, lack = what:match("^(.+)（(.-)）$")
      local told = false
      for _, f in ipairs(name and found or {}) do
         told = told or (f.message or ""):find(name .. "“" .. lack, 1, true) ~= nil
      end
      out[#out + 1] = not told and what or nil
   end
   return out
end

--- The data that items lack though their ledgers have come and no finding tells of them: which items' the summary tells of above, and what
--- is wanting beside what decides an item, which it doesn't. Under the findings a note; where there are none, that is said with it. nil where
--- nothing is lacking. The second: whether there are findings.
function M.lacking(p, a)
   local found, told, more = report.findings(p, a.id), {}, {}
   for _, j in ipairs(a.items) do
      local list = untold(j.lacking, found)
      told[#told + 1] = not j.absent and #untold(j.missing, found) > 0 and j.id or nil
      more[#more + 1] = #list > 0 and { id = j.id, list = list } or nil
   end
   local function words()
      local said = {}
      said[1] = #told > 0 and say { zh = "条目{ids}所缺数据见第二部分", en = "for the data that {n?item/items} {ids} {n?lacks/lack} see section II",
         n = #told, ids = told, } or nil
      for _, x in ipairs(more) do
         said[#said + 1] = say { zh = "条目{id}" .. (#told > 0 and "另" or "") .. "缺{names}",
            en = "item {id} " .. (#told > 0 and "also " or "") .. "lacks {names}", id = x.id, names = report.missing(x.list, 3, "项"), }
      end
      return speech.sentences { phrases.sentence(said, "；"), #found > 0 and "" or say { zh = "除此以外，已报送的台账中没有需补正、核实的数据。",
         en = "Otherwise the ledgers submitted hold no data to be completed or checked.", }, }
   end
   if #told + #more == 0 then
      return nil, #found > 0
   end
   return #found == 0 and doc.p { both(words) } or tables.note(function()
      return { zh = "{words}", en = "{words}", words = words() }
   end), #found > 0
end

--- Items behind, without progress or without data, with the area's own problem and plan.
function M.problems(p, a)
   local rows = {}
   for _, j in ipairs(a.items) do
      if M.open(j) then
         local words = a.progress[j.id] or {}
         rows[#rows + 1] = {
            titled(j), english.cell(j.status), status.behind[j.status] and j.gap and j.gap < 0 and report.figure(j.gap:abs()) or "—",
            M.shortfall(p, j), words.problem and own(words.problem) or word("未报告", "Not reported"),
            words.plan and own(words.plan) or word("未报告", "Not reported"),
         }
      end
   end
   if #rows == 0 then
      return doc.p { word("无滞后、未启动、逾期事项，无影响判断的数据缺失。",
         "Nothing is behind schedule, not started or overdue, and no missing data stand in the way of a judgment.") }
   end
   local said = ({ zh = "26mm", en = "22mm" })[lang] or "25mm"
   return doc.table {
      style = #rows > 3 and "dense_long" or "dense",
      columns = {
         { width = lang == "zh-en" and "34mm" or "27mm" }, { width = width("14.5mm", "19mm"), align = "center" },
         { width = width("15mm", "13mm"), align = "center" }, {}, { width = said }, { width = said },
      },
      head = {
         word("任务条目", "Item"), word("状态", "Status"), word("低于序时（百分点）", "Points behind"), word("差距", "Shortfall"),
         word("县区反映的问题", "Problem as reported"), word("下步打算", "Next step"),
      },
      rows = rows,
   }
end

return M
