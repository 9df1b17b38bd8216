--- annex: the policy's list of key tasks (重点任务清单) as a table: group rows across, each task's name over its
-- items, responsible units one a line.  The policy's words come from the project's policy module.

local M = {}

--- Units one a line.
local function lines(units)
   local list = {}
   for i, unit in ipairs(units) do
      if i > 1 then
         list[#list + 1] = doc.newline()
      end
      list[#list + 1] = unit
   end
   return list
end

local function items_of(policy, task)
   local list = {}
   for _, item in ipairs(policy.items) do
      if item.task == task.id then
         list[#list + 1] = item
      end
   end
   return list
end

local function task_rows(rows, policy, task, remark)
   local items = items_of(policy, task)
   for i, item in ipairs(items) do
      local row = {}
      if i == 1 then
         row[1] = { rowspan = #items, style = "cell_task", task.id .. ". " .. task.name }
      end
      row[#row + 1] = { style = "cell_text", item.text }
      row[#row + 1] = { style = "cell_units", table.unpack(lines(item.units)) }
      row[#row + 1] = { style = "cell_units", remark(item) }
      rows[#rows + 1] = row
   end
end

local head = {}
for i, name in ipairs { "序号", "工作任务", "责任单位", "备注" } do
   head[i] = { style = "cell_text_head", name }
end

--- The table of four columns.  remark(item) gives the last column's content; width: that column's.
function M.table(policy, remark, width)
   local rows = {}
   for _, group in ipairs(policy.groups) do
      rows[#rows + 1] = { group = true, { colspan = 4, style = "cell_group", group.name } }
      for _, task in ipairs(policy.tasks) do
         if task.group == group.id then
            task_rows(rows, policy, task, remark)
         end
      end
   end
   return doc.table {
      columns = {
         { width = "27mm", align = "left" },
         { weight = 1, align = "justify" },
         { width = "37mm", align = "center" },
         { width = width or "21mm", align = "center" },
      },
      head = { head },
      rows = rows,
   }
end

return M
