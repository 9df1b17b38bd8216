--- notice_change: why intake changed on the year before, and what the targets may come to by the year's end, in sentences.

local decomposition = require "decomposition"
local english = require "english"
local figures = require "notice_figures"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local settings = require "settings"
local speech = require "say"

local plain, say = report.plain, speech.say

local M = {}

local zero = number(0)
local places = 2 -- decimals of 万立方米, as the intake itself is printed

--- A change of intake in 万立方米: 增加67.68万立方米 / 减少0.18万立方米; what rounds to nothing is said to be less than the last place.
local function moved(x)
   if x:eq(0) then
      return say { zh = "增减不足0.01万立方米", en = "a change of less than 100\u{A0}m³" }
   end
   local size = phrases.exact_volume(x:abs() * 10000, places)
   return x > zero and say { zh = "增加{size}", en = "a rise of {size}", size = size } or say { zh = "减少{size}", en = "a fall of {size}", size = size }
end

--- The parts by key, in 万立方米 and rounded so that they add up to the change as it is printed; and the change.
local function parts(j)
   local labels, list, keys = {}, {}, {}
   for _, part in ipairs(decomposition.parts) do
      labels[part[2]] = part[1]
   end
   for i, part in ipairs(j.parts) do
      list[i], keys[i] = part.value / 10000, labels[part.label]
   end
   local out = {}
   for i, x in ipairs(fmt.apportion(list, places)) do
      out[keys[i]] = x
   end
   return out, number.sum(list):round(places)
end

local causes = {
   output = { { zh = "产出增长", en = "growth in output" }, { zh = "产出下降", en = "a fall in output" } },
   structure = {
      { zh = "产出向用水强度较高的企业转移", en = "a shift of output to enterprises of higher water intensity" },
      { zh = "产出向用水强度较低的企业转移", en = "a shift of output to enterprises of lower water intensity" },
   },
   intensity = {
      { zh = "企业用水强度上升", en = "higher water intensity" }, { zh = "企业用水强度下降", en = "lower water intensity" },
   },
   came = { { zh = "新增企业用水", en = "the water use of new enterprises" } },
   went = { nil, { zh = "企业退出", en = "the exit of enterprises" } },
}

--- What is said where the data allow no cause to be given.
local function unsound()
   return say { zh = "主要受数据不可比、不全影响，不宜据此评价节水成效",
      en = "mainly owing to incomplete or non-comparable data, so that it says nothing about results in water saving", }
end

--- The part that moved most in the direction of the whole: 主要原因是企业用水强度下降. What no cause can be given for is no cause,
--- nor is anything else one where it alone makes up the change.
local function main_cause(of, change)
   local most, unknown = nil, (of.incomparable or zero) + (of.gaps or zero)
   if (unknown > zero) == (change > zero) and unknown:abs() >= change:abs() then
      return unsound()
   end
   for _, part in ipairs(decomposition.parts) do
      local x = of[part[1]]
      if x and (x > zero) == (change > zero) and (not most or x:abs() > of[most]:abs()) then
         most = part[1]
      end
   end
   local words = causes[most]
   if words and (unknown > zero) == (change > zero) and unknown:abs() * 2 >= change:abs() then -- half of it or more
      return say { zh = "其中部分企业一期数据不全或不可比，合计{part}，其余主要原因是{cause}",
         en = "of which {part} through incomplete or non-comparable data of some enterprises, the rest mainly owing to {cause}",
         part = moved(unknown), cause = say(words[change > zero and 1 or 2]), }
   elseif words then
      return say { zh = "主要原因是{cause}", en = "mainly owing to {cause}", cause = say(words[change > zero and 1 or 2]) }
   end
   return unsound()
end

--- 新增企业1户增加14.04万立方米; nil without one.
local function group(j, of, key, words)
   if not of[key] then
      return nil
   end
   words.n, words.change = plain(j.counts[key]), moved(of[key])
   return say(words)
end

local function joined(list)
   return #list > 0 and say { zh = "；{list}", en = "; {list}", list = table.concat(list, say { zh = "、", en = "; " }) } or ""
end

