--- items.lua - how each item of policy.lua is judged.  The words (share, rows, own, count, …) are in the shipped rule.lua.
-- mode: required, gradual (逐步…) or encouraged (鼓励、引导…).  cycle: half, year or milestone (with due = "2027-12-31").
-- needs: ledgers in which an area must have rows; without them its item is 数据缺失, never done.

local rule = require "rule"

return { list = {
   {
      id = "1.1", mode = "required", cycle = "year", needs = { "work" }, formula = "完成示例任务的单位数÷有关单位数",
      value = rule.share { unit = "户", of = rule.rows { ledger = "work", name = "unit" }, test = rule.own("done", "完成示例任务") },
   },
} }
