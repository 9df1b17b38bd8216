--- notice_text: the general paragraphs of a notice: what it goes by, totals, targets, ranking. Every figure is the
--- evaluation's; a point without facts is left out. Each sentence stands in both languages (say.lua).

local english = require "english"
local figures = require "notice_figures"
local indicator_list = require "indicator_list"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local speech = require "say"
local status = require "status"

local plain, say = report.plain, speech.say

local M = {}

local titles = {
   items = { zh = "各县区任务完成情况表", en = "Completion of Tasks by Area" },
   behind = { zh = "滞后、未启动和逾期事项清单", en = "List of Items Behind Schedule, Not Started or Overdue" },
   gaps = { zh = "数据缺失和待核数据清单", en = "List of Missing Data and Data to Be Checked" },
}

--- What is attached, in order: { key=, title= }. What has nothing in it is not attached.
function M.attachments(p)
   local out = { { key = "items" } }
   if #report.city(p).behind > 0 then
      out[#out + 1] = { key = "behind" }
   end
   if #report.gaps(p) > 0 or #report.findings(p) > 0 then
      out[#out + 1] = { key = "gaps" }
   end
   for _, a in ipairs(out) do
      a.title = t(titles[a.key])
   end
   return out
end

--- The titles alone, for the front matter.
function M.attachment_titles(p)
   local out = {}
   for i, a in ipairs(M.attachments(p)) do
      out[i] = a.title
   end
   return out
end

--- 附件2, by its key; nil when it is not attached.
function M.attachment(p, key)
   local list = M.attachments(p)
   for i, a in ipairs(list) do
      if a.key == key then
         return say { zh = "附件", en = #list > 1 and "Annex" or "the Annex" } .. (#list > 1 and say { zh = "{i}", en = "\u{A0}{i}", i = i } or "")
      end
   end
   return nil
end

--- What is said of the policy behind its name: that it is a draft; once it is issued its 发文字号, which is cited behind the title.
local function cited(day)
   local mark, number = policy.status(day), (project.policy_issue or {}).number
   return mark or number and project.policy_date and day >= project.policy_date and number or nil
end

--- The policy by its full name, with its short name from then on.
function M.policy_name(p)
   local data, mark = policy.read(), cited(project.dates and project.dates[p.id] or p.last)
   return say { zh = "《{name}》（{status}以下简称{short}）", en = "the {title} ({draft}hereinafter “{short}”)", short = english.policy(),
      name = data.title:gsub(" ", ""), title = english.of(data.title),
      status = mark and mark .. "，" or "", draft = mark and english.of(mark) .. ", " or "", }
end

--- Who reported: 各县区和张掖经开区（以下统称各县区）.
function M.reporters()
   local zones = phrases.zones_defined()
   if zones == "" then
      return say { zh = "各县区", en = "the counties and districts, hereinafter “the areas”" }
   end
   return say { zh = "各县区和{zones}（以下统称各县区）", en = "the counties and districts and by {zones}, hereinafter collectively “the areas”", zones = zones }
end

--- The period as the title has it: 2026年上半年, 2026年度.
function M.term(p)
   return p.half == 0 and say { zh = "{year}年度", en = "{year}", year = tostring(p.year) } or fmt.period(p)
end

--- What the figures go by: at a year's end the year's tasks are judged by the whole year, those of each half-year by its second half.
local function as_of(p)
   return say { zh = p.half == 2 and "半年任务按下半年、年度任务按全年完成情况评价，数据截至{date}。" or "数据截至{date}。",
      en = p.half == 2 and "Half-yearly tasks are assessed against the second half, annual tasks against the whole year; data are as of {date}."
         or "Data are as of {date}.", date = fmt.date(p.last), }
end

--- A period before the policy's first year is judged on trial, and the notice says so.
function M.trial(p)
   local first = policy.read().first_year
   if first and p.year < first then
      local name, n = english.policy()
      return say { zh = "{name}自{year}年起实施，本期按同一口径试评价，仅供参考。",
         en = "{name} {n?takes/take} effect from {year}; this period is assessed on trial by the same rules, for reference only.",
         name = speech.capital(name), n = n, year = tostring(first), }
   end
   return ""
end

--- Governments among the addressees.
local function governments(addressees)
   local out = {}
   for _, text in ipairs(addressees) do
      for name in text:gsub("：$", ""):gsub(":$", ""):gsub("、", "\n"):gsub("，", "\n"):gmatch("[^\n]+") do
         if name:find("政府$") then
            out[#out + 1] = name
         end
      end
   end
   return out
end

--- 经市政府同意 where the manifest says so. A bureau writes to governments below it only with that consent: without it
--- such an addressee is an error.
function M.consent(addressee)
   local issuer = project.issuer
   if issuer.approved_by_government then
      return true
   end
   local found = governments { addressee, table.unpack(issuer.addressees or {}) }
   if #found > 0 and not issuer.name:find("政府$") then
      error(issuer.name .. "向" .. found[1] .. "行文须经市政府同意：主送机关改为对口部门，或者在manifest.lua的issuer中写明"
         .. "approved_by_government = true", 2)
   end
   return false
end

--- What stands before the policy's text in the document that issues it; "" where nothing need be said. A bureau gives tasks to governments
--- with the city government's consent alone, and says so.
function M.issue()
   local issue, tasked = project.policy_issue or {}, {}
   for _, item in ipairs(policy.list "items") do
      table.move(item.units or {}, 1, #(item.units or {}), #tasked + 1, tasked)
   end
   local found = governments { issue.addressee or "", table.unpack(tasked) }
   if #found == 0 or project.issuer.name:find("政府$") or project.issuer.name:find("政府办公室$") then
      return ""
   elseif not issue.approved_by_government then
      error(project.issuer.name .. "印发的" .. policy.short() .. "给" .. found[1] .. "安排任务，须经市政府同意：在manifest.lua的policy_issue中写明"
         .. "approved_by_government = true", 2)
   end
   local data = policy.read()
   return say { zh = "经市政府同意，现印发《{name}》，请结合实际认真抓好落实。",
      en = "With the consent of the municipal government, the {title} {n?is/are} hereby issued for implementation in the light of local conditions.",
      name = data.title:gsub(" ", ""), title = english.of(data.title), n = english.of(data.title):find("Opinions") and 2 or 1, }
end

--- Why and from what the notice is made. addressee: as the manifest has it.
function M.opening(p, addressee)
   local consent = M.consent(addressee)
   return speech.sentences {
      say { zh = "为推动{policy}落地见效，我局依据{reporters}报送的台账，对{half}{subject}工作进展情况进行了汇总评价，{as_of}",
         en = "To give effect to {policy}, our bureau has reviewed progress in {subject} in {half} on the basis of the ledgers"
            .. " submitted by {reporters}. {as_of}",
         policy = M.policy_name(p), reporters = M.reporters(), half = M.term(p), as_of = as_of(p), subject = english.subject(), },
      M.trial(p),
      consent and say { zh = "经市政府同意，现将有关情况通报如下：", en = "With the consent of the municipal government, the findings are reported as follows:" }
         or say { zh = "现将有关情况通报如下：", en = "The findings are reported as follows:" },
   }
end

-- 一、总体情况 ------------------------------------------------------------------------------------

--- What the policy sets: groups, tasks, items by kind.
function M.scope(city)
   local kinds, all = {}, nil
   for _, kind in ipairs {
      { city.required, "应完成类", "{n} to be completed (“required items”)", "required" },
      { city.gradual, "逐步推进类", "{n} to be advanced step by step", "to be advanced step by step" },
      { city.encouraged, "鼓励引导类", "{n} to be encouraged", "to be encouraged" },
   } do
      if #kind[1] > 0 then
         kinds[#kinds + 1] = say { zh = kind[2] .. "{n}项", en = kind[3], n = #kind[1] }
         all = say { zh = (#city.items > 1 and "均" or "") .. "为" .. kind[2], en = (#city.items > 1 and "all " or "") .. kind[4] }
      end
   end
   local name, n = english.policy()
   return say {
      zh = "{name}明确{groups}类{tasks}项重点任务，分解为{items}项条目，{kinds}。",
      en = "{name} {n?sets/set} out {tasks:key task} in {groups:group}, broken down into {items:item}" .. (#kinds > 1 and ": " or ", ") .. "{kinds}.",
      name = speech.capital(name), n = n, groups = #policy.list "groups", tasks = #city.tasks, items = #city.items,
      kinds = #kinds > 1 and say { zh = "其中", en = "" } .. fmt.list(kinds) or all or say { zh = "未设条目", en = "with no item" },
   }
end

--- Items that the city as a whole is judged by.
function M.citywide(city)
   local out = {}
   for _, j in ipairs(city.required) do
      if j.scope == "city" then
         out[#out + 1] = j
      end
   end
   return out
end

local order = { "达序时", "滞后", "未启动", "逾期", "数据缺失" }

--- How many are judged, area by area, and how many of them are due.
local function due(city)
   local c, own = city.cell_completion, {}
   for _, j in ipairs(M.citywide(city)) do
      own[#own + 1] = speech.small(english.of(j.short))
   end
   local text = say {
      zh = "应完成类条目" .. (#own > 0 and "除{own}按全市统计外，" or "") .. "逐县区判断，共{n}项次",
      en = "Required items are judged area by area" .. (#own > 0 and ", except {own}, which {own_n?is/are} counted for the city as a whole" or "")
         .. ": {n:judgment} in all",
      own = own, own_n = #own == 1 and own[1]:find("s$") and 2 or #own, n = #city.cells,
   }
   if c.total > 0 and c.inapplicable > 0 then
      return text .. say { zh = "，扣除不适用的{n}项次，应完成{total}项次", en = ", of which {n} {n?is/are} not applicable and {total} {total?is/are} due",
         n = c.inapplicable, total = c.total, }
   end
   return text
end

--- Totals over areas and items.
function M.totals(p, city)
   local c, counts, rest = city.cell_completion, city.cell_counts, {}
   if c.total == 0 then
      return due(city) .. say { zh = "，均不适用。", en = ", none of which applies." }
   end
   local date = fmt.date(p.last) .. say { zh = p.half == 0 and "，全年任务" or "，", en = p.half == 0 and ", measured against the tasks of the whole year," or "," }
   if c.done == c.total then
      return due(city) .. say { zh = "。截至{date}已全部完成。", en = ". By {date} all of them had been completed.", date = date }
   elseif c.missing == c.total then
      return due(city) .. say { zh = "。截至{date}数据均缺失，暂不能判断。", en = ". As of {date} all data are missing, and nothing can be judged yet.", date = date }
   end
   for _, s in ipairs(order) do
      local n = report.how_many(counts, s)
      if n > 0 then
         rest[#rest + 1] = say { zh = "{said}{n}项次", en = "{n} " .. english.stands(s, true),
            said = english.said(s), n = n, }
      end
   end
   local overdue = ""
   if report.how_many(counts, "逾期") == 0 then
      overdue = c.missing > 0 and say { zh = "，未发现逾期事项", en = "; none was found to be overdue" } or say { zh = "，无逾期事项", en = "; none was overdue" }
   end
   local done = { zh = "已完成{n}项次，完成率{rate}", en = "{n} had been completed, a completion rate of {rate}" }
   if c.done == 0 then
      done = { zh = "尚无已完成的事项", en = "none had been completed" }
   end
   done.n, done.rate = c.done, phrases.percent(c.rate)
   return due(city) .. say { zh = "。截至{date}{done}；{rest}{overdue}。", en = ". By {date} {done}; {rest}{overdue}.", date = date, done = say(done),
      rest = rest, overdue = overdue, }
end

--- Items done in every area they apply to.
function M.whole_city(city)
   local done = {}
   for _, j in ipairs(city.required) do
      if j.status == "已完成" then
         done[#done + 1] = fmt.language() == "en" and speech.small(english.of(j.short)) or j.short
      end
   end
   if #done == 0 and city.completion.missing == city.completion.total then
      return ""
   elseif #done == 0 then
      return say { zh = "从全市看，应完成类条目尚无一项全面完成。", en = "For the city as a whole, no required item has yet been completed everywhere." }
   elseif #done == #city.required then
      return say { zh = "从全市看，应完成类条目均已全面完成。", en = "For the city as a whole, every required item has been completed everywhere." }
   end
   return say { zh = "从全市看，应完成类条目中已全面完成的有{items}。",
      en = #done == 1 and "For the city as a whole, the only required item completed everywhere is {items}."
         or "For the city as a whole, the required items completed everywhere are {items}.", items = phrases.counted(done, "项", "item"), }
end

--- Years that have targets, in order, with their targets.
local function by_year(targets)
   local out, seen = {}, {}
   for _, j in ipairs(targets) do
      if not seen[j.year] then
         seen[j.year] = { year = tostring(j.year), list = {} }
         out[#out + 1] = seen[j.year]
      end
      table.insert(seen[j.year].list, j)
   end
   return out
end

--- How targets of a status stand, in English words that agree with {n}: a target is met, not completed.
local function targets_stand(s)
   return s == "已完成" and "{n?is/are} met" or english.stands(s)
end

--- Counts of targets by status as a sentence says them: 已完成1项、达到序时进度1项.
local function target_counts(counts)
   local out = {}
   for _, s in ipairs(status.all) do
      local n = report.how_many(counts, s)
      if n > 0 then
         out[#out + 1] = say { zh = "{said}{n}项", en = "{n} " .. targets_stand(s), said = english.said(s), n = n }
      end
   end
   return fmt.list(out)
end

local nouns = { ["数据缺失"] = true, ["指标未下达"] = true } -- what targets are, not what they do

--- How many targets stand how, by year.
function M.targets(city)
   local years, pieces = {}, {}
   for _, y in ipairs(by_year(city.targets)) do
      years[#years + 1] = say { zh = "{year}年{n}项", en = "{n} for {year}", year = y.year, n = #y.list }
      local counts = report.tally(y.list)
      local stands = { zh = "{year}年目标{counts}", en = "for {year}, {counts}", counts = target_counts(counts) }
      if #report.count_list(counts) == 1 then
         stands = { zh = "{year}年目标" .. (#y.list > 1 and "均" or "") .. (nouns[y.list[1].status] and "为" or "") .. "{said}",
            en = (#y.list > 1 and "for {year}, all " or "for {year}, the one target ") .. targets_stand(y.list[1].status), n = #y.list,
            said = english.said(y.list[1].status), }
      end
      stands.year = y.year
      pieces[#pieces + 1] = say(stands)
   end
   local name, verb = english.policy()
   return say {
      zh = "{name}提出的目标共{n}项" .. (#years > 1 and "，其中{years}" or "") .. "。{now}，{stands}。",
      en = "{name} {verb?sets/set} {n:target} in all" .. (#years > 1 and ": {years}" or "") .. ". {now}: {stands}.",
      now = city.period.half == 1 and say { zh = "从目前进展看", en = "As things stand" } or say { zh = "截至年底", en = "At the year’s end" },
      name = speech.capital(name), verb = verb, n = #city.targets, years = years, stands = phrases.join(pieces, "；"),
   }
end

--- A count and its goal: 目标4个，已完成2个 (target: 4; 2 completed); none yet: 目标4个，尚无已完成的. What is to be done in each half-year:
--- 上、下半年均须完成.
function M.reached(j)
   local unit = fmt.language() == "zh" and report.unit(j.unit) or ""
   local halves = j.unit == "个半年"
   local goal = halves and { zh = j.goal:eq(2) and "上、下半年均须完成" or "{goal}{unit}均须完成",
      en = j.goal:eq(2) and "to be met in both half-years" or "to be met in each of {goal} half-years" }
      or { zh = "目标{goal}{unit}", en = "target: {goal}" }
   if (j.status == "未到期" or halves and j.status == "数据缺失") and j.value:eq(0) then
      return say { zh = goal.zh, en = goal.en, goal = plain(j.goal), unit = unit }
   end
   local done = { zh = "已完成{n}{unit}", en = halves and "met in {n}" or "{n} completed" }
   if j.value:eq(0) then
      done = halves and { zh = "尚未完成", en = "met in none yet" } or { zh = "尚无已完成的", en = "none completed yet" }
   end
   return say { zh = goal.zh .. "，" .. done.zh, en = goal.en .. (halves and ", " or "; ") .. done.en, goal = plain(j.goal), n = plain(j.value), unit = unit }
end

--- What a target lacks: 2027年上半年数据缺失; half-years by their names.
local function without(j)
   local names = {}
   for i, name in ipairs(j.missing) do
      names[i] = name:match("^%d%d%d%dH[12]$") and fmt.period(name) or english.of(name)
   end
   return say { zh = "{names}数据缺失", en = "data missing: {names}", names = names }
end

--- A count against its goal and, until that is reached, its pace: 目标4个，已完成2个，与序时进度持平. Where data are missing no pace is
--- known, nor is there one before the year that it is due in.
function M.counted(j)
   local rest = ""
   if j.status == "数据缺失" and #j.missing > 0 then
      rest = without(j)
   elseif j.status ~= "未到期" and j.gap and j.value < j.goal then
      rest = report.pace(j.gap)
   end
   return phrases.join { M.reached(j), rest }
end

--- One piece of evidence, in words.
local function proof(e)
   if e.kind == "item" then
      local j = report.get(period, "item", e.subject)
      local item = policy.find("items", e.subject)
      return say { zh = "{id} {short}", en = "{id} {short}", id = e.subject, short = english.of(item.short or "") },
         j.counts and report.counts(j.counts, "个县区") or say { zh = j.status, en = english.said(j.status) }
   elseif e.kind == "indicator" then
      if e.text:find("年", 1, true) then -- of a whole year, this one or the target's, that has passed
         local j = e.text:find("^全年") and report.indicator(period, e.subject .. "_year")
         return english.of(e.label), j and j.value and say { zh = "全年{change}", en = "{change} in the whole year", change = report.yearly_alone(j) }
            or english.of(e.text)
      end
      local j = report.indicator(period, e.subject)
      return english.of(e.label), j.value and report.yearly_alone(j) or english.of(j.status == "不适用" and j.status or "数据缺失")
   end
   return english.of(e.label), english.of(e.text)
end

--- The conclusion drawn on a target, with who drew it; "" where it has no text. first: whether nothing stands before it.
local function conclusion(j, first)
   local c = j.conclusion
   if not (c and c.text) then
      return ""
   end
   return say {
      zh = "认定结论：{text}（{by}" .. (c.date and "，{date}" or "") .. "）",
      en = (first and "Conclusion" or "conclusion") .. ": {text} ({by}" .. (c.date and ", {date}" or "") .. ")",
      text = english.of(c.text), by = c.by and english.of(c.by) or say { zh = "认定单位未填", en = "determining body not filled in" },
      date = c.date and fmt.date(c.date) or "",
   }
end

--- The evidence for a target with the conclusion drawn from it. Once the target's year is over and a conclusion is there, that alone
--- counts: what later periods report is no evidence for it.
local function evidence(j)
   local out, c = {}, j.conclusion
   local settled = c and c.text and period.year > tonumber(j.year)
   for _, e in ipairs(not settled and j.evidence or {}) do
      local label, words = proof(e)
      out[#out + 1] = say { zh = "{label}：{words}", en = "{label}: {words}", label = #out > 0 and speech.small(label) or speech.capital(label), words = words }
   end
   if c and c.text then
      out[#out + 1] = conclusion(j, #out == 0)
   end
   local why = j.status == "待认定" and j.note and j.note:gsub("，?佐证如下$", "") or ""
   if why ~= "" and why ~= "定性" then -- a conclusion is there, but cannot be taken
      out[#out + 1] = #out > 0 and speech.small(english.of(why)) or english.of(why)
   end
   return #out > 0 and store.origin(phrases.join(out, "；"), j) or say { zh = "无佐证数据", en = "No evidence" }
end

--- How the items stand that a target of a later year's half-years rests on; "" for others, and once it has begun.
local function so_far(j)
   local out = {}
   for _, id in ipairs(j.unit == "个半年" and j.status == "未到期" and j.value:eq(0) and policy.find("targets", j.id).evidence or {}) do
      local label, words = proof { kind = "item", subject = id }
      out[#out + 1] = say { zh = "；{label}：{words}", en = "; {label}: {words}", label = speech.small(label), words = words }
   end
   return table.concat(out)
end

--- What a target's row says: the figure against its goal, or the evidence; briefly: of evidence only the conclusion. A goal is a
--- year's, and in a half-year's document the figure says of what it is: of the half-year, or of the year that ends with it.
function M.target_state(j, briefly)
   if j.mode == "qualitative" then
      return briefly and conclusion(j) or evidence(j)
   elseif j.value == nil then
      local names = #j.missing > 0 and report.missing(j.missing, 3, "项")
      return names and say { zh = "数据缺失：{names}", en = "data missing: {names}", names = names } or english.of("数据缺失")
   end
   local spec = figures.held(j.id)
   local unit = spec and english.given(spec.told.limit_unit or spec.told.unit)
   if spec and fmt.language() == "en" and unit ~= "%" then
      unit = "\u{A0}" .. unit
   end
   local why = j.status == "数据缺失" and j.note and say { zh = "；{note}", en = "; {note}", note = english.of(j.note) } or ""
   local of = period.half ~= 0 and fmt.period(j.of and periods(j.of) or period) or ""
   local in_it = of ~= "" and " in " .. of or ""
   local show = j.official_source and figures.given or figures.show
   local official = j.official_source and { zh = "官方统计数", en = "official figure of " } or { zh = "", en = "" }
   if spec and spec.told.limit then
      local beside = j.goal and { "，控制指标{goal}{unit}", "; control value {goal}{unit}" }
         or why == "" and { "，{limit}未下达", "; {limit} has not yet been assigned" } or { "", "" }
      return say {
         zh = "{of}" .. official.zh .. "{value}{unit}" .. beside[1] .. why, en = official.en .. "{value}{unit}{in_it}" .. beside[2] .. why,
         of = of, in_it = in_it,
         value = show(spec, j.value, j.goal), goal = j.goal and report.exact(j.goal) or "", unit = unit, limit = english.given(spec.told.limit),
      }
   elseif spec then
      local distance = why == "" and { "，{distance}", ", {distance}" } or { why, why } -- what is not judged is neither above nor below
      return say { zh = "{of}" .. official.zh .. "{value}{unit}，目标{goal}{unit}以上" .. distance[1],
         en = official.en .. "{value}{unit}{in_it}; target {goal}{unit} or more" .. distance[2],
         of = of, in_it = in_it,
         value = show(spec, j.value, j.goal), goal = report.exact(j.goal), unit = unit, distance = figures.distance(spec, j.value, j.goal), }
   end
   return M.counted(j) .. (briefly and "" or so_far(j))
end

-- 三、各县区情况 -----------------------------------------------------------------------------------

--- Areas by 完成率, equal ones sharing a rank and the next left free; areas without required items have none.
--- Returns rank by area id, and the groups in order: { rank=, rate=, names= }.
function M.ranking(city)
   local list, ranks, groups = {}, {}, {}
   for _, a in ipairs(city.areas) do
      if a.completion.rate then
         list[#list + 1] = a
      end
   end
   table.sort(list, function(a, b)
      return b.completion.rate < a.completion.rate
   end)
   for i, a in ipairs(list) do
      local last = groups[#groups]
      if last and last.rate == a.completion.rate then
         table.insert(last.names, a.name)
      else
         groups[#groups + 1] = { rank = i, rate = a.completion.rate, names = { a.name } }
      end
      ranks[a.id] = groups[#groups].rank
   end
   return ranks, groups
end

--- 1st, 2nd, 3rd, 4th, 11th.
function M.ordinal(n)
   local tail = n % 100 // 10 ~= 1 and ({ "st", "nd", "rd" })[n % 10] or "th"
   return tostring(n) .. tail
end

--- The ranking in a sentence.
function M.ranked(city)
   local _, groups = M.ranking(city)
   if #groups == 0 then
      return say { zh = "各县区均无应完成类条目，不作排名。", en = "No area has required items; there is no ranking." }
   elseif city.cell_completion.missing == city.cell_completion.total then
      return say { zh = "各县区应完成类条目数据均缺失，不作排名。", en = "Data on required items are missing for all areas; there is no ranking." }
   elseif #groups == 1 then
      return say { zh = "各县区应完成类条目完成率均为{rate}，不分名次。", en = "The completion rate of required items is {rate} in all areas, which are not ranked.",
         rate = phrases.percent(groups[1].rate), }
   end
   local out = {}
   for i, g in ipairs(groups) do
      out[i] = say { zh = #g.names > 1 and "{names}（并列第{rank}名，{rate}）" or "{names}（第{rank}名，{rate}）",
         en = #g.names > 1 and "{names} (tied {nth}, {rate})" or "{names} ({nth}, {rate})", names = english.each(g.names), rank = g.rank,
         nth = M.ordinal(g.rank), rate = phrases.percent(g.rate), }
   end
   return say { zh = "按应完成类条目完成率由高到低，依次为{list}。", en = "By completion rate of required items, from high to low, the areas rank as follows: {list}.",
      list = phrases.join(out, speech.word("、", "; ")), }
end

--- What the tables show: 应完成类条目、年度技改任务和主要用水指标.
local function what_is_shown(task, indicators)
   local out = { say { zh = "应完成类条目", en = "required items" } }
   if task then
      out[#out + 1] = say { zh = "{task}", en = "the {task}", task = english.given(policy.yearly().task) }
   end
   if indicators then
      out[#out + 1] = say { zh = "{name}", en = "the {name}", name = english.given(indicator_list.name) }
   end
   return fmt.list(out, say { zh = "和", en = "and" })
end

--- Where the areas' figures stand. shown: references to tables and figures, in order; task, indicators: whether there are any.
function M.shown(p, shown, task, indicators)
   local list = { shown[1] }
   for i = 2, #shown do
      list[#list + 1] = i < #shown and say { zh = "、", en = ", " } or say { zh = shown.last, en = " and " }
      list[#list + 1] = shown[i]
   end
   return say { zh = "各县区{what}见{list}，逐项情况见{annex}。", en = "The areas’ {what} are shown in {list}; for each item see {annex}.",
      what = what_is_shown(task, indicators), list = list, annex = M.attachment(p, "items"), }
end

--- The numbers of the items that the city as a whole is judged by, for a note: 9.2; "" when there are none.
function M.citywide_ids(city)
   local out = {}
   for i, j in ipairs(M.citywide(city)) do
      out[i] = j.id
   end
   return fmt.list(out)
end

--- Whether the policy sets a yearly task for the period.
function M.has_task(p)
   for _, row in ipairs(report.retrofit(p)) do
      if row.goal or row.status ~= "不适用" then
         return true
      end
   end
   return false
end

return M
