--- From a measured share to a status, by judgments the policy's words allow. All comparisons are exact.
---
--- f is what is surely done, up what it would be if everything missing were done: a status is given only
--- when the missing data cannot change it; otherwise it is 数据缺失. Nothing missing is ever counted as done.

local settings = require "settings"

local M = {}

local zero, one, hundred = number(0), number(1), number(100)

--- Worst first, for roll-ups of required items; what is not listed never enters one.
M.order = { "逾期", "未启动", "滞后", "数据缺失", "达序时", "已完成" }
M.gradual_order = { "无进展", "数据缺失", "有进展" }
M.encouraged_order = { "已开展", "数据缺失", "未开展" }
--- Every status, in the order lists print their counts.
M.all = {
   "已完成", "达序时", "滞后", "逾期", "未启动", "有进展", "无进展", "已开展", "未开展",
   "待认定", "指标未下达", "未到期", "数据缺失", "不适用",
}
--- Statuses that a notice names as behind.
M.behind = { ["滞后"] = true, ["逾期"] = true, ["未启动"] = true }

local function months(date)
   return number(tonumber(date:sub(1, 4))) * 12 + tonumber(date:sub(6, 7))
end

--- 序时: the share of the work that should be done by the as-of day.
--- rule.cycle: half, year, milestone (from start to its due day), gradual (nil).
function M.expected(rule, book, start)
   if rule.cycle == "half" then
      return one
   elseif rule.cycle == "year" then
      return number(book.period.months) / 12
   elseif rule.cycle == "milestone" then
      -- From the start's month to the due day's, both full months; the as-of day is a month's end.
      local first = months(rule.start or start)
      local share = (months(book.as_of) - first + 1) / (months(rule.due) - first + 1)
      if share > 1 then
         return one
      end
      return share < 0 and zero or share
   end
   return nil
end

--- Status of required work. f: share done; up: share if all that is missing were done (default f);
--- pace: share that counts against 序时 (default f; differs for projects in stages), pace_up likewise (default up). begun: something
--- is surely done, though not how much of the whole.
function M.required(spec)
   local f, up = spec.f, spec.up or spec.f
   local pace, pace_up = spec.pace or f, spec.pace_up or up
   if f >= one then
      return "已完成"
   end
   if spec.overdue then
      return up >= one and "数据缺失" or "逾期"
   end
   if pace >= spec.expected then
      return "达序时"
   end
   if pace_up >= spec.expected or up >= one then
      return "数据缺失"
   end
   if pace > zero or spec.begun then
      return "滞后"
   end
   return pace_up > zero and "数据缺失" or "未启动"
end

--- Percentage points between the pace and 序时; below zero is behind.
function M.gap(pace, expected)
   return (pace - expected) * hundred
end

--- A gap that a rule of setting lights gives: a figure, or the name of the setting that holds it.
local function points(x)
   return settings.defaults[x] and settings.number(x) or number(x)
end

local function fits(rule, status, gap)
   if rule.status ~= status then
      return false
   elseif rule.over then
      return gap ~= nil and -gap > points(rule.over)
   elseif rule.from then
      return gap ~= nil and -gap >= points(rule.from)
   end
   return true
end

--- 红、黄、绿 or "" by the status and the gap in percentage points: the first rule of setting lights that fits. A rule names a
--- status and a light, and may want the gap below 序时 to be over so many points, or so many (from).
function M.light(status, gap)
   for _, rule in ipairs(settings.get("lights")) do
      if fits(rule, status, gap) then
         return rule.light
      end
   end
   return ""
end

local colours = { ["红"] = true, ["黄"] = true, ["绿"] = true }

--- An error when a rule of setting lights names no status or no light that there is.
function M.check_lights()
   local known = {}
   for _, name in ipairs(M.all) do
      known[name] = true
   end
   for i, rule in ipairs(settings.get("lights")) do
      if not known[rule.status] or not colours[rule.light] then
         error("settings.lights: rule " .. i .. " gives " .. tostring(rule.status) .. " the light " .. tostring(rule.light)
            .. "; a status (滞后 …) and 红, 黄 or 绿 are wanted", 0)
      end
   end
end

--- The first status of `order` found in `found` (status → count), or nil.
function M.first(order, found)
   for _, status in ipairs(order) do
      if (found[status] or 0) > 0 then
         return status
      end
   end
   return nil
end

--- Counts as a sentence's piece: 已完成5个、滞后1个、数据缺失1个.
function M.counts_text(found, unit)
   local out = {}
   for _, status in ipairs(M.all) do
      if (found[status] or 0) > 0 then
         out[#out + 1] = status .. tostring(found[status]) .. (unit or "个")
      end
   end
   return table.concat(out, "、")
end

return M