--- Up to five pieces that may be nil, without the nil ones.
local function present(...)
   local out = {}
   for i = 1, select("#", ...) do
      out[#out + 1] = (select(i, ...))
   end
   return out
end

--- How the parts are worked out. At current prices a rise in prices looks like more output and less water for it.
function M.method(j)
   local constant = j.basis:find("可比") or j.basis:find("不变")
   return say {
      zh = "连环替代法，增加值为{basis}" .. (constant and "" or "，产出效应、强度效应含价格变动影响") .. "，各项尾数已作平衡",
      en = "chain substitution; added value at {prices}" .. (constant and "" or ", so that the output and intensity effects include price changes")
         .. "; last digits balanced",
      basis = j.basis, prices = english.of(j.basis),
   }
end

local function measured(picture)
   local intake = picture.indicators.intake
   return intake and intake.ledger and picture.indicators[decomposition.id] or nil
end

--- By how much intake changed and mainly why, or why it is not broken down: a sentence; "" where there is none to speak of.
function M.cause(picture)
   local j = measured(picture)
   if not j then
      return ""
   elseif not j.parts then
      return say { zh = "取水量同比变化的构成因{why}，未作分解。", en = "The change in intake year on year is not broken down, {why}.", why = english.of(j.note) }
   end
   local of, change = parts(j)
   local half = phrases.of_half(picture.period)
   if change:eq(0) then
      return say { zh = "{half}企业台账汇总取水量同比基本持平。",
         en = "According to the enterprises’ ledgers the intake {half}was much the same as a year before.", half = half, }
   end
   return say { zh = "{half}企业台账汇总取水量同比{change}，{cause}。", half = half,
      en = "According to the enterprises’ ledgers the intake {half}" .. (change > zero and "rose" or "fell") .. " by {size} year on year, {cause}.",
      change = moved(change), size = phrases.exact_volume(change:abs() * 10000, places), cause = main_cause(of, change), }
end

--- The sentences on the change of intake, of the city or an area (report.city, report.area), for a paragraph; none where the policy
--- doesn't measure it or there is no intake to speak of. place: the table whose note has the method; nil: it stands here.
function M.reasons(picture, place)
   local j = measured(picture)
   if not j or not j.parts then
      return M.cause(picture)
   end
   local of = parts(j)
   local how = place and say { zh = "口径见{place}注", en = "for the method see the note to {place}", place = place } or M.method(j)
   local firms = joined(present(
      group(j, of, "came", { zh = "新增或新纳入规模以上的企业{n}户{change}", en = "{n:enterprise} new or newly above designated size {n?shows/show} {change}" }),
      group(j, of, "went", { zh = "关停或退出规模以上的企业{n}户{change}", en = "{n:enterprise} closed or no longer above designated size {n?shows/show} {change}" })))
   local data = joined(present(
      group(j, of, "incomparable", { zh = "增加值不可比企业{n}户{change}", en = "{n:enterprise} without comparable added value {n?shows/show} {change}" }),
      group(j, of, "gaps", { zh = "有一期数据不全的企业{n}户{change}", en = "{n:enterprise} with incomplete data in one period {n?shows/show} {change}" })))
   return speech.sentences { M.cause(picture), say {
      zh = "按因素分解（{how}），两期可比的{n}户企业因产出变化{output}（产出效应），因产出结构变化{structure}（结构效应），因用水强度变化{intensity}（强度效应）"
         .. "{firms}{data}。",
      en = "Broken down by factor ({how}), the {n:enterprise} comparable in both periods {n?shows/show} {output} from the change in output (output effect),"
         .. " {structure} from the change in its structure (structure effect) and {intensity} from the change in water intensity (intensity effect)"
         .. "{firms}{data}.",
      how = how, n = plain(j.matched), output = moved(of.output), structure = moved(of.structure), intensity = moved(of.intensity), firms = firms, data = data,
   }, }
end

local factors = {
   output = { zh = "产出变化（产出效应）", en = "Change in output (output effect)" },
   structure = { zh = "产出结构变化（结构效应）", en = "Change in output structure (structure effect)" },
   intensity = { zh = "用水强度变化（强度效应）", en = "Change in water intensity (intensity effect)" },
   came = { zh = "新增或新纳入规模以上的企业", en = "Enterprises new or newly above designated size" },
   went = { zh = "关停或退出规模以上的企业", en = "Enterprises closed or no longer above designated size" },
   incomparable = { zh = "增加值不可比企业", en = "Enterprises without comparable added value" },
   gaps = { zh = "有一期数据不全的企业", en = "Enterprises with incomplete data in one period" },
}

--- The same as rows of a table, { factor, enterprises, 万立方米 } as they print, the change itself last; the figures add up to it as
--- printed. Nil where the change cannot be broken down. They stand with M.method's words under them.
function M.rows(picture)
   local j = picture.indicators[decomposition.id]
   if not j or not j.parts then
      return nil
   end
   local of, change = parts(j)
   local out = {}
   for _, part in ipairs(decomposition.parts) do
      local key = part[1]
      if of[key] then
         out[#out + 1] = { speech.text(factors[key]), plain(j.counts and j.counts[key] or j.matched), report.figure(of[key], places) }
      end
   end
   out[#out + 1] = { speech.text { zh = "取水量同比变化", en = "Change in intake year on year" }, "", report.figure(change, places) }
   return out
end

-- Forecasts --------------------------------------------------------------------------------------

--- A target's name as it stands inside a sentence.
local function inside(name)
   return speech.small(english.of(name))
end

--- How far the forecast of a target falls short; its year may be a later one.
local function short_of(j, target)
   local name, spec = inside(j.name), figures.held(target.id)
   local year = tostring(target.year)
   if spec and spec.told.limit then
      return say { zh = "{name}预计{value}，超出{limit}{size}", en = "the {name} is expected to be {value}, {size} above {limit}", name = name,
         limit = english.given(spec.told.limit), value = figures.written(spec, j.value, j.goal), size = figures.size(spec, j.value - j.goal), }
   elseif spec then
      return say { zh = "{name}预计{value}，低于{year}年目标{size}", en = "the {name} is expected to be {value}, {size} below the target for {year}", name = name,
         value = figures.written(spec, j.value, j.goal), year = year, size = figures.size(spec, j.goal - j.value), }
   end
   return say { zh = "{name}预计{value}{unit}，比{year}年目标少{short}{unit}", en = "{name} are expected to number {value}, {short} fewer than the target for {year}",
      name = name, value = plain(j.value), unit = report.unit(j.unit), year = year, short = plain(j.goal - j.value), }
end

--- How forecasts of these kinds were made: 按上半年实绩除以上年上半年占全年的比重推算. methods: set of data.method.
local function way(methods)
   local how = present(
      methods.share and say { zh = "上半年实绩除以上年上半年占全年的比重", en = "dividing the results of the first half-year by its share of last year" },
      methods.pace and say { zh = "本期数除以序时进度", en = "dividing this period’s figures by the share of time passed" },
      methods.stage and say { zh = "项目建设阶段与序时进度的比较", en = "comparing the projects’ stages with the schedule" })
   return say { zh = "按{how}推算", en = "By {how}", how = fmt.list(how, say { zh = "和", en = "and" }) }
end

--- What is foreseen, with how, and that nothing is judged by it. list: clauses; methods: set of data.method.
local function foreseen(p, list, mark, methods)
   return speech.sentences {
      say { zh = "{way}，{year}年全年{list}。", en = "{way}, for the whole of {year} {list}.", way = way(methods), year = tostring(p.year),
         list = phrases.join(list, mark), },
      say { zh = "以上为预计数，只供调度参考，不作为完成情况的判断依据。",
         en = "These are forecasts to guide management; completion is not judged by them.", },
   }
end

--- The forecast of the yearly task, of the city or an area; nil without one.
local function task_forecast(picture)
   local yearly = policy.yearly()
   return yearly and picture.indicators[yearly.item .. "_forecast"]
end

local function task_name()
   return english.given(policy.yearly().task)
end

--- Targets and yearly tasks that may be missed at the year's end, with the assumption; "" when none may, or setting forecasts is off.
function M.forecasts(p, city)
   local out, methods = {}, {}
   if not settings.get("forecasts") then
      return ""
   end
   for _, target in ipairs(policy.list "targets") do
      local j = city.indicators[target.id .. "_forecast"]
      if j and j.reaches == "否" then
         out[#out + 1] = short_of(j, target)
         methods[j.method] = true
      end
   end
   local tasks = task_forecast(city)
   if tasks and tasks.reaches == "否" then
      out[#out + 1] = say { zh = "{areas}{task}预计难以完成", en = "the {task} is not expected to be completed in {areas}", task = task_name(),
         areas = english.each(tasks.behind), }
      methods[tasks.method] = true
   end
   return #out > 0 and foreseen(p, out, "；", methods) or ""
end

--- 年度技改任务预计完成0个，比任务数下限少1个; nil where nothing is known of it.
local function task_ahead(j)
   if not j.value then
      return nil
   elseif j.note then
      return say { zh = "{task}因{why}，能否完成难以预计", en = "whether the {task} will be completed cannot be foreseen, {why}", task = task_name(),
         why = english.of((j.note:gsub("，能否完成无法预计$", ""))), }
   end
   local count = j.value:eq(0) and say { zh = "无项目完成", en = "no projects" } or say { zh = "完成{n}个", en = "{n:project}", n = plain(j.value) }
   return say {
      zh = "{task}预计{count}，" .. (j.reaches == "否" and "比任务数下限少{short}个" or "可以完成任务"),
      en = "{count} of the {task} {n?is/are} expected to be completed, "
         .. (j.reaches == "否" and "{short} fewer than its lower limit" or "which fulfils it"),
      task = task_name(), count = count, n = plain(j.value), short = j.reaches == "否" and plain(j.goal - j.value) or "",
   }
end

--- What an area may come to by the year's end, with the assumption: its indicators and yearly task; "" when there is
--- nothing to say, or setting forecasts is off. The city's targets set an area no goal.
function M.area_forecasts(p, a)
   local out, methods = {}, {}
   if not settings.get("forecasts") then
      return ""
   end
   local function add(j, text)
      if text then
         out[#out + 1] = text
         methods[j.method] = true
      end
   end
   for _, target in ipairs(policy.list "targets") do
      local spec, j = figures.held(target.id), a.indicators[target.id .. "_forecast"]
      if spec and j and j.value then
         add(j, say { zh = "{name}预计{value}", en = "the {name} is expected to be {value}", name = inside(j.name), value = figures.written(spec, j.value) })
      end
   end
   local tasks = task_forecast(a)
   if tasks then
      add(tasks, task_ahead(tasks))
   end
   return #out > 0 and foreseen(p, out, say { zh = "，", en = "; " }, methods) or ""
end

return M
