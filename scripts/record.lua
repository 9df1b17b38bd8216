--- Storing a judgment: the one place where rules call judge.
---
--- A figure that no decimal writes out (26087900/277649) is stored as a decimal for readers, with the exact
--- fraction in data.exact; everything was compared before, exactly, and report.lua reads the exact one.

local M = {}

local places = 10 -- decimals of a stored figure that has no end; only for readers

--- Exact text of a figure, or nil.
function M.text(x)
   return x and tostring(x) or nil
end

--- The list, or nil when it is empty: JSON then leaves it out.
function M.nonempty(list)
   return list and (#list > 0 or next(list) ~= nil) and list or nil
end

--- Stores a judgment (see judge in the Lua reference).
function M.judge(entry)
   local exact = M.text(entry.value)
   if exact and exact:find("/", 1, true) then
      entry.data.exact = exact
      entry.value = entry.value:round(places)
   end
   judge(entry)
end

--- Calls judge(compute(area), area) for every area, and judge(compute(nil), "city") at last.
function M.everywhere(compute, judge_place)
   for _, a in ipairs(project.areas) do
      judge_place(compute(a.id), a.id)
   end
   judge_place(compute(nil), "city")
end

return M
