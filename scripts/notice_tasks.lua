--- notice_tasks: what this policy's notice says of each of its items: its figures in clauses, and what areas behind in it are
--- asked to do, in both languages. notice_items.lua makes the sentences. Every figure is the evaluation's.

local english = require "english"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local settings = require "settings"
local speech = require "say"

local say = speech.say

local part_value, rate, plain, members = phrases.part_value, phrases.rate, report.plain, report.members

local function more(number_of)
   return number_of ~= nil and number_of > 0
end

local blank = false -- whether data are missing of the item that is told: then none of those known is not none of all
local lapsed = false -- whether there was some of it the period before: then none is not none yet

--- A sentence with the figure x as {n}, or other words (none: { zh =, en = }, default nothing) when there is none. Where it is the
--- whole of goal, words for that: 均已申报, without 均 for one alone.
local function some(x, sentence, none, goal, whole)
   if not more(x) then
      if none and blank then
         none = none.open or { zh = none.zh:gsub("均未", "尚未", 1) .. "（部分数据缺失）", en = none.en .. " (some data are missing)" }
      end
      if none and lapsed then
         none = { zh = none.zh:gsub("尚无", "没有", 1):gsub("尚未", "未", 1), en = none.en:gsub(" yet", "", 1) }
      end
      return none and say(none) or ""
   elseif goal and x:eq(goal) then
      return say { zh = goal:eq(1) and whole.zh:gsub("均", "", 1) or whole.zh, en = whole.en, n = plain(goal) }
   end
   sentence.n = plain(x)
   return say(sentence)
end

--- The time that what is counted from the year's beginning is of.
local function so_far(p)
   return p.half == 1 and { "上半年", "in the first half-year" } or { "全年", "over the year" }
end

--- Whether a count is the whole of a goal, so that its clause says that all is done.
local function whole(x, goal)
   return more(x) and goal ~= nil and x:eq(goal)
end

--- The time that a period's volumes are of.
local function span(p)
   return ({ [0] = { "全年", "over the year" }, { "上半年", "in the first half-year" }, { "下半年", "in the second half-year" } })[p.half]
end

--- A figure that may be zero.
local function count(x, sentence)
   sentence.n = plain(x)
   return say(sentence)
end

