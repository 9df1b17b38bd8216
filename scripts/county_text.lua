--- county_text: one area's summary: the opening paragraph and the tables, from its judgments, its own words
--- in the progress ledger, and the store of retrofit projects.

local figures = require "notice_figures"
local indicator_list = require "indicator_list"
local notice = require "notice_text"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local status = require "status"
local tables = require "notice_tables"

local plain = report.plain

local M = {}

--- The half whose lists stand for the period.
local function snapshot(p)
   return p.half == 0 and p.year .. "H2" or p.id
end

-- The paragraph ----------------------------------------------------------------------------------

local order = { "达序时", "滞后", "未启动", "逾期", "数据缺失" }

local function done(p, a)
   local c, rest = a.completion, {}
   if c.total == 0 then
      return "按照" .. notice.policy_name() .. "，" .. a.name .. "本期没有应完成条目。"
   end
   for _, s in ipairs(order) do
      local n = report.how_many(a.counts, s)
      if n > 0 then
         rest[#rest + 1] = phrases.said(s) .. n .. "项"
      end
   end
   local text = "按照" .. notice.policy_name() .. "，" .. a.name .. "应完成条目" .. c.total .. "项"
      .. (c.inapplicable > 0 and "（另有" .. c.inapplicable .. "项不涉及）" or "") .. "。" .. notice.trial(p) .. "截至" .. fmt.date(p.last)
   if c.done == c.total then
      return text .. "，已全部完成。"
   end
   return text .. "，" .. (c.done > 0 and "已完成" .. c.done .. "项，完成率" .. phrases.percent(c.rate) or "尚无已完成的条目")
      .. (#rest > 0 and "；" .. table.concat(rest, "、") or "") .. "。"
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
   return "完成率在各县区" .. (zones ~= "" and "（含" .. zones .. "）" or "") .. "中" .. (shared and "并列" or "排") .. "第" .. ranks[a.id] .. "名。"
end

local function retrofit(p, a)
   local j, yearly = a.retrofit, policy.yearly()
   if not yearly then
      return ""
   elseif not j or j.status == "不适用" then
      return policy.short() .. "未安排" .. p.year .. yearly.task .. "。"
   elseif j.goal == nil then
      return yearly.task .. "数据缺失。"
   end
   local goal = j.goal_text and j.goal_text:gsub("%-", "～") or plain(j.goal)
   local listed = #(j.projects or {})
   local stand = phrases.said(j.status)
   if j.status == "已完成" and j.value > (j.goal_max or j.goal) then
      stand = "超额完成"
   elseif j.status == "滞后" then
      stand = "进度滞后"
   elseif j.status == "数据缺失" then
      stand = "因数据缺失暂不能判断"
   end
   return yearly.task .. goal .. yearly.unit .. "，"
      .. (listed > 0 and "列入年度任务的项目" .. listed .. "个（" .. phrases.stages(j.projects) .. "）" or "尚无列入年度任务的项目")
      .. "，" .. stand .. (j.note == "达到上限" and "，达到上限" or "") .. "。"
end

--- The area's own core indicators, and official figures that could not be taken.
local function indicators(p, a)
   local clauses = figures.clauses(p, a.indicators, false)
   return phrases.sentence(clauses, "；") .. phrases.sentence(figures.unusable(a.indicators), "；")
end

--- The whole summary.
function M.summary(p, a)
   return done(p, a) .. rank(p, a) .. retrofit(p, a) .. indicators(p, a)
end

-- Tables -----------------------------------------------------------------------------------------

--- A gradual item's measure: the first one; where it stands still, the next that moved.
local function telling(j)
   local first = j.measures and j.measures[1]
   for _, m in ipairs(first and first.direction == "平" and j.measures or {}) do
      if m.direction ~= "平" and m.direction ~= nil then
         return m
      end
   end
   return first
end

--- A measure now and before: 智能计量器具占比61.1%，上年末53.3%. What was compared is those known in both periods: theirs are
--- given where they are others. Figures that differ are never printed alike.
local function gradual(p, j)
   local m = telling(j)
   if not m or not m.value then
      return nil
   end
   local rate, places = m.unit == "%", nil
   local function shown(x)
      return rate and not places and phrases.percent(x) or report.figure(x, places) .. (rate and "%" or report.unit(m.unit):gsub("/万元$", ""))
   end
   local now, before, whole = m.value, m.previous, ""
   if m.now_matched and m.previous_matched and (shown(m.now_matched) ~= shown(now) or shown(m.previous_matched) ~= shown(before)) then
      now, before, whole = m.now_matched, m.previous_matched, "（两期均报的" .. plain(m.matched) .. "户）"
   end
   while before and now ~= before and shown(now) == shown(before) and (places or 1) < 9 do
      places = (places or 1) + 1
   end
   local name = m.label .. (rate and not (m.label:find("率$") or m.label:find("比$")) and "占比" or "")
   return name .. shown(now) .. (before and "，" .. (rate and phrases.before(p) or "上期") .. shown(before) or "") .. whole
end

--- What a judgment rests on, short: figures of required items, shares of encouraged ones, rates of gradual ones.
local function evidence(p, j)
   local out = {}
   if j.status == "不适用" and j.none then
      return j.none
   elseif j.mode == "gradual" then
      out[1] = gradual(p, j)
   elseif j.mode == "encouraged" and j.value then
      local figure = j.goal and plain(j.value) .. "/" .. plain(j.goal) .. (j.unit or "") or j.value:eq(0) and "无" or plain(j.value) .. (j.unit or "")
      out[1] = phrases.join { figure, figure ~= "无" and phrases.since(p, j) or "" }
   else
      return report.reason(j)
   end
   if #j.missing > 0 then
      out[#out + 1] = "数据缺失：" .. report.names(j.missing, 2, "项")
   end
   return #out > 0 and table.concat(out, "；") or j.none or j.note or "—"
end

--- For a note: the items that the city as a whole is judged by; "" when there are none.
function M.citywide(p)
   local names = {}
   for i, item in ipairs(report.citywide(p)) do
      names[i] = item.short
   end
   return #names > 0 and table.concat(names, "、") .. "按全市统计，列示本县区贡献数；" or ""
end

--- Every item: status, light, the area's words, what it rests on.
function M.items(p, a)
   local rows = {}
   for _, j in ipairs(a.items) do
      local own = a.progress[j.id]
      local basis = evidence(p, j)
      rows[#rows + 1] = { j.id .. " " .. j.short, j.status, tables.light(j), own and own.text or "—", basis ~= "" and basis or "—" }
   end
   return doc.table {
      style = "dense_long",
      columns = { { width = "41mm" }, { width = "14.5mm", align = "center" }, { width = "9mm", align = "center" }, {}, { width = "54mm" } },
      head = { "任务条目", "状态", "亮灯", "县区报告的进展", "判断依据" }, rows = rows,
   }
end

--- A cell of the ledger as it prints: its text, or that it is missing.
local function shown(row, field, text)
   if row[field] ~= nil then
      return text(row[field])
   end
   return store.gap(row, field) == "not_applicable" and "不涉及" or "未填"
end

local function rows_of(ledger, p, a)
   for _, line in ipairs(project.ledgers or {}) do
      if line.ledger == ledger then
         return store.rows(ledger, { period = snapshot(p), area = a.id })
      end
   end
   return {}
end

local function has_file(ledger, p)
   for _, line in ipairs(project.ledgers or {}) do
      if line.ledger == ledger and line.period == snapshot(p) then
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

--- Whether the ledger of projects has any of the area's.
function M.has_projects(p, a)
   return #rows_of(policy.yearly().ledger, p, a) > 0
end

--- The store of the yearly task's projects; 无 when the ledger has none of the area's.
function M.projects(p, a)
   local rows, yearly = {}, policy.yearly()
   local ledger, saving = yearly.ledger, yearly.saving
   for i, row in ipairs(rows_of(ledger, p, a)) do
      rows[i] = {
         tostring(i), row.project or "未填", row.year and tostring(row.year) or "—", shown(row, "stage", tostring), shown(row, "investment", plain),
         saving and shown(row, saving.field, function(x)
            return (report.figure(x / (saving.scale or 1), 2):gsub("%.?0+$", ""))
         end) or "—", row.due and fmt.date(row.due) or "—",
      }
   end
   if #rows == 0 then
      return doc.p { has_file(ledger, p) and "无。" or "储备库台账未报送，数据缺失。" }
   end
   return doc.table {
      style = #rows > 12 and "dense_long" or "dense",
      columns = {
         { width = "9mm", align = "center" }, {}, { width = "11mm", align = "center" }, { width = "11mm", align = "center" },
         { width = "14mm", align = "right" }, { width = "20.5mm", align = "right" }, { width = "25.5mm", align = "center" },
      },
      head = {
         "序号", "项目名称", "任务年度", "建设阶段", "总投资（万元）", saving and { saving.label, doc.newline(), "（" .. saving.unit .. "）" } or "备注", "计划完工",
      },
      rows = rows,
   }
end

--- How far the year's retrofit tasks (表1) are, by the projects' stages, beside the time passed: a sentence and the
--- areas' bars; nil for an area without a task, or where it cannot be judged.
function M.retrofit_progress(p, a)
   local own = a.retrofit
   if not own or not own.progress or not own.expected then
      return nil
   end
   local rows = {}
   for _, r in ipairs(report.retrofit(p)) do
      if r.goal then
         rows[#rows + 1] = { name = r.name, progress = r.progress }
      end
   end
   local ahead = own.progress - own.expected
   local stand = ahead:eq(0) and "与序时进度" .. phrases.percent(own.expected) .. "持平"
      or (ahead > 0 and "高于" or "低于") .. "序时进度（" .. phrases.percent(own.expected) .. "）" .. report.figure(ahead:abs()) .. "个百分点"
   return {
      doc.p { "按项目建设阶段折算，" .. a.name .. policy.yearly().task .. "进度" .. phrases.percent(own.progress) .. "，" .. stand .. "，各县区进度见",
         doc.ref { to = "progress" }, "。", },
      chart.progress {
         id = "progress", caption = "各县区" .. policy.yearly().task .. "进度", rows = rows,
         y = "progress", expected = own.expected, unit = "%", decimals = 1, width = "140mm",
      },
   }
end

--- An indicator's line in the table: name, unit, scale, places.
local function line_of(spec)
   return spec.line or { name = spec.label, unit = report.unit(spec.unit) }
end

local function points(x, unit)
   if x == nil then
      return "—"
   end
   return report.change(x, unit, "", "-")
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

--- The indicators: this period, the year before, 同比 on both sets, the official figure beside.
function M.indicators(p, a)
   local rows = {}
   for _, spec in ipairs(indicator_list.list) do
      local j, line = a.indicators[spec.id], line_of(spec)
      if j then
         local goal = spec.told and not spec.told.limit and figures.goal(p, spec) or nil
         local function figure(x)
            return x and report.figure(x / (line.scale or 1), line.places, goal) or "—"
         end
         local before = j.official and j.previous_ledger or not j.official and j.previous or nil
         rows[#rows + 1] = {
            line.name, line.unit, j.ledger and figure(j.ledger) or "数据缺失", figure(before),
            points(figures.ledger_change(j), j.change_unit),
            points(j.change_matched, j.change_unit), j.official and figure(j.official) or "—", #j.missing > 0 and #j.missing .. "户" or "无",
         }
      end
   end
   return doc.table {
      style = "dense",
      columns = {
         {}, { width = "15mm", align = "center" }, { width = "17mm", align = "right" }, { width = "17mm", align = "right" },
         { width = "20mm", align = "right" }, { width = "22mm", align = "right" }, { width = "13mm", align = "right" }, { width = "13mm", align = "center" },
      },
      head = { indicator_list.head or "指标", "单位", "本期", "上年同期", "同比", "两期均报企业同比", "官方统计", "数据不全" }, rows = rows,
   }
end

--- The table's amounts beside those of the year before, which are 100: how they part; nil where nothing
--- can be compared. Rates are left to the table.
function M.indicators_chart(a)
   local rows = {}
   for _, spec in ipairs(indicator_list.list) do
      local j, line = a.indicators[spec.id], line_of(spec)
      local before = j and (j.official and j.previous_ledger or not j.official and j.previous) or nil
      if line.unit ~= "%" and before and before > 0 and j.ledger then
         rows[#rows + 1] = { name = line.name, value = j.ledger / before * 100 }
      end
   end
   return #rows > 0 and {
      doc.p { (indicator_list.changes or "各项指标") .. "与上年同期相比的变化见", doc.ref { to = "indicators" }, "。" },
      chart.ranking {
         id = "indicators", caption = indicator_list.name .. "与上年同期相比（上年同期＝100）", rows = rows, y = "value", order = "none", decimals = 1,
         mark = { value = 100, label = "上年同期" }, width = "140mm",
      },
   } or nil
end

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
   return #out > 0 and "未报送的台账：" .. table.concat(out, "、") .. "。" or nil
end

local function open(j)
   return (j.mode == "required" and (status.behind[j.status] or j.status == "数据缺失")) or (j.mode == "gradual" and j.status == "无进展")
end

--- Items behind, without progress or without data, with the area's own problem and plan.
function M.problems(a)
   local rows = {}
   for _, j in ipairs(a.items) do
      if open(j) then
         local own = a.progress[j.id] or {}
         rows[#rows + 1] = {
            j.id .. " " .. j.short, j.status,
            status.behind[j.status] and j.gap and j.gap < 0 and report.figure(j.gap:abs()) or "—",
            j.mode == "required" and tables.lacking(j) or j.note or "—", own.problem or "未报告", own.plan or "未报告",
         }
      end
   end
   if #rows == 0 then
      return doc.p { "无滞后、未启动、逾期事项，无影响判断的数据缺失。" }
   end
   return doc.table {
      style = #rows > 3 and "dense_long" or "dense",
      columns = {
         { width = "27mm" }, { width = "14.5mm", align = "center" }, { width = "15mm", align = "center" }, {}, { width = "26mm" }, { width = "26mm" },
      },
      head = { "任务条目", "状态", "低于序时（百分点）", "差距", "县区反映的问题", "下步打算" }, rows = rows,
   }
end

return M
