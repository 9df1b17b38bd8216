--- The annex's 23 items: how each is judged. One entry an item, in the policy's order.
---
--- mode: required, gradual (逐步…), encouraged (鼓励、引导、支持、探索). cycle: half, year, milestone.
--- needs: ledgers in which the area must have rows; lists: ledgers that list what exists, so that a file
--- covering the area is enough; tells: ledgers in which it must have rows or say that it has none. Any absent: 数据缺失, unless
--- nobody is to be judged by it (needed: ledger → the flag of those it is about, or a function). since: lists of all the year's
--- half-years so far count, one of which is enough. lasting: what earlier lists of the policy's time have stays.
--- note: words for a table's note on how it counts, { zh =, en =, list = } with the Chinese list that stands in them.
--- did, left: what is done of what an item counts and what is not, in a document's words: { zh =, en = } each; 完成, 未完成 by default.
--- owed(book, area): what the area is to do ({ min, max }) though it has sent nothing, for the city's goal.

local books = require "book"
local days = require "days"
local gradual = require "gradual"
local policy = require "policy_data"
local rule = require "rule"
local settings = require "settings"
local water = require "water"
local metering = require "items_metering"
local published = require "published"
local works = require "items_works"

local cell = store.cell
local share, count, rows, every = rule.share, rule.count, rule.rows, rule.every

--- words: the module that says what a notice says of them; judged: findings of ledgers' checks that an item judges as they stand;
--- settings: choices they are judged by, for a table's note.
local M = {
   list = {}, words = "notice_tasks", judged = { monitoring = { overquota = true } },
   settings = { "improved_intake", "improved_reuse", "balance_test_years", "activities_per_year", "metering_thresholds",
      "metering_covers", "district_without_park_duty", },
}

