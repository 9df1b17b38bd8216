--- notice_figures: the water indicators in sentences: an official figure with the ledgers' sum beside it, 同比, the
--- distance from a goal, and who is left out for want of data.

local english = require "english"
local phrases = require "phrases"
local report = require "report"
local sources = require "sources"
local speech = require "say"

local plain, say = report.plain, speech.say

local M = {}

--- The policy's goal of the reuse rate, or nil.
function M.reuse_goal(p)
   for _, j in ipairs(report.targets(p)) do
      if j.id == "reuse" then
         return j.goal
      end
   end
   return nil
end

--- The distance of the reuse rate from its goal, never rounded to nothing.
function M.distance(j)
   local gap = j.value - j.goal
   if gap:eq(0) then
      return say { zh = "与目标持平", en = "on target" }
   end
   local size = report.size(gap, "个百分点")
   if gap > 0 then
      return say { zh = "高于目标{size}", en = "{size} above the target", size = size }
   end
   return say { zh = "距目标还差{size}", en = "{size} short of the target", size = size }
end

--- 同比 of the ledgers' sums, which stands beside an official figure too.
function M.ledger_change(j)
   return j.official and j.change_ledger or not j.official and j.change or nil
end

--- How many decimals a printed figure has.
local function decimals(text)
   local rest = text:match("%.(%d+)$")
   return rest and #rest or 0
end

--- An official figure with the ledgers' sum beside it and the difference, or the sum. spec: show(x), a figure with its unit;
--- gap(x, places), a difference; places(text), the decimals that a printed figure of it has.
local function both(j, spec)
   if not j.official then
      return spec.show(j.value)
   end
   local official = spec.show(j.official)
   local source = j.source and english.of(j.source):gsub("（", "〔"):gsub("）", "〕"):gsub("%(", "["):gsub("%)", "]")
   local text = say {
      zh = source and "{figure}（官方统计数，来源：{source}）" or "{figure}（官方统计数）",
      en = source and "{figure} (official figure; source: {source})" or "{figure} (official figure)", figure = official, source = source or "",
   }
   if not j.ledger then
      return text
   end
   local ledger, gap = spec.show(j.ledger), (j.official - j.ledger):abs()
   if gap:eq(0) then
      return say { zh = "{text}，企业台账汇总{ledger}，二者一致", en = "{text}, the same as the {ledger} of the enterprises’ ledgers", text = text, ledger = ledger }
   end
   return say { zh = "{text}，企业台账汇总{ledger}，二者相差{gap}", en = "{text}, against {ledger} by the enterprises’ ledgers, a difference of {gap}", text = text,
      ledger = ledger, gap = spec.gap(gap, math.max(spec.places(j.official), spec.places(j.ledger))), }
end

--- 同比 as a clause; where only the ledgers have a base, theirs.
local function yearly(j)
   if j.official and j.change == nil and j.change_ledger then
      return say { zh = "按企业台账汇总同比{change}", en = "{change} year on year by the enterprises’ ledgers", change = report.change(j.change_ledger, j.change_unit) }
   end
   return report.yearly(j)
end

--- The intensity beside the province's control value; "" where there is nothing to say.
local function controlled(target)
   if target.goal == nil then
      return say { zh = "省上管控指标未下达，不作判断", en = "not judged, as the province has not yet assigned a control value" }
   elseif target.value == nil or target.status == "数据缺失" then
      return english.of(target.note or "")
   end
   local goal = plain(target.goal)
   if target.value <= target.goal then
      return say { zh = "在省上管控指标（{goal}立方米/万元）以内", en = "within the province’s control value ({goal} m³ per CNY 10,000)", goal = goal }
   end
   return say { zh = "超出省上管控指标（{goal}立方米/万元）{size}", en = "{size} above the province’s control value ({goal} m³ per CNY 10,000)", goal = goal,
      size = report.size(target.value - target.goal, "立方米"), }
end

local function intensity_target(p)
   for _, j in ipairs(report.targets(p)) do
      if j.id == "intensity" then
         return j
      end
   end
   return nil
end

--- An indicator as a clause: its name, its figure (or that there is none), what else is said of it.
local function clause(name, value, ...)
   if value == nil then
      return say { zh = "{name}数据缺失", en = "data on {name} are missing", name = name }
   end
   return phrases.join { say { zh = "{name}{value}", en = "{name} was {value}", name = name, value = value }, ... }
end

local names = {
   intake = { zh = "规模以上工业取水量", en = "the water intake of industry above designated size" },
   reuse = { zh = "规模以上工业用水重复利用率", en = "the water reuse rate of industry above designated size" },
   intensity = { zh = "万元工业增加值用水量", en = "water use per CNY 10,000 of industrial added value" },
}

local function volumes()
   return { show = phrases.exact_volume, places = function(x) return decimals(report.wan(x)) end,
      gap = function(x, places)
         while places < 9 and (x / 10000):round(places):eq(0) do
            places = places + 1
         end
         return phrases.exact_volume(x, places)
      end, }
end

local function figures_of(unit, gap_unit, goal)
   local function show(x)
      return report.figure(x, nil, goal)
   end
   return { show = function(x) return show(x) .. unit end, places = function(x) return decimals(show(x)) end,
      gap = function(x, places) return report.size(x, gap_unit, places) end, }
end