--- How many of those that an item counts in its areas, or in its area, are neither done nor known to be behind, as words behind the
--- figure of those that are done.
local function unclear(p, j, unit)
   local n = number(0)
   for _, a in ipairs(project.areas) do
      local own = (j.area == nil or j.area == "city" or j.area == a.id) and report.get(p, "item", j.id, a.id) or {}
      n = n + (own.goal and own.value and members(own) - own.value - #own.behind or 0)
   end
   return more(j.value) and more(n) and say { zh = "（另有{n}{unit}数据缺失）", en = " (data missing for {n} more)", n = plain(n), unit = unit } or ""
end

--- What isn't known of things that an item may be about or not: zh, and en of {n} of them, which also says again of {n} more.
local doubts = {
   ["1.1"] = { unit = "户", what = "企业", zh = "是否为规模以上", noun = "industrial enterprise", en = "{n?is/are} above designated size" },
   ["2.1"] = { unit = "个", what = "项目", zh = "是否应开展水资源论证", noun = "project", en = "{n?needs/need} a water resources assessment",
      also = "{n?needs/need} one", },
   ["2.2"] = { unit = "个", what = "项目", zh = "的设计用水量", noun = "project", en = "{n?has/have} a designed water use of that size" },
   ["3.1"] = { unit = "户", what = "企业", zh = "是否为重点用水企业", noun = "enterprise", en = "{n?is a key water user/are key water users}" },
   ["4.2"] = { unit = "户", what = "企业", zh = "的水源种类和用途类别", noun = "enterprise", en = "{n?has/have} two or more water sources or kinds of use",
      also = "{n?does/do}", },
   ["5.3"] = { unit = "个", what = "园区", zh = "是否具备条件", noun = "park", en = "{n?meets/meet} the conditions for the works" },
   ["6.1"] = { unit = "户", what = "企业", zh = "是否为高耗水企业", noun = "enterprise",
      en = "{n?is a high water-use enterprise/are high water-use enterprises}", also = "{n?is one/are such}", },
   ["8.2"] = { unit = "户", what = "企业", zh = "的生产用水是否可使用再生水", noun = "enterprise", en = "{n?is/are} able to use reclaimed water in production",
      also = "{n?is/are} able to", },
   ["10.1"] = { unit = "项", what = "奖补", zh = "是否符合条件", noun = "reward or subsidy/rewards and subsidies", en = "{n?is/are} open to the enterprise" },
}

--- The same behind how many there are: （另有1户是否为规模以上尚不明确）.
local function doubtful(j)
   local d = more(j.undecided) and doubts[j.subject]
   return d and say { zh = "（另有{n}{unit}" .. d.zh:gsub("^的", "") .. "尚不明确）", en = " (it is not known whether {n} more " .. (d.also or d.en) .. ")",
      n = plain(j.undecided), unit = d.unit, } or ""
end

--- The same where there are no others: 1个项目是否应开展水资源论证尚不明确.
local function all_doubtful(j)
   local d = doubts[j.subject]
   return { say { zh = "{n}{unit}{what}" .. d.zh .. "尚不明确", en = "it is not known whether {n:" .. d.noun .. "} " .. d.en, n = plain(j.undecided),
      unit = d.unit, what = d.what, } }
end

--- Figures of an item's city judgment as clauses; keyed by item. (j, p) → list of clauses; mark: what stands between them in
--- Chinese (，), en: in English (;).
local facts = {}

facts["1.1"] = function(j, p)
   local due, full = part_value(j, "应报企业"), part_value(j, "完整上报")
   local without, unknown = {}, false
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      unknown = unknown or own.status == "数据缺失"
      for _, name in ipairs(own.behind) do
         if name == "用水分析报告" then
            without[#without + 1] = a.name
         end
      end
   end
   local all = #without == 0 and not unknown and whole(full, due)
   return {
      count(due, { zh = "应报送用水监测数据的规模以上工业企业{n}户",
         en = "{n:industrial enterprise} above designated size {n?was/were} due to submit water monitoring data", }) .. doubtful(j),
      some(full, { zh = "要求掌握的内容完整上报{n}户，上报率{rate}", en = "{n} did so with all the particulars required, a reporting rate of {rate}",
         rate = rate(full, due), },
         { zh = "均未完整上报", en = "none did so in full" }, due, { zh = "均已完整上报", en = "{n?it/all} did so in full" }),
      #without > 0 and say { zh = p.half == 0 and "{who}未按半年形成用水分析报告" or "{who}尚未形成用水分析报告",
         en = p.half == 0 and "{who} {n?has/have} not written a water-use analysis report each half-year"
            or "{who} {n?has/have} not yet written a water-use analysis report",
         who = phrases.places(without), n = #without, } or all and say { zh = "各县区均已形成用水分析报告",
         en = "all areas have written their water-use analysis reports", } or "", whole = all,
   }
end

facts["1.2"] = function(j)
   local improved = part_value(j, "成效明显企业")
   if not more(improved) then
      return {}
   end
   return {
      count(improved, { zh = "节水成效明显的企业{n}户", en = "{n:enterprise} {n?has/have} marked results in water saving" }),
      some(j.value, { zh = "已形成书面总结{n}篇", en = "{n:written summary/written summaries} {n?has/have} been made" },
         { zh = "均未形成书面总结", en = "no written summary has been made" }),
   }
end

facts["2.1"] = function(j, p)
   return {
      count(members(j), { zh = "应开展水资源论证的项目{n}个", en = "{n:project} {n?needs/need} a water resources assessment" }) .. doubtful(j),
      some(j.value, { zh = "已完成论证并编制节水评价报告{n}个", en = "{n} {n?has/have} completed one, with a water-saving evaluation report" },
         { zh = "均未完成论证和节水评价报告", en = "none has completed one with a water-saving evaluation report" },
         members(j), { zh = "均已完成论证并编制节水评价报告", en = "{n?it has completed one/all have completed theirs}, with a water-saving evaluation report" })
         .. unclear(p, j, "个"),
      some(part_value(j, "优先使用再生水的项目"), { zh = "优先使用再生水{n}个", en = "{n} {n?gives/give} priority to reclaimed water" }),
      whole = whole(j.value, j.goal),
   }
end

facts["2.2"] = function(j, p)
   local threshold = policy.threshold("three_simultaneous").text
   return {
      count(members(j), { zh = "{threshold}的项目{n}个", en = "{n:project} {n?has/have} {english}", threshold = threshold:gsub("（", "以上（", 1),
         english = english.of(threshold), }) .. doubtful(j),
      some(j.value, { zh = "落实节水“三同时”{n}个", en = "{n} {n?observes/observe} the “three simultaneities” of water saving" },
         { zh = "均未落实节水“三同时”", en = "none observes the “three simultaneities” of water saving" },
         members(j), { zh = "均已落实节水“三同时”", en = "{n?it observes/all observe} the “three simultaneities” of water saving" })
         .. unclear(p, j, "个"),
      whole = whole(j.value, j.goal),
   }
end

--- How many of the large users have a person in charge of water saving.
local function managers(j)
   local large, unknown = part_value(j, "年用水量10万立方米以上企业"), part_value(j, "其中节水负责人数据缺失")
   if not more(large) then
      return ""
   end
   local threshold = policy.threshold("manager").text
   return phrases.join {
      count(large, { zh = "{threshold}企业{n}户", en = "{n:enterprise} {n?has/have} {english}", threshold = threshold, english = english.of(threshold) }),
      some(part_value(j, "其中建立节水负责人制度"), { zh = "建立节水负责人制度{n}户", en = "{n} of them with a person in charge of water saving" },
         { zh = "尚未建立节水负责人制度", en = "none of them yet with a person in charge of water saving" })
         .. some(unknown, { zh = "（另有{n}户数据缺失）", en = " (data missing for {n} more)" }),
   }
end

facts["3.1"] = function(j, p)
   return {
      phrases.join {
         count(members(j), { zh = "重点用水企业{n}户", en = "there {n?is/are} {n:key water user}" }) .. doubtful(j),
         some(j.value, { zh = "建立节水管理制度{n}户，占{rate}", en = "{n} ({rate}) with a system of water-saving management",
            rate = rate(j.value, members(j)), },
            { zh = "均未建立节水管理制度", en = "none with a system of water-saving management" },
            members(j), { zh = "均已建立节水管理制度", en = "{n?with/all with} a system of water-saving management" })
            .. unclear(p, j, "户"),
      },
      managers(j), mark = "；", whole = whole(j.value, j.goal),
   }
end

facts["3.2"] = function(j, p, praised)
   return {
      phrases.join {
         some(j.value, { zh = "建立厂长、车间、班组三级节水管理体系的重点用水企业{n}户",
            en = "{n:key water user} {n?has/have} set up three levels of water-saving management (plant director, workshop, team)", },
            { zh = "尚无重点用水企业建立厂长、车间、班组三级节水管理体系",
               en = "no key water user has yet set up three levels of water-saving management (plant director, workshop, team)", }),
         phrases.rise(p, j, praised),
      },
      some(part_value(j, "节水指标纳入绩效考核"), { zh = "将节水指标纳入绩效考核的{n}户",
         en = "{n} {n?includes/include} water-saving indicators in performance assessment", }), mark = "；",
   }
end

--- The rates of a gradual item's measures that have one: { label, value } each.
local function measured(j, labels)
   local out = {}
   for _, label in ipairs(labels) do
      local m = phrases.part(j, label)
      if m and m.value then
         out[#out + 1] = { label, phrases.percent(m.value) }
      end
   end
   return out
end

--- One rate of a gradual item: 智能计量器具占比为59.7%.
local function single(j, label)
   local found = measured(j, { label })[1]
   return found and say { zh = "{label}为{value}", en = "the {name} is {value}", label = label, name = english.of(label), value = found[2] } or ""
end

local levels = { "用水单位配备率", "次级用水单位配备率", "主要用水设备配备率" }

--- The rates of meters by level: 其中用水单位、次级用水单位配备率分别为97.2%、92.1%.
local function by_level(j)
   local found, names, values, pairs_en = measured(j, levels), {}, {}, {}
   for i, x in ipairs(found) do
      names[i], values[i] = x[1]:gsub("配备率$", ""), x[2]
      pairs_en[i] = say { zh = "", en = "{value} {place}", place = english.of(x[1]):gsub("^rate ", ""), value = x[2] }
   end
   if #found == 0 then
      return ""
   end
   return say { zh = "其中{names}配备率" .. (#found > 1 and "分别" or "") .. "为{values}", en = "it is {pairs}", names = table.concat(names, "、"),
      values = table.concat(values, "、"), pairs = pairs_en, }
end

--- The areas that are short of a level's threshold, and whether any area is held against it.
local function short_of(p, j, level)
   local names, held = {}, false
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      local short = phrases.part(own, level .. "阈值（未达到）")
      held = held or short ~= nil or phrases.part(own, level .. "阈值（达到）") ~= nil
      names[#names + 1] = short and english.of(a.name) or nil
   end
   return names, held
end

--- Who is short of the thresholds of the three levels, where the project gives some.
local function against(j, p)
   local out, held, edition = {}, false, (settings.get("metering_thresholds") or {}).edition
   for _, level in ipairs(levels) do
      local names, any = short_of(p, j, level)
      held = held or any
      out[#out + 1] = #names > 0 and say { zh = level .. "未达到的有{names}", en = "the {level} falls short in {names}",
         names = fmt.list(names, speech.word("、", "and")), level = english.of(level), } or nil
   end
   if not held then
      return ""
   end
   return say { zh = (edition and "对照{edition}的配备率阈值，" or "对照配备率阈值，") .. (#out > 0 and "{list}，其他均达到" or "报送数据的县区均达到"),
      en = "held against the threshold" .. (edition and " of {edition}, " or ", ")
         .. (#out > 0 and "{list}; all others reach it" or "every area with data reaches it"),
      edition = edition and english.of(edition), list = table.concat(out, speech.word("，", ", ")), }
end

facts["4.1"] = function(j, p)
   local open = false
   for _, a in ipairs(project.areas) do
      open = open or (report.get(p, "item", j.id, a.id).note or ""):find("阈值待确认", 1, true) ~= nil
   end
   return {
      phrases.join { single(j, "水计量器具配备率"), phrases.moved(p, j, phrases.part(j, "水计量器具配备率")) },
      by_level(j), against(j, p),
      open and say { zh = "配备率达标阈值待确认，暂不作达标判断",
         en = "the thresholds for these rates are yet to be confirmed, so compliance is not judged for now", } or "",
   }
end

facts["4.2"] = function(j, p)
   return {
      count(members(j), { zh = "有两个以上水源或两类以上用途用水的企业{n}户",
         en = "{n:enterprise} {n?has/have} two or more water sources or kinds of use", }) .. doubtful(j),
      some(j.value, { zh = "分别计量且校准在有效期内的{n}户", en = "{n} of which {n?meters/meter} them separately with calibrated meters" },
         { zh = "均未做到分别计量且校准在有效期内", en = "none of which meters them separately with calibrated meters" },
         members(j), { zh = "均做到分别计量且校准在有效期内", en = "{n?and meters/all of which meter} them separately with calibrated meters" })
         .. unclear(p, j, "户"),
      en = ", ", whole = whole(j.value, j.goal),
   }
end

facts["4.3"] = function(j, p)
   local function firms(label, sentence, none)
      local m = phrases.part(j, label)
      if m and m.value and m.value:eq(0) then
         return say(none)
      end
      sentence.share = m and m.value and phrases.percent(m.value)
      return sentence.share and say(sentence) or ""
   end
   return {
      phrases.join { single(j, "智能计量器具占比"), phrases.moved(p, j, phrases.part(j, "智能计量器具占比")) },
      firms("分质分类计量", { zh = "实行分质分类计量的企业占{share}", en = "{share} of enterprises meter by quality and category" },
         { zh = "没有企业实行分质分类计量", en = "no enterprise meters by quality and category" }),
      firms("非常规水计量", { zh = "使用非常规水的企业中实行计量的占{share}", en = "{share} of those using unconventional water meter it" },
         { zh = "使用非常规水的企业均未对其计量", en = "none of those using unconventional water meters it" }),
   }
end

facts["5.1"] = function(j)
   return {
      count(j.goal, { zh = "园区供排水、废水处理和水循环设施年度计划建设内容{n}项",
         en = "{n:item of works/items of works} in parks’ water supply, drainage, wastewater treatment and recycling {n?is/are} planned for the year", }),
      some(j.value, { zh = "已完成{n}项", en = "{n} {n?is/are} completed" }, { zh = "均未完成", en = "none is completed" },
         j.goal, { zh = "均已完成", en = "{n?it is/all are} completed" }),
      whole = whole(j.value, j.goal),
   }
end

facts["5.2"] = function(j)
   local treated = part_value(j, "集中治理废水")
   if more(j.goal) and j.value:eq(j.goal) and treated:eq(j.goal) then
      return { count(j.goal, { zh = "工业园区{n}个，" .. (j.goal:eq(1) and "" or "均") .. "实行统一供水和废水集中治理",
         en = (j.goal:eq(1) and "" or "all ") .. "{n:industrial park} {n?has/have} unified water supply and centralized wastewater treatment", }) }
   end
   local full = whole(j.value, j.goal)
   return {
      count(j.goal, { zh = "工业园区{n}个", en = full and "" or "of {n:industrial park}" }),
      some(j.value, { zh = "实行统一供水的{n}个", en = "{n} {n?has/have} unified water supply" }, { zh = "均未实行统一供水", en = "none has unified water supply" },
         j.goal, { zh = "均实行统一供水", en = (j.goal:eq(1) and "" or "all ") .. "{n:industrial park} {n?has/have} unified water supply" }),
      some(treated, { zh = "实行废水集中治理的{n}个", en = "and {n} {n?has/have} centralized wastewater treatment" },
         nil, j.goal, { zh = "均实行废水集中治理", en = "and {n?it has/all have} centralized wastewater treatment" }),
      en = ", ",
   }
end

facts["5.3"] = function(j, p)
   return {
      count(members(j), { zh = "应于{due}完成节水及水循环利用设施建设的园区{n}个",
         en = "{n:park} " .. (j.due <= p.last and "had" or "{n?has/have}") .. " to complete water-saving and water recycling facilities {due}",
         due = fmt.due(j.due), }) .. doubtful(j),
      some(j.value, { zh = "已完成{n}个", en = "{n} {n?has/have} done so" }, { zh = "尚无完成的园区", en = "none has done so yet" },
         members(j), { zh = "均已完成", en = "{n?it has/all have} done so" }),
      whole = whole(j.value, j.goal),
   }
end

facts["6.1"] = function(j)
   local over = part_value(j, "超定额企业")
   return {
      count(members(j), { zh = "高耗水企业{n}户", en = "of {n:high water-use enterprise}" }) .. doubtful(j),
      some(over, { zh = "用水超过定额的{n}户", en = "{n} {n?exceeds/exceed} the quota" }, { zh = "用水均未超过定额", en = "none exceeds the quota",
         open = { zh = "未发现用水超过定额的", en = "none was found to exceed the quota" }, }),
      more(over) and some(part_value(j, "其中已限期改造"), { zh = "其中已列入限期改造{n}户", en = "{n} of which {n?has/have} been set a deadline for retrofitting" },
         { zh = "均未列入限期改造", en = "none of which has been set a deadline for retrofitting" },
         over, { zh = "均已列入限期改造", en = "{n?and has/all of which have} been set a deadline for retrofitting" }) or "",
      some(part_value(j, "改造期限已过"), { zh = "有{n}户改造期限已过仍未完成",
         en = "and {n} {n?has/have} let {n?its/their} deadline pass without completing the retrofit", }),
      some(part_value(j, "改造后仍超定额"), { zh = "改造完成后仍超定额的有{n}户", en = "and {n} still {n?exceeds/exceed} it after the retrofit" }),
      en = ", ", whole = whole(j.value, j.goal),
   }
end

facts["6.2"] = function(j, p)
   local time = p.half == 1 and { "上半年", "in the first half-year" } or { "下半年", "in the second half-year" } -- the store is kept by half-years
   local money, saving = phrases.part(j, "总投资"), phrases.part(j, "年节水量")
   return {
      count(j.goal, { zh = "储备库有项目{n}个", en = "the reserve holds {n:project}" }),
      some(j.value, { zh = time[1] .. "已更新{n}个", en = "{n} updated " .. time[2] }, { zh = time[1] .. "均未更新", en = "none updated " .. time[2] },
         j.goal, { zh = time[1] .. "均已更新", en = "{n?updated/all updated} " .. time[2] }),
      money and more(money.value) and say { zh = "总投资{sum}", en = "with a total investment of {sum}",
         sum = phrases.money(money.value) .. phrases.lacking(money, "个项目", "project"), } or "",
      saving and more(saving.value) and say { zh = "可形成年节水量{sum}{lacking}", en = "expected to save {sum} of water a year{lacking}",
         sum = phrases.volume(saving.value), lacking = phrases.lacking(saving, "个项目", "project"), } or "",
      en = ", ", whole = whole(j.value, j.goal),
   }
end

--- What has become of the shortfall that the year before left: 2026年度任务缺口已由甲县、乙县补齐, 丙县1个尚未补齐; "" without one.
local function made_good(p, j)
   local good, bad, year = {}, {}, nil
   for _, a in ipairs((j.area == nil or j.area == "city") and project.areas or {}) do
      local x = report.get(p, "item", j.id, a.id).carried
      if x then
         year = x.year
         if number(x.still):eq(0) then
            good[#good + 1] = a.name
         else
            bad[#bad + 1] = say { zh = "{name}{n}个尚未补齐", en = "{name} is still {n} short", name = phrases.places { a.name }, n = x.still }
         end
      end
   end
   if not year then
      return ""
   end
   local done = #good > 0 and say { zh = "已由{who}补齐", en = "{who} {n?has/have} made it good", who = phrases.places(good), n = #good } or ""
   return say { zh = "{year}年度任务缺口{list}", en = "as to the shortfall in the task of {year}, {list}", year = year,
      list = phrases.join { done, table.unpack(bad) }, }
end

facts["6.3"] = function(j, p)
   if not j.goal then
      local name, n = english.policy()
      return { say { zh = "{name}未安排{year}年度技改任务", en = "{name} {n?sets/set} no retrofit task for {year}", name = name, n = n, year = tostring(p.year) } }
   end
   local range = j.goal_max and j.goal_max > j.goal
   local list = {}
   for _, row in ipairs(report.retrofit(p)) do
      for _, x in ipairs(row.projects) do
         list[#list + 1] = x
      end
   end
   return {
      say { zh = range and "年度技改任务{n}～{most}个" or "年度技改任务{n}个",
         en = range and "the annual retrofit task is {n}–{most} projects" or "the annual retrofit task is {n:project}", n = plain(j.goal),
         most = range and plain(j.goal_max) or "", },
      #list > 0 and phrases.join {
         say { zh = "列入年度任务的项目{n}个（{stages}）", en = "{n:project} {n?is/are} listed under it ({stages})", n = #list, stages = phrases.stages(list) },
         some(j.value, { zh = "其中已完成{n}个", en = "{n} of them completed" }, nil, number(#list),
            { zh = "均已完成", en = "{n?and completed/all completed}" }),
      } or say { zh = "尚无列入年度任务的项目", en = "no project is listed under it yet" },
      made_good(p, j),
      whole = whole(j.value, number(#list)),
   }
end

facts["7.1"] = function(j, p, praised)
   return {
      phrases.join {
         some(j.value, { zh = "在有效期内开展水平衡测试的重点用水企业{n}户", en = "{n:key water user} {n?has/have} a valid water balance test" },
            { zh = "尚无重点用水企业在有效期内开展水平衡测试", en = "no key water user has a valid water balance test yet" }),
         phrases.rise(p, j, praised),
      },
      some(part_value(j, "开展水效对标"), { zh = "开展水效对标的{n}户", en = "{n} {n?has/have} carried out water efficiency benchmarking" }), mark = "；",
   }
end

facts["7.2"] = function(j, p, praised)
   return {
      phrases.join {
         some(j.value, { zh = "企业间串联用水、分质用水{n}对", en = "{n:pair} of enterprises {n?uses/use} water in series or by quality" },
            { zh = "企业间尚未开展串联用水、分质用水", en = "no enterprises use water in series or by quality yet" }),
         phrases.rise(p, j, praised),
      },
      more(j.value) and say { zh = span(p)[1] .. "用水量{sum}{lacking}", en = "the volume " .. span(p)[2] .. " was {sum}{lacking}",
         sum = phrases.volume(part_value(j, "串联、分质用水量")), lacking = phrases.lacking(phrases.part(j, "串联、分质用水量"), "对", "pair"), } or "",
      mark = "；",
   }
end

facts["7.3"] = function(j, p)
   local discharge = phrases.part(j, "万元工业增加值废水排放量")
   return {
      phrases.join {
         say { zh = "建立“全周期”管控机制的重点用水企业占{share}", en = "the share of key water users with a “full-cycle” control mechanism is {share}",
            share = phrases.percent(j.value), },
         phrases.moved(p, j, phrases.part(j, "“全周期”管控机制")),
      },
      discharge and discharge.value and phrases.join {
         say { zh = "万元工业增加值废水排放量{x}立方米", en = "wastewater discharge per CNY 10,000 of industrial added value was {x} m³",
            x = report.figure(discharge.value), },
         phrases.moved(p, j, discharge),
      } or "", mark = "；",
   }
end

facts["8.1"] = function(j, p, praised)
   local use = ""
   if more(j.value) then
      local length, volume = phrases.part(j, "管网长度"), phrases.part(j, "再生水用量")
      use = say { zh = "管网长度{length}公里{unmeasured}，" .. span(p)[1] .. "再生水用量{sum}{lacking}",
         en = "the network is {length} km long{unmeasured} and supplied {sum} of reclaimed water " .. span(p)[2] .. "{lacking}",
         length = plain(part_value(j, "管网长度")), unmeasured = phrases.lacking(length, "对", "pair"),
         sum = phrases.volume(part_value(j, "再生水用量")), lacking = phrases.lacking(volume, "对", "pair"), }
   end
   return {
      phrases.join {
         some(j.value, { zh = "再生水“点对点”供水{n}对", en = "{n:pair} of plant and enterprise {n?has/have} “point-to-point” supply of reclaimed water" },
            { zh = "尚无再生水“点对点”供水", en = "there is no “point-to-point” supply of reclaimed water yet" }),
         phrases.rise(p, j, praised),
      }, use, mark = "；",
   }
end

facts["8.2"] = function(j, p, praised)
   local known, doubt = members(j), doubtful(j)
   local all = whole(j.value, known)
   return {
      count(known, { zh = "生产用水可使用再生水的企业{n}户{doubt}",
         en = all and "" or "of {n:enterprise} able to use reclaimed water in production{doubt}", doubt = doubt, }),
      some(j.value, { zh = "已使用{n}户", en = "{n} {n?does/do} so" }, { zh = "均未使用", en = "none does so" },
         known, { zh = "均已使用",
            en = (known:eq(1) and "the " or "all ") .. "{n:enterprise} able to use reclaimed water in production {n?does/do} so", })
         .. (all and speech.word("", doubt) or ""), phrases.rise(p, j, praised),
      en = ", ",
   }
end

facts["9.1"] = function(j, p)
   local time = so_far(p)
   return {
      some(j.value, { zh = time[1] .. "举办节水技术交流、业务培训和供需对接活动{n}次",
         en = time[2] .. " {n:event} for technical exchange, training and the matching of supply and demand {n?was/were} held", },
         { zh = time[1] .. (p.half == 1 and "尚未" or "未") .. "举办节水技术交流、业务培训和供需对接活动",
            en = "no event for technical exchange, training or the matching of supply and demand was held " .. time[2], }),
   }
end

--- Areas with their counts of an item, those with as many together: 甘州区3个，临泽县、民乐县各1个.
local function by_count(p, j)
   local groups, out = {}, {}
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      if more(own.value) then
         local n = plain(own.value)
         if not groups[n] then
            groups[n] = { n = n, names = {} }
            groups[#groups + 1] = groups[n]
         end
         table.insert(groups[n].names, english.of(a.name))
      end
   end
   for i, g in ipairs(groups) do
      local each = #g.names > 1
      out[i] = say { zh = each and "{names}各{n}个" or "{names}{n}个", en = each and "{n} each in {names}" or "{n} in {names}", names = g.names, n = g.n }
   end
   return phrases.join(out, speech.word("，", "; "))
end

facts["9.2"] = function(j, p)
   local stage = require("settings").get("case_stage")
   local later = j.due < p.first -- the target is an earlier year's
   -- Cases not yet published may well be begun.
   local slow = j.status == "滞后" or j.status == "未启动"
   return {
      count(j.goal, { zh = "节水先进企业典型案例" .. (later and "{year}年" or "") .. "目标{n}个",
         en = "the target" .. (later and " for {year}" or "") .. " is {n:model case} of advanced water-saving enterprises", year = j.due:sub(1, 4), }),
      some(j.value, { zh = (later and "累计" or "") .. "{stage}{n}个（{areas}）", en = "{n} {n?is/are} {word}" .. (later and " in all" or "") .. " ({areas})",
         stage = stage, word = english.of(stage), areas = by_count(p, j), },
         { zh = "尚无{stage}的案例", en = "none is {word} yet", stage = stage, word = english.of(stage) }),
      slow and say { zh = "低于序时进度", en = "the work is behind schedule" }
         or say { zh = "{said}", en = "the work is {said}", said = english.said(j.status) },
   }
end

--- What was paid, and to how many of those paid the ledger gives no sum.
local function paid(j)
   local sum = phrases.part(j, "奖补金额")
   local lacking = sum and sum.blank and sum.blank > 0 and sum.blank
   if lacking and sum.value:eq(0) then
      return say { zh = "，金额未填", en = " (the amount is not filled in)" }
   end
   return say { zh = "、{sum}{more}", en = lacking and " {sum}{more}" or " ({sum})", sum = phrases.money(sum and sum.value),
      more = phrases.lacking(sum, "项", "reward"), }
end

facts["10.1"] = function(j)
   local granted, what = part_value(j, "已兑现奖补"), "{n:reward or subsidy/rewards and subsidies} that enterprises are eligible for"
   local known, doubt = members(j), doubtful(j)
   local all = whole(j.value, known)
   return {
      count(known, { zh = "企业符合条件的奖补事项{n}项{doubt}", en = all and "" or "of " .. what .. "{doubt}", doubt = doubt }),
      some(j.value, { zh = "已申报{n}项", en = "{n} {n?has/have} been applied for" }, { zh = "均未申报", en = "none has been applied for" },
         known, { zh = "均已申报", en = (known:eq(1) and "the " or "all ") .. what .. " {n?has/have} been applied for" })
         .. (all and speech.word("", doubt) or ""),
      some(granted, { zh = "已兑现{n}户{sum}", en = "and {n:enterprise} {n?has/have} been paid{sum}", sum = granted and paid(j) or "" },
         { zh = "尚未兑现", en = "and none has been paid yet" }),
      en = ", ", whole = whole(j.value, j.goal),
   }
end

--- What areas behind in an item are asked to do; keyed by item.
local demands = {
   ["1.2"] = { zh = "抓紧总结节水成效明显企业的经验做法，形成书面材料",
      en = "sum up in writing without delay the experience of enterprises with marked results in water saving", },
   ["2.1"] = { zh = "督促建设单位补齐水资源论证和节水评价报告",
      en = "urge project owners to supply the missing water resources assessments and water-saving evaluation reports", },
   ["2.2"] = { zh = "督促项目节水设施与主体工程同时设计、同时施工、同时投入使用",
      en = "see to it that projects’ water-saving facilities are designed, built and put into use together with the main works", },
   ["3.1"] = { zh = "逐户督促重点用水企业建立节水管理制度", en = "urge key water users one by one to set up systems of water-saving management" },
   ["4.1"] = { zh = "对照缺项逐户补配水计量器具", en = "have missing water meters installed, enterprise by enterprise" },
   ["4.3"] = { zh = "加快智能计量和分质分类计量器具配备", en = "speed up the provision of smart meters and of meters by quality and category" },
   ["5.1"] = { zh = "加快园区供排水、废水处理和水循环设施建设",
      en = "speed up the building of parks’ water supply, drainage, wastewater treatment and recycling facilities", },
   ["6.2"] = { zh = "及时更新储备库项目进展", en = "update the progress of the projects in the reserve in time" },

   ["9.1"] = { zh = "抓紧组织节水技术交流、业务培训或供需对接活动",
      en = "organize without delay events for technical exchange, training or the matching of supply and demand", },
   ["9.2"] = { zh = "加快推进案例编写、审核和发布", en = "speed up the writing, review and publication of cases" },
   ["10.1"] = { zh = "组织符合条件的企业申报节水奖补", en = "have eligible enterprises apply for rewards and subsidies" },
}

local function has(list, x)
   for _, y in ipairs(list) do
      if y == x then
         return true
      end
   end
   return false
end

--- What is asked of the areas named: which(judgment) tells which of the words it is for the area judged.
local function asked_of(p, j, names, words, which)
   local parts = {}
   for i, one in ipairs(words) do
      parts[i] = { words = one, names = {} }
   end
   for _, a in ipairs(project.areas) do
      if has(names, a.name) then
         table.insert(parts[which(report.get(p, "item", j.id, a.id))].names, a.name)
      end
   end
   return parts
end

local analysis = "用水分析报告" -- as item 1.1 names it among what is not there yet

--- What each area lacks is asked of it: data, the analysis, or both.
demands["1.1"] = function(p, j, names)
   local data = { zh = "补齐企业用水监测数据", en = "complete the enterprises’ water monitoring data" }
   local paper = p.half == 0 and { zh = "按半年形成用水分析报告", en = "write a water-use analysis report each half-year" }
      or { zh = "抓紧形成用水分析报告", en = "write the water-use analysis report without delay" }
   local both = { zh = data.zh .. "，" .. paper.zh, en = data.en .. " and " .. paper.en }
   return asked_of(p, j, names, { data, both, paper }, function(own)
      return not has(own.behind, analysis) and 1 or #own.behind > 1 and 2 or 3
   end)
end

--- Separate meters are asked for where an enterprise lacks them, calibration where one has let it lapse.
demands["4.2"] = function(p, j, names)
   local meters = { zh = "督促企业分别安装用水计量设施", en = "urge enterprises to install separate water meters" }
   local both = { zh = meters.zh .. "，及时送检校准", en = meters.en .. " and to have them calibrated in time" }
   local calibration = { zh = "督促企业将校准已过期的计量器具及时送检校准",
      en = "urge enterprises to have the meters whose calibration has lapsed calibrated without delay", }
   return asked_of(p, j, names, { both, meters, calibration }, function(own)
      local open = table.concat(own.behind)
      local apart, lapsed_there = open:find("未分别计量", 1, true), open:find("校准已过期", 1, true)
      return apart and not lapsed_there and 2 or lapsed_there and not apart and 3 or 1
   end)
end

--- Where all key users have the mechanism, only their discharge is left to be asked about.
demands["7.3"] = function(p, j, names)
   local mechanism = { zh = "推动重点用水企业建立“全周期”管控机制", en = "promote “full-cycle” control mechanisms at key water users" }
   local both = { zh = mechanism.zh .. "，降低废水排放强度", en = mechanism.en .. " and lower the intensity of wastewater discharge" }
   local discharge = { zh = "督促重点用水企业降低废水排放强度", en = "urge key water users to lower the intensity of their wastewater discharge" }
   return asked_of(p, j, names, { both, discharge }, function(own)
      local share = phrases.part(own, "“全周期”管控机制")
      return share and share.value and share.value:eq(100) and 2 or 1
   end)
end

--- Who has let a time limit pass is asked to end the retrofit, who has set none to set it.
demands["6.1"] = function(p, j, names)
   local set = { zh = "对用水超过定额的企业逐户明确改造期限并督促按期完成",
      en = "set each enterprise above quota a time limit for its retrofit and see that it is kept", }
   local finish = { zh = "督促改造期限已过的企业尽快完成节水改造", en = "urge enterprises past the time limit of their retrofit to complete it without delay" }
   return asked_of(p, j, names, { set, finish }, function(own)
      local late, over, listed = phrases.part(own, "改造期限已过"), phrases.part(own, "超定额企业"), phrases.part(own, "其中已限期改造")
      local limited = over and listed and over.value and listed.value and over.value:eq(listed.value)
      return late and limited and 2 or 1
   end)
end

demands["5.3"] = function(p, j)
   if j.due <= p.last then
      return { zh = "抓紧完成已经逾期的园区节水及水循环利用设施建设与完善",
         en = "complete without delay the parks’ water-saving and water recycling facilities, which are overdue", }
   end
   return { zh = "倒排工期，确保园区节水及水循环利用设施于{due}完成建设与完善",
      en = "schedule backwards from the deadline so that the parks’ water-saving and water recycling facilities are completed {due}", due = fmt.due(j.due), }
end

demands["6.3"] = function(p)
   if p.half == 1 then
      return { zh = "加快年度技改任务项目建设，确保{year}年底前完成",
         en = "speed up the projects under the annual retrofit task so that they are completed by the end of {year}", year = tostring(p.year), }
   end
   return { zh = "加快{year}年度技改任务项目建设，尽快补齐任务缺口",
      en = "speed up the projects under the retrofit task of {year} and make good the shortfall as soon as possible", year = tostring(p.year), }
end

--- Whether data are missing of an item, of the city or of an area.
local function is_blank(p, j)
   for _, a in ipairs((j.area == nil or j.area == "city") and project.areas or {}) do
      if #report.get(p, "item", j.id, a.id).missing > 0 then
         return true
      end
   end
   return #(j.missing or {}) > 0
end

local told = {}
for id, f in pairs(facts) do
   told[id] = function(j, p, praised)
      blank, lapsed = is_blank(p, j), more(j.previous)
      return doubts[id] and more(j.undecided) and members(j):eq(0) and all_doubtful(j) or f(j, p, praised)
   end
end

return { facts = told, demands = demands }
