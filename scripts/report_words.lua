--- Pieces of sentences: figures that never hide a miss, changes in words, counts of statuses.

local settings = require "settings"
local status = require "status"
local english = require "status_en"

local M = {}

--- A stored figure ("2100/23", "94.5") as a number; nil stays nil.
function M.number(text)
   if text == nil or text == "" or number.is(text) then
      return text ~= "" and text or nil
   end
   return number(text)
end

--- A figure with so many places; — when there is none. With a goal, one more digit as long as the rounded
--- figure stands on the other side of the goal than the exact one (93.96 % is never printed as 94.0 %).
function M.figure(x, places, goal)
   if x == nil then
      return "—"
   end
   x, places = number(x), places or settings.get("rate_places")
   if goal ~= nil then
      goal = number(goal)
      while places < 9 and ((x < goal) ~= (x:round(places) < goal) or (x > goal) ~= (x:round(places) > goal)) do
         places = places + 1
      end
   end
   return x:format(places)
end

--- A count without decimals, or with those it has.
function M.plain(x)
   if x == nil then
      return "—"
   end
   x = number(x)
   return x:tointeger() and tostring(x) or M.figure(x)
end

--- A figure that was given, with all its decimals.
function M.exact(x)
   local text = tostring(number(x))
   return text:find("/", 1, true) and M.figure(x) or text
end

--- A percent with its sign.
function M.percent(x, places, goal)
   return x == nil and "—" or M.figure(x, places, goal) .. "%"
end

--- Cubic metres as 万立方米, for sentences.
function M.wan(x, places)
   return x == nil and "—" or M.figure(number(x) / 10000, places or 2)
end

local units = { m3 = "立方米", ["m3/万元"] = "立方米/万元", km = "公里" }

--- A unit in words, for sentences.
function M.unit(unit)
   return units[unit] or unit or ""
end

--- 同比 in words: 下降8.9%, 提高0.5个百分点, 持平; — without a base. places: the least decimals.
function M.change(x, unit, rise, fall, places)
   if x == nil then
      return "—"
   end
   x = number(x)
   if x:eq(0) then
      return "持平"
   end
   places = places or settings.get("rate_places")
   local size = x:abs()
   while places < 9 and size:round(places):eq(0) do
      places = places + 1
   end
   return (x > 0 and (rise or "增长") or (fall or "下降")) .. size:format(places) .. (unit or "%")
end

--- Percentage points from 序时: 高于序时进度25.0个百分点 / 低于…/ 与序时进度持平.
function M.pace(gap)
   if gap == nil then
      return "—"
   end
   gap = number(gap)
   if gap:eq(0) then
      return "与序时进度持平"
   end
   return (gap > 0 and "高于" or "低于") .. "序时进度" .. M.figure(gap:abs()) .. "个百分点"
end

--- 同比 of an indicator in words; the matched set is named where it says something else.
function M.yearly(j)
   if j.change == nil then
      return "上年同期无可比数据"
   end
   local rise = j.change_unit == "个百分点" and "提高" or "增长"
   local text = "同比" .. M.change(j.change, j.change_unit, rise)
   if j.change_matched and M.change(j.change_matched, j.change_unit, rise) ~= M.change(j.change, j.change_unit, rise) then
      text = text .. "（两期均上报的" .. M.plain(j.matched) .. "户企业同比"
         .. M.change(j.change_matched, j.change_unit, rise) .. "）"
   end
   return text
end

--- Counts by status as a list: { "已完成5个", "滞后1个" }.
function M.count_list(counts, unit)
   local out = {}
   for _, s in ipairs(status.all) do
      local n = M.number(counts[s])
      if n and n > 0 then
         out[#out + 1] = s .. tostring(n) .. (unit or "个")
      end
   end
   return out
end

--- The same in English: { "Completed: 5", "Behind schedule: 1" }.
function M.count_list_en(counts)
   local out = {}
   for _, s in ipairs(status.all) do
      local n = M.number(counts[s])
      if n and n > 0 then
         out[#out + 1] = english[s] .. ": " .. tostring(n)
      end
   end
   return out
end

--- Counts as words: 已完成5个、滞后1个、数据缺失1个.
function M.counts(counts, unit)
   return table.concat(M.count_list(counts, unit), "、")
end

--- How many have a status, 0 when none.
function M.how_many(counts, name)
   local n = M.number(counts[name])
   return n and n:tointeger() or 0
end

--- Projects by stage: 完工1个、在建1个.
function M.stages(j)
   local out = {}
   local choices = require("stages").choices
   for i = #choices, 1, -1 do
      local stage = choices[i][1]
      local n = M.number(j.stages and j.stages[stage])
      if n and n > 0 then
         out[#out + 1] = stage .. tostring(n) .. "个"
      end
   end
   return table.concat(out, "、")
end

--- At most so many names, then 等n户.
function M.names(list, most, unit)
   if #list <= (most or #list) then
      return table.concat(list, "、")
   end
   return table.concat(list, "、", 1, most) .. "等" .. #list .. (unit or "户")
end

--- What an item's judgment rests on, in a few words: 11/12项, with stages or the first missing names.
function M.reason(j)
   local out = {}
   if j.detail then
      out[#out + 1] = j.detail
   elseif j.stages and next(j.stages) then
      out[#out + 1] = "任务" .. (j.goal_text and j.goal_text:gsub("%-", "～") or M.plain(j.goal)) .. (j.unit or "")
         .. "，" .. M.stages(j)
   elseif j.value and j.goal then
      out[#out + 1] = "完成" .. (j.value > j.goal and M.plain(j.value) .. (j.unit or "") .. "（任务" .. M.plain(j.goal) .. (j.unit or "") .. "）"
         or M.plain(j.value) .. "/" .. M.plain(j.goal) .. (j.unit or ""))
   elseif j.value then
      out[#out + 1] = M.figure(j.value, j.unit == "%" and settings.get("rate_places") or 0) .. M.unit(j.unit)
   end
   if #j.missing > 0 then
      out[#out + 1] = "数据缺失：" .. M.names(j.missing, 3, "项")
   end
   if j.note and j.note ~= "" then
      out[#out + 1] = j.note
   elseif j.none then
      out[#out + 1] = j.none
   end
   return table.concat(out, "；")
end

--- A light with its word, for black-and-white print: 绿●, 黄◐, 红○.
function M.light(j)
   local signs = { ["绿"] = "绿●", ["黄"] = "黄◐", ["红"] = "红○" }
   return signs[j.light or ""] or "—"
end

return M
