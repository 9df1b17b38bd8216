--- units_text: what the policy asks of each responsible bureau and where the areas stand in it, from the judgments.

local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"

local M = {}

--- How many of the bureau's items are required and how they stand for the city.
function M.summary(unit)
   local required, others = 0, 0
   for _, j in ipairs(unit.items) do
      required = required + (j.mode == "required" and 1 or 0)
      others = others + (j.mode ~= "required" and 1 or 0)
   end
   local kinds = "其中应完成类" .. required .. "项、逐步推进类和鼓励引导类" .. others .. "项"
   if required == 0 or others == 0 then
      kinds = #unit.items > 0 and (#unit.items > 1 and "均" or "") .. "为" .. (required > 0 and "应完成类" or "逐步推进类和鼓励引导类") or nil
   end
   local text = "清单列名条目" .. #unit.items .. "项" .. (kinds and "，" .. kinds or "") .. "。"
   if required > 0 then
      text = text .. "应完成类条目的全市状态（以最差的县区计）为" .. report.counts(unit.counts, "项") .. "。"
   end
   return text
end

--- Tasks that the body gives the bureau and the annex doesn't: 正文列名，清单未列：2.加强……（条目2.1、2.2）.
function M.body_only(unit)
   local out = {}
   for i, b in ipairs(unit.body_only) do
      local task = policy.find("tasks", b.task)
      out[i] = b.task .. "." .. task.name .. (b.whole and "" or "（条目" .. table.concat(b.items, "、") .. "）")
   end
   return #out > 0 and "正文列名，清单未列：" .. table.concat(out, "；") .. "。" or ""
end

--- The areas behind, by status: 肃南县尚未启动；甲县、乙县滞后.
local function behind(j, list)
   local groups = {}
   for _, b in ipairs(list) do
      if b.item.id == j.id then
         for _, a in ipairs(b.areas) do
            local last = groups[#groups]
            if not last or last.status ~= a.status then
               last = { status = a.status, names = {} }
               groups[#groups + 1] = last
            end
            table.insert(last.names, a.name)
         end
      end
   end
   local out = {}
   for i, g in ipairs(groups) do
      out[i] = table.concat(g.names, "、") .. phrases.said(g.status)
   end
   return #out > 0 and table.concat(out, "；") or "—"
end

--- The bureau's items: where the areas stand, and who is behind.
function M.table(unit)
   local rows, kinds = {}, { required = "应完成", gradual = "逐步推进", encouraged = "鼓励引导" }
   for i, j in ipairs(unit.items) do
      rows[i] = { j.id .. " " .. j.short, kinds[j.mode], j.scope == "city" and j.status or report.counts(j.counts, "个"), behind(j, unit.behind) }
   end
   return doc.table {
      style = "dense_long",
      columns = { { width = "44mm" }, { width = "20mm", align = "center" }, { width = "42mm" }, {} },
      head = { "任务条目", "类别", "县区状态", "滞后、未启动和逾期的县区" }, rows = rows,
   }
end

return M
