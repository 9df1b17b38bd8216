--- units_text: what the policy asks of each responsible bureau and where the areas stand in it, from the judgments; the
--- overview of all of them and the sheet of each.

local county = require "county_text"
local english = require "english"
local indicator_list = require "indicator_list"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local schedule = require "schedule_text"
local speech = require "say"
local tables = require "notice_tables"
local terms = require "terms"

local both, say = speech.both, speech.say

local M = {}

local function word(zh, en)
   return t { zh = zh, en = en }
end

--- The bureau of a name.
function M.find(p, name)
   for _, unit in ipairs(report.units(p)) do
      if unit.name == name then
         return unit
      end
   end
   error('the policy names no unit "' .. tostring(name) .. '"', 2)
end

--- Its full name where the manifest has one.
function M.full_name(unit)
   for _, u in ipairs(project.units or {}) do
      if u.name == unit.name then
         return t { zh = u.full or u.name, en = u.name_en, what = "“" .. u.name .. "” (name_en)" }
      end
   end
   return english.cell(unit.name)
end

-- Sentences --------------------------------------------------------------------------------------

--- How many of the bureau's items are required, and how many not.
local function kinds(unit)
   local required = 0
   for _, j in ipairs(unit.items) do
      required = required + (j.mode == "required" and 1 or 0)
   end
   local others = #unit.items - required
   if #unit.items == 0 then
      return "", 0
   elseif required > 0 and others > 0 then
      return say { zh = "，其中应完成类{required}项、逐步推进类和鼓励引导类{others}项", en = ", {required} required and {others} to be advanced step by step or encouraged",
         required = required, others = others, }, required
   end
   local all = #unit.items > 1 and say { zh = "，均为", en = ", all " } or say { zh = "，为", en = ", " }
   local kind = required > 0 and say { zh = "应完成类", en = #unit.items > 1 and "required" or "a required one" }
      or say { zh = "逐步推进类和鼓励引导类", en = "to be advanced step by step or encouraged" }
   return all .. kind, required
end

--- Tasks that the body gives the bureau and the annex doesn't: 正文列名，清单未列：加强……（条目2.1、2.2）. Chinese says the task's number by
--- its items', so that no line ends with a number alone; in English the number keeps with the name.
local function body_only(unit)
   local out = {}
   for i, b in ipairs(unit.body_only) do
      local name = english.of(policy.find("tasks", b.task).name)
      local list = table.concat(b.items, speech.word("、", ", "))
      out[i] = b.whole and say { zh = "{name}（任务{task}）", en = "{task}.\u{A0}{name}", name = name, task = b.task }
         or say { zh = "{name}（条目{items}）", en = "{task}.\u{A0}{name} ({n?item/items}\u{A0}{items})", name = name, task = b.task, n = #b.items, items = list }
   end
   return #out > 0 and say { zh = "正文列名，清单未列：{list}。", en = " Named in the main text but not in the annex: {list}.",
      list = table.concat(out, speech.word("；", "; ")), } or ""
end

--- How the required items stand: 为尚未启动1项、已完成3项; where all stand alike, 均为已完成.
local function standing(unit, required)
   if report.how_many(unit.counts, "已完成") == required then
      return say { zh = required > 1 and "应完成类条目均已完成。" or "应完成类条目已完成。", n = required,
         en = required > 1 and "All required items are completed." or required == #unit.items and "It is completed." or "The required item is completed.", }
   end
   local alike
   for name, n in pairs(unit.counts) do
      alike = number(n):eq(required) and name or alike
   end
   if not alike then
      return say { zh = "应完成类条目的全市状态（以最差的县区计）为{counts}。", en = "Judged by the area furthest behind, the required items stand as follows: {counts}.",
         counts = report.said_counts(unit.counts, "项"), }
   end
   local what = required == #unit.items and required == 1 and "it" or required > 1 and "all required items" or "the required item"
   local stands = fmt.language() == "en" and english.stands(alike) or ""
   return say { zh = "应完成类条目的全市状态（以最差的县区计）" .. (required > 1 and "均" or "") .. "为{said}。",
      en = "Judged by the area furthest behind, " .. (alike == "数据缺失" and "data are missing for " .. what or what .. " " .. stands) .. ".", n = required,
      said = english.said(alike), }
end

local function summary(unit)
   local sorts, required = kinds(unit)
   local text = say { zh = "{policy}清单列名条目{n}项{kinds}。", en = "The annex to {policy} names this bureau in {n:item}{kinds}.", n = #unit.items, kinds = sorts,
      policy = english.policy(), }
   if required > 0 then
      text = text .. say { zh = "{standing}", en = " {standing}", standing = standing(unit, required) }
   end
   return text .. body_only(unit)
end

--- How many of the bureau's items are required, how they stand for the city, and what only the body gives it.
function M.summary(unit)
   return both(summary, unit)
end

--- Whose the bureaus are, the policy by its full name: how a note under the tables begins.
function M.named_by()
   local data, mark = policy.read(), policy.status(project.dates and project.dates[period.id] or period.last)
   return say { zh = "责任单位以《{name}》{draft}清单为准", en = "Bureaus are as in the annex to the {title}{draft}", name = data.title:gsub(" ", ""),
      title = english.of(data.title), draft = mark and fmt.remark(english.of(mark)) or "", }
end

-- Tables -----------------------------------------------------------------------------------------

--- The areas behind, by status: 肃南县尚未启动；甲县、乙县滞后.
local function behind(j, list)
   local groups = {}
   for _, b in ipairs(list) do
      if b.item.id == j.id then
         for _, a in ipairs(b.areas) do
            local last = groups[#groups]
            if not last or last.status ~= a.status then
               last = { status = a.status, names = {} }
               groups[#groups + 1] = last
            end
            table.insert(last.names, english.of(a.name))
         end
      end
   end
   local out = {}
   for i, g in ipairs(groups) do
      out[i] = say { zh = "{names}{said}", en = "{names}: {said}", names = g.names, said = phrases.said(g.status) }
   end
   return #out > 0 and table.concat(out, speech.word("；", "; ")) or "—"
end

--- The items that are no bureau's, which stand in no table: how the areas stand, and who is behind; "" where there are none.
function M.unassigned(p)
   local bare, out = schedule.without_bureau(p), {}
   for i, j in ipairs(bare and bare.items or {}) do
      local who = behind(j, bare.behind)
      out[i] = say { zh = "{id}{item}{stand}{who}", en = "{id} {item}: {stand}{who}", id = j.id, item = english.of(j.short),
         stand = speech.small(schedule.standing(j)), who = who ~= "—" and say { zh = "，{who}", en = "; {who}", who = who } or "", }
   end
   return #out > 0 and say { zh = "；清单未列市级责任单位的条目：{list}", en = "; items for which the annex names no bureau: {list}",
      list = table.concat(out, speech.word("；", "; ")), } or ""
end

local kind_words = { required = { "应完成", "Required" }, gradual = { "逐步推进", "Step by step" }, encouraged = { "鼓励引导", "Encouraged" } }

--- The bureau's items: where the areas stand, and who is behind; named: among other bureaus' tables.
function M.table(unit, named)
   local rows = {}
   for i, j in ipairs(unit.items) do
      local kind = kind_words[j.mode]
      rows[i] = { both(function()
         return j.id .. " " .. english.of(j.short)
      end), word(kind[1], kind[2]), both(schedule.standing, j), both(behind, j, unit.behind) }
   end
   return doc.table {
      style = #rows > (lang == "zh-en" and 2 or 4) and "dense_long" or "dense", -- what is said twice above it leaves less room for a whole table
      columns = { { width = "44mm" }, { width = "20mm", align = "center" }, { width = terms.width("42mm", "50mm") }, {} },
      head = { schedule.item_head(named and unit.name or nil), word("类别", "Kind"), word("县区状态", "Areas by status"),
         word("滞后、未启动和逾期的县区", "Areas behind, not started or overdue"), },
      rows = rows,
   }
end

--- Whether an item is one of the bureau's.
function M.has(unit, id)
   for _, j in ipairs(unit.items) do
      if j.id == id then
         return true
      end
   end
   return false
end

--- The open points of the bureau's items by area: problem and next step; a sentence when there are none.
function M.open(p, unit)
   return schedule.open_points(p, unit)
      or doc.p { word("没有滞后、未启动、逾期和数据缺失的县区。", "Nothing is behind schedule, not started, overdue or lacking data in any area.") }
end

--- The yearly task by area, with its bars; nil for a bureau without the item.
function M.retrofit(p, unit)
   local yearly = policy.yearly()
   if not yearly or not M.has(unit, yearly.item) then
      return nil
   end
   local drawn = county.progress_chart(p)
   return { tables.retrofit(p), tables.note(function()
      return {
         zh = "完成率只计已完成的项目，按任务下限计算。{progress}", en = "The rate counts completed projects alone, against the lower limit of the task.{progress}",
         progress = drawn and say { zh = "{words}", en = " {words}", words = county.progress_words(p) } or "",
      }
   end, drawn and not county.weighted(p) and { "counts_from" } or { "counts_from", "stage_weights" }), drawn }
end

--- What the yearly task and the indicators are headed: 节水技改年度任务, Annual retrofit task.
function M.retrofit_title()
   return both(function()
      local yearly = policy.yearly()
      return speech.capital(say { zh = "{works}年度任务", en = "{task}", works = english.given(yearly.works), task = english.given(yearly.task) })
   end)
end

--- The city's indicators for a bureau that they concern; nil for others.
function M.indicators(p, unit)
   local city, item = report.city(p), indicator_list.item
   return item and M.has(unit, item) and tables.has_indicators(city)
      and tables.exhibit(tables.indicators(city), tables.indicators_note(city), lang == "zh-en") or nil
end

--- The ledgers that the bureau's items are judged from: those that the policy names, else those that the item's rule needs, and those that it
--- goes through; before them the register that says whom they are about, where one of them is held against it.
local function ledgers_of(unit)
   local out, seen, rules = {}, {}, {}
   local given = {}
   for _, line in ipairs(project.ledgers or {}) do
      given[line.ledger] = true
   end
   local function add(list)
      for _, ledger in ipairs(list or {}) do
         local register = given[ledger] and (require("ledgers." .. ledger)).listed_in
         if register and given[register] and not seen[register] then
            seen[register] = true
            table.insert(out, 1, register)
         end
         if not seen[ledger] then
            seen[ledger] = true
            out[#out + 1] = ledger
         end
      end
   end
   for _, rule in ipairs(require("items").list) do
      rules[rule.id] = rule
   end
   for _, j in ipairs(unit.items) do
      local evidence, rule = policy.find("items", j.id).evidence, rules[j.id] or {}
      add(evidence)
      add(not evidence and rule.needs or nil)
      add(rule.lists)
   end
   return out
end

--- The ledger that a finding is about; that a ledger has not come stands in no file of it, and is said by its label.
local function ledger_of(f)
   if f.code ~= "unreported" then
      return f.ledger
   end
   local label = (f.message or ""):match("^(.-)：")
   for _, line in ipairs(project.ledgers or {}) do
      if require("ledgers." .. line.ledger).label == label then
         return line.ledger
      end
   end
   return nil
end

--- How many findings there are in the ledgers that the bureau's items are judged from, by area; a sentence when there are none. A
--- ledger that has not come counts as one; returns also whether there is any such.
function M.findings(p, unit)
   local counts, rows, order, unsent = {}, {}, ledgers_of(unit), false
   for _, f in ipairs(report.findings(p)) do
      local ledger = ledger_of(f)
      if ledger then
         counts[ledger] = counts[ledger] or { all = 0 }
         local of = counts[ledger]
         of.unsent = of.unsent or f.code == "unreported"
         of[f.area or ""], of.all = (of[f.area or ""] or 0) + 1, of.all + 1
      end
   end
   for _, ledger in ipairs(order) do
      if counts[ledger] then
         local row = { english.cell(require("ledgers." .. ledger).label) }
         for _, a in ipairs(project.areas) do
            row[#row + 1] = tostring(counts[ledger][a.id] or 0)
         end
         row[#row + 1] = tostring(counts[ledger].all)
         rows[#rows + 1], unsent = row, unsent or counts[ledger].unsent == true
      end
   end
   if #rows == 0 then
      return doc.p { word("本单位条目所依据的台账中没有需补正、核实的数据。", "Nothing is to be corrected or checked in the ledgers that its items are judged from.") }
   end
   local columns, head = { {} }, { word("台账", "Ledger") }
   for _, a in ipairs(project.areas) do
      columns[#columns + 1] = { width = "14.3mm", align = "right" }
      head[#head + 1] = t { zh = a.name, en = a.short_en or a.name_en, what = "“" .. a.name .. "” (name_en)" }
   end
   columns[#columns + 1], head[#head + 1] = { width = "11.5mm", align = "right" }, word("全市", "City")
   return doc.table { style = "dense", columns = columns, head = head, rows = rows }, unsent
end

return M
