--- notice_figures: the water indicators in sentences: an official figure with the ledgers' sum beside it, 同比, the
--- distance from a goal, and who is left out for want of data.

local phrases = require "phrases"
local report = require "report"
local sources = require "sources"

local plain = report.plain

local M = {}

--- The policy's goal of the reuse rate, or nil.
function M.reuse_goal(p)
   return report.goal(p, "reuse")
end

--- The distance of the reuse rate from its goal, never rounded to nothing.
function M.distance(j)
   local gap = j.value - j.goal
   if gap:eq(0) then
      return "与目标持平"
   end
   return (gap > 0 and "高于目标" or "距目标还差") .. report.change(gap:abs(), "个百分点", "", "")
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

--- An official figure with the ledgers' sum beside it and the difference, or the sum. spec: show, unit, scale, difference.
local function both(j, spec)
   if not j.official then
      return spec.show(j.value) .. spec.unit
   end
   local official = spec.show(j.official)
   local source = j.source and "，来源：" .. j.source:gsub("（", "〔"):gsub("）", "〕") or ""
   local text = official .. spec.unit .. "（官方统计数" .. source .. "）"
   if not j.ledger then
      return text
   end
   local ledger = spec.show(j.ledger)
   local places, other = decimals(official), decimals(ledger)
   local gap = (j.official - j.ledger):abs() / (spec.scale or 1)
   return text .. "，企业台账汇总" .. ledger .. spec.unit .. (gap:eq(0) and "，二者一致"
      or "，二者相差" .. report.change(gap, "", "", "", other > places and other or places) .. (spec.difference or spec.unit))
end

--- 同比 as a clause; where only the ledgers have a base, theirs.
local function yearly(j)
   if j.official and j.change == nil and j.change_ledger then
      return "，按企业台账汇总同比" .. report.change(j.change_ledger, j.change_unit, j.change_unit == "个百分点" and "提高" or "增长")
   end
   return "，" .. report.yearly(j)
end

--- The intensity beside the province's control value.
local function controlled(target)
   if target.goal == nil then
      return "，省上管控指标未下达，不作判断"
   elseif target.value == nil or target.status == "数据缺失" then
      return target.note and "，" .. target.note or ""
   end
   local goal = "省上管控指标（" .. plain(target.goal) .. "立方米/万元）"
   if target.value <= target.goal then
      return "，在" .. goal .. "以内"
   end
   return "，超出" .. goal .. report.change(target.value - target.goal, "立方米", "", "")
end

local function intensity_target(p)
   for _, j in ipairs(report.targets(p)) do
      if j.id == "intensity" then
         return j
      end
   end
   return nil
end

--- The three core indicators in clauses without a full stop, those that are judged at all. of: indicators by id;
--- city: the goals are held against them.
function M.clauses(p, of, city)
   local intake, reuse, intensity = of.intake, of.reuse, of.intensity
   local out, goal, control = {}, M.reuse_goal(p), report.goal(p, "intensity")
   local target = city and intensity_target(p) or nil
   if intake then
      out[#out + 1] = "规模以上工业取水量" .. (intake.value
         and both(intake, { show = report.wan, unit = "万立方米", scale = 10000 }) .. yearly(intake) or "数据缺失")
   end
   if reuse then
      local function show(x)
         return report.figure(x, nil, goal)
      end
      out[#out + 1] = "规模以上工业用水重复利用率" .. (reuse.value and both(reuse, { show = show, unit = "%", difference = "个百分点" })
         .. yearly(reuse) .. (city and goal and "，" .. M.distance { value = reuse.value, goal = goal } or "") or "数据缺失")
   end
   if intensity then
      local function show(x)
         return report.figure(x, nil, control)
      end
      out[#out + 1] = "万元工业增加值用水量" .. (intensity.value and both(intensity, { show = show, unit = "立方米" })
         .. (city and "（" .. (intensity.basis or "价格口径未注明") .. "）" or "") .. yearly(intensity)
         .. (target and controlled(target) or "") or "数据缺失")
   end
   return out
