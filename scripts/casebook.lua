--- casebook: the cases of the book, read from the project's files, and what is worked out from their figures.
--
-- A case is a Markdown file; its front matter has the facts (enterprise, area, industry, measures, investment)
-- and the figures of a year before and after the works. Where the ledgers show the enterprise in the same
-- half-year before and after, the comparison is computed from them; else from the front matter. Nothing is
-- written by hand twice: the text takes its figures from the front matter with {{ }}.
-- Figures after the works that are no metered ones (`after`: 设计值, 折算值) stand only until the ledgers hold a whole year
-- after the works: from then on that year is what the comparison, the appendix and the sums have (M.year).

local books = require "book"
local english = require "english"
local phrases = require "phrases"
local published = require "published"
local report = require "report_words"
local rule = require "rule"
local speech = require "say"
local water = require "water"
local words = require "casebook_words"

local say = speech.say

local M = {}

local NEEDED = {
   "id", "title", "enterprise", "area", "park", "industry", "stage", "years", "since", "invest", "benefit", "measures", "figures",
   "per_output",
}

local function check(path, case)
   for _, name in ipairs(NEEDED) do
      if case[name] == nil then
         error(path .. ': the front matter of a case needs "' .. name .. '"', 0)
      end
   end
   for _, key in ipairs({ "intake", "reuse", "output" }) do
      if not case.figures[key] then
         error(path .. ': the figures of a case need "' .. key .. '"', 0)
      end
   end
   if case.after and case.after ~= "设计值" and case.after ~= "折算值" then
      error(path .. ': the figures after the works may be "设计值" or "折算值", not "' .. tostring(case.after) .. '"', 0)
   end
   return case
end

--- The stage of a case in the period, as the ledger of cases has it, which the notice counts by too; where that does not know the case,
--- as its own file says.
local function stage_of(case)
   for _, line in ipairs(project.ledgers or {}) do
      if line.ledger == "cases" then
         for _, row in ipairs(books.rows(books.open(period), "cases")) do
            if row.title == case.title and row.enterprise == case.enterprise then
               return row.stage or case.stage
            end
         end
         break
      end
   end
   return case.stage
end