local function item(entry)
   M.list[#M.list + 1] = entry
end

local function percent(done, total)
   return total > 0 and number(done) / total * 100 or nil
end

-- 1. 定期开展工业用水监测分析 --------------------------------------------------------------------

--- A complete record in each half of the period. A record that is not there or not whole was not reported.
local function complete(book, unit)
   local cells, why = {}, nil
   for _, id in ipairs(book.halves) do
      local row = books.find(book, "monitoring", unit.key, id)
      if not row then
         why = why or "未报"
      else
         for _, field in ipairs(water.required) do
            cells[#cells + 1] = cell(row, field)
         end
         local lacking = water.lacking(row)
         if #lacking > 0 then
            why = why or "缺" .. table.concat(lacking, "、")
         end
      end
   end
   if why then
      unit.name = unit.name .. "（" .. why .. "）"
   end
   return why == nil, cells
end

--- An analysis with its date and file for each half; one entered without them is missing data.
local function analysed(book, area)
   for _, id in ipairs(book.halves) do
      local found, whole, cells = false, false, {}
      for _, row in ipairs(books.rows(book, "analysis", id, area)) do
         if not (row.date and days.expired(row.date, periods(id).first)) then -- one made before the half-year is none of it
            found = true
            whole = whole or (row.date ~= nil and row.document ~= nil)
         end
         rule.extend(cells, { store.cell(row, "title"), store.cell(row, "date"), store.cell(row, "document") })
      end
      if not found then
         if books.has_file(book, "analysis", area, id) then
            return false, cells
         end
         return nil, cells
      elseif not whole then
         return nil, cells
      end
   end
   local cells = {}
   for _, row in ipairs(books.rows(book, "analysis", book.halves, area)) do
      rule.extend(cells, { store.cell(row, "date"), store.cell(row, "document") })
   end
   return true, cells
end

--- Of a whole year: the share of its half-years' records and analyses that are there, so that one half-year without them is not
--- taken for work never begun.
local function by_halves(book, area)
   local done, all = 0, 0
   for _, id in ipairs(book.halves) do
      local half = books.other(book, id)
      for unit in books.units(book, "above_designated", area) do
         done = done + (complete(half, { key = unit.key, name = unit.name }) and 1 or 0)
      end
      done, all = done + (analysed(half, area) and 1 or 0), all + books.count(book, "above_designated", area) + 1
   end
   return number(done) / all
end

item {
   id = "1.1", mode = "required", cycle = "half", needs = { "enterprises", "monitoring" }, needed = { monitoring = "above_designated" },
   formula = "（完整上报的规上企业数＋分析报告）÷（规上企业数＋1）",
   note = { zh = "“{item}”的完整上报指{list}齐全，分析报告按1户合并计算。",
      en = "“{item}”: complete data comprise {list}; the analysis report counts as one enterprise more.", list = water.particulars(), },
   left = { zh = "未完整上报", en = "outstanding" },
   value = function(book, area)
      local r = rule.result("项")
      rule.tally(r, book, every "above_designated"(book, area), complete, "是否规模以上")
      local total = r.total
      if total > 0 then
         local due = total - (r.undecided or 0)
         r.parts = {
            { label = "应报企业", value = number(due), unit = "户" },
            { label = "完整上报", value = number(r.done), unit = "户" },
            { label = "上报率", value = percent(r.done, due), unit = "%" },
         }
         local reported, analysis = r.done, nil
         rule.tally(r, book, { { name = "用水分析报告", known = true } }, function()
            local ok, cells = analysed(book, area)
            analysis = ok and "已形成" or (ok == nil and "数据缺失" or "未形成")
            return ok, cells
         end)
         r.detail = "完整上报" .. reported .. "/" .. due .. "户，分析报告" .. analysis
         if #book.halves > 1 then
            r.pace = by_halves(book, area)
         end
      end
      return rule.shares(r, "没有规模以上工业企业")
   end,
}

--- What the year's half-years so far say of an area's enterprises above designated size, each against the same one a year before:
--- { name=, improved= true, false or nil (not known), inputs=, lacks= }. Who has clearly improved in one owes a summary, also when the
--- next says otherwise: what the first half asked for is not gone at the year's end.
local function improvements(book, area)
   local list, by_key = {}, {}
   for _, half in ipairs(book.to_date) do
      local here = #book.halves == 1 and half == book.snapshot and book or books.other(book, half)
      for unit in books.units(here, "above_designated", area) do
         local one = by_key[unit.key]
         if not one then
            one = { name = unit.name, improved = false, inputs = {} }
            by_key[unit.key], list[#list + 1] = one, one
         end
         local ok, change, points, cells = water.improved(here, unit.key)
         if ok and unit.known then
            one.improved = true
            rule.extend(one.inputs, cells)
            one.inputs[#one.inputs + 1] = { label = unit.name .. "：单位产品取水量同比、重复利用率增减",
               value = (change and change:format(1) .. "%" or "—") .. "、" .. (points and points:format(1) .. "个百分点" or "—"), }
         elseif (ok == nil or not unit.known) and not one.improved then
            one.improved, one.book = nil, here
            one.lacks = (here.snapshot ~= book.snapshot and periods(half).label or "") .. "同比数据"
         end
      end
   end
   return list
end

--- Whether any enterprise has clearly improved, so that a summary is due.
local function any_improved(book, area)
   for _, one in ipairs(improvements(book, area)) do
      if one.improved then
         return true
      end
   end
   return false
end

--- Monitoring of a year ago that an area with enterprises at that time has not sent at all: 工业用水监测台账（2027年上半年）.
local function unsent_base(book, area)
   local ago, out = books.other(book, book.period.year_ago), {}
   for _, id in ipairs(area and books.count(ago, "above_designated", area) > 0 and ago.halves or {}) do
      out[#out + 1] = not books.has_rows(ago, "monitoring", area, id) and books.label("monitoring", id) or nil
   end
   return out
end

--- The cases that the year's lists so far have, each as the latest that has it says: a summary that is written stays so where a later
--- list leaves it out.
local function cases_of_year(book, area)
   local out, told = {}, {}
   for i = #book.to_date, 1, -1 do
      local here = {}
      for _, row in ipairs(books.rows(book, "cases", book.to_date[i], area)) do
         local key = store.key(row.title or "")
         if not told[key] then
            out[#out + 1] = row
         end
         here[key] = row.title ~= nil or nil
      end
      for key in pairs(here) do
         told[key] = true
      end
   end
   return out
end

item {
   id = "1.2", mode = "required", cycle = "year", needs = { "enterprises", "monitoring" }, lists = { "cases" },
   needed = { monitoring = "above_designated", cases = any_improved },
   formula = "有成效明显企业（单位产品取水量或重复利用率同比改善达到设定值）的县区形成书面总结",
   did = { zh = "已形成", en = "written" }, left = { zh = "未形成", en = "not written" },
   value = function(book, area)
      local r = rule.result("篇")
      local improved, unknown = store.names(), store.names()
      local base = {}
      for _, one in ipairs(improvements(book, area)) do
         if one.improved then
            improved[#improved + 1] = one.name
            rule.extend(r.inputs, one.inputs)
         elseif one.improved == nil then
            unknown[#unknown + 1] = one.name .. "（" .. one.lacks .. "）"
            base = #base > 0 and base or unsent_base(one.book, area)
         end
      end
      r.parts = { { label = "成效明显企业", value = number(#improved), unit = "户" } }
      r.improved = improved
      if #improved == 0 then
         if #unknown > 0 then
            r.missing, r.unknowable = #base > 0 and base or unknown, true
            return r
         end
         r.total = 0
         return rule.shares(r, #book.to_date > 1 and "本年没有成效明显的企业" or "本期没有成效明显的企业")
      end
      local written, cells, stage = false, {}, nil
      for _, row in ipairs(cases_of_year(book, area)) do
         if not row.year or row.year:eq(book.period.year) then
            -- whose it is, or whether a case could be published unwritten, is not known
            local doubtful = books.claimed(book, row) or row.summarised == false and row.stage and published.reached(row.stage)
               or row.summarised and row.date and days.begins_after(row.date, book.as_of) -- the day is the summary's or of what came after it
            if row.summarised and row.year and not doubtful then
               written = true
            elseif (row.summarised ~= false or doubtful) and not written then
               written = nil
            end
            stage = row.stage or stage
            rule.extend(cells, { store.cell(row, "title"), store.cell(row, "summarised") })
         end
      end
      rule.tally(r, book, { { name = "节水成效总结", known = true } }, function()
         return written, cells
      end)
      if written == false and stage then
         rule.add_note(r, "案例处于" .. stage .. "阶段，书面总结尚未形成")
      end
      return rule.shares(r)
   end,
}

-- 2. 加强工业项目用水源头监管 --------------------------------------------------------------------

--- Whether two records of a project's name may be of one project: not where both name an enterprise, and not the same.
local function may_be_one(a, b)
   return not a.enterprise or not b.enterprise or store.key(a.enterprise) == store.key(b.enterprise)
end

--- Whether another project of the area has the name of this one.
local function shares_name(book, project_row)
   for _, row in ipairs(books.rows(book, "projects", book.snapshot, project_row.area)) do
      if row.project and store.key(row.project) == store.key(project_row.project) and not may_be_one(row, project_row) then
         return true
      end
   end
   return false
end

--- The record of a project in another ledger; nil, and whether there is one of which it isn't known if it is this project's.
local function record_of(book, ledger, unit)
   local doubtful = false
   for _, row in ipairs(books.rows(book, ledger, book.snapshot, unit.area)) do
      if row.project and store.key(row.project) == store.key(unit.row.project) and may_be_one(row, unit.row) then
         if row.enterprise and unit.row.enterprise or not shares_name(book, unit.row) then
            return row
         end
         doubtful = true
      end
   end
   return nil, doubtful
end

--- All flags of a project in another ledger but those that say 不涉及, those that are missing by their names; a project that is not in
--- that ledger has not done it. ask: the field
--- that the ledger of projects says must be 是, so that 不涉及 in it is a contradiction; nil: what says so is a step that the main
--- works have not reached, and one at least must be there. dated(by): what a record says whose date does not lie by the as-of day: by is
--- false where it lies behind it, nil where that is not known.
local function project_flags(ledger, fields, ask, dated)
   return function(book, unit)
      local row, doubtful = record_of(book, ledger, unit)
      if not row and doubtful then
         return nil, { store.cell(unit.row, "project") }, "台账未写明是哪户企业的"
      elseif not row then
         return false, { store.cell(unit.row, "project") }
      end
      local all, cells, any, blank = true, {}, false, {}
      for _, field in ipairs(fields) do
         local value = row[field]
         cells[#cells + 1] = store.cell(row, field)
         if value == nil and store.gap(row, field) == "not_applicable" then
            if field == ask then
               return nil, cells, "需论证，" .. books.field_label(ledger, field) .. "却填“" .. store.cell(row, field).raw .. "”"
            end
            value = true -- it is not out of step
         else
            any = any or value == true
            blank[#blank + 1] = value == nil and books.field_label(ledger, field) or nil
         end
         if value == false then
            all = false
         elseif value == nil and all then
            all = nil
         end
      end
      if all and not any then
         all = nil
      end
      local by = books.done_by(book, row.date)
      if all and not by then
         cells[#cells + 1] = store.cell(row, "date")
         return dated(by), cells, books.field_label(ledger, "date")
      end
      return all, cells, #blank > 0 and table.concat(blank, "、") or "台账"
   end
end

local to_assess = rows { ledger = "projects", name = "project", where = { year = rule.this_year, assessment_required = true } }

--- Whether there is any project of those that another ledger is about.
local function any_of(projects)
   return function(book, area)
      return #projects(book, area) > 0 or not books.has_file(book, "projects", area)
   end
end

item {
   id = "2.1", mode = "required", cycle = "year", lists = { "projects", "assessments" }, needed = { assessments = any_of(to_assess) },
   formula = "已完成水资源论证和节水评价报告的项目数÷本年应论证项目数",
   value = share {
      unit = "个", none = "本年没有需开展水资源论证的工业建设项目", flag = "是否需论证",
      of = to_assess,
      test = project_flags("assessments", { "assessed", "saving_report" }, "assessed", function(by)
         return by -- what is approved behind the as-of day was not by then
      end),
      also = function(r, book, area)
         local due, n = {}, 0 -- of this year's projects: the ledger lists earlier ones as well
         for _, unit in ipairs(to_assess(book, area)) do
            due[store.key(unit.name)] = true
         end
         for _, row in ipairs(books.rows(book, "assessments", book.snapshot, area)) do
            n = n + (row.reclaimed_considered and row.project and due[store.key(row.project)] and books.done_by(book, row.date) and 1 or 0)
         end
         r.parts = { { label = "优先使用再生水的项目", value = number(n), unit = "个" } }
      end,
   },
}

local large_users = rows { ledger = "projects", name = "project",
   applies = function(_, row)
      if not row.design_use then
         return rule.lacks(row, "design_use")
      end
      return rule.over(row.design_use, policy.threshold "three_simultaneous")
   end,
}

item {
   id = "2.2", mode = "required", cycle = "year", lists = { "projects", "three_simultaneities" },
   needed = { three_simultaneities = any_of(large_users) },
   formula = "落实节水“三同时”的项目数÷年设计用水量2万立方米以上（含）的项目数",
   did = { zh = "已落实", en = "in step" }, left = { zh = "未落实", en = "not in step" },
   value = share {
      unit = "个", none = "没有年设计用水量2万立方米以上的工业建设项目", flag = "年设计用水量",
      of = large_users,
      test = project_flags("three_simultaneities", { "design", "construction", "operation" }, nil, function()
         return nil -- how things stood before they were looked at is not known
      end),
   },
}

-- 3. 健全完善企业节水管理制度 --------------------------------------------------------------------

item {
   id = "3.1", mode = "required", cycle = "year", needs = { "enterprises", "management" }, needed = { management = "key_user" },
   formula = "建立节水管理制度的重点用水企业数÷重点用水企业数",
   did = { zh = "已建立", en = "set up" }, left = { zh = "未建立", en = "without one" },
   value = share {
      unit = "户", none = "没有重点用水企业", flag = "是否重点用水企业",
      of = every "key_user",
      test = rule.flag { ledger = "management", field = "system", label = "节水管理制度" },
      also = function(r, book, area)
         -- 鼓励: users of 100,000 m³ and more in the last full year that have a manager. Shown, never judged.
         local large, with, undecided = 0, 0, 0
         r.lacking = store.names()
         for _, row in ipairs(books.directory(book, area)) do
            local key = books.key(book, row)
            local reaches = water.reaches(book, key, policy.threshold "manager")
            local managed = books.find(book, "management", key)
            if reaches then
               large = large + 1
               with = with + (managed and managed.manager and 1 or 0)
               if not managed or managed.manager == nil then
                  r.lacking[#r.lacking + 1] = books.name(row) .. "（节水负责人）"
               end
            elseif reaches == nil then
               undecided = undecided + 1
            end
         end
         r.parts = {
            { label = "年用水量10万立方米以上企业", value = number(large), unit = "户" },
            { label = "其中建立节水负责人制度", value = number(with), unit = "户" },
            { label = "其中节水负责人数据缺失", value = number(#r.lacking), unit = "户" },
            { label = "年用水量数据缺失企业", value = number(undecided), unit = "户" },
         }
         if #r.lacking > 0 then
            r.inputs[#r.inputs + 1] = { label = "节水负责人数据缺失", value = (table.concat(r.lacking, "、"):gsub("（节水负责人）", "")) }
         end
      end,
   },
}

item {
   id = "3.2", mode = "encouraged", cycle = "year", needs = { "enterprises", "management" }, needed = { management = "key_user" },
   formula = "建立厂长、车间、班组三级节水管理体系的重点用水企业数÷重点用水企业数",
   value = share {
      unit = "户", none = "没有重点用水企业", flag = "是否重点用水企业",
      of = every "key_user",
      test = rule.flag { ledger = "management", field = "levels", label = "三级节水管理体系" },
      also = function(r, book, area)
         rule.beside(r, book, every "key_user"(book, area), rule.flag { ledger = "management", field = "appraisal", label = "纳入绩效考核" },
            "是否重点用水企业", "节水指标纳入绩效考核")
      end,
   },
}

-- 4: metering ------------------------------------------------------------------------------------

for _, entry in ipairs(metering) do
   item(entry)
end

-- 5 and 6: works, quotas and projects ------------------------------------------------------------

for _, entry in ipairs(works) do
   item(entry)
end

-- 7. 加强企业用水循环利用 ------------------------------------------------------------------------

--- An action of a kind by the enterprise, not older than the setting says when it has a validity.
local function acted(kind, years)
   return function(book, unit)
      local missing, cells = false, {}
      for _, row in ipairs(books.all(book, "recycling", unit.key)) do
         if row.kind == kind then
            cells[#cells + 1] = store.cell(row, "date")
            local valid = row.date and not years
            if row.date and years then
               valid = days.after(row.date, books.years_before(book, settings.get(years)))
            end
            if valid and row.date then
               valid = books.done_by(book, row.date)
            end
            if valid then
               return true, cells
            end
            missing = missing or valid == nil
         end
      end
      if missing then
         return nil, cells, kind .. "日期"
      end
      return false, cells
   end
end

item {
   id = "7.1", mode = "encouraged", cycle = "year", needs = { "enterprises" }, lists = { "recycling" }, needed = { recycling = "key_user" },
   formula = "有效期内开展水平衡测试的重点用水企业数÷重点用水企业数",
   value = share {
      unit = "户", none = "没有重点用水企业", flag = "是否重点用水企业",
      of = every "key_user",
      test = acted("水平衡测试", "balance_test_years"),
      also = function(r, book, area)
         rule.beside(r, book, every "key_user"(book, area), acted("水效对标"), "是否重点用水企业", "开展水效对标")
      end,
   },
}

--- Counts rows and adds up figures of the half. spec: ledger, where, sums = { {field, label, unit} }; denied(row): what in a row that is
--- none of them is against that; begun(book, row): whether one of them is one by the as-of day, and what is against it.
local function pairs_of(spec)
   local function applies(book, row)
      local known = rule.matches(book, row, spec.where)
      local words = known == false and spec.denied and spec.denied(row) or nil
      if words then
         return nil, words
      elseif known and spec.begun then
         return spec.begun(book, row)
      end
      return known
   end
   local counted = count { ledger = spec.ledger, name = "enterprise", where = spec.where, applies = applies, unit = "对", }
   return function(book, area)
      local r = counted(book, area)
      for _, s in ipairs(spec.sums) do
         local sum, blank = number(0), 0
         for _, id in ipairs(s.flow and book.halves or { book.snapshot }) do
            for _, row in ipairs(books.rows(book, spec.ledger, id, area)) do
               local counts = applies(book, row)
               if counts == nil or counts and area and books.claimed(book, row) then
                  blank = blank + 1 -- named among the missing by the count
               elseif counts then
                  local value = books.amount(row, s.field)
                  r.inputs[#r.inputs + 1] = store.cell(row, s.field)
                  if value then
                     sum = sum + value
                  else
                     blank = blank + 1
                     r.missing[#r.missing + 1] = (row.enterprise or "（名称缺失）") .. "（" .. s.label .. "）"
                  end
               end
            end
         end
         local unsent = s.flow and books.unsent(book, spec.ledger, area, book.halves) or {}
         rule.extend(r.missing, unsent)
         blank = blank + #unsent
         r.parts[#r.parts + 1] = { label = s.label, value = sum, unit = s.unit, blank = blank > 0 and blank or nil }
      end
      return r
   end
end

--- Whether a pair is one by the as-of day, as rule.matches says it, and what is against it: one that begins behind that day is none yet,
--- unless water has flowed.
local function begun(book, row)
   local by, flowed = books.done_by(book, row.date), row.volume ~= nil and row.volume > 0
   if by == nil then -- by a day that may lie behind it; water that has flowed tells
      return flowed or nil, "完成日期"
   elseif by == false and flowed then
      return nil, "完成日期在期末以后却有用水量"
   end
   return by
end

item {
   id = "7.2", mode = "encouraged", cycle = "year", lists = { "recycling" },
   formula = "串联用水、分质用水的企业对数和本期水量",
   value = pairs_of {
      ledger = "recycling", where = { kind = { "串联用水", "分质用水" } }, begun = begun,
      sums = { { field = "volume", label = "串联、分质用水量", unit = "m3", flow = true } },
   },
}

local full_cycle = rule.flag { ledger = "management", field = "full_cycle", label = "" }

item {
   id = "7.3", mode = "gradual", cycle = "gradual", needs = { "enterprises", "management", "monitoring" },
   needed = { management = "key_user", monitoring = "above_designated" },
   formula = "建立“全周期”管控机制的重点用水企业占比，万元工业增加值废水排放量，与上期比（同一批企业）",
   value = gradual.measures {
      { label = "“全周期”管控机制", unit = "%", rate = true, better = "up", over = gradual.of_enterprises("key_user", function(book, unit)
         local ok, cells = full_cycle(book, unit)
         if ok == rule.not_concerned then
            return { key = unit.key, name = unit.name, cells = cells, num = number(0), den = number(0) }
         elseif not unit.known then
            ok = nil
         end
         return { key = unit.key, name = unit.name, cells = cells, den = ok ~= nil and number(1) or nil,
            num = ok ~= nil and number(ok and 1 or 0) or nil, unknown = not unit.known and "是否重点用水企业" or nil, }
      end), },
      { label = "万元工业增加值废水排放量", unit = "m3/万元", better = "down", over = gradual.of_enterprises("above_designated", function(book, unit)
         local discharge, cells = books.flow(book, unit.key, { "discharge" })
         local added = books.sum(book, unit.key, { "added_value" }, cells)
         if not unit.known then
            return { key = unit.key, name = unit.name, cells = cells, unknown = "是否规模以上" }
         end
         return { key = unit.key, name = unit.name, num = discharge, den = added, cells = cells }
      end), },
   },
}

-- 8. 全力推进再生水工业利用 ----------------------------------------------------------------------

--- Whether a pair has a volume though none is supplied yet: one of the two is wrong.
local function too_early(row)
   return store.broken(row, "not_yet")
end

item {
   id = "8.1", mode = "encouraged", cycle = "year", lists = { "reclaimed" },
   formula = "已供水的再生水“点对点”对数、管网长度和本期用量",
   value = pairs_of {
      ledger = "reclaimed", where = { stage = "已供水" },
      denied = function(row) return too_early(row) and "配置状态填“" .. row.stage .. "”却有用量" or nil end,
      sums = {
         { field = "length", label = "管网长度", unit = "km" },
         { field = "volume", label = "再生水用量", unit = "m3", flow = true },
      },
   },
}

--- Whether an enterprise takes in reclaimed water by its own record of a half-year; its cell too.
local function takes_reclaimed(book, key, id)
   local row = books.find(book, "monitoring", key, id)
   local value = row and books.amount(row, "reclaimed")
   return value ~= nil and value > 0, row and store.cell(row, "reclaimed")
end

--- Whether the ledger of pairs is needed to know that any enterprise able to use reclaimed water does.
local function pairs_needed(book, area)
   for unit in books.units(book, "reclaim_able", area) do
      for _, id in ipairs(book.halves) do
         if unit.known and takes_reclaimed(book, unit.key, id) then
            return false
         end
      end
   end
   return books.count(book, "reclaim_able", area) > 0
end

item {
   id = "8.2", mode = "encouraged", cycle = "year", needs = { "enterprises" }, lists = { "reclaimed" }, needed = { reclaimed = pairs_needed },
   formula = "已使用再生水的企业数÷生产用水可使用再生水的企业数",
   value = share {
      unit = "户", none = "没有可使用再生水的企业", flag = "是否可使用再生水",
      of = every "reclaim_able",
      test = function(book, unit)
         local cells, missing = {}, false
         for _, id in ipairs(book.halves) do
            local takes, cell_of_record = takes_reclaimed(book, unit.key, id)
            cells[#cells + 1] = cell_of_record
            if takes then
               return true, cells
            end
            for _, row in ipairs(books.all(book, "reclaimed", unit.key, id)) do -- there may be several plants
               local volume = books.amount(row, "volume")
               cells[#cells + 1] = store.cell(row, "volume")
               if volume and volume > 0 and not too_early(row) then
                  return true, cells
               end
               missing = missing or too_early(row)
               -- what is only planned or being built supplies nothing yet
               missing = missing or volume == nil and (row.stage == nil or row.stage == "已供水")
            end
            missing = missing or not books.has_file(book, "reclaimed", unit.area, id)
         end
         if missing then
            return nil, cells, "再生水用量"
         end
         return false, cells
      end,
   },
}

-- 9. 总结推广节水经验成果 ------------------------------------------------------------------------

item {
   id = "9.1", mode = "required", cycle = "year", lists = { "activities" }, since = "year",
   formula = "本年开展的节水技术交流、业务培训和供需对接活动次数",
   did = { zh = "已举办", en = "held" },
   value = count { ledger = "activities", since = "year", unit = "次", also = "date", dated = "date", shows = { "kind", "date" },
      where = { kind = { "技术交流", "业务培训", "供需对接" } },
   },
   goal = rule.at_least(rule.setting "activities_per_year"),
}

item {
   id = "9.2", mode = "required", cycle = "milestone", due = "2026-12-31", scope = "city", lists = { "cases" }, lasting = true,
   formula = "达到计数阶段的典型案例数",
   value = count(published.counted()),
   goal = function(r)
      return rule.against(r, policy.find("targets", "cases").goal)
   end,
}

-- 10. 加大工业节水奖励扶持 -----------------------------------------------------------------------

--- The year's rewards of which something is said; one dated in another year is that year's. denied(row): what else in it is against that.
--- ahead: those dated behind the as-of day, too.
local function rewards(where, denied, ahead)
   return rows { ledger = "rewards", name = "enterprise", also = "policy", since = "year", dated = "date", undated = true, ahead = ahead,
      applies = function(book, row)
         local known = rule.matches(book, row, where)
         local words = known == false and denied and denied(row) or nil
         if words then
            return nil, words
         end
         return known
      end, }
end

--- One that doesn't meet the conditions, and was applied for or paid all the same.
local function ineligible(row)
   return row.eligible == false and (row.granted and "不符合条件却已兑现" or row.applied and "不符合条件却已申报") or nil
end

--- Whether it was applied for by the as-of day, as the row says; not where it says that it was paid without. A day behind that is the
--- application's, unless it was paid: then it may have been applied for before.
local function applied(book, unit)
   local ok, cells, label = rule.own("applied", "是否申报")(book, unit)
   local row = unit.row
   if ok == false and row.granted then
      rule.extend(cells, { store.cell(row, "granted") })
      return nil, cells, "已兑现却未申报"
   elseif ok == true and row.date then
      local behind = days.after(row.date, book.as_of)
      if behind ~= false then
         ok = nil
         if behind and row.granted == false then
            ok = false
         end
         rule.extend(cells, { store.cell(row, "date") })
         label = books.field_label("rewards", "date")
      end
   end
   return ok, cells, label
end

item {
   id = "10.1", mode = "required", cycle = "year", lists = { "rewards" }, since = "year",
   formula = "已申报的奖补项数÷符合条件的奖补项数（一户企业的一项政策计一项）",
   did = { zh = "已申报", en = "applied for" }, left = { zh = "未申报", en = "not applied for" },
   value = share {
      unit = "项", none = "没有符合奖补条件的企业", flag = "是否符合条件",
      of = rewards({ eligible = true }, ineligible, true),
      test = applied,
      also = function(r, book, area)
         local paid, amount, blank, unknown = {}, number(0), 0, 0
         local granted = 0
         for _, unit in ipairs(rewards { granted = true }(book, area)) do
            if not unit.known then
               unknown = unknown + 1
               r.missing[#r.missing + 1] = unit.name .. "（是否兑现）"
            else
               local who = unit.row.enterprise and books.key(book, unit.row) or unit.key -- paid by two policies it is one enterprise
               granted = granted + (paid[who] and 0 or 1)
               paid[who] = true
               r.inputs[#r.inputs + 1] = store.cell(unit.row, "amount")
               local value = books.amount(unit.row, "amount")
               if value then
                  amount = amount + value
               else
                  blank = blank + 1
                  r.missing[#r.missing + 1] = unit.name .. "（奖补金额）"
               end
            end
         end
         r.parts = {
            { label = "已兑现奖补", value = number(granted), unit = "户", blank = unknown > 0 and unknown or nil },
            { label = "奖补金额", value = amount, unit = "万元", blank = blank + unknown > 0 and blank + unknown or nil },
         }
      end,
   },
}

return M
