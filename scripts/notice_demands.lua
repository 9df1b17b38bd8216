--- notice_demands: what is behind, and what must follow from it: the fourth and fifth sections of a notice.

local english = require "english"
local items = require "notice_items"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local speech = require "say"
local status = require "status"
local targets = require "notice_targets"
local text = require "notice_text"

local plain, say = report.plain, speech.say

local M = {}

-- 四、存在问题 -------------------------------------------------------------------------------------

--- Areas with some of their items, those with the same items together: { areas = names, names = labels } each; and how many there are.
local function area_groups(city, keep)
   local groups, total = {}, 0
   for _, a in ipairs(city.areas) do
      local names = {}
      for _, j in ipairs(a.items) do
         if keep(j) then
            names[#names + 1] = targets.label(j.short)
         end
      end
      total = total + #names
      local key = table.concat(names)
      if key ~= "" then
         if not groups[key] then
            groups[key] = { names = names, areas = {} }
            groups[#groups + 1] = groups[key]
         end
         table.insert(groups[key].areas, a.name)
      end
   end
   return groups, total
end

--- The same as a text: 肃南县“归纳总结成效”“年度技改任务”；山丹县….
local function area_items(city, keep)
   local groups, total = area_groups(city, keep)
   local pieces = {}
   for i, g in ipairs(groups) do
      local many = #g.names > 2
      pieces[i] = say { zh = many and "{who}{labels}{n}项" or "{who}{labels}", en = many and "{who}: {list} ({n:item})" or "{who}: {list}",
         who = phrases.places(g.areas), labels = table.concat(g.names), list = g.names, n = #g.names, }
   end
   return phrases.join(pieces, "；"), total
end

--- How many cells the ledgers have to mend, by area as a text (甲县3处), in all, and the names of these areas.
local function mending(p)
   local counts, out, names, total = {}, {}, {}, 0
   for _, f in ipairs(report.findings(p)) do
      if f.area then
         counts[f.area] = (counts[f.area] or 0) + 1
      end
   end
   for _, a in ipairs(project.areas) do
      if counts[a.id] then
         out[#out + 1] = say { zh = "{area}{n}处", en = "{n} in {area}", area = english.of(a.name), n = counts[a.id] }
         names[#names + 1] = a.name
         total = total + counts[a.id]
      end
   end
   return out, total, names
end

--- Data missing of encouraged items, by area. Nobody is behind in what is only encouraged: it is not named, only its data are wanted.
local function blank_encouraged(city, pieces)
   local groups, total = area_groups(city, function(j) return j.status == "数据缺失" and j.mode == "encouraged" end)
   local names = {}
   for _, a in ipairs(city.areas) do
      for _, g in ipairs(groups) do
         for _, name in ipairs(g.areas) do
            names[#names + 1] = name == a.name and name or nil
         end
      end
   end
   if total > 0 then
      pieces[#pieces + 1] = say { zh = "{who}鼓励引导类事项缺少数据（{n}项次）", en = "data are missing for {who} on items to be encouraged ({n:judgment})",
         who = phrases.places(names), many = #names, n = total, }
   end
end

--- What is wrong with the ledgers themselves, as a point: named projects that nothing is known of, cells to mend, encouraged items
--- without data. place: the annex.
local function poor_ledgers(p, city, place, out)
   local pieces, lost = {}, #report.unstaged(p)
   local cells, total, names = mending(p)
   if lost > 0 then
      pieces[1] = say { zh = lost > 1 and "{policy}列明的{n}个项目未填报建设进度" or "{policy}列明的项目未填报建设进度",
         en = "the progress of {n:project} named in {policy} has not been reported", policy = english.policy(), n = lost, }
   end
   blank_encouraged(city, pieces)
   if total > 0 then
      pieces[#pieces + 1] = say {
         zh = (#names > 1 and "台账中有需补正或核实的数据{n}处（{cells}）" or "{area}台账中有需补正或核实的数据{n}处") .. (place and "，见{place}" or ""),
         en = (#names > 1 and "the ledgers have {n:entry/entries} to be completed, corrected or checked ({cells})"
            or "the ledgers of {area} have {n:entry/entries} to be completed, corrected or checked") .. (place and "; see {place}" or ""),
         n = total, cells = cells, place = place or "", area = english.of(names[1]), }
   end
   if #pieces > 0 then
      out[#out + 1] = speech.sentences { say { zh = "台账数据不够完整准确。", en = "the ledgers are not complete and accurate throughout." },
         phrases.sentence(pieces, "；"), }
   end
end

local function with(wanted, mode)
   return function(j)
      return j.status == wanted and j.mode == mode
   end
end

--- The points of the fourth section, most serious first; empty when all is well.
function M.problems(p, city)
   local out = {}
   local function places(keep, lead, tail)
      local who, total = area_items(city, keep)
      if total == 0 then
         return
      end
      out[#out + 1] = speech.sentences {
         say { zh = total == 1 and "个别" .. lead.zh .. "（{n}项次）。" or "部分" .. lead.zh .. "（{n}项次）。",
            en = (total == 1 and "one item " or "some items ") .. lead.en .. " ({n:judgment}).", n = total, before = phrases.before(p), },
         phrases.stop(who), tail or "",
      }
   end
   for _, j in ipairs(text.citywide(city)) do
      local name = english.of(j.short)
      if j.status == "逾期" and j.goal and j.value then
         out[#out + 1] = say { zh = "全市任务逾期未完成。{name}{stand}，还差{n}{unit}。", en = "a task of the city is overdue. {name} ({stand}): {n} short.",
            name = name, stand = text.reached(j), n = plain(j.goal - j.value), unit = report.unit(j.unit), }
      elseif status.behind[j.status] then
         out[#out + 1] = say { zh = "全市任务进度滞后。{name}{stand}。", en = "a task of the city is behind schedule. {name} ({stand}).", name = name,
            stand = text.counted(j), }
      elseif j.status == "数据缺失" then
         out[#out + 1] = say { zh = "全市任务数据缺失。{name}缺少{what}，暂不能判断。",
            en = "data on a task of the city are missing. {name} cannot be judged yet (missing: {what}).", name = name, what = english.each(j.missing), }
      end
   end
   targets.late_points(p, city, out)
   places(with("逾期", "required"), { zh = "事项逾期未完成", en = "{n?is/are} overdue" })
   places(with("未启动", "required"), { zh = "事项尚未启动", en = "{n?has/have} not been started" })
   places(with("滞后", "required"), p.half == 1 and { zh = "事项低于序时进度", en = "{n?is/are} behind schedule" }
      or { zh = "事项未按期完成", en = "{n?was/were} not completed on time" })
   places(with("无进展", "gradual"), { zh = "逐步推进类工作较{before}没有进展", en = "to be advanced step by step {n?shows/show} no progress since {before}" })
   local place = text.attachment(p, "gaps")
   local see = place and say { zh = "所缺数据见{place}。", en = "The missing data are listed in {place}.", place = place }
   local told = #out
   places(with("数据缺失", "required"), { zh = "事项因数据缺失暂不能判断", en = "cannot be judged yet for want of data" }, see)
   see = #out == told and see or nil -- where they are listed is said once
   places(with("数据缺失", "gradual"), { zh = "逐步推进类事项数据缺失", en = "to be advanced step by step {n?lacks/lack} data" }, see)
   targets.blank_points(city, out)
   poor_ledgers(p, city, place, out)
   return out
end

-- 五、下一步要求 -----------------------------------------------------------------------------------

local function demand(what, j)
   return what or say { zh = "加快推进{name}", en = "press ahead with {name}", name = english.of(j.short) }
end

--- Areas that an item asks something of: behind, or without progress in gradual work.
local function asked(p, j)
   local names = {}
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      if (own.mode == "required" and status.behind[own.status]) or (own.mode == "gradual" and own.status == "无进展") then
         names[#names + 1] = a.name
      end
   end
   return names
end

--- Several things that one is asked: A，B，C; A, B, and C.
local function all_asked(list)
   if fmt.language() ~= "en" or #list < 3 then
      return table.concat(list, speech.word("，", ", and "))
   end
   return table.concat(list, ", ", 1, #list - 1) .. ", and " .. list[#list]
end

--- One paragraph for each of the policy's groups in which something is behind: { heading=, text= }.
local function group_demands(p, city, out)
   for _, group in ipairs(policy.list "groups") do
      local pieces, asked_already = {}, {} -- who is asked several things is named once
      for _, j in ipairs(city.items) do
         local task = policy.find("tasks", j.task)
         if task.group == group.id then
            for _, one in ipairs(j.scope ~= "city" and items.asks(p, j, asked(p, j)) or {}) do
               local key, what = table.concat(one.names, "、"), demand(one.what, j)
               local at = asked_already[key]
               if at then
                  table.insert(pieces[at].what, what)
               else
                  pieces[#pieces + 1] = { who = phrases.places(one.names), what = { what } }
                  asked_already[key] = #pieces
               end
            end
         end
      end
      for i, x in ipairs(pieces) do
         pieces[i] = say { zh = "{who}要{what}", en = "{who} shall {what}", who = x.who, what = all_asked(x.what) }
      end
      if #pieces > 0 then
         local name = say { zh = group.name:gsub("^.-、", ""), en = english.of(group.name):gsub("^%w+%. ", "") }
         out[#out + 1] = { heading = name, text = phrases.sentence(pieces, "；") }
      end
   end
end

--- Tasks with a date that are not yet done: who still has to finish what by when.
local function dated(p, city, out)
   local pieces, late = {}, false
   for _, j in ipairs(text.citywide(city)) do
      if j.due and j.goal and j.value and j.value < j.goal then
         late = j.due <= p.last
         pieces[#pieces + 1] = say {
            zh = "{name}还差{n}{unit}，" .. (j.due > p.last and "须于{due}完成" or "已经逾期") .. "，有关县区要{what}",
            en = "for “{name}”, {n} more {n?is/are} needed " .. (j.due > p.last and "{due}" or "and overdue")
               .. "; the areas concerned shall {what}",
            name = english.of(j.short), n = plain(j.goal - j.value), unit = j.unit or "", due = fmt.due(j.due), what = demand(items.demand(p, j), j),
         }
      end
   end
   local names = {}
   for _, row in ipairs(report.retrofit(p)) do
      if row.status == "达序时" then
         names[#names + 1] = row.name
      end
   end
   if #names > 0 then
      pieces[#pieces + 1] = say { zh = "{who}{task}达到序时进度但尚未完成，要保持力度，确保年底前完成",
         en = "{who}, which {n?is/are} on schedule with the {task} but {n?has/have} yet to complete it, shall keep up the effort so that it is completed by"
            .. " the end of the year",
         who = phrases.places(names), n = #names, task = english.given(policy.yearly().task), }
   end
   local more, past = targets.late_demands(p, city)
   table.move(more, 1, #more, #pieces + 1, pieces)
   late = late or past
   if #pieces > 0 then
      local heading = late and #names == 0 and { zh = "抓紧完成逾期的目标任务", en = "Completing overdue targets and tasks without delay" }
         or { zh = "确保年度目标任务如期完成", en = "Meeting the year’s targets and tasks on time" }
      out[#out + 1] = { heading = say(heading), text = phrases.sentence(pieces, "；") }
   end
end

--- Something asked of areas. Who is asked several things is named once. asks: list of { who=, what= }, what a list.
local function ask(asks, names, what)
   local who = phrases.places(names)
   if not asks[who] then
      asks[who] = { who = who, what = {} }
      asks[#asks + 1] = asks[who]
   end
   table.insert(asks[who].what, what)
end

--- Ledgers that are not there, of those who have to report them: 各县区要补报甲台账；高台县要补报乙台账. Returns them as a set.
local function ask_ledgers(city, asks)
   local order, by_ledger, groups = {}, {}, {}
   for _, a in ipairs(city.areas) do
      for _, j in ipairs(a.items) do
         for _, ledger in ipairs(j.absent and j.missing or {}) do
            if not by_ledger[ledger] then
               by_ledger[ledger] = {}
               order[#order + 1] = ledger
            end
            local names = by_ledger[ledger]
            if names[#names] ~= a.name then
               names[#names + 1] = a.name
            end
         end
      end
   end
   for _, ledger in ipairs(order) do
      local key = table.concat(by_ledger[ledger], "、")
      if not groups[key] then
         groups[key] = { names = by_ledger[ledger], ledgers = {} }
         groups[#groups + 1] = groups[key]
      end
      table.insert(groups[key].ledgers, ledger)
   end
   for _, g in ipairs(groups) do
      ask(asks, g.names, say { zh = "补报{ledgers}", en = "submit the {ledgers}", ledgers = english.each(g.ledgers) })
   end
   return by_ledger
end

--- Whether all that a judgment lacks is ledgers that have been asked for.
local function asked_for(j, ledgers)
   for _, what in ipairs(j.missing) do
      if not ledgers[what] then
         return false
      end
   end
   return #j.missing > 0
end

--- What items lack that cannot be judged, apart from ledgers: 甲县要补齐“归纳总结成效”所缺数据. Returns clauses on tasks of the city.
local function ask_items(city, asks, ledgers)
   local groups = area_groups(city, function(j)
      return j.status == "数据缺失" and not j.absent and j.scope ~= "city"
   end)
   for _, g in ipairs(groups) do
      ask(asks, g.areas, say { zh = "补齐{labels}所缺数据", en = "supply the data missing for {list}", labels = table.concat(g.names), list = g.names })
   end
   local out = {}
   for _, j in ipairs(text.citywide(city)) do
      if j.status == "数据缺失" and not asked_for(j, ledgers) then
         out[#out + 1] = say { zh = "有关单位要补齐全市任务{label}所缺数据", en = "the bodies concerned shall supply the data missing for the city’s task {label}",
            label = targets.label(j.short), }
      end
   end
   return out
end

--- Cells to mend, of the areas that have them: 甲县要对照附件3核实补正台账数据.
local function ask_cells(p, asks)
   local _, total, names = mending(p)
   if total == 0 then
      return
   end
   local one = total == 1
   ask(asks, names, say {
      zh = "对照{place}" .. (one and "" or "逐处") .. "核实补正台账数据",
      en = "check " .. (one and "the entry concerned in its ledgers"
         or "the entries concerned in " .. (#names == 1 and "its" or "their") .. " ledgers one by one")
         .. " against {place} and complete or correct " .. (one and "it" or "them"),
      place = text.attachment(p, "gaps") or say { zh = "台账", en = "the ledgers" },
   })
end

--- Who has to say how far the projects named by the policy have come: 张掖经开区要补报甲项目的建设进度；乙项目所在县区要补报其建设进度.
local function stage_data(p, pieces)
   local by_area, order = {}, {}
   for _, x in ipairs(report.unstaged(p)) do
      local id = x.area or ""
      if not by_area[id] then
         by_area[id] = {}
         order[#order + 1] = id
      end
      table.insert(by_area[id], english.of(x.name))
   end
   for _, id in ipairs(order) do
      local names = by_area[id]
      pieces[#pieces + 1] = say(id ~= "" and { zh = "{who}要补报{policy}列明的{names}项目建设进度",
         en = "{who} shall report the progress of the {n?project/projects} named in {policy} ({names})",
         who = phrases.places { phrases.area_name(id) }, policy = english.policy(), names = names, n = #names, }
         or { zh = "{policy}列明的{names}项目，所在县区要补报建设进度",
            en = "the areas concerned shall report the progress of the other {n?project/projects} named in {policy} ({names})",
            policy = english.policy(), names = names, n = #names, })
   end
end

local function data_demands(p, city, out)
   local asks, pieces = {}, {}
   local ledgers = ask_ledgers(city, asks)
   local whole = ask_items(city, asks, ledgers)
   local others = #asks + #whole > 0
   ask_cells(p, asks)
   for i, x in ipairs(asks) do
      pieces[i] = say { zh = "{who}要{what}", en = "{who} shall {what}", who = x.who, what = all_asked(x.what) }
   end
   table.move(whole, 1, #whole, #pieces + 1, pieces)
   local more = targets.blank_demands(p, city, others)
   table.move(more, 1, #more, #pieces + 1, pieces)
   stage_data(p, pieces)
   if #pieces > 0 then
      pieces[#pieces + 1] = say { zh = "今后报送台账要逐项核对，做到不漏报、不错报",
         en = "from now on, ledgers shall be checked item by item before they are submitted, so that nothing is omitted or wrongly reported", }
      out[#out + 1] = { heading = say { zh = "抓紧补齐数据", en = "Completing the data without delay" }, text = phrases.sentence(pieces, "；") }
   end
end

--- The one area that is behind, when no other and no task of the city is.
local function behind_alone(city)
   local names, seen = {}, {}
   for _, b in ipairs(city.behind) do
      if not seen[b.area.name] then
         seen[b.area.name] = true
         names[#names + 1] = b.area.name
      end
   end
   return #names == 1 and english.of(names[1]) or nil
end

--- What all areas are asked in the end.
local function last_demand(city, place)
   if city.cell_completion.total > 0 and city.cell_completion.missing == city.cell_completion.total then
      return { zh = "各县区要明确台账报送责任人，按期报齐数据", en = "all areas shall name the persons responsible for ledgers and submit complete data on time" }
   elseif city.completion.done == city.completion.total then
      return { zh = "各县区要巩固已有成果，保持工作力度，防止反弹", en = "all areas shall consolidate what has been achieved, keep up the effort and prevent relapses" }
   elseif place then
      local who = behind_alone(city)
      return {
         zh = (who and "{who}" or "有关县区") .. "要对照{place}" .. (#city.behind > 1 and "逐项" or "") .. "查明原因，明确责任人和完成时限，对账销号",
         en = (who and "{who}" or "the areas concerned") .. " shall establish the causes " .. (#city.behind > 1 and "item by item " or "")
            .. "against {place}, name the persons responsible, set deadlines and "
            .. (#city.behind > 1 and "close items as they are completed" or "report when it is completed"),
         place = place, who = who or "",
      }
   end
   return { zh = "各县区要巩固已有成果，按时间节点推进剩余工作",
      en = "all areas shall consolidate what has been achieved and advance the remaining work on schedule", }
end

--- The paragraphs of the fifth section: { heading=, text= }. reply: the day by which areas report back, or "".
function M.demands(p, city, reply)
   local out = {}
   group_demands(p, city, out)
   dated(p, city, out)
   data_demands(p, city, out)
   local words = say(last_demand(city, text.attachment(p, "behind")))
   if reply and reply ~= "" then
      words = say { zh = "{words}，于{due}将整改情况报送{issuer}", en = "{words}, and report on rectification to the {issuer} {due}", words = words,
         due = fmt.due(reply), issuer = english.of(project.issuer.name), }
   end
   out[#out + 1] = { heading = say { zh = "强化跟踪调度", en = "Tracking and follow-up" }, text = phrases.stop(words) }
   return out
end

--- The same as nodes, numbered when there are several.
function M.paragraphs(p, city, reply)
   return phrases.paragraphs(function()
      local list, out = M.demands(p, city, reply), {}
      for i, x in ipairs(list) do
         out[i] = #list > 1 and { phrases.lead(i, x.heading), x.text } or x.text
      end
      return out
   end)
end

return M
