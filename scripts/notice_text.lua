--- notice_text: the general paragraphs of a notice: what it goes by, totals, targets, ranking. Every figure is the
--- evaluation's; a point without facts is left out.

local figures = require "notice_figures"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"

local plain = report.plain

local M = {}

--- What is attached, in order: { key=, title= }. What has nothing in it is not attached.
function M.attachments(p)
   local city, out = report.city(p), {}
   out[1] = { key = "items", title = "各县区任务完成情况表" }
   if #city.behind > 0 then
      out[#out + 1] = { key = "behind", title = "滞后、未启动和逾期事项清单" }
   end
   if #report.gaps(p) > 0 or #report.findings(p) > 0 then
      out[#out + 1] = { key = "gaps", title = "数据缺失和待核数据清单" }
   end
   return out
end

--- The titles alone, for the front matter.
function M.attachment_titles(p)
   local out = {}
   for i, a in ipairs(M.attachments(p)) do
      out[i] = a.title
   end
   return out
end

--- 附件2, by its key; nil when it is not attached.
function M.attachment(p, key)
   local list = M.attachments(p)
   for i, a in ipairs(list) do
      if a.key == key then
         return "附件" .. (#list > 1 and tostring(i) or "")
      end
   end
   return nil
end

--- The policy by its full name, with its short name from then on.
function M.policy_name()
   local data = policy.read()
   local name = data.title:gsub(" ", "")
   return "《" .. name .. "》（" .. (data.status and data.status .. "，" or "") .. "以下简称" .. policy.short() .. "）"
end

--- Who reported: 各县区和张掖经开区（以下统称各县区）.
function M.reporters()
   local zones = phrases.zones()
   return zones == "" and "各县区" or "各县区和" .. zones .. "（以下统称各县区）"
end

--- The period as the title has it: 2026年上半年, 2026年度.
function M.term(p)
   return p.half == 0 and p.year .. "年度" or p.label
end

--- What the figures go by: at a year's end the year's tasks are judged by the whole year.
function M.as_of(p)
   return (p.half == 2 and "年度任务按全年完成情况评价，" or "") .. "数据截至" .. fmt.date(p.last) .. "。"
end

--- A period before the policy's first year is judged on trial, and the notice says so.
function M.trial(p)
   local first = policy.read().first_year
   if first and p.year < first then
      return policy.short() .. "自" .. first .. "年起实施，本期按同一口径试评价，仅供参考。"
   end
   return ""
end

--- Governments among the addressees.
local function governments(addressees)
   local out = {}
   for _, text in ipairs(addressees) do
      for name in text:gsub("：$", ""):gsub(":$", ""):gsub("、", "\n"):gsub("，", "\n"):gmatch("[^\n]+") do
         if name:find("政府$") then
            out[#out + 1] = name
         end
      end
   end
   return out
end

--- 经市政府同意 where the manifest says so. A bureau writes to governments below it only with that consent: without it
--- such an addressee is an error.
function M.consent(addressee)
   local issuer = project.issuer
   if issuer.approved_by_government then
      return "经市政府同意，"
   end
   local found = governments { addressee, table.unpack(issuer.addressees or {}) }
   if #found > 0 and not issuer.name:find("政府$") then
      error(issuer.name .. "向" .. found[1] .. "行文须经市政府同意：主送机关改为对口部门，或者在manifest.lua的issuer中写明"
         .. "approved_by_government = true", 2)
   end
   return ""
end

-- 一、总体情况 ------------------------------------------------------------------------------------

--- What the policy sets: groups, tasks, items by kind.
function M.scope(city)
   local kinds, all = {}, ""
   for _, kind in ipairs { { "应完成类", city.required }, { "逐步推进类", city.gradual }, { "鼓励引导类", city.encouraged } } do
      if #kind[2] > 0 then
         kinds[#kinds + 1] = kind[1] .. #kind[2] .. "项"
         all = (#city.items > 1 and "均" or "") .. "为" .. kind[1]
      end
   end
   return policy.short() .. "明确" .. #policy.list "groups" .. "类" .. #city.tasks .. "项重点任务，分解为" .. #city.items .. "项条目，"
      .. (#kinds > 1 and "其中" .. table.concat(kinds, "、") or all) .. "。"
end

--- Items that the city as a whole is judged by.
function M.citywide(city)
   local out = {}
   for _, j in ipairs(city.required) do
      if j.scope == "city" then
         out[#out + 1] = j
      end
   end
   return out
end

local order = { "达序时", "滞后", "未启动", "逾期", "数据缺失" }

--- Totals over areas and items.
function M.totals(p, city)
   local c, counts, own, rest = city.cell_completion, city.cell_counts, {}, {}
   for _, j in ipairs(M.citywide(city)) do
      own[#own + 1] = j.short
   end
   local text = "应完成类条目" .. (#own > 0 and "除" .. table.concat(own, "、") .. "按全市统计外，" or "") .. "逐县区判断，共" .. #city.cells .. "项次"
   if c.total == 0 then
      return text .. "，均不涉及。"
   elseif c.inapplicable > 0 then
      text = text .. "，扣除不涉及的" .. c.inapplicable .. "项次，应完成" .. c.total .. "项次"
   end
   text = text .. "。截至" .. fmt.date(p.last) .. "，" .. (p.half ~= 1 and "全年任务" or "")
   if c.done == c.total then
      return text .. "已全部完成。"
   elseif c.missing == c.total then
      return text .. "数据均缺失，暂不能判断。"
   end
   local overdue = c.missing > 0 and "，未发现逾期事项" or "，无逾期事项"
   for _, s in ipairs(order) do
      local n = report.how_many(counts, s)
      if n > 0 then
         rest[#rest + 1] = phrases.said(s) .. n .. "项次"
      end
   end
   return text .. (c.done > 0 and "已完成" .. c.done .. "项次，完成率" .. phrases.percent(c.rate) or "尚无已完成的事项") .. "；"
      .. table.concat(rest, "、") .. (report.how_many(counts, "逾期") == 0 and overdue or "") .. "。"
end

--- Items done in every area they apply to.
function M.whole_city(city)
   local done = {}
   for _, j in ipairs(city.required) do
      if j.status == "已完成" then
         done[#done + 1] = j.short
      end
   end
   if #done == 0 and city.completion.missing == city.completion.total then
      return ""
   elseif #done == 0 then
      return "从全市看，应完成类条目尚无一项全面完成。"
   elseif #done == #city.required then
      return "从全市看，应完成类条目均已全面完成。"
   end
   return "从全市看，应完成类条目中已全面完成的有" .. phrases.counted(done, "项") .. "。"
end

--- Years that have targets, in order, with their targets.
local function by_year(targets)
   local out, seen = {}, {}
   for _, j in ipairs(targets) do
      if not seen[j.year] then
         seen[j.year] = { year = tostring(j.year), list = {} }
         out[#out + 1] = seen[j.year]
      end
      table.insert(seen[j.year].list, j)
   end
   return out
end

--- How many targets stand how, by year.
function M.targets(city)
   local years, pieces = {}, {}
   for _, y in ipairs(by_year(city.targets)) do
      years[#years + 1] = y.year .. "年" .. #y.list .. "项"
      local counts = report.tally(y.list)
      if #report.count_list(counts) == 1 then
         local one = y.list[1].status
         pieces[#pieces + 1] = y.year .. "年目标" .. (#y.list > 1 and "均" or "") .. (one == "已完成" and "" or "为") .. one
      else
         pieces[#pieces + 1] = y.year .. "年目标" .. report.counts(counts, "项")
      end
   end
   return policy.short() .. "提出的目标共" .. #city.targets .. "项" .. (#years > 1 and "，其中" .. table.concat(years, "、") or "") .. "。按本期情况，"
      .. table.concat(pieces, "；") .. "。"
end

--- A count and its goal: 目标4个，已完成2个; none yet: 目标4个，尚无已完成的.
function M.reached(j)
   local unit = report.unit(j.unit)
   return "目标" .. plain(j.goal) .. unit .. (j.value:eq(0) and "，尚无已完成的" or "，已完成" .. plain(j.value) .. unit)
end

--- A count against its goal and, until that is reached, its pace: 目标4个，已完成2个，与序时进度持平.
function M.counted(j)
   local text = M.reached(j)
   return j.gap and j.value < j.goal and text .. "，" .. report.pace(j.gap) or text
end

local function evidence(j)
   local out = {}
   for _, e in ipairs(j.evidence or {}) do
      local text = e.text:gsub("(%d)个", "%1个县区")
      if e.kind ~= "item" or not report.get(period, "item", e.subject).counts then
         text = e.text
      end
      out[#out + 1] = e.label .. "：" .. text
   end
   if j.conclusion and j.conclusion.text then
      out[#out + 1] = "认定结论：" .. j.conclusion.text .. "（" .. (j.conclusion.by or "认定单位未填")
         .. (j.conclusion.date and "，" .. fmt.date(j.conclusion.date) or "") .. "）"
   end
   return #out > 0 and store.origin(table.concat(out, "；"), j) or "无佐证数据"
end

--- What a target's row says: the figure against its goal, or the evidence.
function M.target_state(j)
   if j.mode == "qualitative" then
      return evidence(j)
   elseif j.value == nil then
      return #j.missing > 0 and "数据缺失：" .. report.names(j.missing, 3, "项") or "数据缺失"
   end
   local spec = figures.held(j.id)
   local unit = spec and (spec.told.limit_unit or spec.told.unit)
   if spec and spec.told.limit then
      local value = figures.show(spec, j.value, j.goal) .. unit
      return j.goal and value .. "，控制指标" .. report.exact(j.goal) .. unit or value .. "，" .. spec.told.limit .. "未下达"
   elseif spec then
      return figures.show(spec, j.value, j.goal) .. unit .. "，目标" .. report.exact(j.goal) .. unit .. "以上，" .. figures.distance(spec, j.value, j.goal)
   end
   return M.counted(j)
end

-- 三、各县区情况 -----------------------------------------------------------------------------------

--- Areas by 完成率, equal ones sharing a rank and the next left free; areas without required items have none.
--- Returns rank by area id, and the groups in order: { rank=, rate=, names= }.
function M.ranking(city)
   local list, ranks, groups = {}, {}, {}
   for _, a in ipairs(city.areas) do
      if a.completion.rate then
         list[#list + 1] = a
      end
   end
   table.sort(list, function(a, b)
      return b.completion.rate < a.completion.rate
   end)
   for i, a in ipairs(list) do
      local last = groups[#groups]
      if last and last.rate == a.completion.rate then
         table.insert(last.names, a.name)
      else
         groups[#groups + 1] = { rank = i, rate = a.completion.rate, names = { a.name } }
      end
      ranks[a.id] = groups[#groups].rank
   end
   return ranks, groups
end

--- The ranking in a sentence.
function M.ranked(city)
   local _, groups = M.ranking(city)
   if #groups == 0 then
      return "各县区均无应完成类条目，不作排名。"
   elseif city.cell_completion.missing == city.cell_completion.total then
      return "各县区应完成类条目数据均缺失，不作排名。"
   elseif #groups == 1 then
      return "各县区应完成类条目完成率均为" .. phrases.percent(groups[1].rate) .. "，不分名次。"
   end
   local out = {}
   for i, g in ipairs(groups) do
      out[i] = table.concat(g.names, "、") .. (#g.names > 1 and "（并列第" or "（第") .. g.rank .. "名，" .. phrases.percent(g.rate) .. "）"
   end
   return "按应完成类条目完成率由高到低，依次为" .. table.concat(out, "、") .. "。"
end

--- What the tables show beside 应完成类条目: 、年度技改任务和主要用水指标.
function M.also(task, indicators)
   local name = require("indicator_list").name
   if task and indicators then
      return "、" .. policy.yearly().task .. "和" .. name
   end
   return task and "和" .. policy.yearly().task or indicators and "和" .. name or ""
end

--- The numbers of the items that the city as a whole is judged by, for a note: 9.2.
function M.citywide_ids(city)
   local out = {}
   for i, j in ipairs(M.citywide(city)) do
      out[i] = j.id
   end
   return table.concat(out, "、")
end

--- Whether the policy sets a yearly task for the period.
function M.has_task(p)
   for _, row in ipairs(report.retrofit(p)) do
      if row.goal or row.status ~= "不适用" then
         return true
      end
   end
   return false
end

return M
