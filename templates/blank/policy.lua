--- policy.lua - what is to be done, in the words of the policy: groups, tasks, items (what is judged) and targets.

local M = {
   title = "某市示例工作实施方案", -- in full
   short_title = "实施方案", -- in running text: 《实施方案》
   annex_title = "示例工作重点任务清单", -- over the task list
   subject = "示例", -- in titles: 关于2026年上半年示例工作进展情况的通报
   first_year = 2026, last_year = 2028, start = "2026-01-01",
   indicators = {}, -- ids from scripts/indicator_list.lua that are measured
}

M.groups = { { id = 1, name = "一、落实重点任务" } }

M.tasks = { { id = 1, group = 1, name = "推进示例任务" } }

-- say: what a sentence calls those whom the item concerns (of), and what they do (done).  demand: what areas behind are asked.
M.items = {
   { id = "1.1", task = 1, short = "示例任务", units = { "各县区人民政府", "市主管局" }, text = "督促有关单位完成示例任务。",
      say = { of = "有关单位", done = "完成示例任务" }, demand = "督促有关单位抓紧完成示例任务" },
}

M.targets = {
   { id = "done", year = 2026, short = "4户单位完成示例任务", text = "4户单位完成示例任务", goal = 4, unit = "户" },
}

return M