--- The cases that the manifest names, in its order, read with the template's include; stage: only those at that
-- stage (nil: all).
function M.cases(include, stage)
   local list = {}
   for _, path in ipairs(project.cases) do
      local case = check(path, include(path))
      case.stage = stage_of(case)
      case.measured = M.year(case, period) ~= nil
      if not stage or case.stage == stage then
         list[#list + 1] = case
      end
   end
   return list
end

--- How many cases the ledger has published so far, as the notice counts them: some of them may have no file, and aren't in the book.
function M.published()
   return rule.count(published.counted())(books.open(period)).done
end

--- Figures of the front matter as the English texts have them: en.volume("412.00") → 4.12 million m³, from 万 of their units.
M.english = {
   volume = function(wan) return fmt.speak("en", phrases.volume, number(wan) * 10000) end,
   money = function(wan) return fmt.speak("en", phrases.money, number(wan)) end,
   count = function(wan) return fmt.speak("en", phrases.million, number(wan)) end,
   tonnes = function(wan) return fmt.speak("en", phrases.million, number(wan)) .. "\u{A0}t" end,
}

--- A case's flow diagram, drawn in the document's language or languages (cases/pictures/draw.py). caption: { zh =, en = }.
function M.diagram(case, name, width, caption)
   return doc.image {
      float = true, path = "cases/pictures/" .. name .. (lang == "zh" and "" or "-" .. lang) .. ".png", width = width, id = "flow-" .. case.id,
      caption = t(caption),
   }
end

--- The cases in chapters, by "industry" (in the order of the cases) or by "area" (in the order of the manifest):
-- a list of { name, cases }.
function M.chapters(cases, by)
   if by ~= "industry" and by ~= "area" then
      error('cases are grouped by "industry" or "area", not by "' .. tostring(by) .. '"', 2)
   end
   local list, known = {}, {}
   local function chapter(name)
      if not known[name] then
         known[name] = { name = name, cases = {} }
         list[#list + 1] = known[name]
      end
      return known[name]
   end
   if by == "area" then
      for _, area in ipairs(project.areas) do
         for _, case in ipairs(cases) do
            if case.area == area.id then
               table.insert(chapter(area.name).cases, case)
            end
         end
      end
      return list
   end
   for _, case in ipairs(cases) do
      table.insert(chapter(case.industry).cases, case)
   end
   return list
end

--- The cases in the order of their chapters, numbered through.
function M.order(cases, by)
   local list = {}
   for _, chapter in ipairs(M.chapters(cases, by)) do
      for _, case in ipairs(chapter.cases) do
         list[#list + 1] = case
         case.number = #list
      end
   end
   return list
end

-- Figures ----------------------------------------------------------------------------------------

--- The figures before and after, as numbers by their keys: local was, is = casebook.sides(meta).
function M.sides(case)
   local was, is = {}, {}
   for key, f in pairs(case.figures) do
      was[key], is[key] = number(f.before), number(f.after)
   end
   return was, is
end

--- Decimals as typed, so that a difference shows as many as its parts.
local function places(f)
   local function count(text)
      return #(text:match("%.(%d+)$") or "")
   end
   return math.max(count(f.before), count(f.after))
end

local function reuse_rate(intake, reuse)
   return reuse / (intake + reuse) * 100 -- R = Vr / (Vi + Vr)
end

--- A line of the comparison: rate: a figure in per cent, compared in percentage points.
local function line(key, name, unit, before, after, digits, rate)
   return { key = key, name = name, unit = unit, before = before, after = after, digits = digits, rate = rate }
end

local ORDER = { "intake", "conventional", "reclaimed", "reuse", "output" }

--- The lines of a year before and one after. finer: the year after is no typed one, whose decimals count.
local function year_lines(case, was, is, finer)
   local list = {}
   for _, key in ipairs(ORDER) do
      local f = case.figures[key]
      if f then
         list[#list + 1] = line(key, f.name, f.unit, was[key], is[key], finer and math.max(places(f), 2) or places(f))
      end
   end
   list[#list + 1] = line("rate", "重复利用率", "%", reuse_rate(was.intake, was.reuse), reuse_rate(is.intake, is.reuse), 1, true)
   list[#list + 1] = line("per_output", case.per_output.name, case.per_output.unit, was.intake / was.output,
      is.intake / is.output, 2)
   return list
end

-- The ledgers --------------------------------------------------------------------------------------

local function volumes(row)
   local reuse = number(0)
   for _, field in ipairs(books.repeated) do
      local part = books.amount(row, field)
      reuse = part and reuse and reuse + part
   end
   local reclaimed = books.amount(row, "reclaimed") or number(0)
   return {
      intake = row.intake, reclaimed = reclaimed, conventional = row.intake and row.intake - reclaimed, reuse = reuse,
      discharge = row.discharge, output = row.output, value = row.added_value,
   }
end

local function whole(v)
   return v.intake and v.reuse and v.discharge and v.output and v.value and v.output > 0 and v.value > 0
end

--- The last half-year of the same months that is older than the works: in one between case.untouched (default: the half-year before
--- case.since) and case.since some of them are at work, so that it is neither before nor after.
local function last_before(case, period)
   local id = period.year_ago
   while id >= case.since or (case.untouched and id > case.untouched) do
      id = tonumber(id:sub(1, 4)) - 1 .. id:sub(5)
   end
   return id
end

--- The same half-year before and after the works in the monitoring ledger, or nil: when the works were not all at
--- work by then, when either row is missing or incomplete, when they are of another product or their units of output
--- can't be made one another, or when the enterprise works by the season.
function M.measured(case, period)
   if case.seasonal or period.half == 0 or period.id < case.since then
      return nil
   end
   local book = books.open(period)
   local key = books.key(book, { enterprise = case.enterprise })
   local before = books.find(books.other(book, last_before(case, period)), "monitoring", key)
   local after = books.find(book, "monitoring", key)
   if not before or not after or not whole(volumes(before)) or not whole(volumes(after)) then
      return nil
   end
   local factor = before.product == after.product and water.exchanged(before.output_unit, after.output_unit)
   return factor and { before = before, after = after, factor = factor } or nil
end

local function ledger_lines(case, rows)
   local was, is = volumes(rows.before), volumes(rows.after)
   was.output = rows.factor:eq(1) and was.output or was.output * rows.factor
   local product = rows.after.product
   local wan = is.output >= 10000
   local list = {}
   local function add(key, name, unit, scale, digits)
      list[#list + 1] = line(key, name, unit, was[key] / scale, is[key] / scale, digits)
   end
   add("intake", "取水量", "万m³", 10000, 2)
   if (was.reclaimed + is.reclaimed) > 0 then
      add("conventional", "其中：常规水", "万m³", 10000, 2)
      add("reclaimed", "其中：再生水", "万m³", 10000, 2)
   end
   add("reuse", "重复利用水量", "万m³", 10000, 2)
   add("discharge", "排水量", "万m³", 10000, 2)
   add("output", product .. (product:find("量$") and "" or "产量"), (wan and "万" or "") .. rows.after.output_unit, wan and 10000 or 1,
      wan and 2 or 0)
   list[#list + 1] = line("rate", "重复利用率", "%", reuse_rate(was.intake, was.reuse), reuse_rate(is.intake, is.reuse), 1, true)
   list[#list + 1] = line("per_output", case.per_output.name, case.per_output.unit, was.intake / was.output,
      is.intake / is.output, 2)
   list[#list + 1] = line("per_value", "万元增加值取水量", "m³/万元", was.intake / was.value, is.intake / is.value, 1)
   return list
end

local function row_of(record)
   return say { zh = "{half}第{row}行", en = "{half}, row {row}", half = fmt.period(record.period), row = store.cell(record, "intake").row }
end

local function ledger_source(case, rows)
   return say { zh = "数据来源：{area}工业用水监测台账{before}、{after}。", en = "Source: industrial water monitoring ledger of {area}, {before}, and {after}.",
      area = english.of(books.area(case.area).name), before = row_of(rows.before), after = row_of(rows.after), }
end

local function typed_source(case)
   return say { zh = "数据来源：企业填报" .. (case.basis and "，{basis}" or "") .. "。",
      en = "Source: reported by the enterprise" .. (case.basis and "; {basis}" or "") .. ".",
      basis = english.of(case.basis or ""), }
end

local function following(half)
   local year, n = half:match("^(%d+)H(%d)$")
   return n == "1" and year .. "H2" or math.tointeger(year) + 1 .. "H1"
end

--- The half-years of the first whole year with all the works at work: `whole` is the first half-year in which they were from its first
--- day on (default: case.since).
local function first_year(case)
   local first = case.whole or case.since
   return { first, following(first) }
end

--- An amount of the ledger in the unit of the front matter, 万 of it where that says so; nil where they can't be made one another.
local function in_unit(amount, from, to)
   local single = to:match("^万(.+)$")
   local factor = water.exchanged(from, single or to)
   return factor and amount * factor / (single and 10000 or 1)
end

--- The sums of two half-years by the keys and in the units of the front matter; nil where a row is missing or incomplete.
local function summed(case, rows)
   local sums = {}
   for i = 1, 2 do
      local v = rows[i] and volumes(rows[i])
      if not v or not whole(v) or rows[i].product ~= rows[1].product then
         return nil
      end
      for key, f in pairs(case.figures) do
         local part = v[key] and in_unit(v[key], key == "output" and rows[i].output_unit or "m³", f.unit)
         if not part then
            return nil
         end
         sums[key] = sums[key] and sums[key] + part or part
      end
   end
   return sums
end

--- The first whole year after the works in the monitoring ledger, of a case whose own figures after them are no metered ones:
--- { is, rows, halves, first: it is the very first }; nil while it hasn't passed and where the ledger lacks it. Of what works by
--- the season the year begins with the same half always.
function M.year(case, period)
   if not case.after then
      return nil
   end
   local book, halves = books.open(period), first_year(case)
   local key = books.key(book, { enterprise = case.enterprise })
   while halves[2] <= book.snapshot do
      local rows = {}
      for i, id in ipairs(halves) do
         rows[i] = books.find(books.other(book, id), "monitoring", key)
      end
      local is = summed(case, rows)
      if is then
         return { is = is, rows = rows, halves = halves, first = halves[1] == (case.whole or case.since) }
      end
      local next_first = case.seasonal and following(halves[2]) or halves[2]
      halves = { next_first, following(next_first) }
   end
   return nil
end

--- What a case comes to in a year: its figures before and after by their keys, and 设计值 or 折算值 where those after are no metered ones.
local function outcome_of(case, period)
   local was, is = M.sides(case)
   local year = M.year(case, period)
   return was, year and year.is or is, not year and case.after or nil
end

--- 年节水量, at the output after the works: what that took before less what it takes now.
local function saved(was, is)
   return was.intake / was.output * is.output - is.intake
end

--- That the ledgers are yet to say what the works brought, for the text of a case with figures of the design: { zh =, en = }, empty once they do.
function M.awaited(case, period)
   if M.year(case, period) then
      return { zh = "", en = "" }
   end
   local halves = first_year(case)
   local past = halves[2] <= books.open(period).snapshot
   return { zh = fmt.speak("zh", words.awaited, case, halves, past), en = lang ~= "zh" and " " .. fmt.speak("en", words.awaited, case, halves, past) or "" }
end

local function year_source(case, year)
   return say {
      zh = "数据来源：改造前为企业填报的年度数据，改造后为{area}工业用水监测台账{first}、{second}。",
      en = "Source: before, annual figures reported by the enterprise; after, industrial water monitoring ledger of {area}, {first}, and {second}.",
      area = english.of(books.area(case.area).name), first = row_of(year.rows[1]), second = row_of(year.rows[2]),
   }
end

--- What is compared: { lines, source(), before, after, planned }; before and after are the half-years compared, nil where whole years are, a list
--- of the two of a year that the ledger measured, with first as that has it; planned: 设计值 or 折算值 where the figures after the works are no
--- metered ones. Where they are, beside those: expected, the lines by them, and of a year saved and to_save, 年节水量 as metered and by them.
function M.compared(case, period)
   local was, is = M.sides(case)
   local typed = year_lines(case, was, is)
   local expected = case.after and typed or nil
   local year = M.year(case, period)
   if year then
      return {
         lines = year_lines(case, was, year.is, true), source = function() return year_source(case, year) end, after = year.halves, first = year.first,
         expected = expected, saved = saved(was, year.is), to_save = saved(was, is),
      }
   end
   local rows = M.measured(case, period)
   if rows then
      return {
         lines = ledger_lines(case, rows), source = function() return ledger_source(case, rows) end, before = rows.before.period,
         after = rows.after.period, ledger = true, expected = rows.after.period >= (case.whole or case.since) and expected or nil,
      }
   end
   return { lines = typed, source = function() return typed_source(case) end, planned = case.after }
end

-- Tables -------------------------------------------------------------------------------------------

local function signed(change, digits)
   change = change:round(digits)
   return (change > 0 and "+" or "") .. report.signed(change:format(digits))
end

--- The change from before to after as the table has it: the difference of what is printed, and per cent of the
--- value before; "—" when there is no base.
function M.change(l)
   local difference = l.after:round(l.digits) - l.before:round(l.digits)
   if l.rate then
      return speech.text { zh = "{x}个百分点", en = "{x} points", x = signed(difference, l.digits) }, "—"
   end
   local share = l.before:eq(0) and "—" or signed((l.after - l.before) / l.before * 100, 1) .. "%"
   return signed(difference, l.digits), share
end

--- The half-year, the two of a year or the year of a column; planned: what stands for the year.
local function when(half, planned)
   return type(half) == "table" and words.span(half) or half and fmt.period(half) or planned and english.of(planned) or say { zh = "全年", en = "the whole year" }
end

--- 改造前后对比: a table of the case's figures and what follows from them.
function M.comparison(case, compared)
   local rows = {}
   for i, l in ipairs(compared.lines) do
      local name = speech.both(function() return speech.capital(words.name(l.name)) end)
      rows[i] = { name, english.cell(l.unit), l.before:format(l.digits), l.after:format(l.digits), M.change(l) }
   end
   local function head(name, half, planned)
      return speech.both(function() return { say(name), doc.newline {}, speech.capital((when(half, planned):gsub("^the ", ""))) } end)
   end
   return doc.table {
      id = "compare-" .. case.id, float = true,
      caption = speech.both(function()
         return say { zh = "{name}改造前后主要指标", en = "{name}: main indicators before and after", name = words.short(case) }
      end),
      columns = {
         { weight = 27, align = "left" }, { weight = lang == "zh" and 17 or 19, align = "center" }, { weight = 23, align = "right" },
         { weight = 23, align = "right" }, { weight = lang == "zh" and 24 or 23, align = "right" }, { weight = lang == "zh" and 14 or 13, align = "right" },
      },
      head = { {
         t { zh = "指标", en = "Indicator" }, t { zh = "单位", en = "Unit" }, head({ zh = "改造前", en = "Before" }, compared.before),
         head({ zh = "改造后", en = "After" }, compared.after, compared.planned), t { zh = "变化量", en = "Change" }, t { zh = "变化率", en = "Rate" },
      } },
      rows = rows,
   }
end

--- The same as bars: what a figure is when it was 100 before. Figures that were nothing before have no bar.
function M.bars(case, compared)
   local rows = {}
   for _, l in ipairs(compared.lines) do
      if not l.rate and l.key ~= "output" and l.before > 0 then
         rows[#rows + 1] = { name = english.cell((l.name:gsub("^其中：", ""))), before = number(100), after = (l.after / l.before * 100):round(1) }
      end
   end
   return chart.bar {
      id = "bars-" .. case.id,
      caption = speech.both(function()
         return say { zh = "{name}主要用水指标变化（改造前＝100）", en = "{name}: change of the main water indicators (before\u{A0}=\u{A0}100)", name = words.short(case) }
      end),
      rows = rows, y = { { "before", words.side({ zh = "改造前", en = "Before" }, when, compared.before) },
         { "after", words.side({ zh = "改造后", en = "After" }, when, compared.after, compared.planned) }, },
      width = "140mm", height = lang == "zh-en" and "60mm" or "46mm", decimals = 1, float = true,
   }
end

--- A place that water comes from or goes to, its languages on one line, whole: names of two lines would leave a flow's upper part empty.
local function pool(zh, en)
   en = en or lang ~= "zh" and fmt.speak("en", english.of, zh):gsub("^%l", string.upper) or ""
   return lang == "zh-en" and zh .. "\u{A0}" .. en:gsub(" ", "\u{A0}") or t { zh = zh, en = en }
end

local SOURCES = { { "surface", "地表水" }, { "ground", "地下水" }, { "tap", "自来水" }, { "reclaimed", "再生水" } }

--- Where the water of the half-year after the works came from and went to, from the ledger, in 万m³; nil where it
-- has no such row. What is not discharged was used up: evaporated, in the product, in slag.
function M.balance(case, period)
   local rows = M.measured(case, period)
   if not rows then
      return nil
   end
   local row, links, looks, intake = rows.after, {}, {}, pool("取水", "Intake")
   for i, source in ipairs(SOURCES) do
      local volume = books.amount(row, source[1])
      looks[i] = pool(source[2])
      if volume and volume > 0 then
         links[#links + 1] = { looks[i], intake, volume / 10000 }
      end
   end
   links[#links + 1] = { intake, pool("排水", "Discharge"), row.discharge / 10000 }
   links[#links + 1] = { intake, pool("耗水", "Consumption"), (row.intake - row.discharge) / 10000 }
   return chart.flow {
      id = "balance-" .. case.id, links = links, looks = looks, unit = english.cell("万m³"), decimals = 2,
      -- in two languages too, two stand below the introduction
      width = lang == "zh-en" and "154mm" or "140mm", height = lang == "zh-en" and "46mm" or "70mm",
      caption = speech.both(function()
         return say { zh = "{case}取水来源与去向", en = "{case}: where the water comes from and goes", case = words.mark(case) }
      end),
      source = speech.text { zh = "{area}工业用水监测台账{label}", en = "industrial water monitoring ledger of {name}, {half}",
         area = books.area(case.area).name, name = lang ~= "zh" and fmt.speak("en", english.of, books.area(case.area).name) or "",
         label = fmt.zh.period(row.period), half = fmt.en.period(row.period), },
   }
end

--- Every case's balance, as far as the ledger has them.
function M.balances(cases, period)
   local list = {}
   for _, case in ipairs(cases) do
      list[#list + 1] = M.balance(case, period)
   end
   return list
end

--- The cases by the water that each saves in a year.
function M.savings(cases)
   local rows = {}
   for i, e in ipairs((M.effects(cases))) do
      rows[i] = { name = speech.both(words.short, e.case), value = e.saving }
   end
   return chart.ranking { id = "savings", caption = t { zh = "各案例年节水量", en = "Water saved a year in each case" }, rows = rows,
      y = "value", unit = english.cell("万m³"), width = "140mm", decimals = 2, }
end

--- What stands in a case where its file says so: the comparison in a sentence, a table and bars, and where it is from.
function M.shown(case, period)
   local compared = M.compared(case, period)
   return {
      words.comparison(case, compared), M.comparison(case, compared),
      speech.both(function() return doc.p { style = "note", compared.source() } end),
      M.bars(case, compared),
   }
end

--- 投资回收期 = investment / net yearly benefit, in years; both in 万元.
function M.payback(case)
   return number(case.invest) / number(case.benefit)
end

--- The box of facts under a case's title.
function M.facts(case)
   local function label(zh, en)
      return { style = "facts_label", t { zh = zh, en = en } }
   end
   local function money(x)
      return speech.text { zh = "{wan}万元", en = "{yuan}", wan = x, yuan = lang == "zh" and "" or M.english.money(x) }
   end
   return doc.table {
      style = "facts",
      columns = { -- the industry and the park are longer than what stands on the right: 化学原料和化学制品制造业 takes one line
         { width = lang == "zh" and "26mm" or "28mm" }, { weight = 3 }, { width = lang == "zh" and "24mm" or "33mm" }, { weight = 2 },
      },
      rows = {
         { label("所属行业", "Industry"), english.cell(case.industry), label("所在县区", "Area"), words.area(books.area(case.area)) },
         { label("所在园区", "Park"), english.cell(case.park), label("实施年份", "Years"), english.cell(case.years) },
         { label("总投资", "Investment"), money(case.invest), label("年净效益", "Annual net benefit"),
            case.after and speech.both(words.estimated, money(case.benefit)) or money(case.benefit), },
         { label("静态回收期", "Simple payback"), speech.text { zh = "{n}年", en = "{n} years", n = M.payback(case):format(1) },
            label("案例状态", "Status"), speech.both(function() return speech.capital(words.stage(case)) end), },
         { label("主要措施", "Measures"), { colspan = 3, speech.both(words.measures, case, "；") } },
      },
   }
end

--- 案例一览: number, enterprise, area, industry, title and page.
function M.summary(cases)
   local rows = {}
   for i, case in ipairs(cases) do
      local name = speech.both(function() return doc.link { to = "#case-" .. case.id, words.full(case) } end)
      rows[i] = { tostring(i), name, english.cell(books.area(case.area).name), english.cell(case.industry), speech.both(words.measures, case, "、") }
   end
   return doc.table {
      id = "summary", caption = t { zh = "案例主要做法", en = "Main measures of the cases" },
      columns = {
         { width = "11mm", align = "center" }, { weight = 28, align = "left" }, { weight = 17, align = "center" },
         { weight = 24, align = "left" }, { weight = 42, align = "left" },
      },
      head = { { t { zh = "序号", en = "No." }, t { zh = "企业", en = "Enterprise" }, english.cell("县区"), t { zh = "行业", en = "Industry" },
         t { zh = "主要做法", en = "Main measures" }, } },
      rows = rows,
   }
end

--- What the cases come to together, in a year: each case's { case, saving, before, after (per cent) }, and the sums.
function M.effects(cases)
   local zero = number(0)
   local sum = { saving = zero, invest = zero, benefit = zero, was = zero, is = zero, was_reuse = zero, is_reuse = zero }
   local list = {}
   for i, case in ipairs(cases) do
      local was, is = outcome_of(case, period)
      list[i] = {
         case = case, saving = saved(was, is), before = reuse_rate(was.intake, was.reuse),
         after = reuse_rate(is.intake, is.reuse),
      }
      sum.saving = sum.saving + list[i].saving
      sum.invest, sum.benefit = sum.invest + number(case.invest), sum.benefit + number(case.benefit)
      sum.was, sum.is = sum.was + was.intake, sum.is + is.intake
      sum.was_reuse, sum.is_reuse = sum.was_reuse + was.reuse, sum.is_reuse + is.reuse
   end
   sum.before, sum.after = reuse_rate(sum.was, sum.was_reuse), reuse_rate(sum.is, sum.is_reuse)
   return list, sum
end

--- 节水成效汇总, with the sums in the last row.
function M.effects_table(cases)
   local list, sum = M.effects(cases)
   local rows = {}
   local function add(place, name, saving, before, after, invest, benefit)
      rows[#rows + 1] = {
         place, name, saving:format(2), before:format(1), after:format(1),
         signed(after:round(1) - before:round(1), 1), number(invest):format(0), number(benefit):format(0),
         (number(invest) / number(benefit)):format(1),
      }
   end
   for i, e in ipairs(list) do
      add(tostring(i), speech.both(words.mark, e.case), e.saving, e.before, e.after, e.case.invest, e.case.benefit)
   end
   add("", "", sum.saving, sum.before, sum.after, sum.invest, sum.benefit)
   local last = rows[#rows]
   rows[#rows] = { { colspan = 2, style = "effects_sum", align = "center", english.cell("合计") } }
   for k = 3, #last do
      rows[#rows][k - 1] = { style = "effects_sum", align = "right", last[k] }
   end
   local function cell(zh, zh_unit, en, en_unit)
      return speech.both(function()
         return { say { zh = zh, en = en }, doc.newline {}, say { zh = "（" .. zh_unit .. "）", en = "(" .. en_unit .. ")" } }
      end)
   end
   local function right(weight) -- English heads of money are wider: (CNY 10,000) takes one line
      return { weight = lang == "zh" and 1 or weight, align = "right" }
   end
   return doc.table {
      id = "effects", caption = t { zh = "节水成效汇总", en = "Results in water saving" }, style = "effects",
      columns = {
         { width = "9mm", align = "center" }, { width = "37mm", align = "left" }, right(154), right(130), right(130), right(154), right(186),
         right(186), right(140),
      },
      head = {
         { { rowspan = 2, t { zh = "序号", en = "No." } }, { rowspan = 2, t { zh = "企业", en = "Enterprise" } },
            { rowspan = 2, cell("年节水量", "万m³", "Annual saving", "10,000 m³") }, { colspan = 3, t { zh = "重复利用率", en = "Reuse rate" } },
            { rowspan = 2, cell("总投资", "万元", "Investment", "CNY\u{A0}10,000") }, { rowspan = 2, cell("年净效益", "万元", "Net benefit", "CNY\u{A0}10,000") },
            { rowspan = 2, cell("回收期", "年", "Payback", "years") }, },
         { cell("改造前", "%", "Before", "%"), cell("改造后", "%", "After", "%"), cell("提高", "百分点", "Rise", "points") },
      },
      rows = rows,
   }
end

return M
