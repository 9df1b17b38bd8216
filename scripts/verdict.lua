--- verdict: what the words of a conclusion say of a target: that it is met, that it is not, or neither for sure. It serves to tell a
--- ledger's 是 beside 尚未达到, not to judge by: only words that can't be meant otherwise count.

local wordlist = require "wordlist"

local M = {}

--- What is reached by the work: 尚未达到, 制度已健全. Those that say it of the target itself: met, where nothing stands against it.
local reached = { "达到", "达标", "达成", "实现", "完成", "建立", "建成", "健全", "完善", "形成", "落实", "推广", "增强", "符合", "满足" }
local of_target = { "达到", "达标", "达成", "实现" }
local denials = { "未", "没有", "没", "不", "难以", "无法" }
--- It is still to come, so that nothing is said of now: before the word, or anywhere in the clause before it.
local open = { "待", "需", "拟", "将", "要", "如", "若", "是否" }
local intended = { "争取", "力争", "预计", "计划", "确保", "可望", "有望" }
--- Between these and the word.
local between = { "能够", "能", "得到", "完全", "全面", "全部", "基本", "真正", "有效", "如期", "按期", "普遍", "进一步", "更加", "充分", "予以", "切实" }
--- What stands against a word that says it is met.
local reserved = { "但", "尚", "仍", "还", "差距", "不足", "未", "没有", "部分", "个别", "除" }
local marks = { "，", "。", "；", "：", "、", ",", ";", ":", "！", "（", "）", "(", ")" }

--- The clause's part before a place, without what may stand between a denial and its word.
local function before(text, at)
   local from = 1
   for _, mark in ipairs(marks) do
      local start = 1
      while true do
         local i, j = text:find(mark, start, true)
         if not i or i >= at then
            break
         end
         from, start = j + 1 > from and j + 1 or from, j + 1
      end
   end
   local lead = text:sub(from, at - 1)
   local word = wordlist.ends(lead, between)
   while word do
      lead = lead:sub(1, #lead - #word)
      word = wordlist.ends(lead, between)
   end
   return lead
end

--- How often words of the list are denied and how often affirmed.
local function count(text, list)
   local denied, affirmed = 0, 0
   for _, word in ipairs(list) do
      local from = 1
      while true do
         local i, j = text:find(word, from, true)
         if not i then
            break
         end
         local lead = before(text, i)
         if wordlist.ends(lead, denials) then
            denied = denied + 1
         elseif not wordlist.ends(lead, open) and not wordlist.holds(lead, intended) then
            affirmed = affirmed + 1
         end
         from = j + 1
      end
   end
   return denied, affirmed
end

--- Whether the text says that a target is met: true, false, or nil where it doesn't say it for sure.
function M.says(text)
   if not text then
      return nil
   end
   local denied, affirmed = count(text, reached)
   if denied > 0 and affirmed == 0 then
      return false
   end
   local _, met = count(text, of_target)
   if denied == 0 and met > 0 and not wordlist.holds(text, reserved) then
      return true
   end
   return nil
end

return M
