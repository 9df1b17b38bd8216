--- enterprise_text: the sheet of one enterprise, one page in every language and in both: tables of fixed size, lists that say how
--- many more there are. one is what enterprise.read gives.

local books = require "book"
local casebook = require "casebook_words"
local composition = require "composition"
local days = require "days"
local english = require "english"
local phrases = require "phrases"
local report = require "report"
local rule = require "rule"
local say = require "say"
local settings = require "settings"
local sheet = require "sheet"
local terms = require "terms"

local tell, choose = say.say, say.word

local M = {}

-- Cells ------------------------------------------------------------------------------------------

--- A word of the ledgers or judgments, as the dictionary has it.
local function word(zh)
   return say.capital(english.of(zh))
end

--- What a cell says that holds no words of its own.
local answers = {
   yes = { zh = "是", en = "Yes" }, no = { zh = "否", en = "No" }, none = { zh = "无", en = "None" }, blank = { zh = "未填", en = "Not given" },
   other = { zh = "不涉及", en = "Not applicable" }, absent = { zh = "未报送", en = "Not reported" },
   faulty = { zh = "有误，待核", en = "To be checked" },
}

local function answer(name)
   return choose(answers[name].zh, answers[name].en)
end

local function own(text)
   local said = text and terms.own(text) or "—"
   return type(said) == "string" and say.capital(said) or said
end

--- The label of a row; en where the dictionary has no word for it.
local function label(zh, en)
   return { style = "sheet_label", en and choose(zh, en) or word(zh) }
end

local gaps = { not_applicable = "other", fault = "faulty" }

--- What stands where a cell gives no value: 不涉及, 未填; 有误，待核 where something is written that cannot be read.
local function without(row, field)
   return answer(gaps[store.gap(row, field)] or "blank")
end

--- A cell of the ledger that is no figure: 是, 否, a text; 未填 and 不涉及 where there is none; 未报送 without a row.
local function given(row, field, show)
   if not row then
      return answer "absent"
   elseif row[field] == nil then
      return without(row, field)
   elseif type(row[field]) == "boolean" then
      return answer(row[field] and "yes" or "no")
   end
   return show and show(row[field]) or own(row[field])
end

local day = fmt.date

local function volume(x)
   return x and report.figure(x / 10000, 2) or "—"
end

--- The change from a figure to another in percent; rates in points. "—" without a base.
local function changed(now, before, points)
   if not now or not before or not points and before:eq(0) then
      return "—"
   end
   local change = points and now - before or (now - before) * 100 / before
   return report.change_cell(change) .. (points and choose("个百分点", " pts") or "%")
end

local function heading(n, zh, en)
   return { h = n .. "　" .. choose(zh, en) }
end

-- 基本情况 ---------------------------------------------------------------------------------------

local kinds = { "above_designated", "key_user", "high_consumption", "reclaim_able", "power" }
local kind_words = { "规模以上", "重点用水企业", "高耗水企业", "可使用再生水", "火电企业" }

