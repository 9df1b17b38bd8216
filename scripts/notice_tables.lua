--- notice_tables: the tables of a notice and of its attachments, all from the judgments and the findings.

local changes = require "notice_change"
local figures = require "notice_figures"
local indicator_list = require "indicator_list"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local settings = require "settings"
local text = require "notice_text"

local plain, percent = report.plain, phrases.percent

local M = {}

--- A setting's value in words; nil for one that only its reason explains.
local function value_text(s)
   if s.value == nil then
      return "未定"
   elseif s.name == "stage_weights" then
      local out = {}
      for i, choice in ipairs(require("stages").choices) do
         out[i] = choice[1] .. tostring(s.value[choice[1]] or 0)
      end
      return "取" .. table.concat(out, "、")
   elseif s.name == "district_without_park_duty" then
      local out = {}
      for _, a in ipairs(project.areas) do
         for _, id in ipairs(s.value or {}) do
            out[#out + 1] = a.id == id and a.name or nil
         end
      end
      return #out > 0 and "：" .. table.concat(out, "、") or "：无"
   elseif type(s.value) == "table" and not number.is(s.value) or s.name == "metering_covers" then
      return ""
   end
   return "取" .. tostring(s.value)
end

--- A setting with its reason, for a table's note: 项目计为完成的阶段取完工（政策只说……）。
local function chosen(name)
   if name == "light_red_gap" and project.settings and project.settings.lights then
      name = "lights" -- the project's own rule, which the line for red may not enter
   end
   for _, s in ipairs(settings.list()) do
      if s.name == name then
         return s.label:gsub("（县区编号）", "") .. value_text(s) .. "（" .. s.why .. "）。"
      end
   end
   error('no setting "' .. name .. '"', 2)
end

--- Settings by which items are judged, beside those that the other tables' notes give.
M.judging = { "light_red_gap", table.unpack(require("items").settings or {}) }

--- The same for the annual targets.
M.judging_targets = require("targets").settings or {}

--- A note under a table: its own words, then the reasons of the settings named.
function M.note(words, names)
   local out = "注：" .. words
   for _, name in ipairs(names or {}) do
      out = out .. chosen(name)
   end
   return doc.p { style = "note", out }
end

--- The annual targets, one a row.
function M.targets(city)
   local rows = {}
   for _, j in ipairs(city.targets) do
      rows[#rows + 1] = { j.year .. "年", j.short, j.status, text.target_state(j) }
   end
   return doc.table {
      id = "targets", caption = "年度目标进展情况", style = "dense_long", merge = { 1 },
      columns = { { width = "15mm", align = "center" }, { width = "40mm" }, { width = "20mm", align = "center" }, {} },
      head = { "年度", "目标", "状态", "进展和佐证" }, rows = rows,
   }
end

--- A light in its word and colour, for print in black and white as well; — for none.
function M.light(j)
   local styles = { ["红"] = "light_red", ["黄"] = "light_yellow", ["绿"] = "light_green" }
   local style = styles[j.light or ""]
   return style and doc.span { style = style, j.light } or "—"
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
      rows[#rows + 1] = row(a.name, a.completion, a.counts, ranks[a.id], lights(a.required))
   end
   rows[#rows + 1] = row("合计", city.cell_completion, city.cell_counts, nil, lights(city.cells))
   local narrow = { width = "12mm", align = "center" }
   return doc.table {
      id = "areas", caption = "各县区应完成类条目完成情况", style = "dense",
      columns = {
         { width = "22mm", align = "center" }, narrow, narrow, narrow, narrow, narrow, narrow, narrow,
         { width = "14mm", align = "center" }, { width = "9mm", align = "center" }, { align = "center" },
      },
      head = { "县区", "应完成", "已完成", "达序时", "滞后", "未启动", "逾期", "数据缺失", "完成率", "名次", "红/黄/绿灯" },
      rows = rows,
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
      rows[i] = { name = a.name, rate = a.completion.rate }
   end
   return chart.ranking {
      id = "rates", caption = "各县区应完成类条目完成率", rows = rows, y = "rate", unit = "%", decimals = 1,
      width = "140mm", height = "43mm", mark = { value = city.cell_completion.rate:round(1), label = "全市" },
   }
end

--- The yearly task by area.
function M.retrofit(p)
   local rows, any, yearly = {}, false, policy.yearly()
   local goal, most, done = number(0), number(0), number(0)
   for _, r in ipairs(report.retrofit(p)) do
      local share = r.goal and r.done and percent(r.done * 100 / r.goal, true) or "—"
      rows[#rows + 1] = { r.name, r.goal_text, r.done and plain(r.done) or "—", r.stages ~= "" and r.stages or "—", share, r.status,
         M.light(r), }
      if r.goal then
         any = true
         goal, most, done = goal + r.goal, most + (r.goal_max or r.goal), done + (r.done or 0)
      end
   end
   if any then
      rows[#rows + 1] = { "合计", plain(goal) .. (most > goal and "～" .. plain(most) or ""), plain(done), { align = "center", "—" }, "—", "—", "—" }
   end
   return doc.table {
      id = "retrofit", caption = yearly.works .. "重点项目年度任务完成情况（单位：" .. yearly.unit .. "）", style = "dense",
      columns = {
         { width = "22mm", align = "center" }, { width = "19mm", align = "center" }, { width = "15mm", align = "center" }, {},
         { width = "18mm", align = "center" }, { width = "18mm", align = "center" }, { width = "15mm", align = "center" },
      },
      head = { "县区", "年度任务", "已完成", "项目建设阶段", "完成率", "状态", "亮灯" }, rows = rows,
   }
end

--- 同比 for a column: -6.1, 1.5; — without a base.
local function change(x)
   return x and report.change(x, "", "", "-"):gsub("^持平$", "0.0") or "—"
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

--- The note under the indicators: official figures of areas that could not be taken are named.
function M.indicators_note(city)
   local lost, why, official = "", city.indicators.intake_change, false
   for _, spec in ipairs(figures.told()) do
      official = official or spec.told.official_column
   end
   for _, a in ipairs(city.areas) do
      for _, clause in ipairs(figures.unusable(a.indicators)) do
         lost = lost .. a.name .. clause .. "。"
      end
   end
   return M.note((indicator_list.note and indicator_list.note .. "；" or "") .. (official and "除官方统计列外均" or "均") .. "为企业台账汇总；“—”为无可比数据或未提供。"
      .. (why and why.parts and "取水量同比变化的因素分解采用" .. changes.method(why) .. "。" or "") .. lost, { "ledger_price", "rate_places" })
end

--- The heads of an indicator's columns: the upper one, and those under it.
local function indicator_heads(spec, upper, lower)
   local told = spec.told
   upper[#upper + 1] = { told.column or spec.label, colspan = told.official_column and 3 or 2 }
   lower[#lower + 1] = told.column_unit or told.unit
   lower[#lower + 1] = spec.points and "同比（百分点）" or "同比（%）"
   if told.official_column then
      lower[#lower + 1] = "官方统计"
   end
end

--- The core indicators by area and for the city; where the list says so, the official figure beside the ledgers' sum.
function M.indicators(city)
   local rows, columns = {}, { { width = "22mm", align = "center" } }
   local upper, lower = { { "县区", rowspan = 2 } }, {}
   for _, spec in ipairs(figures.told()) do
      indicator_heads(spec, upper, lower)
   end
   for i = 1, #lower do
      columns[i + 1] = { align = "right" }
   end
   local function row(name, of)
      local cells = { name }
      for _, spec in ipairs(figures.told()) do
         local j, goal = of[spec.id], not spec.told.limit and figures.goal(period, spec) or nil
         cells[#cells + 1] = j.ledger and figures.show(spec, j.ledger, goal) .. (spec.told.unit == "%" and "%" or "") or "—"
         cells[#cells + 1] = change(figures.ledger_change(j))
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
   return doc.table { id = "indicators", caption = indicator_list.caption, style = "dense", columns = columns, head = { upper, lower }, rows = rows }
end

-- Attachments ------------------------------------------------------------------------------------

local good = { ["已完成"] = true, ["有进展"] = true, ["已开展"] = true }

local function city_column(j)
   if j.scope == "city" then
      return j.status
   end
   local done, all = 0, 0
   for _, a in ipairs(j.areas or {}) do
      done = done + (good[a.status] and 1 or 0)
      all = all + (a.status ~= "不适用" and 1 or 0)
   end
   return all == 0 and "不适用" or done .. "/" .. all
end

--- A task's row: its name and state by area, set off from its items.
local function task_row(city, id)
   local row = {}
   for _, t in ipairs(city.tasks) do
      if t.id == id then
         row[1] = { style = "dense_task", t.id .. "." .. t.name }
      end
   end
   for _, a in ipairs(city.areas) do
      row[#row + 1] = { style = "dense_task", report.get(period, "task", id, a.id).status }
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
      local row = { { "　" .. j.id .. " " .. j.short } }
      for _, a in ipairs(city.areas) do
         local own = report.get(period, "item", j.id, a.id)
         row[#row + 1] = j.scope == "city" and (own.value and own.value > 0 and plain(own.value) .. (own.unit or "") or "—") or own.status
      end
      row[#row + 1] = city_column(j)
      rows[#rows + 1] = row
   end
   local columns, head = { {} }, { "任务条目" }
   for _, a in ipairs(city.areas) do
      columns[#columns + 1] = { width = "14.3mm", align = "center" }
      head[#head + 1] = a.name
   end
   columns[#columns + 1] = { width = "11.5mm", align = "center" }
   head[#head + 1] = "全市"
   return doc.table { style = "dense_long", columns = columns, head = head, rows = rows }
end

--- Bureaus of an item, without the areas themselves.
local function bureaus(j)
   local out = {}
   for _, name in ipairs(j.units or {}) do
      if not (name:find("县区", 1, true) or name:find("经开区", 1, true)) then
         out[#out + 1] = name
      end
   end
   return #out > 0 and table.concat(out, "、") or "—"
end

--- What an area lacks in an item: the figures, and who is not there yet.
function M.lacking(j)
   local out = report.reason(j)
   if #j.behind > 0 and not (j.stages and next(j.stages)) then
      out = out .. "；未完成：" .. report.names(j.behind, 4, j.unit or "个")
   end
   return out
end

--- Everything behind, by area.
function M.behind(city)
   local rows = {}
   for _, b in ipairs(city.behind) do
      local j = b.item
      rows[#rows + 1] = {
         tostring(#rows + 1), b.area.name, j.id .. " " .. j.short, b.status, M.light(j),
         j.gap and j.gap < 0 and report.figure(j.gap:abs()) or "—", M.lacking(j), bureaus(j),
      }
   end
   return doc.table {
      style = "dense_long", merge = { 2 },
      columns = {
         { width = "9mm", align = "center" }, { width = "21mm", align = "center" }, { width = "27mm" }, { width = "13mm", align = "center" },
         { width = "9mm", align = "center" }, { width = "14mm", align = "center" }, {}, { width = "24mm" },
      },
      head = { "序号", "县区", "事项", "状态", "亮灯", "低于序时（百分点）", "完成情况", "市级责任单位" }, rows = rows,
   }
end

--- Names with what they lack, each lack said once: 甲、乙（同比数据）；丙（更新日期）.
local function by_lack(list)
   local groups = {}
   for _, missing in ipairs(list) do
      local name, lack = missing:match("^(.+)（(.*)）$")
      local key = lack or ""
      if not groups[key] then
         groups[key] = { names = {}, tail = lack and "（" .. lack .. "）" or "" }
         groups[#groups + 1] = groups[key]
      end
      table.insert(groups[key].names, name or missing)
   end
   local out = {}
   for i, g in ipairs(groups) do
      out[i] = table.concat(g.names, "、") .. (#g.names > 2 and g.tail ~= "" and #g.names .. "项" or "") .. g.tail
   end
   return table.concat(out, "；")
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
            rows[#rows + 1] = { one.id .. " " .. one.name, alike and "各县区" or a.name, by_lack(a.what), a.status }
         end
      end
   end
   if #rows == 0 then
      rows[1] = { { colspan = 4, align = "center", "无" } }
   end
   return doc.table {
      id = "gaps", caption = "条目判断所缺数据", style = "dense_long", merge = { 1 },
      columns = { { width = "34mm" }, { width = "22mm", align = "center" }, {}, { width = "20mm", align = "center" } },
      head = { "任务条目", "县区", "缺失数据", "条目状态" }, rows = rows,
   }
end

--- A ledger's file for print: its name without folders; in a year's list with its half-year's folder.
local function file_name(p, path)
   return path and path:match(p.half == 0 and "([^/]+/[^/]+)$" or "([^/]+)$") or "—"
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

--- Findings of the ledgers with file and row. place: an area's id, or nil for all with a column for the area.
function M.findings(p, place)
   local rows, names = {}, {}
   for _, a in ipairs(project.areas) do
      names[a.id] = a.name
   end
   for i, f in ipairs(findings(p, place)) do
      local row = { tostring(i), file_name(p, f.path), f.row and tostring(f.row) or "—", f.message or f.code }
      if not place then
         table.insert(row, 2, f.area and names[f.area] or "—")
      end
      rows[i] = row
   end
   local columns = { { width = "9mm", align = "center" }, { width = "38mm" }, { width = "9mm", align = "center" }, {} }
   local head = { "序号", "台账文件", "行", "问题" }
   if not place then
      table.insert(columns, 2, { width = "21mm", align = "center" })
      table.insert(head, 2, "县区")
   end
   if #rows == 0 then
      return doc.p { "已报送的台账中没有需补正、核实的数据。" }
   end
   return doc.table { caption = not place and "台账中待补正、待核实的数据" or nil, style = #rows > 6 and "dense_long" or "dense", merge = not place and { 2 } or nil,
      columns = columns, head = head, rows = rows, }
end

--- A table with its note, filling whole lines of the page and kept on one; long: it may break.
function M.exhibit(node, note, long)
   return doc.block { style = long and "exhibit_long" or "exhibit", node, note }
end

return M
