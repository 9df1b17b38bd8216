--- english: what is stored in Chinese, as it is written in English: names of the manifest and of the project's own list
--- (names = "names_en"), the policy's words, terms of ledgers and judgments. Where Chinese is written a text stays as it is;
--- one that has no English is reported and stays Chinese.

local policy = require "policy_data"
local status = require "status_en"

local M = {}

local known -- Chinese text → English
local found -- text → what was made of it by the patterns; false: nothing
local words -- the lists that both are made from, read when English is first asked for: most documents are Chinese

local function add(zh, en)
   if type(zh) == "string" and en and zh ~= "" then
      known[zh] = en
   end
end

--- The policy's tasks, items, targets and groups under their Chinese names.
local function add_policy(data)
   local of = data.english or {}
   add(data.title, of.title)
   add(data.status, of.status)
   add(data.short_title, of.short_title)
   for _, list in ipairs { "groups", "tasks", "thresholds" } do
      for key, x in pairs(data[list] or {}) do
         add(x.name or x.text, (of[list] or {})[x.id or key])
      end
   end
   for _, list in ipairs { "items", "targets" } do
      for _, x in ipairs(data[list] or {}) do
         add(x.short, (of[list .. "_short"] or {})[x.id])
      end
   end
end

--- The columns of the project's ledgers.
local function add_columns()
   for _, line in ipairs(project.ledgers or {}) do
      for _, field in ipairs((require("ledgers." .. line.ledger)).fields) do
         add(field.label, field.english)
      end
   end
end

local function read()
   known, found = {}, {}
   words = require "words_en"
   if project then
      add_columns()
   end
   for _, list in ipairs { words.terms, project and project.names and require(project.names) or {} } do
      for zh, en in pairs(list) do
         add(zh, en)
      end
   end
   for zh, en in pairs(status) do
      add(zh, en.name)
   end
   if not project then
      return
   end
   local there, data = pcall(policy.read)
   if there then
      add_policy(data)
   elseif project.policy or project.rules then -- else a project that only lists its ledgers
      error(data, 0)
   end
   for _, list in ipairs { project.units or {}, project.areas } do
      for _, x in ipairs(list) do
         add(x.full, x.name_en)
         add(x.name, x.short_en or x.name_en)
      end
   end
   for _, list in ipairs { project.issuer or {}, project.policy_issue or {} } do
      for key, text in pairs(list) do
         add(text, list[key .. "_en"])
      end
   end
end

local find

--- A list, 甲、乙, as "A and B"; nil when one of them has no English.
local function listed(text)
   local out = {}
   for piece in text:gsub("、", "\n"):gmatch("[^\n]+") do
      out[#out + 1] = find(piece)
      if not out[#out] then
         return nil
      end
   end
   return fmt.en.list(out)
end

local function composed(pattern, captures)
   local whole = true
   local text = pattern:gsub("%%(%d)", function(i)
      return captures[tonumber(i)]
   end):gsub("{(%d)(,?)}", function(i, list)
      local x = captures[tonumber(i)]
      local en = list ~= "" and listed(x) or find(x)
      whole = whole and en ~= nil
      return en or x
   end)
   return whole and text or nil
end

--- What the patterns make of a text, or nil.
local function by_patterns(text)
   for _, pattern in ipairs(words.patterns) do
      local captures = { text:match(pattern[1]) }
      local en = #captures > 0 and composed(pattern[2], captures) or text:match(pattern[1]) and #captures == 0 and pattern[2]
      if en then
         return en
      end
   end
   return nil
end

--- The English of a text, or nil.  A text's parts are looked for again and again, so what came of each is kept.
function find(text)
   if known[text] then
      return known[text]
   end
   if found[text] == nil then
      found[text] = by_patterns(text) or false
   end
   return found[text] or nil
end

--- Whether a text as a whole has an English name of its own.
function M.known(text)
   if not known then
      read()
   end
   return known[text] ~= nil
end

local function is_chinese(text)
   for _, c in utf8.codes(text) do
      if c >= 0x3400 and c <= 0x9FFF then
         return true
      end
   end
   return false
end

M.is_chinese = is_chinese

--- The English of what a ledger's cell names, one thing or a list (甲、乙), where each of them has an English name; else nil.
function M.named(text)
   if not known then
      read()
   end
   if known[text] then
      return known[text]
   end
   local out = {}
   for piece in text:gsub("、", "\n"):gmatch("[^\n]+") do
      out[#out + 1] = known[piece]
      if not known[piece] then
         return nil
      end
   end
   return #out > 0 and table.concat(out, ", ") or nil
end

--- The English of a text, or nil.
function M.find(text)
   if not known then
      read()
   end
   return find(text)
end

--- A text in the language that is written in; Chinese that has no English is reported once, as a text of the document.
function M.of(text)
   if fmt.language() ~= "en" or text == nil then
      return text
   end
   if not known then
      read()
   end
   if not is_chinese(text) then
      return known[text] or text -- a unit may be written in another way: m³/(MW·h), m³/MWh
   end
   local en = find(text)
   if not en then
      known[text] = t { zh = text, what = "“" .. text .. "”" }
      found = {} -- what it is a part of now has English
      en = text
   end
   return en
end

--- The same in the document's language or languages, as a cell has it: with a capital, where it begins with a word.
function M.cell(text)
   local en = text and lang ~= "zh" and fmt.speak("en", M.of, text) or nil
   if text == en then
      return text -- a unit that both write alike: once
   end
   return text and t { zh = text, en = en and en:gsub("^%l%l[%l ]", function(word) return word:sub(1, 1):upper() .. word:sub(2) end) }
end

--- The project's own words: { zh =, en = }, of which the English may be left out, or a Chinese text alone.
function M.given(own)
   if type(own) ~= "table" then
      return M.of(own)
   end
   return fmt.language() == "en" and own.en or M.of(own.zh)
end

--- The same for a cell or a heading.
function M.heading(own)
   if type(own) ~= "table" then
      return M.cell(own)
   end
   return own.en and t { zh = own.zh, en = own.en } or M.cell(own.zh)
end

--- What running text calls the policy: 《实施意见》, the Opinions; and how many its English name is, for the verb.
function M.policy()
   if fmt.language() ~= "en" then
      return policy.short(), 1
   end
   local name = M.of(policy.short_title())
   return "the " .. name, name:find("s$") and 2 or 1
end

--- What the work is, inside a sentence: 工业节水, industrial water saving.
function M.subject()
   return fmt.language() == "en" and policy.subject_en():gsub("%f[%w]%u%f[%l]", string.lower) or policy.subject()
end

--- A list of texts.
function M.each(list)
   local out = {}
   for i, text in ipairs(list) do
      out[i] = M.of(text)
   end
   return out
end

--- The statuses that a Chinese sentence says otherwise than a cell does.
local said = { ["达序时"] = "达到序时进度", ["逾期"] = "逾期未完成", ["未启动"] = "尚未启动" }

--- A status as a sentence says it: 达到序时进度, on schedule.
function M.said(name)
   if fmt.language() == "en" and status[name] then
      return status[name].said
   end
   return said[name] or M.of(name)
end

--- What an English sentence tells of {n} targets or judgments in a status, that stand or stood so by then: is completed, lacks data.
function M.stands(name, past)
   local own = status[name][past and "stood" or "stands"]
   return own or (past and "{n?was/were} " or "{n?is/are} ") .. status[name].said
end

--- What an English sentence tells of places in a status: {who} of {n} places.
function M.does(name)
   return status[name].does
end

return M
