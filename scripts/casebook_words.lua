--- casebook_words: how the case book calls things, and the sentences it makes of figures, in both languages (say.lua).

local english = require "english"
local phrases = require "phrases"
local policy = require "policy_data"
local speech = require "say"

local say = speech.say

local M = {}

local function without_form(name)
   for _, form in ipairs({ "（集团）有限责任公司", "有限责任公司", "股份有限公司", "集团有限公司", "有限公司" }) do
      if name:sub(-#form) == form then
         return name:sub(1, #name - #form)
      end
   end
   return name
end

--- An enterprise without its legal form: 张掖示例昇阳热电有限公司 → 张掖示例昇阳热电.
function M.short(case)
   return english.of(without_form(case.enterprise))
end

--- What a function says, on one line, for what takes a string.
local function one_line(f, ...)
   local zh, en = fmt.speak("zh", f, ...), lang ~= "zh" and fmt.speak("en", f, ...) or nil
   return lang == "zh" and zh or lang == "en" and en or zh .. "　" .. en
end

--- An enterprise in a running head.
function M.running(case)
   return one_line(M.short, case)
end

--- The same, for the index under its whole name.
function M.mark(case)
   return doc.mark { entry = english.of(case.enterprise), M.short(case) }
end

--- The enterprise's full name where lines are short: what it is in law stays on one line.
function M.full(case)
   local name = english.of(case.enterprise)
   return doc.mark { entry = name, (name:gsub("Co%., Ltd%.", "Co.,\u{A0}Ltd.")) }
end

--- 已发布 stays; a case in work says at which stage it is: 编写中.
function M.stage(case)
   return say { zh = case.stage == "已发布" and "{stage}" or "{stage}中", en = "{word}", stage = case.stage, word = english.of(case.stage) }
end

--- The area by its full name.
function M.area(a)
   return t { zh = a.name, en = a.name_en, what = "“" .. a.name .. "” (name_en)" }
end

--- A case's measures in one text.
function M.measures(case, mark)
   return fmt.language() == "zh" and table.concat(case.measures, mark) or speech.capital(phrases.join(english.each(case.measures), "；"))
end

--- A line's name in the comparison.
function M.name(name)
   return english.of(name)
end

--- A side of the comparison with its half-year: 改造前（2025年上半年）. when: gives the words of a half-year.
function M.side(name, when, half, planned)
   return speech.both(function()
      return say { zh = "{name}（{when}）", en = "{name} ({when})", name = say(name), when = when(half, planned) }
   end)
end

function M.chapter(n, name)
   return say { zh = "第{chinese}篇　{name}", en = "Part {n}: {title}", chinese = fmt.chinese(n), n = n, name = name, title = english.of(name) }
end

function M.case(n)
   return say { zh = "案例{chinese}", en = "Case {n}", chinese = fmt.chinese(n), n = n }
end

--- A case's title; the space between its two halves is kept.
function M.case_title(case)
   return fmt.language() == "en" and english.of(case.title) or (case.title:gsub(" ", "　"))
end

--- The line under a case's title.
function M.subtitle(case)
   local stage = case.stage ~= "已发布" and say { zh = "（{stage}）", en = " ({stage})", stage = M.stage(case) } or ""
   return say { zh = "——{name}节水案例{stage}", en = "Water saving at {name}{stage}", name = doc.mark { english.of(case.enterprise) }, stage = stage }
end

--- The book's title.
function M.title()
   local city = project.issuer.name:match("^(.-市)")
   return say { zh = "{city}工业节水典型案例汇编", en = "Model Cases of Industrial\u{A0}Water\u{A0}Saving in {name}", city = city, name = english.of(city) }
end

--- The same in a running head: over the preface, the contents and the lists after it, which are no chapters.
function M.running_title()
   return one_line(M.title)
end

--- What stands behind the policy's title in a book of this period: （试行）; "" where nothing does.
local function draft()
   local status = policy.status(project.dates and project.dates[period.id] or period.last)
   return status and fmt.remark(english.of(status)) or ""
end

--- What the title page says of the book.
function M.colophon(compiler, date, sample)
   local function policy_name()
      return say { zh = "《{name}》{draft}", en = "{title}{draft}", name = policy.read().title:gsub(" ", ""), title = english.of(policy.read().title),
         draft = draft(), }
   end
   local list = {
      { { zh = "编　　者　", en = "Compiled by: " }, function() return english.of(compiler) end },
      { { zh = "编写时间　", en = "Date: " }, function() return fmt.month(date) end },
      { { zh = "编写依据　", en = "Basis: " }, policy_name },
      { { zh = "数据来源　", en = "Data: " }, function()
         return say { zh = "工业用水监测台账、企业填报资料", en = "Industrial water monitoring ledgers and material submitted by enterprises" }
      end },
   }
   if sample then
      list[#list + 1] = { { zh = "使用说明　", en = "Note: " }, function()
         return say { zh = "本书为示例，企业、数据和图均为虚构，不作为工作依据",
            en = "This book is a sample; its enterprises, figures and pictures are fictitious and not for official use", }
      end }
   end
   return list
end

--- The time from the first of these half-years to the end of the last: 2026年, 2026年7月至2027年6月; 2026, July 2026 to June 2027.
function M.span(halves)
   local first, last = periods(halves[1]), periods(halves[2])
   if first.year == last.year then
      return fmt.period(tostring(first.year))
   end
   return say { zh = "{from}至{to}", en = "{from} to {to}", from = fmt.month(first.first), to = fmt.month(last.last) }
end

--- The whole year after a case's works that the ledger measured: 改造后首个完整年度（2026年7月至2027年6月）; of a later one, where the first is
--- missing, that its data are complete.
local function full_year(case, compared)
   local kind = case.seasonal and { "加工季", "season" } or { "年度", "year" }
   return say { zh = compared.first and "改造后首个完整" .. kind[1] .. "（{span}）" or "改造后数据完整的" .. kind[1] .. "（{span}）",
      en = "the first "
         .. (compared.first and "full " .. kind[2] .. " after the retrofit" or kind[2] .. " after the retrofit with complete data") .. " ({span})",
      span = M.span(compared.after), }
end

local function cubic(wan)
   return phrases.exact_volume(wan * 10000)
end

--- That a metered year is yet to come; past: that it is over, and the ledgers lack it.
function M.awaited(case, halves, past)
   if past then
      return say { zh = "工业用水监测台账没有改造后完整年度的可比数据。", en = "The monitoring ledgers have no comparable data of a full year after the retrofit." }
   end
   return say {
      zh = (case.seasonal and "全部改造尚未经过完整加工季" or "投运尚不足一年") .. "，{span}监测台账形成后列出实际数据。",
      en = (case.seasonal and "No full season has been run since" or "Operation has lasted less than a year")
         .. "; actual figures will be given when the monitoring ledgers of {span} are complete.",
      span = M.span(halves),
   }
end

--- A case's yearly benefit that is an estimate.
function M.estimated(money)
   return say { zh = "{money}（预计）", en = "{money} (est.)", money = speech.side(money) }
end

--- How many cases' figures after the works are no metered ones, as a clause with its mark before it; "" where all are.
local function planned_clause(cases)
   local kinds, order, n = {}, {}, 0
   for _, case in ipairs(cases) do
      if case.after and not case.measured then
         n = n + 1
         order[#order + 1] = not kinds[case.after] and english.of(case.after) .. say { zh = "", en = "s" } or nil
         kinds[case.after] = true
      end
   end
   return n > 0 and say { zh = "（其中{n}个案例的改造后数据为{kinds}）", en = " (with {kinds} after the retrofit in {n:case})", n = n,
      kinds = table.concat(order, speech.word("或", " or ")), } or ""
end

--- The editors' preface, one paragraph after the other. cases: all of the book; published: how many are; sum: of their effects; of: how many
--- the ledger has published in all.
function M.preface(cases, published, sum, group, of)
   local by = group == "area" and { zh = "县区", en = "area" } or { zh = "行业", en = "industry" }
   local zones, rest = phrases.zones(), #cases - published
   local stands = rest == 0 and { zh = "均已发布", en = "all are published" } or published == 0 and { zh = "均为在编稿", en = "all are in preparation" }
      or { zh = "其中已发布{published}篇，其余{rest}篇为在编稿", en = "{published} {published?is/are} published and the other {rest} {rest?is/are} in preparation" }
   if rest * published == 0 and #cases == 1 then
      stands = rest == 0 and { zh = "已发布", en = "it is published" } or { zh = "为在编稿", en = "it is in preparation" }
   end
   stands.published, stands.rest = published, rest
   local others = of > published and say { zh = "（全市累计已发布{of}篇）", en = " (of {of} published in the city so far)", of = of } or ""
   local out = {
      say {
         zh = "为总结推广工业节水经验，按照《{name}》{draft}关于总结提炼可复制、可推广的节水共性经验和实践成果的要求，我们组织编写了本汇编，"
            .. "供各县区" .. (zones ~= "" and "、{zones}" or "") .. "和工业企业学习借鉴。",
         en = "The {title}{draft} call for summing up common experience and practical results in water saving that can be replicated and spread."
            .. " To this end we have compiled this book, from which the counties and districts" .. (zones ~= "" and ", {zones}" or "")
            .. " and industrial enterprises may learn.",
         name = policy.read().title:gsub(" ", ""), title = english.of(policy.read().title), draft = draft(), zones = zones,
      },
      { say {
         zh = "本汇编收录工业节水典型案例{n}篇，按{by}分篇，{stands}{others}。案例总投资合计{invest}，按改造后产量计算年节水量合计"
            .. "{saving}，综合重复利用率由{before}%提高到{after}%{planned}。各案例的主要做法见",
         en = "The book contains {n:case} of industrial water saving, arranged by {by}; {stands}{others}. {n?It costs/Together the cases cost} {invest},"
            .. " {n?saves/save} {saving} of water a year at the output after the retrofit"
            .. " and {n?raises/raise} the reuse rate from {before}% to {after}%{planned}. The main measures are listed in ",
         n = #cases, by = say(by), stands = say(stands), others = others, invest = phrases.money(sum.invest), planned = planned_clause(cases),
         saving = phrases.exact_volume(sum.saving * 10000), before = sum.before:format(1), after = sum.after:format(1),
      }, doc.ref { to = "summary" }, say { zh = "，成效汇总见", en = " and the results in " }, doc.ref { to = "effects" }, say { zh = "。", en = "." } },
      say {
         zh = "改造前后对比优先采用工业用水监测台账同期或完整年度数据计算，台账没有可比数据的，采用企业填报的年度数据，并在表下注明来源。各项比率的计算口径见附录二。",
         en = "Comparisons are computed from the same half-years, or a full year, of the industrial water monitoring ledgers where these have"
            .. " comparable data, otherwise from"
            .. " the annual figures submitted by the enterprises; the source is given under each table. Appendix II explains how the ratios are computed.",
      },
   }
   if project.sample then
      out[#out + 1] = say { zh = "本汇编为示例，所载企业和数据均为虚构，不作为工作依据。",
         en = "This book is a sample; its enterprises and figures are fictitious and not for official use.", }
   end
   return out
end

local function find(compared, key)
   for _, l in ipairs(compared.lines) do
      if l.key == key then
         return l
      end
   end
end

--- By how much a figure fell or rose: 下降22.8%, 上升1.0%, 持平; fell by 22.8%. planned: 可下降22.8%; would fall by 22.8%.
local function moved(l, planned)
   local change = ((l.after - l.before) / l.before * 100):round(1)
   local size, may = change:abs():format(1), planned and say { zh = "可", en = "would " } or ""
   if change:eq(0) then
      return planned and say { zh = "持平", en = "would be unchanged" } or say { zh = "持平", en = "was unchanged" }
   elseif change < 0 then
      return may .. say { zh = "下降{size}%", en = planned and "fall by {size}%" or "fell by {size}%", size = size }
   end
   return may .. say { zh = "上升{size}%", en = planned and "rise by {size}%" or "rose by {size}%", size = size }
end

--- How what was metered stands beside what was expected: of a year, the water saved; of a half-year, the intake for a unit of output, which
--- the output doesn't move. "" where nothing else was expected, or no fall.
local function beside_expected(case, compared)
   local plan, per = compared.expected and find({ lines = compared.expected }, "per_output"), find(compared, "per_output")
   if compared.planned or not plan or plan.after >= plan.before then
      return ""
   end
   local kind = english.of(case.after)
   if compared.saved then
      return say {
         zh = "按改造后产量计算，" .. (compared.saved > 0 and "年节水量为{saved}" or "取水量没有减少") .. "，{kind}为{planned}。",
         en = " At the output after the retrofit " .. (compared.saved > 0 and "{saved} a year were saved" or "no water was saved")
            .. ", against a {kind} of {planned}.",
         saved = cubic(compared.saved), kind = kind, planned = cubic(compared.to_save),
      }
   end
   local function change(l)
      return ((l.after - l.before) / l.before * 100):round(1)
   end
   local reached = change(per) <= change(plan)
   return say {
      zh = "按{kind}，{per}可下降{size}%，" .. (reached and "已" or "尚未") .. "达到。",
      en = " By the {kind} it would fall by {size}%, which has " .. (reached and "" or "not yet ") .. "been reached.",
      kind = kind, per = english.of(per.name), size = change(plan):abs():format(1),
   }
end

--- The sentence above a comparison.
function M.comparison(case, compared)
   return speech.both(function()
      local intake, rate, per = find(compared, "intake"), find(compared, "rate"), find(compared, "per_output")
      local points, planned = rate.after:round(1) - rate.before:round(1), compared.planned
      local up = planned and "would " .. (points > 0 and "rise" or "go") or points > 0 and "rose" or "went"
      local output = compared.expected and not planned and find(compared, "output")
      local when = type(compared.after) == "table" and say { zh = "{year}与改造前相比", en = "in {year}", year = full_year(case, compared) }
         or compared.ledger and say { zh = "{after}与{before}相比", en = "between {before} and {after}", before = fmt.period(compared.before),
         after = fmt.period(compared.after), }
         or planned and say { zh = "按{kind}计算，改造后与改造前相比", en = "by {kind}s for the time after the retrofit", kind = english.of(planned) }
         or say { zh = "改造后与改造前相比", en = "after the retrofit" }
      return doc.p { say {
         zh = "{when}，{case}的取水量{intake}" .. (output and "，{output}{made}" or "") .. "，重复利用率" .. (planned and "可" or "") .. "由{before}%"
            .. (points > 0 and "提高" or "变为") .. "到{after}%，{per}{moved}，见{table}和{figure}。{beside}",
         en = "{When}, the water intake of {case} {intake}, " .. (output and "its {output} {made}, " or "") .. "its reuse rate " .. up
            .. " from {before}% to {after}% and its"
            .. " {per} {moved}; see {table} and {figure}.{beside}",
         when = when, When = speech.capital(when), case = M.mark(case), intake = moved(intake, planned), before = rate.before:format(1),
         after = rate.after:format(1),
         per = speech.small(english.of(per.name)), moved = moved(per, planned),
         output = output and speech.small(english.of(output.name)), made = output and moved(output),
         beside = beside_expected(case, compared), table = doc.ref { to = "compare-" .. case.id },
         figure = doc.ref { to = "bars-" .. case.id },
      } }
   end)
end

--- The same by name, for a note: 甲厂、乙厂的改造后数据为设计值，丙厂的改造后数据为折算值，上述企业的年净效益为预计数。
function M.planned(cases)
   local names, kinds, out, metered = {}, {}, {}, {}
   for _, case in ipairs(cases) do
      metered[#metered + 1] = case.measured and M.short(case) or nil
      if case.after and not case.measured then
         if not names[case.after] then
            names[case.after] = {}
            kinds[#kinds + 1] = case.after
         end
         table.insert(names[case.after], M.short(case))
      end
   end
   for i, kind in ipairs(kinds) do
      out[i] = say { zh = "{names}的改造后数据为{kind}", en = "the figures of {names} after the retrofit are {kind}s", names = fmt.list(names[kind]),
         kind = english.of(kind), }
   end
   if #metered > 0 then
      out[#out + 1] = say { zh = "{names}的改造后数据为工业用水监测台账的实际数据",
         en = "the figures of {names} after the retrofit are actual figures of the monitoring ledgers", names = fmt.list(metered), }
   end
   if #out > 0 then
      out[#out + 1] = say { zh = "上述企业的年净效益为预计数", en = "their net benefits are estimates" }
   end
   return #out > 0 and speech.capital(table.concat(out, speech.word("，", "; ")), true) .. speech.word("。", ".") or ""
end

--- The sentence above the table of effects.
function M.effects(cases, sum)
   return speech.both(function()
      return doc.p { say {
         zh = "{n}个案例改造后年取水量合计由{was}" .. (sum.is < sum.was and "降" or "变") .. (sum.is < sum.was and "至" or "为")
            .. "{is}，按改造后产量计算年节水量合计{saving}{planned}；总投资{invest}，年净效益合计{benefit}，平均静态投资回收期{payback}年，见{table}和{figure}。",
         en = "In all, the annual water intake of {n:case} " .. (sum.is < sum.was and "fell" or "went")
            .. " from {was} to {is}; at the output after the retrofit {saving} a year are saved{planned}. Investment comes to {invest} and net benefits to"
            .. " {benefit} a year, with a mean simple payback of {payback} years. See {table} and {figure}.",
         planned = planned_clause(cases), n = #cases, was = phrases.exact_volume(sum.was * 10000), is = phrases.exact_volume(sum.is * 10000),
         saving = phrases.exact_volume(sum.saving * 10000),
         invest = phrases.money(sum.invest), benefit = phrases.money(sum.benefit), payback = (sum.invest / sum.benefit):format(1),
         table = doc.ref { to = "effects" }, figure = doc.ref { to = "savings" },
      } }
   end)
end

local function V(of)
   return { "V", doc.span { style = "subscript", of } }
end

--- What the book calls its figures: the name and the words that explain it, in each language.
M.terms = {
   { { zh = "取水量", en = "Water intake" }, { zh = "企业从各种水源取得的水量，包括地表水、地下水、自来水和再生水，不包括循环使用的水量。",
      en = "The water that an enterprise takes from all sources, surface water, groundwater, tap water and reclaimed water, without what is recirculated.", } },
   { { zh = "重复利用水量", en = "Reused water" }, { zh = "循环水量、串联水量和处理后回用水量之和。",
      en = "The sum of water recirculated, used in series, and reused after treatment.", } },
   { { zh = "重复利用率", en = "Reuse rate" }, {
      zh = "R\u{A0}=\u{A0}{r}\u{A0}÷\u{A0}({i}\u{A0}+\u{A0}{r})\u{A0}×\u{A0}100%，式中{r}为重复利用水量，{i}为取水量。合计数按各企业水量合计计算，不是各企业比率的平均。",
      en = "R = {r} ÷ ({i} + {r}) × 100%, where {r} is reused water and {i} water intake. Totals are computed from summed volumes, not as means of ratios.",
      r = V "r", i = V "i",
   } },
   { { zh = "单位产品取水量", en = "Water intake per unit of product" }, { zh = "取水量与同期合格产品产量之比。",
      en = "Water intake divided by the output of qualified products of the same time.", } },
   { { zh = "万元增加值取水量", en = "Water intake per CNY 10,000 of added value" }, { zh = "即万元工业增加值用水量，为取水量与同期工业增加值（当年价）之比。",
      en = "The same as water use per CNY 10,000 of added value: intake divided by industrial added value (current prices) of the same time.", } },
   { { zh = "变化量和变化率", en = "Change and rate of change" }, { zh = "变化量为表列改造后与改造前数据之差；变化率以改造前为基数，与各项比率均按未舍入的数据计算；比率指标只列变化的百分点。",
      en = "The change is the difference after and before, as shown; its rate, of the value before, and all ratios are computed from unrounded figures;"
         .. " for ratios only the percentage points are given.", } },
   { { zh = "静态投资回收期", en = "Simple payback" }, { zh = "总投资与年净效益之比，不计资金时间价值。",
      en = "Total investment divided by the net benefit of a year, without regard to the time value of money.", } },
}

--- A term with its number, as a paragraph.
function M.term(i, term)
   return speech.both(function()
      local lead = say { zh = "{i}.　{name}。", en = "{i}. {name}. ", i = i, name = say(term[1]) }
      return doc.p { doc.span { style = "run1", lead }, say(term[2]) }
   end)
end

return M
