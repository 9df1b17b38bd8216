--- From areas to the city and from items to a task.
---
--- A task is as its worst required item; 不适用, encouraged and gradual items never enter it. The city is
--- done when every area to which the thing applies is done; otherwise the counts tell, and the worst is its status.

local gradual = require "gradual"
local policy = require "policy_data"
local status = require "status"

local M = {}

--- Counts of statuses in a list of { status= }.
function M.count(list)
   local counts = {}
   for _, x in ipairs(list) do
      counts[x.status] = (counts[x.status] or 0) + 1
   end
   return counts
end

local orders = { required = status.order, gradual = status.gradual_order, encouraged = status.encouraged_order }

--- The status of many of one mode; all 不适用 is 不适用.
function M.worst(mode, counts)
   return status.first(orders[mode], counts) or "不适用"
end

local sums = { "num", "den", "base_num", "base_den", "same_num", "same_den", "was_num", "was_den", "matched" }

--- Measures of gradual work over all areas: sums over sums, for this period, the one before, and for those
--- known in both.
local function measures(areas)
   local out = {}
   for _, r in ipairs(areas) do
      for i, m in ipairs(r.measures or {}) do
         local o = out[i] or { label = m.label, unit = m.unit, rate = m.rate, better = m.better }
         for _, field in ipairs(sums) do
            o[field] = (o[field] or number(0)) + m[field]
         end
         out[i] = o
      end
   end
   for _, o in ipairs(out) do
      local function ratio(num, den)
         return den > 0 and num / den * (o.rate and 100 or 1) or nil
      end
      o.value, o.previous = ratio(o.num, o.den), ratio(o.base_num, o.base_den)
      o.now_matched, o.previous_matched = ratio(o.same_num, o.same_den), ratio(o.was_num, o.was_den)
      o.direction = gradual.direction(o, o.now_matched, o.previous_matched)
   end
   return out
end

--- The city's result for an item from its areas' results, in the areas' order. Figures are summed.
function M.city(item, areas)
   local counts = M.count(areas)
   local out = {
      status = M.worst(item.mode, counts), counts = counts, missing = {}, behind = {}, inputs = {}, places = {}, parts = {},
   }
   local total = {}
   for _, r in ipairs(areas) do
      if r.gap and r.status == out.status and (not out.worst_gap or r.gap < out.worst_gap) then
         out.worst_gap = r.gap
      end
      out.places[#out.places + 1] = { area = r.area, status = r.status }
      out.inputs[#out.inputs + 1] = { label = r.name, value = r.status
         .. (r.value and "（" .. r.value_text .. "）" or ""), }
      if r.status == "数据缺失" then
         out.missing[#out.missing + 1] = r.name
      elseif status.behind[r.status] or r.status == "无进展" then
         out.behind[#out.behind + 1] = r.name
      end
      local owed = r.owed or {} -- of an area that said nothing
      for _, field in ipairs { "value", "goal", "goal_max", "num", "den" } do
         local figure = r[field] or field == "goal" and owed.min or field == "goal_max" and owed.max
         if figure then
            total[field] = (total[field] or number(0)) + figure
         end
      end
      out.unit = out.unit or r.unit
      out.done, out.total = (out.done or 0) + (r.done or 0), (out.total or 0) + (r.total or 0)
      out.undecided = r.undecided and (out.undecided or 0) + r.undecided or out.undecided
      for i, part in ipairs(r.parts or {}) do
         -- Shares can't be added up; counts and volumes can.
         if part.unit ~= "%" and not (part.unit or ""):find("/", 1, true) then
            local p = out.parts[i] or { label = part.label, unit = part.unit, value = number(0) }
            out.parts[i] = p
            if part.value then
               p.value = p.value + part.value
            end
            if part.blank then
               p.blank = (p.blank or 0) + part.blank
            end
         end
      end
   end
   local parts = {}
   for i = 1, 8 do
      parts[#parts + 1] = out.parts[i]
   end
   out.parts = parts
   if item.mode == "gradual" then
      out.measures = measures(areas)
      out.value = total.den and total.den > 0 and total.num / total.den * (out.unit == "%" and 100 or 1) or nil
      out.previous = out.measures[1] and out.measures[1].previous
   else
      out.value, out.goal, out.goal_max = total.value, total.goal, total.goal_max
   end
   return out
end

--- A task's result from its items' results: a list of { mode=, status=, id= }.
function M.task(items)
   local counts, by_mode, behind = {}, { required = {}, gradual = {}, encouraged = {} }, {}
   for _, x in ipairs(items) do
      by_mode[x.mode][x.status] = (by_mode[x.mode][x.status] or 0) + 1
      if x.mode == "required" then
         counts[x.status] = (counts[x.status] or 0) + 1
         if status.behind[x.status] then
            behind[#behind + 1] = x.id
         end
      end
   end
   local mode = "required"
   if next(by_mode.required) == nil then
      mode = next(by_mode.gradual) and "gradual" or "encouraged"
   end
   local result = M.worst(mode, by_mode[mode])
   if mode == "gradual" and result == "不适用" and next(by_mode.encouraged) then
      mode = "encouraged"
      result = M.worst(mode, by_mode[mode])
   end
   return { mode = mode, status = result, counts = counts, behind = behind }
end

local function has(list, x)
   for _, y in ipairs(list or {}) do
      if x == y then
         return true
      end
   end
   return false
end

--- The responsible bureaus in the order the annex first names them, each with its items and with the
--- tasks whose body names it where the annex does not (正文列名，清单未列): body_only = { task=, items=, whole= }.
--- places: whether to list 县区 and 经开区 too.
function M.units(places)
   local data, order, units = policy.read(), {}, {}
   local function unit(name)
      if not units[name] then
         units[name] = { name = name, items = {}, body_only = {} }
         order[#order + 1] = units[name]
      end
      return units[name]
   end
   for _, item in ipairs(data.items or {}) do
      for _, name in ipairs(item.units or {}) do
         if places or not (name:find("县区", 1, true) or name:find("经开区", 1, true)) then
            table.insert(unit(name).items, item.id)
         end
      end
   end
   for _, task in ipairs(data.tasks or {}) do
      for _, name in ipairs(task.body_units or {}) do
         local without, all = {}, true -- items of the task whose units leave the bureau out
         for _, item in ipairs(data.items or {}) do
            if item.task == task.id then
               local listed = has(item.units, name)
               all = all and not listed
               if not listed then
                  without[#without + 1] = item.id
               end
            end
         end
         if #without > 0 then
            table.insert(unit(name).body_only, { task = task.id, items = without, whole = all })
         end
      end
   end
   return order
end

return M