--- The three core indicators in clauses without a full stop, those that are judged at all. of: indicators by id;
--- city: the goals are held against them.
function M.clauses(p, of, city)
   local intake, reuse, intensity = of.intake, of.reuse, of.intensity
   local out, goal, target = {}, M.reuse_goal(p), intensity_target(p)
   if intake then
      out[#out + 1] = clause(say(names.intake), intake.value and both(intake, volumes()), yearly(intake))
   end
   if reuse then
      out[#out + 1] = clause(say(names.reuse), reuse.value and both(reuse, figures_of("%", "个百分点", goal)), yearly(reuse),
         reuse.value and city and goal and M.distance { value = reuse.value, goal = goal } or "")
   end
   if intensity then
      local value = intensity.value and both(intensity, figures_of(say { zh = "立方米", en = "\u{A0}m³" }, "立方米", target and target.goal))
      local basis = intensity.basis and english.of(intensity.basis) or say { zh = "价格口径未注明", en = "basis of prices not stated" }
      out[#out + 1] = clause(say(names.intensity), value and value .. (city and say { zh = "（{basis}）", en = " ({basis})", basis = basis } or ""),
         yearly(intensity), city and target and controlled(target) or "")
   end
   return out
end

--- The three core indicators of the city, one sentence each; "" when the policy has none.
function M.indicators(p, city)
   local of = city.indicators
   if of.intake and of.reuse and of.intensity and #M.present(of) == 0 then
      return say { zh = "规模以上工业取水量、规模以上工业用水重复利用率和万元工业增加值用水量数据均缺失。",
         en = "Data on the water intake and the water reuse rate of industry above designated size and on water use per CNY 10,000 of industrial"
            .. " added value are all missing.", }
   end
   local out = {}
   for i, text in ipairs(M.clauses(p, of, true)) do
      out[i] = phrases.stop(text)
   end
   return speech.sentences(out)
end

--- The city's intake by source in shares that add up to 100; "" where the policy doesn't measure it or nothing is taken in.
function M.sources(city)
   local j = city.indicators[sources.id]
   local amounts, out, apart, one = {}, {}, nil, nil
   for i, part in ipairs(j and j.parts or {}) do
      amounts[i] = part.value
   end
   if #amounts == 0 or number.sum(amounts):eq(0) then
      return ""
   end
   for i, share in ipairs(fmt.shares(amounts)) do
      local part = j.parts[i]
      if part.label == sources.apart then
         apart = share
      elseif part.value > 0 then
         one = english.of(part.label)
         out[#out + 1] = say { zh = "{source}占{share}", en = "{source} {share}", source = one, share = share }
      end
   end
   if #out == 1 and not apart then
      return say { zh = "企业台账汇总取水量全部为{source}。", en = "By the enterprises’ ledgers, all of the intake was {source}.", source = one }
   end
   return say {
      zh = "企业台账汇总取水量按水源分，{list}" .. (apart and "，{n}户企业各水源之和与取水量不符、水源未分清的占{apart}" or "") .. "。",
      en = "By source, the intake in the enterprises’ ledgers was made up as follows: {list}"
         .. (apart and "; for {n:enterprise}, whose sources do not add up to the intake, it is unclear ({apart})" or "") .. ".",
      list = out, n = apart and #j.names or 0, apart = apart or "",
   }
end

--- Official figures that could not be taken, with the reason: one clause each.
function M.unusable(of)
   local out = {}
   for _, id in ipairs { "intake", "added_value", "reuse", "intensity" } do
      local j = of[id]
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
   for _, id in ipairs { "intake", "reuse", "intensity" } do
      local j = of[id]
      official = official or (j and j.official ~= nil)
      for _, name in ipairs(j and j.missing or {}) do
         if not seen[name] then
            seen[name] = true
            left[#left + 1] = name
         end
      end
   end
   return left, official
end

--- Who is left out for want of data: whole areas by how many enterprises, the others by name; "" when no one is.
local function who_lacks(names_left, areas)
   local whole, out, rest = {}, {}, {}
   for _, a in ipairs(areas or {}) do
      local of = left_out(a.indicators)
      if #M.present(a.indicators) == 0 and #of > 0 then
         out[#out + 1] = say { zh = "{area}{n}户企业数据均不全", en = "the data of all {n:enterprise} of {area} are incomplete", area = english.of(a.name), n = #of }
         for _, name in ipairs(of) do
            whole[name] = true
         end
      end
   end
   for _, name in ipairs(names_left) do
      if not whole[name] then
         rest[#rest + 1] = name
      end
   end
   if #rest > 0 then
      out[#out + 1] = say { zh = "{who}有关数据不全", en = "data of {who} are incomplete",
         who = #rest > 6 and report.names(rest, 6, "户企业") or phrases.counted(rest, "户企业", "enterprise"), }
   end
   return phrases.join(out)
end

--- Where the figures come from and who is left out of them. place: the attachment that lists what is missing, or nil; areas: each
--- with its indicators, so that one without any data is named as a whole.
function M.basis(of, place, areas)
   local who, official = left_out(of)
   local lost = phrases.join(M.unusable(of))
   local out = { phrases.stop(lost) }
   if not official and #M.present(of) > 0 then
      out[1] = lost ~= "" and say { zh = "以上均为企业台账汇总数，{lost}。", en = "All of these are sums of the enterprises’ ledgers; {lost}.", lost = lost }
         or say { zh = "以上均为企业台账汇总数，全市官方统计数未提供。",
            en = "All of these are sums of the enterprises’ ledgers; no official figures for the city have been provided.", }
   end
   if #who > 0 then
      out[2] = say {
         zh = "{who}，未计入相应指标" .. (place and "（见{place}）" or "") .. "。",
         en = "{Who}, and they are left out of the indicators concerned" .. (place and " (see {place})" or "") .. ".",
         who = who_lacks(who, areas), Who = speech.capital(who_lacks(who, areas)), place = place or "",
      }
   end
   return speech.sentences(out)
end

--- Those of the core indicators that have a value.
function M.present(of)
   local out = {}
   for _, id in ipairs { "intake", "reuse", "intensity" } do
      if of[id] and of[id].value then
         out[#out + 1] = of[id]
      end
   end
   return out
end

return M
