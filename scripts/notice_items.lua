--- notice_items: the sentences on the policy's items: figures first, then where the areas stand.
---
--- The words are the policy's own, the first there are of: say and demand in its entry of the policy (say.of and say.done:
--- 重点用水企业, 建立节水管理制度), and the module that items.lua names as its words ({ facts =, demands = } by item). They
--- are Chinese texts, or { zh =, en = }. An item without either is told by its figures alone.

local english = require "english"
local items = require "items"
local phrases = require "phrases"
local policy = require "policy_data"
local report = require "report"
local speech = require "say"

local plain, say, given = report.plain, speech.say, english.given

local M = {}

local words = items.words and require(items.words) or { facts = {}, demands = {} }

--- What stands beside an item's figure: 总投资1200万元、年节能量300吨标准煤.
local function parts(j)
   local out = {}
   for _, part in ipairs(j.parts or {}) do
      if part.value and part.value > 0 then
         out[#out + 1] = say { zh = "{label}{n}{unit}{lacking}", en = "{label}: {n}{unit}{lacking}", label = english.of(part.label), n = plain(part.value),
            unit = report.unit(part.unit), lacking = phrases.lacking(part, "处", "place"), }
      end
   end
   return phrases.join(out, "、")
end

--- A gradual item's measures with their change: 自动采集覆盖率为81.2%，较上年末提高2.0个百分点.
local function measures(j, p)
   local out = { mark = "；" }
   for _, m in ipairs(j.measures or {}) do
      if m.value then
         out[#out + 1] = phrases.join { say { zh = "{label}为{figure}", en = "{label}: {figure}", label = english.of(m.label),
            figure = m.unit == "%" and phrases.percent(m.value) or report.figure(m.value) .. report.unit(m.unit), }, phrases.moved(p, j, m), }
      end
   end
   return out
end

--- What is done, in a clause without a goal or of the whole city: 已开展3次.
local function done(what, default, n, unit)
   return say { zh = "{what}{n}{unit}", en = "{what}: {n}", what = what and given(what) or say(default), n = n, unit = unit }
end

--- How many of those concerned have done it: 建立能源管理体系6户，占66.7%; 均未建立能源管理体系.
local function share(what, j, unit)
   if j.value > 0 then
      return say { zh = "{what}{n}{unit}，占{rate}", en = "{what}: {n} ({rate})", what = what and given(what) or say { zh = "已完成", en = "completed" },
         n = plain(j.value), unit = unit, rate = phrases.rate(j.value, report.members(j)), }
   end
   return say { zh = "均未{what}", en = "{what}: none", what = what and given(what) or say { zh = "完成", en = "completed" } }
end

--- A goal, which may be a range: 3～5.
local function goal_text(j)
   return j.goal_max and j.goal_max > j.goal and say { zh = "{n}～{most}", en = "{n}–{most}", n = plain(j.goal), most = plain(j.goal_max) }
      or plain(report.members(j))
end

--- Those beside them of which it isn't known whether the item applies to them.
local function doubtful(j, unit)
   return j.undecided and j.undecided > 0 and say { zh = "（另有{n}{unit}是否适用尚不明确）", en = " (it is not known whether it applies to {n} more)",
      n = plain(j.undecided), unit = unit, } or ""
end

--- The clauses on an item whose policy has no words of its own for it. j.say: of (those it concerns), done (what they do).
local function plainly(j, p, praised)
   local own, unit = j.say or {}, fmt.language() == "zh" and report.unit(j.unit) or ""
   if j.mode == "gradual" then
      return measures(j, p)
   elseif not j.goal then
      return { done(own.done, { zh = "已开展", en = "carried out" }, plain(j.value), unit), parts(j), phrases.rise(p, j, praised) }
   elseif j.scope == "city" then
      local slow = j.status == "滞后" or j.status == "未启动"
      return { done(own.of, { zh = "目标", en = "target" }, plain(j.goal), unit), done(own.done, { zh = "已完成", en = "completed" }, plain(j.value), unit),
         parts(j), slow and say { zh = "低于序时进度", en = "behind schedule" } or phrases.said(j.status), }
   end
   return { done(own.of, { zh = "应完成", en = "due" }, goal_text(j), unit) .. doubtful(j, unit), share(own.done, j, unit), parts(j),
      j.mode == "encouraged" and phrases.rise(p, j, praised) or "", }
end

local function clauses(j, p, praised)
   if words.facts[j.id] and not j.say then
      return words.facts[j.id](j, p, praised)
   end
   return plainly(j, p, praised)
end

