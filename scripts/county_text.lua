--- county_text: one area's summary: the opening paragraph and the tables, from its judgments, its own words
--- in the progress ledger, and the store of retrofit projects.

local notice = require "notice_text"
local phrases = require "phrases"
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
      return a.name .. "本期没有应完成类条目。"
   end
   for _, s in ipairs(order) do
      local n = report.how_many(a.counts, s)
      if n > 0 then
         rest[#rest + 1] = s .. n .. "项"
      end
   end
   local text = "《实施意见》应完成类条目，" .. a.name .. "应完成" .. c.total .. "项" .. (c.inapplicable > 0 and "（另有" .. c.inapplicable .. "项不涉及）" or "")
      .. "。截至" .. fmt.date(p.last)
   if c.done == c.total then
      return text .. "，已全部完成。"
   end
   return text .. "，" .. (c.done > 0 and "已完成" .. c.done .. "项，完成率" .. phrases.percent(c.rate) or "尚无已完成的条目")
      .. (#rest > 0 and "；" .. table.concat(rest, "、") or "") .. "。"
end

local function rank(p, a)
   local ranks, groups = notice.ranking(report.city(p))
   if not ranks[a.id] or #groups < 2 then
      return ""
   end
   local shared = false
   for _, g in ipairs(groups) do
      shared = shared or (g.rank == ranks[a.id] and #g.names > 1)
   end
   return "完成率在各县区（含张掖经开区）中" .. (shared and "并列" or "") .. "第" .. ranks[a.id] .. "名。"
end

local function retrofit(p, a)
   local j = a.retrofit
   if not j or j.status == "不适用" then
      return "《实施意见》未安排" .. p.year .. "年度技改任务。"
   elseif j.goal == nil then
      return "年度技改任务数据缺失。"
   end
   local goal = j.goal_text and j.goal_text:gsub("%-", "～") or plain(j.goal)
   local stages = report.stages(j)
   return "年度技改任务" .. goal .. "个，" .. (stages ~= "" and stages or "尚无列入年度任务的项目") .. "，"
      .. (j.status == "已完成" and (j.value > j.goal and "超额完成" or "已完成") or phrases.said(j.status))
      .. (j.note == "达到上限" and "，达到上限" or "") .. "。"
end

local function water(p, a)
   local intake, reuse, intensity = a.indicators.intake, a.indicators.reuse, a.indicators.intensity
   local pieces = {}
   if intake and intake.value then
      pieces[#pieces + 1] = "规模以上工业取水量" .. report.wan(intake.value) .. "万立方米，" .. report.yearly(intake)
   end
   if reuse and reuse.value then
      pieces[#pieces + 1] = "用水重复利用率" .. report.percent(reuse.value, nil, notice.reuse_goal(report.city(p))) .. "，" .. report.yearly(reuse)
   end
   if intensity and intensity.value then
      local figure = "万元工业增加值用水量" .. report.figure(intensity.value) .. "立方米"
      if intensity.official then
         figure = figure .. "（官方统计" .. (intensity.ledger and "，企业台账汇总" .. report.figure(intensity.ledger) .. "立方米" or "") .. "）"
         local change = report.number(intensity.change_ledger)
         pieces[#pieces + 1] = figure .. "，" .. (intensity.change and report.yearly(intensity)
            or change and "按台账汇总同比" .. report.change(change) or "上年同期无可比数据")
      else
         pieces[#pieces + 1] = figure .. "，" .. report.yearly(intensity)
      end
   end
   return phrases.sentence(pieces, "；")
end

--- The whole summary.
function M.summary(p, a)
   return done(p, a) .. rank(p, a) .. retrofit(p, a) .. water(p, a)
end

-- Tables -----------------------------------------------------------------------------------------

--- What a judgment rests on, short: figures of required items, shares of encouraged ones, rates of gradual ones.
local function evidence(p, j)
   local out = {}
   if j.mode == "gradual" then
      local m = j.measures and j.measures[1]
      if m and m.value then
         out[1] = m.label .. phrases.percent(m.value) .. (m.previous and "，" .. phrases.before(p) .. phrases.percent(m.previous) or "")
      end
   elseif j.mode == "encouraged" and j.value and j.goal then
      out[1] = plain(j.value) .. "/" .. plain(j.goal) .. (j.unit or "") .. (phrases.since(p, j) ~= "" and "，" .. phrases.since(p, j) or "")
   elseif j.mode == "encouraged" and j.value then
      out[1] = plain(j.value) .. (j.unit or "") .. (phrases.since(p, j) ~= "" and "，" .. phrases.since(p, j) or "")
   else
      return report.reason(j)
   end
   if #j.missing > 0 then
      out[#out + 1] = "数据缺失：" .. report.names(j.missing, 2, "项")
   end
   return #out > 0 and table.concat(out, "；") or j.none or j.note or "—"
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
      columns = { { width = "37mm" }, { width = "16mm", align = "center" }, { width = "9mm", align = "center" }, {}, { width = "46mm" } },
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

--- The store of retrofit projects.
function M.projects(p, a)
   local rows = {}
   for i, row in ipairs(rows_of("retrofit", p, a)) do
      rows[i] = {
         tostring(i), row.project or "未填", row.year and tostring(row.year) or "—", shown(row, "stage", tostring), shown(row, "investment", plain),
         shown(row, "saving", function(x)
            return (phrases.volume(x):gsub("万立方米$", ""))
         end), row.due and fmt.date(row.due) or "—",
      }
   end
   if #rows == 0 then
      rows[1] = { { colspan = 7, align = "center", "无" } }
   end
   return doc.table {
      style = "dense_long",
      columns = {
         { width = "9mm", align = "center" }, {}, { width = "15mm", align = "center" }, { width = "15mm", align = "center" },
         { width = "17mm", align = "right" }, { width = "19mm", align = "right" }, { width = "25mm", align = "center" },
      },
      head = { "序号", "项目名称", "任务年度", "建设阶段", "总投资（万元）", "年节水量（万立方米）", "计划完工" }, rows = rows,
   }
end

local lines = {
   { id = "intake", name = "取水量", unit = "万立方米", scale = 10000, places = 2 },
   { id = "reclaimed", name = "其中再生水取水量", unit = "万立方米", scale = 10000, places = 2 },
   { id = "added_value", name = "工业增加值", unit = "万元" },
   { id = "reuse", name = "用水重复利用率", unit = "%" },
   { id = "intensity", name = "万元工业增加值用水量", unit = "立方米" },
   { id = "discharge", name = "万元工业增加值废水排放量", unit = "立方米" },
}

local function points(x, unit)
   if x == nil then
      return "—"
   end
   local text = report.change(x, unit, "", "-"):gsub("^持平$", "持平")
   return text
end

--- The water figures: this period, the year before, 同比 on both sets, the official figure beside.
function M.water(p, a)
   local rows, goal = {}, notice.reuse_goal(report.city(p))
   for _, line in ipairs(lines) do
      local j = a.indicators[line.id]
      if j then
         local function figure(x)
            return x and report.figure(x / (line.scale or 1), line.places, line.id == "reuse" and goal or nil) or "—"
         end
         local change = j.official and report.number(j.change_ledger) or j.change
         rows[#rows + 1] = {
            line.name, line.unit, j.ledger and figure(j.ledger) or "数据缺失", figure(j.previous), points(change, j.change_unit),
            points(j.change_matched, j.change_unit), j.official and figure(j.official) or "—", #j.missing > 0 and #j.missing .. "户" or "无",
         }
      end
   end
   return doc.table {
      style = "dense",
      columns = {
         {}, { width = "17mm", align = "center" }, { width = "19mm", align = "right" }, { width = "19mm", align = "right" },
         { width = "21mm", align = "right" }, { width = "23mm", align = "right" }, { width = "14mm", align = "right" }, { width = "14mm", align = "center" },
      },
      head = { "指标（规模以上工业）", "单位", "本期", "上年同期", "同比", "两期均报企业同比", "官方统计", "数据不全" }, rows = rows,
   }
end

local function open(j)
   return (j.mode == "required" and (status.behind[j.status] or j.status == "数据缺失")) or (j.mode == "gradual" and j.status == "无进展")
end

--- Items behind, without progress or without data, with the area's own problem and plan.
function M.problems(p, a)
   local rows = {}
   for _, j in ipairs(a.items) do
      if open(j) then
         local own = a.progress[j.id] or {}
         rows[#rows + 1] = {
            tostring(#rows + 1), j.id .. " " .. j.short,
            j.status .. (j.mode == "required" and status.behind[j.status] and j.gap and j.gap < 0 and "（低" .. report.figure(j.gap:abs()) .. "个百分点）" or ""),
            j.mode == "required" and tables.lacking(j) or j.note or "—", own.problem or "未报告", own.plan or "未报告",
         }
      end
   end
   if #rows == 0 then
      return doc.p { "无滞后、未启动、逾期事项，无影响判断的数据缺失。" }
   end
   return doc.table {
      style = "dense_long",
      columns = {
         { width = "9mm", align = "center" }, { width = "29mm" }, { width = "20mm", align = "center" }, {}, { width = "33mm" }, { width = "33mm" },
      },
      head = { "序号", "任务条目", "状态", "差距", "县区反映的问题", "下步打算" }, rows = rows,
   }
end

return M
