--- notice_figures: the indicators in sentences: an official figure with the ledgers' sum beside it, 同比, the
--- distance from a goal, and who is left out for want of data.

local english = require "english"
local phrases = require "phrases"
local report = require "report"
local sources = require "sources"
local speech = require "say"

local list = require("indicator_list").list
local say = speech.say

local M = {}

--- The indicators that reports tell, in the list's order.
function M.told()
   local out = {}
   for _, spec in ipairs(list) do
      if spec.told then
         out[#out + 1] = spec
      end
   end
   return out
end

--- The indicator that is held against a target, or nil.
function M.held(id)
   for _, spec in ipairs(M.told()) do
      if spec.told.target == id then
         return spec
      end
   end
   return nil
end

local function target_of(p, spec)
   for _, j in ipairs(report.targets(p)) do
      if j.id == spec.told.target then
         return j
      end
   end
   return nil
end

--- The goal of an indicator's target, or nil.
function M.goal(p, spec)
   return spec.told and spec.told.target and report.target_goal(p, spec.told.target)
end

--- A figure as columns print it, without its unit. goal: never rounded across it.
function M.show(spec, x, goal)
   return x == nil and "—" or report.figure(x / (spec.told.scale or 1), spec.told.places, goal)
end

--- An official figure as it was given: no more decimals than it has.
function M.given(spec, x, goal)
   return x == nil and "—" or report.given(x / (spec.told.scale or 1), spec.told.places, goal)
end

--- A unit of the project's as it follows a figure.
local function after(unit)
   local word = english.given(unit)
   return fmt.language() == "en" and word ~= "%" and "\u{A0}" .. word or word
end

--- How many decimals a printed figure has.
local function decimals(text)
   local rest = text:match("%.(%d+)$")
   return rest and #rest or 0
end

--- A printed figure of a scaled unit with that unit: 1014.77万立方米; in English written out where the unit has English, which is then
--- that of the single one: 10.1477 million m³.
local function with_unit(spec, shown)
   local told = spec.told
   if told.scale and fmt.language() == "en" and type(told.unit) == "table" and told.unit.en then
      return phrases.written_out(number((shown:gsub(",", ""))) * told.scale) .. after(told.unit)
   end
   return shown .. after(told.unit)
end

--- A figure as sentences print it, with its unit.
function M.written(spec, x, goal)
   return with_unit(spec, M.show(spec, x, goal))
end

--- The size of a difference with its unit, never rounded to nothing. places: the least decimals, nil for the indicator's own.
function M.size(spec, x, places)
   if spec.points then
      return report.size(x, "个百分点", places)
   end
   local size = number(x):abs() / (spec.told.scale or 1)
   places = places or spec.told.places
   return with_unit(spec, report.size(size, "", places))
end

--- The distance from a goal that is to be reached, never rounded to nothing.
function M.distance(spec, value, goal)
   local gap = value - goal
   if gap:eq(0) then
      return say { zh = "与目标持平", en = "on target" }
   end
   local size = M.size(spec, gap)
   if gap > 0 then
      return say { zh = "高于目标{size}", en = "{size} above the target", size = size }
   end
   return say { zh = "距目标还差{size}", en = "{size} short of the target", size = size }
end

--- 同比 of the ledgers' sums, which stands beside an official figure too.
function M.ledger_change(j)
   return j.official and j.change_ledger or not j.official and j.change or nil
end

--- A source as it stands inside brackets; nil where none is given.
local function in_brackets(source)
   return source and source ~= "" and english.of(source):gsub("（", "〔"):gsub("）", "〕"):gsub("%(", "["):gsub("%)", "]") or nil
end

--- 同比 of a figure as a clause.
local function yearly(j)
   if j.change == nil and j.change_ledger == nil and not j.no_change then
      return say { zh = "上年同期无可比数据", en = "with no comparable data for the same period of the previous year" }
   end
   return j.official and report.yearly_alone(j) or report.yearly(j)
end

--- An official figure, the ledgers' sum beside it, each with its own 同比, and the difference: the enterprises known in both periods are
--- the ledgers'. figure: the official one; alone: that there is no base is said elsewhere.
local function both(j, spec, goal, figure, alone)
   local shown, gap = M.show(spec, j.ledger, goal), (j.official - j.ledger):abs()
   local of_ledgers = not alone and j.change_ledger and report.yearly { change = j.change_ledger, change_unit = j.change_unit,
      change_matched = j.change_matched, matched = j.matched, } or ""
   local of_official = not alone and (j.change or not j.change_ledger) and yearly(j) or ""
   local text = phrases.join { figure, of_official }
   if gap:eq(0) then
      return say { zh = "{text}；企业台账汇总数与之一致" .. (of_ledgers ~= "" and "，{change}" or ""),
         en = "{text}; the total of the enterprises’ ledgers is the same" .. (of_ledgers ~= "" and ", {change}" or ""), text = text, change = of_ledgers, }
   end
   return say { zh = "{text}；企业台账汇总{ledger}；二者相差{gap}", en = "{text}; by the enterprises’ ledgers {ledger}; the difference is {gap}",
      text = text, ledger = phrases.join { with_unit(spec, shown), of_ledgers },
      gap = M.size(spec, gap, math.max(decimals(j.official and M.given(spec, j.official, goal) or shown), decimals(shown))), }
end

--- An indicator's figure with its 同比: an official one with its source and the ledgers' beside it, or the ledgers' alone. basis: of
--- its prices, nil: not said; alone: that there is no base is said elsewhere.
local function figured(j, spec, goal, basis, alone)
   if not j.official then
      return phrases.join { M.written(spec, j.value, goal) .. (basis and say { zh = "（{basis}）", en = " ({basis})", basis = basis } or ""),
         alone and "" or yearly(j), }
   end
   local source = in_brackets(j.source)
   local figure = say {
      zh = "{figure}（官方统计数" .. (source and "，来源：{source}" or "") .. (basis and "，{basis}" or "") .. "）",
      en = "{figure} (official figure" .. (source and "; source: {source}" or "") .. (basis and "; {basis}" or "") .. ")",
      figure = with_unit(spec, M.given(spec, j.official, goal)), source = source or "", basis = basis or "",
   }
   return j.ledger and both(j, spec, goal, figure, alone) or phrases.join { figure, alone and "" or yearly(j) }
end

--- At a year's end the whole year's judgment of an indicator, that the half-year's is told beside; nil where there is none.
local function of_year(p, spec, of)
   local j = p.half == 2 and of[spec.id .. "_year"] or nil
   return j and j.value and j or nil
end

--- An indicator beside the limit it is to be kept in; "" where there is nothing to say. beside: a ledgers' sum stands beside its figure.
local function controlled(spec, target, beside)
   local told = spec.told
   local limit = english.given(told.limit)
   if target.goal == nil and target.status ~= "数据缺失" then
      return say { zh = "{limit}未下达，不作判断", en = "it is not judged, as {limit} has not yet been assigned", limit = limit }
   end
   local goal = target.goal and report.exact(target.goal) .. after(told.limit_unit or told.unit)
   if target.value == nil or target.status == "数据缺失" then
      return goal and say { zh = "{limit}为{goal}，{why}", en = "{limit} is {goal}; {why}", limit = limit, goal = goal, why = english.of(target.note or "") }
         or english.of(target.note or "")
   end
   local who = beside and say { zh = "官方统计数", en = "the official figure is " } or ""
   if target.value <= target.goal then
      return say { zh = "{who}在{limit}（{goal}）以内", en = "{who}within {limit} ({goal})", who = who, limit = limit, goal = goal }
   end
   return say { zh = "{who}超出{limit}（{goal}）{size}", en = "{who}{size} above {limit} ({goal})", who = who, limit = limit, goal = goal,
      size = M.size(spec, target.value - target.goal), }
end

--- An indicator's name inside a sentence.
function M.name(spec)
   return fmt.language() == "en" and spec.told and spec.told.name_en or english.of(spec.label)
end

--- An indicator as a clause: its name, its figure (or that there is none), what else is said of it. alone: that none has a base is
--- said of all together.
local function clause(p, spec, of, city, alone)
   local j = of[spec.id]
   local name, goal = M.name(spec), M.goal(p, spec) -- an area's document reads no more of a target than its goal
   if j.value == nil and j.status == "不适用" then
      return say { zh = "{name}不适用", en = "{name}: not applicable", name = name }
   elseif j.value == nil then
      return say { zh = "{name}数据缺失", en = "data on {name} are missing", name = name }
   end
   local year, tail, mark = of_year(p, spec, of), "", "，"
   local basis = city and spec.told.basis and (j.basis and english.of(j.basis) or say { zh = "价格口径未注明", en = "basis of prices not stated" }) or nil
   if city and spec.told.limit then
      local target, last = target_of(p, spec), year or j -- what is held against it
      local beside = last.official ~= nil and last.ledger ~= nil
      tail = target and controlled(spec, target, beside) or ""
      mark = (beside or target and (target.goal == nil or target.status == "数据缺失")) and "；" or mark
   elseif city and goal then
      tail = M.distance(spec, (year or j).value, goal)
   end
   local said = say { zh = "{name}{half}{value}", en = "{name}{half} was {value}", name = name, value = figured(j, spec, goal, basis, alone),
      half = p.half == 2 and say { zh = "下半年", en = " in the second half of the year" } or "", }
   local whole = year and say { zh = "全年{value}", en = "in the whole year {value}", value = figured(year, spec, goal, nil, alone) } or ""
   return phrases.join({ phrases.join({ said, whole }, say { zh = "；", en = "; " }), tail }, mark)
end

--- The core indicators in clauses without a full stop, those that are judged at all. of: indicators by id;
--- city: the goals are held against them.
function M.clauses(p, of, city)
   local out, names, all = {}, {}, true
   for i, spec in ipairs(M.told()) do
      names[i], all = M.name(spec), all and of[spec.id] ~= nil
   end
   if all and #names > 1 and #M.present(of) == 0 then -- said of all at once
      return { say { zh = "{names}数据均缺失", en = "data on {names} are all missing", names = fmt.list(names, say { zh = "和", en = "and" }) } }
   end
   local present, based = M.present(of), false
   for _, j in ipairs(present) do
      based = based or j.change ~= nil or j.change_ledger ~= nil
   end
   local alone = #present > 1 and not based
   for _, spec in ipairs(M.told()) do
      local j = of[spec.id]
      if j then
         out[#out + 1] = clause(p, spec, of, city, alone)
      end
   end
   if alone then
      out[#out + 1] = say { zh = "以上指标上年同期均无可比数据", en = "none of these indicators has comparable data for the same period of the previous year" }
   end
   return out
end

--- The core indicators of the city, one sentence each; "" when the policy has none.
function M.indicators(p, city)
   local out = {}
   for i, text in ipairs(M.clauses(p, city.indicators, true)) do
      out[i] = phrases.stop(text)
   end
   return speech.sentences(out)
end

local function values(parts, more)
   local out = {}
   for i, part in ipairs(parts) do
      out[i] = part.value
   end
   out[#out + 1] = more
   return out
end

--- The parts of the intake by a division that are known, { label =, value = } each, and what is not clear (nil: all is);
--- nil where the policy doesn't measure it or nothing is taken in.
local function parted(of, division)
   local j = of[division.id]
   local out, apart = {}, nil
   for _, part in ipairs(j and j.parts or {}) do
      if part.label == division.apart then
         apart = part.value
      else
         out[#out + 1] = part
      end
   end
   if #out == 0 or number.sum(values(out)):eq(0) then
      return nil
   end
   return out, apart
end

--- Parts in shares that add up to 100: 地表水占8.8%、地下水占41.1%.
local function shared(parts, shares)
   local out = {}
   for i, part in ipairs(parts) do
      if part.value > 0 then
         local name = english.of(part.label):gsub("^water for ", "")
         out[#out + 1] = say { zh = "{part}占{share}", en = "{part} {share}", part = name, share = shares[i] }
      end
   end
   return out
end

--- The city's intake by source, as a sentence; what is not clear is a part of its own.
local function by_source(p, of)
   local division = sources.by_source
   local parts, apart = parted(of, division)
   if not parts then
      return ""
   end
   local shares = fmt.shares(values(parts, apart))
   local told = shared(parts, shares)
   if #told == 1 and not apart then
      for _, part in ipairs(parts) do
         if part.value > 0 then
            return say { zh = "{half}企业台账汇总取水量全部为{source}。",
               en = "According to the enterprises’ ledgers, all of the intake {half}was {source}.", source = english.of(part.label),
               half = phrases.of_half(p), }
         end
      end
   end
   return say {
      zh = "{half}企业台账汇总取水量按水源分，{list}" .. (apart and "，另有{n}户企业各水源之和与取水量不符、水源未分清，其取水量占{apart}" or "") .. "。",
      en = "By source, the intake {half}in the enterprises’ ledgers was made up as follows: {list}"
         .. (apart and "; the source is unclear for {n:enterprise} whose sources do not add up to the intake ({apart})" or "") .. ".",
      half = phrases.of_half(p), list = told, n = apart and #of[division.id].names or 0, apart = apart and shares[#parts + 1] or "",
   }
end

--- What the divisions that not every enterprise is asked for are called: 分清用途的44户企业, the 44 enterprises that tell their uses apart.
local ways = {
   intake_uses = { by = { "按用途分", "by use" }, clear = { "分清用途", "uses" } },
   intake_stages = { by = { "按生产环节分", "by stage of production" }, clear = { "分清生产环节", "stages of production" } },
}

--- The city's intake by a division that not every enterprise gives, as a clause: the shares are of those who do. before: the
--- names of those who were left out in the clause before, for whom it is not said again.
local function by_way(of, division, before)
   local j, way = of[division.id], ways[division.id]
   local parts, apart = parted(of, division)
   if not parts then
      return nil
   end
   local told, lacking = shared(parts, fmt.shares(values(parts))), table.concat(j.names or {}, "、")
   if not apart or lacking == before then
      return say { zh = "{by}，{list}", en = "{by}, {list}", by = speech.word(way.by[1], way.by[2]), list = told }, lacking
   end
   return say {
      zh = "{clear}的{n}户企业取水量占{share}，其中{list}",
      en = "the {n:enterprise} reporting {clear} separately {n?accounts/account} for {share} of the intake: {list}",
      clear = speech.word(way.clear[1], way.clear[2]), n = j.count - #j.names, share = phrases.rate(j.value - apart, j.value), list = told,
   }, lacking
end

--- The city's intake by source, by use and by stage of production; "" where the policy measures none of it. And whether that
--- is enough for a paragraph of its own.
function M.divisions(city)
   local clauses, before = {}, nil
   for _, division in ipairs(sources.list) do
      if ways[division.id] then
         clauses[#clauses + 1], before = by_way(city.indicators, division, before)
      end
   end
   return speech.sentences { by_source(city.period, city.indicators), phrases.sentence(clauses, "；") }, #clauses > 0
end

--- The core indicators of a notice, a text for each paragraph: the indicators; where the water comes from and goes to; why the intake
--- changed (reasons) and where the figures come from. place: as for M.basis.
function M.core(p, city, reasons, place)
   local divided, long = M.divisions(city)
   local basis = M.basis(p, city.indicators, place, city.areas)
   local told, why = { M.indicators(p, city), long and "" or divided }, { reasons, basis }
   if reasons == "" then -- where nothing is explained, the basis is no paragraph of its own
      told[3], why = basis, {}
   end
   return { speech.sentences(told), long and divided or "", speech.sentences(why) }
end

--- Official figures that could not be taken, with the reason: one clause each.
function M.unusable(of)
   local out = {}
   for _, spec in ipairs(list) do
      local j = of[spec.id]
      if j and j.official_unusable then
         out[#out + 1] = say { zh = "{label}的官方统计数因{why}未采用", en = "the official figure of {name} is not used because of {why}", label = j.label,
            name = english.of(j.label), why = english.of(j.official_unusable), }
      end
   end
   return out
end

--- Enterprises left out of the core indicators, each named once; and whether any indicator has an official figure.
local function left_out(of)
   local seen, left, official = {}, {}, false
   local function take(names)
      for _, name in ipairs(names or {}) do
         if not seen[name] then
            seen[name] = true
            left[#left + 1] = name
         end
      end
   end
   for _, spec in ipairs(M.told()) do
      local j, year = of[spec.id], of[spec.id .. "_year"]
      official = official or (j and j.official ~= nil)
      take(j and j.missing)
      take(j and j.value and year and year.value and year.missing) -- of the year's figure that is told beside
   end
   return left, official
end

--- Enterprises by name, with how many when there are three or more.
local function enterprises(names)
   if #names > 6 then
      return report.names(names, 6, "户企业")
   end
   return say { zh = #names > 2 and "{all}{n}户企业" or "{all}", en = #names > 2 and "{n:enterprise} ({all})" or "{all}", all = english.each(names), n = #names }
end

--- Whether an area has not handed in the ledger that the indicators are of.
local function silent(a)
   local of = {}
   for _, spec in ipairs(M.told()) do
      of[require("ledgers." .. (spec.ledger or "monitoring")).label] = true
   end
   for _, j in ipairs(a.items) do
      for _, ledger in ipairs(j.absent and j.missing or {}) do
         if of[ledger] then
            return true
         end
      end
   end
   return false
end

--- Areas none of whose enterprises have data, and how many these are; and these enterprises as a set. Those that have not handed in the
--- ledger are told apart; areas alike are told together: 甲县6户企业均未报送数据，各县区62户企业均未报送数据.
local function blank_areas(areas)
   local groups, whole = { { silent = true, names = {}, n = 0 }, { silent = false, names = {}, n = 0 } }, {}
   for _, a in ipairs(areas or {}) do
      local of = left_out(a.indicators)
      if #M.present(a.indicators) == 0 and #of > 0 then
         local g = groups[silent(a) and 1 or 2]
         table.insert(g.names, a.name)
         g.n = g.n + #of
         for _, name in ipairs(of) do
            whole[name] = true
         end
      end
   end
   return groups, whole
end

--- Who is left out for want of data: whole areas by how many enterprises, the others by name; "" when no one is.
local function who_lacks(names_left, areas)
   local out, rest, told = {}, {}, nil
   local function of(kind) -- how English goes on: data are missing for A, and for B, and incomplete for C
      local begin = not told and "data are " .. kind .. " for " or told == kind and "and for " or "and " .. kind .. " for "
      told = kind
      return begin
   end
   local groups, whole = blank_areas(areas)
   for _, g in ipairs(groups) do
      if g.n > 0 then
         local all = g.n > 1 and "all {n:enterprise} of {area}" or "{n:enterprise} of {area}"
         out[#out + 1] = say { zh = (#g.names > 1 and #g.names < #project.areas and "{area}的{n}户企业" or "{area}{n}户企业")
            .. (g.silent and (g.n > 1 and "均" or "") .. "未报送数据" or "数据" .. (g.n > 1 and "均" or "") .. "不全"),
            en = of(g.silent and "missing" or "incomplete") .. all,
            area = phrases.places(g.names), n = g.n, }
      end
   end
   for _, name in ipairs(names_left) do
      if not whole[name] then
         rest[#rest + 1] = name
      end
   end
   if #rest > 0 then
      out[#out + 1] = say { zh = "{who}有关数据不全", en = of "incomplete" .. "{who}", who = enterprises(rest) }
   end
   return phrases.join(out)
end

--- Areas that have no directory of enterprises: whom the indicators leave out there is not known. named: enterprises told of already.
local function unlisted(areas, named)
   local names, told, label = {}, {}, areas and require("ledgers.enterprises").label
   for _, name in ipairs(named) do
      told[name] = true
   end
   for _, a in ipairs(areas or {}) do
      local lacks, found = #M.present(a.indicators) == 0, false
      for _, name in ipairs(left_out(a.indicators)) do
         lacks = lacks and not told[name]
      end
      for _, j in ipairs(lacks and a.items or {}) do
         for _, ledger in ipairs(j.absent and j.missing or {}) do
            found = found or ledger == label
         end
      end
      names[#names + 1] = found and a.name or nil
   end
   return #names > 0 and say { zh = "{who}未报送{ledger}，未计入以上指标。",
      en = "{Who}, which {n?has/have} not submitted the {ledger}, {n?is/are} not counted in these indicators.",
      who = phrases.places(names), Who = speech.capital(phrases.places(names)), n = #names, ledger = english.of(label), } or ""
end

--- Whether a whole year's official figure is told of beside the half-year's.
local function official_year(p, of)
   for _, spec in ipairs(M.told()) do
      local year = of[spec.id] and of[spec.id].value and of_year(p, spec, of)
      if year and year.official then
         return true
      end
   end
   return false
end

--- Where the figures come from and who is left out of them. place: the attachment that lists what is missing, or nil; areas: each
--- with its indicators, so that one without any data is named as a whole.
function M.basis(p, of, place, areas)
   local who, official = left_out(of)
   local lost = phrases.join(M.unusable(of))
   local out = { phrases.stop(lost) }
   if not official and #M.present(of) > 0 and official_year(p, of) then
      out[1] = say { zh = "除注明的官方统计数外，以上均为企业台账汇总数" .. (lost ~= "" and "，{lost}" or "") .. "。",
         en = "Except for what is given as an official figure, all of these are sums of the enterprises’ ledgers" .. (lost ~= "" and "; {lost}" or "") .. ".",
         lost = lost, }
   elseif not official and #M.present(of) > 0 then
      out[1] = lost ~= "" and say { zh = "以上均为企业台账汇总数，{lost}。", en = "All of these are sums of the enterprises’ ledgers; {lost}.", lost = lost }
         or say { zh = "以上均为企业台账汇总数，全市官方统计数未提供。",
            en = "All of these are sums of the enterprises’ ledgers; no official figures for the city have been provided.", }
   end
   if #who > 0 then
      out[2] = say {
         zh = "{who}，未计入相应指标" .. (place and "（见{place}）" or "") .. "。",
         en = "{Who}; these are left out of the indicators concerned" .. (place and " (see {place})" or "") .. ".",
         who = who_lacks(who, areas), Who = speech.capital(who_lacks(who, areas)), place = place or "",
      }
   end
   out[#out + 1] = #M.present(of) > 0 and unlisted(areas, who) or nil
   return speech.sentences(out)
end

--- Those of the core indicators that have a value.
function M.present(of)
   local out = {}
   for _, spec in ipairs(M.told()) do
      if of[spec.id] and of[spec.id].value then
         out[#out + 1] = of[spec.id]
      end
   end
   return out
end

return M
