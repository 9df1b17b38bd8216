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

--- The sentences on the change of intake, of the city or an area (report.city, report.area), for a paragraph; {} where the policy
--- doesn't measure it or there is no intake to speak of. place: where the method stands ({ "见", ref, "注" }); nil: here.
function M.reasons(picture, place)
   local j = picture.indicators[decomposition.id]
   local intake = picture.indicators.intake
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

local rows = {
   output = "产出变化（产出效应）", structure = "产出结构变化（结构效应）", intensity = "用水强度变化（强度效应）",
   came = "新增或新纳入规模以上的企业", went = "关停或退出规模以上的企业", incomparable = "增加值不可比企业", gaps = "有一期数据不全的企业",
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
         out[#out + 1] = { rows[key], plain(j.counts and j.counts[key] or j.matched), of[key]:format(places) }
      end
   end
   out[#out + 1] = { "取水量同比变化", "", change:format(places) }
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

--- How forecasts of these kinds were made: 按上半年实绩除以上年上半年占全年的比重推算. methods: set of data.method.
local function way(methods)
   local how = present(methods.share and "上半年实绩除以上年上半年占全年的比重", methods.pace and "本期数除以序时进度",
      methods.stage and "项目建设阶段与序时进度的比较")
   local last = table.remove(how)
   return "按" .. (#how > 0 and table.concat(how, "、") .. "和" or "") .. last .. "推算"
end

local caution = "以上为预计数，只供调度参考，不作为完成情况的判断依据。"

--- Targets and retrofit tasks that may be missed at the year's end, with the assumption; "" when none may, or setting forecasts is off.
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
   local tasks = city.indicators["6.3_forecast"]
   if tasks and tasks.reaches == "否" then
      out[#out + 1] = table.concat(tasks.behind, "、") .. "年度技改任务预计难以完成"
      methods[tasks.method] = true
   end
   if #out == 0 then
      return ""
   end
   return way(methods) .. "，" .. p.year .. "年全年" .. table.concat(out, "；") .. "。" .. caution
end

--- 年度技改任务预计完成0个，比任务数下限少1个
local function task_ahead(j)
   if not j.value then
      return nil
   elseif j.note then
      return "年度技改任务" .. j.note:gsub("^部分", "因部分"):gsub("，能否完成无法预计$", "，能否完成难以预计")
   end
   local count = j.value:eq(0) and "无项目完成" or "完成" .. plain(j.value) .. "个"
   return "年度技改任务预计" .. count .. "，"
      .. (j.reaches == "否" and "比任务数下限少" .. plain(j.goal - j.value) .. "个" or "可以完成任务")
end

--- What an area may come to by the year's end, with the assumption: its reuse rate, intensity and retrofit task; "" when there is
--- nothing to say, or setting forecasts is off. The city's targets set an area no goal.
function M.area_forecasts(p, a)
   local out, methods = {}, {}
   if not settings.get("forecasts") then
      return ""
   end
   local function say(j, text)
      if text then
         out[#out + 1] = text
         methods[j.method] = true
      end
   end
   local reuse, intensity, tasks = a.indicators.reuse_forecast, a.indicators.intensity_forecast, a.indicators["6.3_forecast"]
   if reuse and reuse.value then
      say(reuse, reuse.name .. "预计" .. report.percent(reuse.value))
   end
   if intensity and intensity.value then
      say(intensity, intensity.name .. "预计" .. report.figure(intensity.value) .. "立方米")
   end
   if tasks then
      say(tasks, task_ahead(tasks))
   end
   if #out == 0 then
      return ""
   end
   return way(methods) .. "，" .. p.year .. "年全年" .. table.concat(out, "，") .. "。" .. caution
end

return M