local function kind_list(row)
   local out = {}
   for i, field in ipairs(kinds) do
      out[#out + 1] = row[field] and terms.whole(english.of(kind_words[i])) or nil
   end
   return say.capital(terms.join(out, "、", "; "))
end

--- The manifest's area of an id; an enterprise of none has a dash.
local function area_of(row)
   for _, a in ipairs(project.areas) do
      if a.id == row.area then
         return choose(a.name, a.name_en)
      end
   end
   return "—"
end

local function facts(one)
   local row, m = one.row, one.monitoring
   local rows = {
      { label "统一社会信用代码", given(row, "code"), label("县区", "Area"), area_of(row) },
      { label "所属行业", given(row, "industry", english.of), label "所在园区", row.park and english.of(row.park) or "—" },
      { label "主要产品", given(row, "product"), label "取水方式", given(m, "withdrawal") },
      { label("企业类别", "Kind of enterprise"), kind_list(row), label "用水环节", given(m, "processes") },
   }
   return { columns = { { width = "27.5mm" }, { weight = 1 }, { width = "27.5mm" }, { weight = 1 } }, widths = { 27.5, 55.5, 27.5, 55.5 }, rows = rows }
end

-- 取水和用水 -------------------------------------------------------------------------------------

local by_source = { { "surface", "地表水", "Surface water" }, { "ground", "地下水", "Groundwater" }, { "tap", "自来水", "Tap water" },
   { "reclaimed", "再生水", "Reclaimed water" } }
local chart_height = lang == "zh-en" and 34 or 40 -- mm, about as high as the table beside it; lower, the axis could not name its highest step

--- The shares of the sources, which add up to 100 % as printed; nil where they do not make up the intake.
local function shares(by)
   local amounts, total = {}, number(0)
   for i, source in ipairs(by_source) do
      amounts[i] = by and by[source[1]] or number(0)
      total = total + amounts[i]
   end
   return by and not total:eq(0) and fmt.shares(amounts) or nil
end

local function intake_rows(one)
   local out, part = {}, shares(one.sources)
   local now, before = one.sources or one.now, one.sources_before or one.before
   for i, source in ipairs(by_source) do
      local field = source[1]
      out[i] = { label(source[2]), volume(now[field]), part and part[i] or "—", volume(before[field]), changed(now[field], before[field]) }
   end
   for _, line in ipairs { { "intake", "取水量", "Intake" }, { "reused", "重复利用水量", "Reused water" }, { "discharge", "排水量", "Discharge" } } do
      local field = line[1]
      out[#out + 1] = { label(line[2], line[3]), volume(one.now[field]), field == "intake" and part and "100.0%" or "—", volume(one.before[field]),
         changed(one.now[field], one.before[field]), }
   end
   return out
end

--- What stands under bars of one source, which have no legend: 取水量均为自来水.
local function only_source(field)
   for _, source in ipairs(by_source) do
      if source[1] == field then
         return t { zh = "取水量均为" .. source[2], en = "all " .. source[3]:gsub("^%u", string.lower) }
      end
   end
   return nil
end

--- The sources of both periods as bars, in the document's languages; nil where there is nothing to draw.
local function intake_chart(one)
   local rows, series, looks, any = {}, {}, {}, false
   for _, period_of in ipairs { { "上年同期", "Year before", one.sources_before or one.before }, { "本期", "This period", one.sources or one.now } } do
      local row, known = { name = sheet.line(period_of[1], period_of[2]) }, false
      for _, source in ipairs(by_source) do
         local value = period_of[3][source[1]]
         row[source[1]], known, any = value and value / 10000, known or value ~= nil, any or value and value > 0
      end
      rows[#rows + 1] = known and row or nil
   end
   for i, source in ipairs(by_source) do
      local drawn, name = false, sheet.line(source[2], (source[3]:gsub("%s?[Ww]ater$", ""))) -- short, for one line of names
      looks[i] = name -- a source looks alike on every sheet
      for _, row in ipairs(rows) do
         drawn = drawn or row[source[1]] and row[source[1]] > 0
      end
      series[#series + 1] = drawn and { source[1], name } or nil
   end
   if not any then
      return nil
   end
   local only = #series == 1 and only_source(series[1][1]) or nil
   return chart.bar { rows = rows, y = series, looks = looks, stacked = true, decimals = 2, values = false,
      unit = lang ~= "zh-en" and t { zh = "万立方米", en = "10,000 m³" } or nil, -- in two languages the heading above alone says it
      note = only, width = "64mm", height = chart_height - (only and (lang == "zh-en" and 7 or 5) or 0) .. "mm", alt = "取水量按水源分，本期和上年同期", }
end

local function intake(one)
   local right = { width = "18mm", align = "right" }
   return {
      columns = { {}, right, { width = "14mm", align = "right" }, right, { width = "17mm", align = "right" } }, widths = { 33, 18, 14, 18, 17 },
      head = { choose("项目", "Item"), choose("本期", "This period"), choose("占比", "Share"), choose("上年同期", "Year before"), choose("同比", "Change") },
      rows = intake_rows(one), chart = function() return intake_chart(one) end, chart_height = chart_height,
   }
end

--- The structure of use: intake by use and by main stage of production; nothing where the enterprise doesn't tell them apart.
local function structure(one)
   local groups = composition.of_enterprise(one.book, one.book_before, one.key)
   return #groups > 0 and {
      node = composition.table(groups, { style = "sheet", label = lang == "zh-en" and 30 or 25, line = sheet.line,
         head = t { zh = "用水结构", en = "Structure of use" }, }),
      rows = groups[1].before and 5 or 4, } or nil
end

-- 用水效率 ---------------------------------------------------------------------------------------

--- How a figure stands to the industry's: 低12.3%, 高1.2个百分点.
local function against(now, others, points)
   if not now or not others or others:eq(0) then
      return "—"
   end
   local gap = points and now - others or (now - others) * 100 / others
   if gap:eq(0) then
      return choose("持平", "equal")
   end
   return tell { zh = "{way}{size}{unit}", en = "{size}{unit} {way}", way = gap > 0 and choose("高", "higher") or choose("低", "lower"),
      size = report.change(gap:abs(), "", "", ""), unit = points and choose("个百分点", " pts") or "%", }
end

--- What intake is per unit of output in: 立方米/吨, 立方米/兆瓦时, 立方米/台; a symbol without a word stands beside a symbol; in English m³/t.
local function per_output(unit)
   unit = unit and report.product_unit(unit)
   local zh = unit and unit:find("^%a") and "m³/" or "立方米/"
   local product = unit and unit:find("·", 1, true) and fmt.language() == "zh"
   return terms.cat(choose(zh, "m³/"), product and "(" .. unit .. ")" or unit and terms.own(unit) or choose("单位产品", "unit"))
end

--- The unit of output beside a name: 单位产品取水量（立方米/吨）.
local function per_unit(one)
   local unit = one.now.unit and terms.cat(choose("（", " ("), per_output(one.now.unit), choose("）", ")")) or ""
   return { style = "sheet_label", choose("单位产品取水量", "Intake per unit of product"), unit }
end

--- 同行业为全市规模以上农副食品加工业15户企业的合计数。
local function compared(one)
   local of = one.industry
   if of.count == 0 then
      return ""
   end
   local alike = of.per_output
      and tell { zh = "，单位产品取水量为其中同一产品{n}户", en = "; per unit of product, the {n} with the same product", n = of.alike } or ""
   local itself = one.row.above_designated and one.now.reuse and tell { zh = "（含本企业）", en = ", this one included" } or ""
   return tell { zh = "同行业为全市{industry}{n}户规模以上企业{itself}合计数{alike}。",
      en = " Industry: the city’s enterprises above designated size in {industry}, {n} with data{itself}{alike}.", itself = itself,
      industry = say.small(english.of(one.row.industry)),
      n = of.count, alike = alike, }
end

--- The decimals of a line of the table below: this period's figure, the year before's and the industry's with the same.
local function places_of(one, key, least)
   return report.places(least, one.now[key], one.before[key], one.industry[key])
end

--- The quota, and how much of it is used: 用水定额4.5立方米/吨（定额表通用值；先进值3.6），本期单位产品取水量3.50，为定额的77.8%，未超定额。
local function quota_line(one)
   local q, now = one.quota, one.now
   if q.unmatched then
      return tell { zh = "定额表中该产品的单位“{theirs}”与产量单位{own}不能换算，不能判断是否超定额。",
         en = "The quota table’s unit “{theirs}” and the unit of output {own} cannot be converted, so it cannot be judged whether the quota is exceeded.",
         theirs = terms.own(q.unmatched.output_unit or "—"),
         own = now.unit and terms.cat("“", terms.own(now.unit), "”") or choose("（未填）", "(not given)"), }
   elseif not one.monitoring then
      return tell { zh = "未报送用水监测数据，不能判断是否超定额。", en = "No water monitoring data are reported, so it cannot be judged whether a quota is exceeded." }
   elseif not q.limit then
      return tell { zh = "用水定额未填，不能判断是否超定额。", en = "No quota is given, so it cannot be judged whether it is exceeded." }
   end
   local better = {}
   for _, x in ipairs { { "advanced", "先进值", "advanced" }, { "leading", "领跑值", "leading" } } do
      better[#better + 1] = q[x[1]] and choose(x[2], x[3] .. " value ") .. fmt.figure(q[x[1]]) or nil
   end
   local kind = q.general and choose("定额表通用值", "general value of the quota table") or choose("企业填报", "as the enterprise states")
   local head = tell { zh = "用水定额{limit}{unit}（{kind}{better}）", en = "Quota {limit} {unit} ({kind}{better})", limit = fmt.figure(q.limit),
      unit = per_output(one.now.unit), kind = kind,
      better = #better > 0 and choose("；", "; ") .. table.concat(better, choose("、", ", ")) or "", }
   if now.output and now.output:eq(0) then
      return terms.cat(head, tell { zh = "，本期没有产量，不作比较。", en = "; there was no output this period to compare." })
   elseif not now.per_output then
      return terms.cat(head, tell { zh = "，单位产品取水量数据缺失，不能判断。", en = "; the intake per unit of product is missing, so it cannot be judged." })
   end
   return terms.cat(head, tell {
      zh = "，本期单位产品取水量{used}，为定额的{share}，{verdict}。", en = "; intake per unit of product {used}, {share} of the quota: {verdict}.",
      used = report.figure(now.per_output, places_of(one, "per_output", 2), q.limit), share = phrases.percent(now.per_output * 100 / q.limit),
      verdict = q.over and choose("超过定额", "above the quota") or choose("未超定额", "within the quota"), }, compared(one))
end

local function efficiency(one)
   local rows = {}
   local function line(name, key, points, least)
      local now, before, others = one.now[key], one.before[key], one.industry[key]
      local places = least and places_of(one, key, least)
      local function show(x)
         return x and report.figure(x, places, key == "per_output" and one.quota.limit or nil) .. (points and "%" or "") or "—"
      end
      rows[#rows + 1] = { name, show(now), show(before), changed(now, before, points), show(others), against(now, others, points) }
   end
   line(label("用水重复利用率", "Water reuse rate"), "reuse", true)
   line(per_unit(one), "per_output", false, 2)
   line(label("万元工业增加值用水量（立方米）", "Water use per CNY 10,000 of added value (m³)"), "per_added", false, settings.get "rate_places")
   line(label("万元工业增加值废水排放量（立方米）", "Wastewater per CNY 10,000 of added value (m³)"), "discharge_per_added", false, settings.get "rate_places")
   local widths = ({ zh = { 54, 20, 20, 25, 20, 27 }, en = { 64, 17, 20, 19, 17, 29 } })[lang] or { 56, 18, 20, 25, 18, 29 } -- English names are long
   local columns = { {} }
   for i = 2, #widths do
      columns[i] = { width = widths[i] .. "mm", align = "right" }
   end
   return {
      columns = columns, widths = widths,
      head = { choose("指标", "Indicator"), choose("本期", "This period"), choose("上年同期", "Year before"), choose("同比", "Change"),
         choose("同行业", "Industry"), choose("与同行业相比", "Against the industry"), },
      rows = rows,
   }
end

-- 计量、管理和测试 -------------------------------------------------------------------------------

--- Meters there of those due: 10/10.
local function meters(row, level)
   local have, want = row and row[level .. "_have"], row and row[level .. "_due"]
   if not row then
      return answer "absent"
   end
   return have and want and report.plain(have) .. "/" .. report.plain(want) or without(row, level .. (have and "_due" or "_have"))
end

local function smart(row)
   if not row then
      return answer "absent"
   elseif not row.smart or not row.meters then
      return without(row, row.smart and "meters" or "smart")
   end
   return report.plain(row.smart) .. "/" .. report.plain(row.meters)
end

--- The day until which meters are calibrated, with a word when it has passed.
local function calibrated(one)
   return given(one.metering, "calibration_due", function(x)
      return fmt.date(x) .. (books.expired(one.book, x) and choose(terms.whole("（已过期）"), " (expired)") or "")
   end)
end

--- The last day of a test; years: how many of them it holds, so that it is said when they have passed.
local function tested(one, kind, years)
   local date, row = one.tests[kind], one.tests.undated[kind]
   if not date then
      return row and without(row, "date") or answer "none"
   end
   local passed = years and days.after(date, books.years_before(one.book, years)) == false
   return day(date) .. (passed and choose(terms.whole("（已过期）"), " (expired)") or "")
end

local function management(one)
   local m, g = one.metering, one.management
   local function row(a, b, c)
      local cells = {}
      for _, x in ipairs { a, b, c } do
         cells[#cells + 1], cells[#cells + 2] = label(x[1], x[2]), x[3]
      end
      return cells
   end
   local rows = {
      row({ "用水单位水表（实/应配）", "Meters, whole unit", meters(m, "unit") }, { "次级用水单位水表", "Meters, sub-units", meters(m, "sub") },
         { "主要用水设备水表", "Meters, equipment", meters(m, "device") }),
      row({ "智能水表（占总数）", "Smart meters (of all)", smart(m) }, { "分别计量", "Separate metering", given(m, "separate") },
         { "分质分类计量", "By quality and category", given(m, "classified") }),
      row({ "非常规水计量", "Unconventional water metered", given(m, "unconventional") }, { "记录和统计台账", "Records and registers", given(m, "records") },
         { "校准有效期至", "Calibrated until", calibrated(one) }),
      row({ "节水管理制度", "Management system", given(g, "system") }, { "节水负责人", "Person in charge", given(g, "manager") },
         { "三级节水管理体系", "Three levels", given(g, "levels") }),
      row({ "纳入绩效考核", "In performance appraisal", given(g, "appraisal") }, { "全周期管控机制", "Full-cycle control", given(g, "full_cycle") },
         { "水效对标", "Benchmarking", tested(one, "水效对标") }),
   }
   rows[#rows + 1] = { label("水平衡测试", "Water balance test"), tested(one, "水平衡测试", settings.get "balance_test_years"), label "水循环模式",
      { colspan = 3, given(one.monitoring, "mode") }, }
   local widths = ({ zh = { 38, 24, 27.5, 24, 27.5, 25 }, en = { 39.6, 23.6, 29, 19.2, 31, 23.6 } })[lang] or { 33.5, 22.5, 30, 24, 31, 25 }
   local columns = {}
   for i, width in ipairs(widths) do
      columns[i] = { width = width .. "mm" }
   end
   return { columns = columns, widths = widths, rows = rows }
end

-- 项目、奖补和案例 -------------------------------------------------------------------------------

--- A project's name without the enterprise's, short or whole, which stands at the head; in English that stands before a colon or comma.
local function own_project(one, name)
   for _, stem in ipairs { one.name, fmt.speak("zh", casebook.short, { enterprise = one.name }) } do
      if name:find(stem, 1, true) == 1 and #name > #stem then
         if fmt.language() ~= "en" then
            return name:sub(#stem + 1)
         end
         local en, whole = english.of(name), english.of(one.name) .. ", "
         return say.capital(en:sub(1, #whole) == whole and en:sub(#whole + 1) or en:match("^[^:]+: (.+)$") or en)
      end
   end
   return fmt.language() == "en" and say.capital(english.of(name)) or name
end

--- The state of a supply of reclaimed water.
local function supply(stage)
   return choose(stage, ({ ["筹划"] = "Planned", ["在建"] = "Under construction", ["已供水"] = "Supplying" })[stage])
end

--- The enterprise's rewards: one that a later half-year tells of again stands as that has it.
local function rewards_of(one)
   local out, last = {}, {}
   for _, x in ipairs(one.rewards) do
      last[x.policy or ""] = x.period
   end
   for _, x in ipairs(one.rewards) do
      out[#out + 1] = x.period == last[x.policy or ""] and x or nil
   end
   return out
end

--- Everything done or under way: { kind, what, state, money, water, when }.
local function works_of(one)
   local out = {}
   local function add(zh, en, what, state, money, saved, when)
      out[#out + 1] = { choose(zh, en), what or "—", state or "—", money and fmt.figure(money) or "—", volume(saved), when and day(when) or "—" }
      return out[#out]
   end
   local function passed(when)
      return when and books.passed(one.book, when)
   end
   for _, x in ipairs(one.projects) do
      local row = add("节水技改", "Retrofit", own_project(one, x.project), given(x, "stage", word), x.investment, x.saving, x.due)
      row[6] = row[6] .. (passed(x.due) and not rule.stage_done(x.stage) and choose(terms.whole("（已到期）"), " (overdue)") or "")
   end
   if one.limit then
      local done, row = one.limit.finished, add("限期改造", "Time limit", own(one.limit.measures), nil, nil, nil, one.limit.deadline)
      row[3] = done == nil and answer "blank" or not done and choose("未完成", "Not completed")
         or one.quota.over and choose("已完成，" .. terms.whole("仍超定额"), "Completed, over quota") or choose("已完成", "Completed")
      row[6] = row[6] .. (done == false and passed(one.limit.deadline) and choose(terms.whole("（已逾期）"), " (overdue)") or "")
   end
   for _, x in ipairs(one.supplies) do
      add("再生水配置", "Reclaimed water", x.row.plant and english.of(x.row.plant), given(x.row, "stage", supply), nil, x.volume)
   end
   for _, x in ipairs(one.tests.pairs) do
      local row = x.row
      add(row.kind, row.kind == "串联用水" and "In series" or "By quality", row.partner and english.of(row.partner), nil, nil, x.volume, row.date)
   end
   for _, x in ipairs(rewards_of(one)) do
      local state = x.granted and choose("已兑现", "Paid") or x.applied and choose("已申报", "Applied for")
         or x.eligible and (x.applied == false and choose("符合条件，未申报", "Eligible, not applied for") or choose("符合条件", "Eligible"))
      add("奖补", "Reward", own(x.policy), state or choose("不符合条件", "Not eligible"), x.amount, nil, x.date)
   end
   for _, x in ipairs(one.cases) do
      add("典型案例", "Model case", x.title and casebook.case_title(x),
         given(x, "stage", function(stage) return say.capital(casebook.stage { stage = stage }) end), nil, nil, x.date)
   end
   return out
end

local function works(one)
   local rows, water = works_of(one), lang == "en" and 21 or 27 -- mm for 水量（万立方米） on one line
   if #rows == 0 then
      return { p = "sheet_text", choose("台账中没有该企业的节水技改项目、限期改造、再生水配置、奖补和案例。",
         "The ledgers have no retrofit project, time limit, supply of reclaimed water, reward or case of this enterprise.") }
   end
   return {
      columns = {
         { width = "22mm" }, { weight = 1 }, { width = "19mm", align = "center" }, { width = "19mm", align = "right" },
         { width = water .. "mm", align = "right" }, { width = "25mm", align = "center" },
      },
      widths = { 22, 81 - water, 19, 19, water, 25 },
      head = { choose("类别", "Kind"), choose("名称或内容", "Name or content"), choose("状态", "Status"), choose("金额（万元）", "Amount (CNY 10,000)"),
         choose("水量（万立方米）", "Volume (10,000 m³)"), choose("时间", "Date"), },
      rows = rows, list = choose("各台账", "the ledgers"),
   }
end

-- 需补正和核实的数据 -----------------------------------------------------------------------------

--- A contradiction between two ledgers, in words.
local function contradiction(x)
   if x.code == "reclaimed" then
      return tell { zh = "监测台账再生水取水量{a}立方米，再生水配置台账{b}立方米，二者不符", en = "reclaimed water is {a} m³ in the monitoring and {b} m³ in the supply ledger",
         a = x.a, b = x.b, }
   end
   return tell { zh = "企业填报用水定额{a}，定额表通用值{b}，二者不符", en = "the enterprise states a quota of {a}, the quota table gives {b}",
      a = x.a, b = x.b, }
end

--- A ledger's file without its folders; in a year's sheet with its half-year's.
local function file_name(one, path)
   return path and path:match(one.book.period.half == 0 and "([^/]+/[^/]+)$" or "([^/]+)$") or "—"
end

--- A finding in English without the enterprise's name, which stands at the head; what is said of a project or case names it.
local function finding_en(one, f)
   local said = f.english and report.finding_words(f.english)
   local subject, rest = (said or ""):match("^(.-): (.+)$")
   if subject == one.name then
      said, subject, rest = rest, rest:match("^(.-): (.+)$")
   end
   if not subject then
      return said or terms.own(report.finding_words(f.message or f.code))
   end
   local record = ((f.message or ""):match("^(.-)”：") or ""):match("^(.+)“")
   if record and subject:sub(1, #record + 2) == record .. ", " then
      subject = subject:sub(#record + 3)
   end
   if record and record ~= one.name then
      return own_project(one, record) .. ", “" .. english.of(subject) .. "”: " .. rest
   end
   return english.of(subject) .. ": " .. rest
end

--- A finding: file, row and what is wrong.
local function finding(one, f)
   local place = tell { zh = "{file}第{row}行：", en = "{file}, row {row}: ", file = terms.own(file_name(one, f.path)), row = tostring(f.row) }
   if fmt.language() == "en" then
      return terms.cat(place, finding_en(one, f))
   end
   local text = report.finding_words(f.message or f.code)
   local at = text:find(one.name, 1, true)
   return terms.cat(place, at == 1 and text:sub(#one.name + 1):gsub("^：", "") or text)
end

local function faults_of(one)
   local rows = {}
   if #one.absent > 0 then
      rows[1] = { choose("未报送的台账：", "Ledgers without a row of it: ") .. table.concat(english.each(one.absent), choose("、", "; ")) }
   end
   for _, x in ipairs(one.contradictions) do
      rows[#rows + 1] = { contradiction(x) }
   end
   for _, f in ipairs(one.findings) do
      rows[#rows + 1] = { finding(one, f) }
   end
   for i, row in ipairs(rows) do
      table.insert(row, 1, tostring(i))
   end
   return rows
end

local function faults(one)
   local rows = faults_of(one)
   if #rows == 0 then
      return { p = "sheet_text", choose("已报送的台账中没有该企业需补正、核实的数据。", "Nothing to be corrected or checked in the ledgers reported.") }
   end
   return { columns = { { width = "8mm", align = "center" }, {} }, widths = { 8, 158 }, rows = rows, list = choose("台账核查结果", "the findings of the check") }
end

--- What the figures are.
local function note_words()
   local price = settings.get("ledger_price")
   return tell {
      zh = "注：数据来自企业台账；“—”为未报送或无可比数据。水表栏为实配/应配台数。增加值按{price}。同比、差距按未舍入数计算。",
      en = "Figures: enterprises’ ledgers; “—”: not reported, or nothing to compare. Meters: installed/due. Added value at {price}."
         .. " Changes: from unrounded figures.",
      price = english.of(price), }
end

-- The page ---------------------------------------------------------------------------------------

--- The parts in the language that is written in, alike in every language.
local function parts_of(one)
   return {
      { p = "title", english.of(one.name) },
      { p = "subtitle", tell { zh = "{period}节水情况表（数据截至{day}）", en = "Water-Saving Sheet, {titled} (data as of {day})",
         period = fmt.period(one.book.period), titled = terms.titled_period(one.book.period), day = day(one.book.as_of), } },
      facts(one),
      heading("1", "取水和用水（万立方米）", "Intake and use (10,000 m³)"), intake(one), structure(one) or {},
      heading("2", "用水效率和定额", "Efficiency and quota"), efficiency(one), { p = "sheet_text", quota_line(one) },
      heading("3", "计量、管理和测试", "Metering, management and tests"), management(one),
      heading("4", "项目、奖补和案例", "Projects, rewards and cases"), works(one),
      heading("5", "需补正和核实的数据", "Data to be corrected or checked"), faults(one),
      { p = "sheet_note", note_words() },
   }
end

--- The sheet.
function M.sheet(one)
   return sheet.set(lang ~= "en" and fmt.speak("zh", parts_of, one) or nil, lang ~= "zh" and fmt.speak("en", parts_of, one) or nil)
end

return M