end

--- The three core indicators of the city, one sentence each; "" when the policy has none.
function M.indicators(p, city)
   local of = city.indicators
   if of.intake and of.reuse and of.intensity and #M.present(of) == 0 then
      return "规模以上工业取水量、规模以上工业用水重复利用率和万元工业增加值用水量数据均缺失。"
   end
   local clauses = M.clauses(p, of, true)
   return #clauses > 0 and table.concat(clauses, "。") .. "。" or ""
end

--- The city's intake by source in shares that add up to 100; "" where the policy doesn't measure it or nothing is taken in.
function M.sources(city)
   local j = city.indicators[sources.by_source.id]
   local amounts, out, apart, one = {}, {}, "", nil
   for i, part in ipairs(j and j.parts or {}) do
      amounts[i] = part.value
   end
   if #amounts == 0 or number.sum(amounts):eq(0) then
      return ""
   end
   for i, share in ipairs(fmt.shares(amounts)) do
      local part = j.parts[i]
      if part.label == sources.by_source.apart then
         apart = "，" .. #j.names .. "户企业各水源之和与取水量不符、水源未分清的占" .. share
      elseif part.value > 0 then
         out[#out + 1], one = part.label .. "占" .. share, part.label
      end
   end
   if #out == 1 and apart == "" then
      return "企业台账汇总取水量全部为" .. one .. "。"
   end
   return "企业台账汇总取水量按水源分，" .. table.concat(out, "、") .. apart .. "。"
end

--- Official figures that could not be taken, with the reason: one clause each.
function M.unusable(of)
   local out = {}
   for _, id in ipairs { "intake", "added_value", "reuse", "intensity" } do
      local j = of[id]
      if j and j.official_unusable then
         out[#out + 1] = j.label .. "的官方统计数因" .. j.official_unusable .. "未采用"
      end
   end
   return out
end

--- Enterprises left out of the core indicators, each named once; and whether any indicator has an official figure.
local function left_out(of)
   local seen, names, official = {}, {}, false
   for _, id in ipairs { "intake", "reuse", "intensity" } do
      local j = of[id]
      official = official or (j and j.official ~= nil)
      for _, name in ipairs(j and j.missing or {}) do
         if not seen[name] then
            seen[name] = true
            names[#names + 1] = name
         end
      end
   end
   return names, official
end

--- Who is left out for want of data: whole areas by how many enterprises, the others by name; "" when no one is.
local function who_lacks(names, areas)
   local whole, out, rest = {}, {}, {}
   for _, a in ipairs(areas or {}) do
      local of = left_out(a.indicators)
      if #M.present(a.indicators) == 0 and #of > 0 then
         out[#out + 1] = a.name .. #of .. "户企业数据均不全"
         for _, name in ipairs(of) do
            whole[name] = true
         end
      end
   end
   for _, name in ipairs(names) do
      if not whole[name] then
         rest[#rest + 1] = name
      end
   end
   if #rest > 0 then
      out[#out + 1] = (#rest > 6 and report.names(rest, 6, "户企业") or phrases.counted(rest, "户企业")) .. "有关数据不全"
   end
   return table.concat(out, "，")
end

--- Where the figures come from and who is left out of them. place: the attachment that lists what is missing, or nil; areas: each
--- with its indicators, so that one without any data is named as a whole.
function M.basis(of, place, areas)
   local names, official = left_out(of)
   local lost = table.concat(M.unusable(of), "，")
   local text = lost ~= "" and lost .. "。" or ""
   if not official and #M.present(of) > 0 then
      text = "以上均为企业台账汇总数" .. (lost ~= "" and "，" .. lost or "，全市官方统计数未提供") .. "。"
   end
   if #names > 0 then
      text = text .. who_lacks(names, areas) .. "，未计入相应指标" .. (place and "（见" .. place .. "）" or "") .. "。"
   end
   return text
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
