--- annex: the policy's list of key tasks (重点任务清单) as a table: group rows across, each task's name over its
-- items, responsible units one a line.  The policy's words come from the project's policy module, their
-- translations from its field `english`, names of units from the manifest; what has none is reported.

local M = {}

--- A text of the policy in the document's language; what names it where a translation is missing.
local function words(what, zh, en)
   return t { what = what, zh = zh, en = en }
end

local han = "[\xE3-\xEF][\x80-\xBF][\x80-\xBF]" -- a Chinese character or full-width mark

--- The policy's Chinese text with full-width marks beside Chinese characters, as typed text has them (compiler/doc/markup_official.c):
--- a list typed with , and ( ) reads as one typed with ， and （）.
local function mended(text)
   local full = { [","] = "，", [";"] = "；", [":"] = "：" }
   text = text:gsub("(" .. han .. ")([,;:]) *", function(before, mark) return before .. full[mark] end)
   return (text:gsub("(" .. han .. ")%(([^()]*)%)", "%1（%2）"):gsub("%((" .. han .. "[^()]*)%)", "（%1）"))
end

--- The manifest's entry for a unit that the policy names.
local function unit_entry(name)
   for _, unit in ipairs(project and project.units or {}) do
      if unit.name == name then
         return unit
      end
   end
   return { name = name }
end

--- Names one a line; mark: behind each but the last, where lines wrap.
local function lines(names, mark)
   local list = {}
   for i, name in ipairs(names) do
      if i > 1 then
         list[#list + 1] = mark
         list[#list + 1] = doc.newline()
      end
      list[#list + 1] = name
   end
   return list
end

local function unit_cell(names)
   local english = {}
   for i, name in ipairs(lang == "zh" and {} or names) do
      local unit = unit_entry(name)
      english[i] = unit.short_en or unit.name_en or fmt.name(unit)
   end
   return { style = "cell_units", t { zh = lines(names, ""), en = lines(english, ";") } }
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

local function numbered(id, text)
   return text and id .. ". " .. text
end

local function task_rows(rows, policy, task, remark)
   local items, english = items_of(policy, task), policy.english or { tasks = {}, items = {} }
   for i, item in ipairs(items) do
      local row = {}
      if i == 1 then
         row[1] = { rowspan = #items, style = "cell_task", words("task " .. task.id, task.id .. ". " .. task.name, numbered(task.id, english.tasks[task.id])) }
      end
      row[#row + 1] = { style = "cell_text", words("item " .. item.id, mended(item.text), english.items[item.id]) }
      row[#row + 1] = unit_cell(item.units)
      row[#row + 1] = { style = "cell_remark", remark(item) }
      rows[#rows + 1] = row
   end
end

local heads = {
   { zh = "序号", en = "No. and task" }, { zh = "工作任务", en = "Work to be done" },
   { zh = "责任单位", en = "Responsible units" }, { zh = "备注", en = "Remarks" },
}

local function head()
   local cells = {}
   for i, name in ipairs(heads) do
      cells[i] = { style = "cell_text_head", t(name) }
   end
   return cells
end

--- The table of four columns.  remark(item) gives the last column's content; width: that column's.
function M.table(policy, remark, width)
   local rows = {}
   for _, group in ipairs(policy.groups) do
      local english = policy.english and policy.english.groups[group.id]
      rows[#rows + 1] = {
         group = true, { colspan = 4, style = "cell_group", words("group " .. group.id, group.name, english) },
      }
      for _, task in ipairs(policy.tasks) do
         if task.group == group.id then
            task_rows(rows, policy, task, remark)
         end
      end
   end
   local both = lang == "zh-en"
   return doc.table {
      style = "table_parted",
      columns = {
         { width = both and "25mm" or width and "25.5mm" or "28.5mm" }, -- beside narrow remarks, six characters a line
         { weight = 1 },
         { width = lang == "zh" and "37mm" or both and "44mm" or "45mm" }, -- names are longer in English
         { width = width or lang ~= "zh" and "17mm" or "21mm" },
      },
      head = { head() },
      rows = rows,
   }
end

return M
