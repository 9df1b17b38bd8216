--- targets.lua - how each annual target of policy.lua is judged, in the words of the shipped targets_kinds.lua.

local kinds = require "targets_kinds"

local M = { list = {
   {
      id = "done", year = 2026, due = "2026-12-31", cycle = "milestone", unit = "户", formula = "完成示例任务的单位数",
      name = { zh = "完成示例任务的单位", en = "Units that have done the task" },
      value = kinds.count { ledger = "work", name = "unit", where = { done = true } }, goal = kinds.at_least(kinds.policy_goal),
   },
} }

function M.run(book, items, indicators)
   return kinds.run(M.list, book, items, indicators)
end

return M