--- What an item rests on when it has no figures: not reported at all, or of no concern.
local function bare(j, p)
   local name, what = english.of(j.short or j.id), phrases.unreported(p, j)
   if what ~= "" then
      return say { zh = "{name}方面，各县区均未报送{what}，数据缺失，暂不能判断。",
         en = "{name}: no area has submitted the {what}; data are missing, and nothing can be judged yet.", name = name, what = what, }
   end
   return say { zh = "{name}方面，{standing}。", en = "{name}: {standing}.", name = name, standing = phrases.standing(p, j) }
end

--- The figures of an item, of the city or of an area, as one text without a full stop; "" when there are none. And whether they say
--- that all of it is done. praised: what phrases.rise takes, where it is one of several items told after each other.
function M.facts(p, j, praised)
   if j.value == nil then
      return ""
   end
   local list = clauses(j, p, praised)
   return phrases.join(list, say { zh = list.mark or "，", en = list.en or "; " }), list.whole == true
end

--- The sentences on one item, from its city judgment.
function M.item(p, j, praised)
   local absent = j.scope == "city" and j.value == nil
   if absent then
      return say { zh = "{name}方面，数据缺失，暂不能判断。", en = "{name}: data are missing, and nothing can be judged yet.", name = english.of(j.short or j.id) }
   end
   if j.value == nil or phrases.unreported(p, j) ~= "" then
      local yearly = policy.yearly()
      if yearly and j.id == yearly.item and j.status == "不适用" then
         return M.no_yearly_task(p)
      end
      return bare(j, p)
   end
   local text, whole = M.facts(p, j, praised)
   if j.scope == "city" then
      return phrases.stop(text)
   elseif j.mode == "encouraged" then
      return phrases.sentence({ text, phrases.blank(p, j) }, "；")
   end
   return phrases.sentence({ text, phrases.standing(p, j, whole) }, "；")
end

--- That the policy sets no yearly task for the period's year, as a sentence: 《实施意见》未安排2029年度技改任务。
function M.no_yearly_task(p)
   local name, n = english.policy()
   return phrases.stop(say { zh = "{name}未安排{year}{task}", en = "{name} {n?sets/set} no {task} for {year}", name = name, n = n, year = tostring(p.year),
      task = given(policy.yearly().task), })
end

--- The projects that the policy names: reported by name with what the ledger says.
local function named(p)
   local with, without = {}, {}
   for _, x in ipairs(report.named(p)) do
      if x.stage == "数据缺失" then
         without[#without + 1] = x.name
      else
         with[#with + 1] = say { zh = "{name}{stage}", en = "{name} ({stage})", name = english.of(x.name), stage = english.of(x.stage) }
      end
   end
   local out, by = {}, english.policy()
   if #with > 0 then
      out[1] = say { zh = "{by}列明的项目中，{list}", en = "progress in projects named in {by}: {list}", by = by, list = phrases.join(with) }
   end
   if #without > 0 then
      out[#out + 1] = say {
         zh = (#with > 0 and "" or "{by}列明的") .. "{names}" .. (#without > 1 and "{n}个" or "") .. "项目未填报建设进度，数据缺失",
         en = #without > 1 and "the progress of {n} projects named in {by} ({names}) has not been reported; the data are missing"
            or "the progress of the project named in {by} ({names}) has not been reported; the data are missing",
         names = english.each(without), n = #without, by = by,
      }
   end
   return phrases.sentence(out, say { zh = "，", en = "; " })
end

--- What areas behind in an item are asked to do, those asked alike together: { { names=, what= }, … }; what is nil where the
--- policy has no words for it. A policy's words may be a function (p, j, names), which gives one text, or a list of
--- { words=, names= } where not all are asked the same.
function M.asks(p, j, names)
   local found, write = j.demand or words.demands[j.id], given
   if type(found) == "function" then
      found, write = found(p, j, names), say
   end
   local out = {}
   for _, part in ipairs(type(found) == "table" and #found > 0 and found or { { words = found, names = names } }) do
      if #part.names > 0 then
         out[#out + 1] = { names = part.names, what = part.words and write(part.words) }
      end
   end
   return out
end

--- The same of a task of the city as a whole.
function M.demand(p, j)
   local one = M.asks(p, j, { "" })[1]
   return one and one.what
end

--- The whole paragraph of a task, as a list of sentences.
function M.text(p, task)
   local out, praised, yearly = {}, {}, policy.yearly()
   for _, j in ipairs(report.items(p)) do
      if j.task == task.id then
         out[#out + 1] = M.item(p, j, praised)
         if yearly and j.id == yearly.item then
            out[#out + 1] = named(p)
         end
      end
   end
   return out
end

return M
