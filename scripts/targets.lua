--- The policy's eleven annual targets, as a bureau would write them.
---
---    target { id = "cases", year = 2026, unit = "个", due = "2026-12-31", value = count { … }, goal = at_least(4) }
---
--- A value is a function (context) → result, a goal one (result, context) → result with f and up.
--- Qualitative targets get no figure: 定性，佐证如下, and the bureau's own conclusion or 待认定.

local kinds = require "targets_kinds"
local published = require "published"

local count, qualitative, item_done, indicator = kinds.count, kinds.qualitative, kinds.item_done, kinds.indicator
local at_least, at_most, control, policy_goal = kinds.at_least, kinds.at_most, kinds.control, kinds.policy_goal

--- settings: choices they are judged by, for a table's note.
local M = { list = {}, settings = { "case_stage" } }

local function target(entry)
   M.list[#M.list + 1] = entry
end

-- 到2026年底 -------------------------------------------------------------------------------------

target {
   id = "system", year = 2026, due = "2026-12-31",
   name = { zh = "工业节水管理制度进一步完善", en = "Water-saving management systems improved" },
   value = qualitative { items = { "3.1" } },
}
target {
   id = "trial", year = 2026, due = "2026-12-31",
   name = { zh = "工业节水试验模式探索推进", en = "Pilot models of industrial water saving explored" },
   value = qualitative { items = { "9.1" }, preparing = true },
}
target {
   id = "cases", year = 2026, due = "2026-12-31", cycle = "milestone", unit = "个", task = 9,
   name = { zh = "节水先进企业典型案例", en = "Model water-saving enterprises" },
   value = count(published.counted()),
   goal = at_least(policy_goal),
   formula = "达到计数阶段的典型案例数",
}
target {
   id = "industry", year = 2026, due = "2026-12-31",
   name = { zh = "带动全行业节约用水", en = "Water saving promoted across all industries" },
   value = qualitative { indicators = { "intake", "intensity" } },
}

-- 到2027年底 -------------------------------------------------------------------------------------

target {
   id = "monitoring", year = 2027, due = "2027-12-31", cycle = "year", unit = "个半年",
   name = { zh = "工业用水监测分析机制持续落实", en = "Monitoring and analysis kept up" },
   value = item_done { item = "1.1" },
   goal = at_least(function(context, r) return #context.halves - r.spared end),
   formula = "本年条目1.1在全市已完成的半年数",
}
target {
   id = "experience", year = 2027, due = "2027-12-31",
   name = { zh = "重点用水行业节水先进经验典型逐步推广", en = "Good practice spread among key water users" },
   value = qualitative { items = { "9.1", "9.2" } },
}

-- 到2028年底 -------------------------------------------------------------------------------------

target {
   id = "mechanism", year = 2028, due = "2028-12-31",
   name = { zh = "工业节水政策机制更加健全", en = "Policy mechanisms more complete" },
   value = qualitative { items = { "3.1", "10.1" } },
}
target {
   id = "awareness", year = 2028, due = "2028-12-31",
   name = { zh = "企业节水意识普遍增强", en = "Awareness of water saving widespread" },
   value = qualitative { items = { "3.2", "9.1" }, ledgers = { "activities" } },
}
target {
   id = "production", year = 2028, due = "2028-12-31",
   name = { zh = "重点用水企业节水型生产方式基本建立", en = "Water-saving production established at key users" },
   value = qualitative { items = { "3.1", "3.2", "7.3" } },
}
target {
   id = "reuse", year = 2028, due = "2028-12-31", unit = "%", kept = true,
   name = { zh = "规模以上工业用水重复利用率", en = "Water reuse rate of industry above designated size" },
   value = indicator { id = "reuse" },
   goal = at_least(policy_goal),
   formula = "R＝ΣVr÷Σ(Vi＋Vr)×100%",
}
target {
   id = "intensity", year = 2028, due = "2028-12-31", unit = "m3/万元", kept = true, yearly = true,
   name = { zh = "万元工业增加值用水量", en = "Water use for 10,000 yuan of industrial added value" },
   value = indicator { id = "intensity" },
   goal = at_most(control),
   formula = "Σ取水量÷Σ工业增加值，与本年省上控制指标比",
}

--- Judges the targets that the policy lists. stood(item, half): the status in the city of a half-year not judged yet.
--- Returns id → result.
function M.run(book, items, indicators, stood)
   return kinds.run(M.list, book, items, indicators, stood)
end

return M
