--- notice_change: why intake changed on the year before, and what the targets may come to by the year's end, in sentences.

local decomposition = require "decomposition"
local policy = require "policy_data"
local report = require "report"
local settings = require "settings"

local plain = report.plain

local M = {}

local zero = number(0)
local places = 2 -- decimals of 万立方米, as the intake itself is printed

--- 增加67.68万立方米 / 减少0.18万立方米; what rounds to nothing is said to be less than the last place.
local function moved(x)
   if x:eq(0) then
      return "增减不足0.01万立方米"
   end
   return (x > zero and "增加" or "减少") .. x:abs():format(places) .. "万立方米"
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
   output = { "产出增长", "产出下降" }, structure = { "产出向用水强度较高的企业转移", "产出向用水强度较低的企业转移" },
   intensity = { "企业用水强度上升", "企业用水强度下降" }, came = { "新增企业用水" }, went = { nil, "企业退出" },
}

local unsound = "主要受数据不可比、不全影响，不宜据此评价节水成效"

--- The part that moved most in the direction of the whole: 主要原因是企业用水强度下降. What no cause can be given for is no cause,
--- nor is anything else one where it alone makes up the change.
local function main_cause(of, change)
   local most, unknown = nil, (of.incomparable or zero) + (of.gaps or zero)
   if (unknown > zero) == (change > zero) and unknown:abs() >= change:abs() then
      return unsound
   end
   for _, part in ipairs(decomposition.parts) do
      local x = of[part[1]]
      if x and (x > zero) == (change > zero) and (not most or x:abs() > of[most]:abs()) then
         most = part[1]
      end
   end
   local words = causes[most]
   if words then
      return "主要原因是" .. words[change > zero and 1 or 2]
   end
   return unsound
end

--- 新增企业1户增加14.04万立方米; nil without one.
local function group(j, of, key, label)
   return of[key] and label .. plain(j.counts[key]) .. "户" .. moved(of[key]) or nil
end

local function joined(list)
   return #list > 0 and "；" .. table.concat(list, "、") or ""
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
   return "连环替代法，增加值为" .. j.basis .. (constant and "" or "，产出效应、强度效应含价格变动影响") .. "，各项尾数已作平衡"
end

--- The sentences on the change of the city's intake, for a paragraph; {} where the policy doesn't measure it or there is no intake to
--- speak of. place: where the method stands ({ "见", ref, "注" }); nil: here.
function M.reasons(city, place)
   local j = city.indicators[decomposition.id]
   local intake = city.indicators.intake
   if not j or not intake or not intake.ledger then
      return {}
   elseif not j.parts then
      return { "取水量同比变化的构成因" .. j.note .. "，未作分解。" }
   end
   local of, change = parts(j)
   local out = { "企业台账汇总取水量同比" .. (change:eq(0) and "基本持平。" or moved(change) .. "，" .. main_cause(of, change) .. "。") }
   out[#out + 1] = "按因素分解（"
   table.move(place or { M.method(j) }, 1, place and #place or 1, #out + 1, out)
   out[#out + 1] = "），两期可比的" .. plain(j.matched) .. "户企业因产出变化" .. moved(of.output) .. "（产出效应），因产出结构变化"
      .. moved(of.structure) .. "（结构效应），因用水强度变化" .. moved(of.intensity) .. "（强度效应）"
      .. joined(present(group(j, of, "came", "新增或新纳入规模以上的企业"), group(j, of, "went", "关停或退出规模以上的企业")))
      .. joined(present(group(j, of, "incomparable", "增加值不可比企业"), group(j, of, "gaps", "有一期数据不全的企业"))) .. "。"
   return out
end

-- Forecasts --------------------------------------------------------------------------------------

--- How far the forecast falls short. year: the target's, which may be a later one.
local function short_of(j, year)
   if j.unit == "%" then
      return "预计" .. report.percent(j.value, nil, j.goal) .. "，低于" .. year .. "年目标" .. report.change(j.goal - j.value, "个百分点", "", "")
   elseif j.unit == "m3/万元" then
      return "预计" .. report.figure(j.value, nil, j.goal) .. "立方米，超出省上管控指标" .. report.change(j.value - j.goal, "立方米", "", "")
   end
   local unit = report.unit(j.unit)
   return "预计" .. plain(j.value) .. unit .. "，比" .. year .. "年目标少" .. plain(j.goal - j.value) .. unit
end

--- Targets that may be missed at the year's end, with the assumption; "" when none may, or setting forecasts is off.
function M.forecasts(p, city)
   local out, methods = {}, {}
   if not settings.get("forecasts") then
      return ""
   end
   for _, target in ipairs(policy.list "targets") do
      local j = city.indicators[target.id .. "_forecast"]
      if j and j.reaches == "否" then
         out[#out + 1] = j.name .. short_of(j, target.year)
         methods[j.method] = true
      end
   end
   if #out == 0 then
      return ""
   end
   local how = present(methods.share and "上半年实绩除以上年上半年占全年的比重", methods.pace and "本期数按序时进度")
   return "按" .. table.concat(how, "或") .. "推算，" .. p.year .. "年全年" .. table.concat(out, "；")
      .. "。以上为预计数，只供调度参考，不作为完成情况的判断依据。"
end

return M
