--- The policy as the project gives it: the module that the manifest names (policy = "policy").

local M = {}

--- The policy's table.
function M.read()
   local name = project.policy or "policy"
   if type(name) == "table" then
      name = name[1]
   end
   return require(name)
end

--- The day from which milestones are paced; nil when the policy gives none.
function M.start()
   local data = M.read()
   return data.start or (data.first_year and data.first_year .. "-01-01")
end

--- True when the policy's list of indicators, if it has one, names this one.
function M.measures(id)
   local wanted = M.read().indicators
   for _, x in ipairs(wanted or {}) do
      if x == id then
         return true
      end
   end
   return wanted == nil
end

--- One of its lists: groups, tasks, items, targets; empty where the project leaves it out.
function M.list(name)
   return M.read()[name] or {}
end

--- Its short name: 实施意见.
function M.short_title()
   return M.read().short_title or "实施意见"
end

--- What stands behind its full name in a document of a day: 试行; 讨论稿 only until the policy is issued (policy_date of the manifest).
--- nil where nothing does.
function M.status(day)
   local status, issued = M.read().status, project.policy_date
   if status and issued and day and status:find("稿$") and day >= issued then
      return nil
   end
   return status
end

--- What the policy is called in running text: 《实施意见》.
function M.short()
   return "《" .. M.short_title() .. "》"
end

--- What titles say the work is: 工业节水; and in English.
function M.subject()
   return M.read().subject or "重点"
end

function M.subject_en()
   return M.read().subject_en or "Key Tasks"
end

--- Table 1, the yearly task by area, with the words for it: item (the one that is judged by it), task (年度技改任务),
--- works (what is built: 节水技改), ledger (of the projects), saving (the field of
--- what a project saves: field, label, unit, scale); words are Chinese texts or { zh =, en = }. nil for a policy without one.
function M.yearly()
   local table1 = M.read().table1
   return table1 and table1.item and {
      item = table1.item, task = table1.task or { zh = "年度任务", en = "annual task" },
      works = table1.works or { zh = "重点", en = "key" }, ledger = table1.ledger,
      unit = table1.unit or "个", saving = table1.saving,
   } or nil
end

--- Table 1's row for an area in a year, or nil.
function M.table1(id, year)
   local table1 = M.read().table1
   if not table1 then
      return nil
   end
   local covered = false
   for _, y in ipairs(table1.years or {}) do
      covered = covered or y == year
   end
   for _, row in ipairs(table1.rows) do
      if row.area == id and covered then
         return row
      end
   end
   return nil
end

--- A threshold by name: { value=, inclusive=, text= }.
function M.threshold(name)
   local found = (M.read().thresholds or {})[name]
   if not found then
      error('the policy gives no threshold "' .. name .. '"', 2)
   end
   return found
end

--- An item, task or target of the policy by id, or nil.
function M.find(list, id)
   for _, x in ipairs(M.read()[list] or {}) do
      if tostring(x.id) == tostring(id) then
         return x
      end
   end
   return nil
end

return M
