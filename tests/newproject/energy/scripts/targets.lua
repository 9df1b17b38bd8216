--- The action plan's five targets: counted, kept and qualitative ones, as targets_kinds.lua judges them.

local kinds = require "targets_kinds"

local M = {
   list = {
      { id = "leaders", year = 2026, due = "2026-12-31", cycle = "milestone", unit = "户", formula = "已公布的能效标杆企业数",
         name = { zh = "能效标杆企业", en = "Efficiency leaders" },
         value = kinds.count { ledger = "leaders", name = "enterprise", where = { published = true } }, goal = kinds.at_least(kinds.policy_goal) },
      { id = "system", year = 2026, due = "2026-12-31", name = { zh = "能源管理制度进一步完善", en = "Energy management improved" },
         value = kinds.qualitative { items = { "2.1", "2.2" } } },
      { id = "reporting", year = 2027, due = "2027-12-31", cycle = "year", unit = "个半年", formula = "本年条目1.1在全市已完成的半年数",
         name = { zh = "能源消费报送机制持续落实", en = "Energy reports kept up" },
         value = kinds.item_done { item = "1.1" }, goal = kinds.at_least(function(context) return #context.halves end) },
      { id = "renewable", year = 2028, due = "2028-12-31", unit = "%", kept = true, formula = "Σ可再生能源消费量÷Σ综合能源消费量×100%",
         name = { zh = "规模以上工业可再生能源占比", en = "Share of renewable energy" },
         value = kinds.indicator { id = "renewable" }, goal = kinds.at_least(kinds.policy_goal) },
      { id = "intensity", year = 2028, due = "2028-12-31", unit = "吨标准煤/万元", kept = true, yearly = true,
         formula = "Σ综合能源消费量÷Σ工业增加值，与本年省下达控制指标比",
         name = { zh = "万元工业增加值能耗", en = "Energy for 10,000 yuan of industrial added value" },
         value = kinds.indicator { id = "intensity" }, goal = kinds.at_most(kinds.control) },
   },
}

---@param book table
function M.run(book, items, indicators)
   return kinds.run(M.list, book, items, indicators)
end

return M
