--- trace: where every number in a notice or an area's summary comes from. Words that are known (dates, names, settings,
--- findings, rows of tables worked out here from the evaluation) are struck out of the text; each number that is left must
--- be, by the words around it, a figure of the judgment it speaks of. Nothing of report.lua or notice_*.lua is used.
---
---    data.judged   wenheng evaluate --format json        data.text   the document's text in one line

local policy = require "policy"

local M = {}

-- Figures ----------------------------------------------------------------------------------------

--- A figure as the evaluation writes it, or nil.
function M.parse(x)
   return x ~= nil and x ~= "" and number.parse(x) or nil
end

local parse = M.parse

--- Whether a figure prints as this text: rounded half up to as many decimals as it has, zeros at the end of two left out.
function M.prints(x, text)
   local places = #(text:match("%.(%d+)$") or "")
   x = x:abs()
   return x:eq(parse(text)) or places > 0 and x:format(places) == text or places == 1 and x:round(2):eq(parse(text))
end

--- A part of a whole in percent.
function M.share(part, whole)
   return number(part) * 100 / number(whole)
end

local function add(sets, unit, x)
   x = parse(x)
   if x then
      sets[unit or ""] = sets[unit or ""] or {}
      table.insert(sets[unit or ""], x)
   end
end

local function add_judgment(sets, j)
   local d, unit = j.data, j.unit
   for _, x in ipairs { j.value or false, j.goal or false, d.exact or false, d.previous or false, d.goal_max or false,
      d.official or false, d.ledger or false, } do
      add(sets, unit, x or nil)
   end
   add(sets, unit, parse(j.goal) and parse(d.undecided) and parse(j.goal) - parse(d.undecided))
   add(sets, j.indicator and unit or "个百分点", d.gap)
   for _, field in ipairs { "change", "change_matched", "change_ledger" } do
      add(sets, d.change_unit, d[field])
   end
   add(sets, "户", d.matched)
   if not j.indicator and parse(j.value) and parse(d.previous) then
      add(sets, unit, parse(j.value) - parse(d.previous))
   end
   for _, p in ipairs(d.parts or {}) do
      add(sets, p.unit, p.value)
   end
   for _, m in ipairs(d.measures or {}) do
      for _, x in ipairs { m.value or false, m.previous or false, m.now_matched or false, m.previous_matched or false } do
         add(sets, m.unit, x or nil)
      end
      add(sets, "户", m.matched)
   end
   for _, n in pairs(d.stages or {}) do
      add(sets, "个", n)
   end
   for _, list in ipairs { d.behind or {}, d.projects or {} } do
      add(sets, "个", #list)
   end
end

--- The figures of judgments by unit.
function M.sets(list)
   local sets = {}
   for _, j in ipairs(list) do
      add_judgment(sets, j)
   end
   return sets
end

--- Adds numbers to a set.
function M.add(sets, unit, ...)
   for _, x in ipairs { ... } do
      add(sets, unit, x)
   end
   return sets
end

--- The half-year whose ledgers show how things stand at the period's end, and all of its half-years.
function M.snapshot()
   return period.half == 0 and period.year .. "H2" or period.id
end

function M.halves()
   return period.half == 0 and { period.year .. "H1", period.year .. "H2" } or { period.id }
end

--- Whether an enterprise that is no longer reported has a row in the directory that says no to all.
local function let_go(f)
   for _, row in ipairs(f.code == "vanished" and store.query("SELECT above_designated || key_user || high_consumption || reclaim_able AS flags"
      .. " FROM ledger_enterprises WHERE period = ?1 AND enterprise = ?2 ORDER BY record", f.period, f.raw) or {}) do
      if row.flags == "0000" then
         return true
      end
   end
   return false
end

--- Findings of the period's half-years, with the files as the notice names them; those of one total row are one.
function M.findings()
   local out, totals = {}, {}
   for _, half in ipairs(M.halves()) do
      for _, f in ipairs(store.findings { period = half }) do
         local row = f.code == "total" and (f.path or "") .. ":" .. tostring(f.row)
         local again = row and totals[row]
         if row then
            totals[row] = true
         end
         if not again and f.code ~= "credit_check" and f.code ~= "overquota" and not let_go(f) then -- a word to the clerk alone; judged by 6.1
            local path = f.path or ""
            local folder = period.half == 0 or not path:find("/" .. half .. "/", 1, true) -- a file of another half-year
            out[#out + 1] = { area = f.area, row = f.row, file = path:match(folder and "([^/]+/[^/]+)$" or "([^/]+)$") }
         end
      end
   end
   return out
end

M.required = { "已完成", "达序时", "滞后", "未启动", "逾期", "数据缺失" }
M.said = { ["达序时"] = "达到序时进度", ["未启动"] = "尚未启动", ["逾期"] = "逾期未完成" }

--- Statuses of the required items of an area (nil: of all): counts, how many there are, how many apply.
function M.tally(t, place)
   local counts, total = {}, 0
   for _, a in ipairs(project.areas) do
      for _, item in ipairs(policy.items) do
         local j = t.all["item|" .. item.id .. "|" .. a.id]
         if j.data.mode == "required" and (place == nil or place == a.id) then
            counts[j.status] = (counts[j.status] or 0) + 1
            total = total + 1
         end
      end
   end
   return counts, total, total - (counts["不适用"] or 0)
end

--- An area's place by done / due, equal ones sharing it.
function M.rank(t, place)
   local own, _, due = M.tally(t, place)
   local rank = 1
   for _, a in ipairs(project.areas) do
      local other, _, of = M.tally(t, a.id)
      rank = rank + ((other["已完成"] or 0) * due > (own["已完成"] or 0) * of and 1 or 0)
   end
   return rank
end

--- Judgments that a function keeps.
function M.pick(t, keep)
   local out = {}
   for _, j in pairs(t.all) do
      if keep(j) then
         out[#out + 1] = j
      end
   end
   return out
end

-- Text -------------------------------------------------------------------------------------------

--- Without spaces beside Chinese characters.
local function tight(text)
   text = text:gsub("　", " ")
   local n
   repeat
      text, n = text:gsub("([\x80-\xFF]) +", "%1")
   until n == 0
   return (text:gsub(" +([\x80-\xFF])", "%1"):gsub("  +", " "))
end

--- Words as a pattern; loose: a line may have been broken between two letters or digits.
local function pattern(words, loose)
   local out = {}
   for _, code in utf8.codes(tight(words)) do
      local char = utf8.char(code)
      out[#out + 1] = char:gsub("[%^%$%(%)%%%.%[%]%*%+%-%?]", "%%%0") .. (loose and code < 128 and code ~= 32 and " ?" or "")
   end
   return table.concat(out)
end

--- Strikes words out of the text; they must be there when must is set.
function M.strike(t, words, must, loose)
   if words and (must or words:find("%d")) then
      local n
      t.text, n = t.text:gsub(pattern(words, loose), "□")
      if must and n == 0 and not t.struck[words] then
         t.faults[#t.faults + 1] = "not in the text: " .. words
      end
      t.struck[words] = t.struck[words] or n > 0
   end
end

--- What is called otherwise by period only, called alike.
local function alike(text)
   for _, pair in ipairs { { "较上半年末", "较上年末" }, { "与上半年末", "与上年末" }, { "全年用水量", "本期水量" }, { "上半年用水量", "本期水量" },
      { "下半年用水量", "本期水量" }, { "上半年已更新", "本期已更新" }, { "下半年已更新", "本期已更新" }, { "累计已", "已" }, { "同口径", "" },
      { "方米，较上年下半年", "方米，较上期" }, { "方米，较上半年", "方米，较上期" }, { "方米，较上年", "方米，较上期" } } do
      text = text:gsub(pair[1], pair[2])
   end
   return text
end

local function strike_ledgers(t)
   for _, f in ipairs(store.findings {}) do
      local said = f.message:gsub("(%d%d%d%d)H([12])([^/])", function(year, half, behind)
         return year .. (half == "1" and "年上半年" or "年下半年") .. behind
      end):gsub("^(.*)：(“.-”)表示没有数据$", "%1填写为%2，按数据缺失计"):gsub("见ledgers/%w+/", "见")
      M.strike(t, said, false, true)
      M.strike(t, f.code == "total" and "；" .. said:gsub("^合计", ""):gsub("^小计", "") or nil, false, true)
   end
   for _, row in ipairs(store.rows("progress", { period = M.snapshot() })) do
      for _, field in ipairs { "text", "problem", "plan" } do
         M.strike(t, row[field], false, true)
      end
   end
   for _, row in ipairs(store.rows("conclusions", {})) do
      M.strike(t, row.conclusion, false, true)
      M.strike(t, row.date and fmt.date(row.date))
   end
end

local function strike_settings(t)
   local weights = {}
   for _, stage in ipairs { "储备", "前期", "开工", "在建", "完工", "投运" } do
      weights[#weights + 1] = stage .. project.settings.stage_weights.value[stage]
   end
   M.strike(t, "取" .. table.concat(weights, "、"))
   for _, setting in pairs(project.settings) do
      if number.parse(setting.value) then
         M.strike(t, "取" .. tostring(setting.value) .. "（")
         M.strike(t, "（低于序时超过" .. tostring(setting.value) .. "个百分点）")
      end
      M.strike(t, setting.why, false, true)
   end
end

local function strike_policy(t)
   M.strike(t, policy.title)
   M.strike(t, (project.policy_issue or {}).number)
   for _, j in pairs(t.all) do
      M.strike(t, j.data.none, false, true)
   end
   for _, item in ipairs(policy.items) do
      M.strike(t, item.id .. " " .. item.short)
      M.strike(t, item.due and fmt.due(item.due))
   end
   for _, target in ipairs(policy.targets) do
      M.strike(t, target.short)
   end
   M.strike(t, "年设计用水量2万立方米以上（含2万立方米）")
   M.strike(t, policy.thresholds.manager.text)
   for _, words in ipairs { "半年度条目为100%", "9.2按全市统计", period.half == 0 and period.year .. "年度" or period.label } do
      M.strike(t, words)
   end
   for _, date in ipairs { period.first, period.last, project.dates[period.id] } do
      M.strike(t, fmt.date(date))
   end
end

--- A trace: judgments by kind|subject|area, the text without what is known, the faults so far.
function M.start()
   local t = { all = {}, faults = {}, seen = 0, text = alike(tight(data.text[1].line)), struck = {} }
   for _, j in ipairs(data.judged) do
      for _, kind in ipairs { "indicator", "item", "task", "target" } do
         if j[kind] then
            t.all[kind .. "|" .. j[kind] .. "|" .. j.area] = j
         end
      end
   end
   strike_ledgers(t)
   strike_settings(t)
   strike_policy(t)
   return t
end

--- The text from one heading to the next.
function M.between(t, from, to)
   local _, a = t.text:find(from, 1, true)
   local b = to and a and t.text:find(to, a, true)
   if not a or (to and not b) then
      t.faults[#t.faults + 1] = "no section from " .. from .. " to " .. (to or "the end")
      return ""
   end
   return t.text:sub(a + 1, b and b - 1 or nil)
end

-- Rules ------------------------------------------------------------------------------------------

local function fault(t, name, why, before, token, after)
   t.faults[#t.faults + 1] = name .. ": " .. token .. " " .. why .. ": …" .. before:sub(utf8.offset(before, -12) or 1) .. token
      .. after:sub(1, (utf8.offset(after, 9) or #after + 1) - 1)
end

--- Every number of a stretch of text must pass the first rule that fits the words before and after it. A rule is
--- { before=, after=, check=function(token, before, after) } or { after=, unit=, scale= }: a figure of the set of that unit.
function M.trace(t, name, text, sets, rules)
   local at = 1
   while true do
      local first, last = text:find("%d+%.?%d*", at)
      if not first then
         return
      end
      local token = text:sub(first, last):gsub("%.$", "")
      local before, after = text:sub(1, first - 1), text:sub(first + #token)
      at, t.seen = first + #token, t.seen + 1
      local found
      for _, rule in ipairs(rules) do
         if not found and (not rule.before or before:find(rule.before .. "$")) and (not rule.after or after:find("^" .. rule.after)) then
            found = rule
            local ok = rule.check and rule.check(token, before, after)
            for _, x in ipairs(sets[rule.unit or rule.after] or {}) do
               ok = ok or not rule.check and M.prints(x / (rule.scale or 1), token)
            end
            if not ok then
               fault(t, name, "is no such figure", before, token, after)
            end
         end
      end
      if not found then
         fault(t, name, "has no rule", before, token, after)
      end
   end
end

local function upto(most)
   return function(token)
      return tonumber(token) <= most
   end
end

--- 附件2, 表1, 图1, 2026年: in any section.
M.marks = {
   { before = "附件", check = upto(3) },
   { before = "表", check = upto(6) }, { before = "图", check = upto(2) },
   { after = "年", check = function(token) return token:find("^202[5-8]$") ~= nil end },
   { after = "H[12]/", check = function(token, _, after) -- the folder of a file that has a finding
      for _, f in ipairs(M.findings()) do
         if f.file and f.file:sub(1, #token + 3) == token .. after:sub(1, 3) then
            return true
         end
      end
   end, },
   { before = "202[5-8]H", check = function(token) return token == "1" or token == "2" end },
}

--- A figure with its unit.
M.units = {
   { after = "个百分点" }, { after = "个县区" }, { after = "个半年" }, { after = "%%", unit = "%" }, { after = "～", unit = "个" },
   { after = "万立方米", unit = "m3", scale = 10000 }, { after = "立方米", unit = "m3/万元" }, { after = "户" }, { after = "个" }, { after = "项" },
   { after = "篇" }, { after = "次" }, { after = "对" }, { after = "类" }, { after = "条" },
}

--- 甲、乙、丙3个县区.
M.several = { after = "个县区", check = function(token) return tonumber(token) >= 3 end }

--- 1, 2, 3 … in a table's first column.
function M.serial()
   local n = 0
   return { check = function(token)
      n = n + 1
      return token == tostring(n)
   end, }
end

--- a/b: a figure against its goal.
function M.pair(list)
   local known = {}
   for _, j in ipairs(list) do
      local parts = j.data.parts or {}
      if j.value and j.goal then
         known[tostring(j.value) .. "/" .. tostring(parse(j.goal) - parse(j.data.undecided or 0))] = true
      end
      if parts[2] and parts[1].value and parts[2].value then
         known[parts[2].value .. "/" .. parts[1].value] = true
      end
   end
   return { after = "/%d", check = function(token, _, after)
      return known[token .. after:match("^/%d+")]
   end, }
end

--- 低于序时（百分点）, after the light or the status.
function M.gap(list)
   local function check(token)
      for _, j in ipairs(list) do
         local gap = parse(j.data.gap)
         if gap and gap < 0 and M.prints(gap, token) then
            return true
         end
      end
   end
   return { before = "红", check = check }, { before = "黄", check = check }, { before = "滞后", check = check }, { before = "未启动", check = check }
end

--- The row of a ledger's file that has a finding.
function M.row_of_file()
   local rows = {}
   for _, f in ipairs(M.findings()) do
      rows[tight(f.file or "") .. " " .. (f.row and tostring(f.row) or "")] = true
   end
   return { before = "%.%a%a%a%a? ?", check = function(token, before)
      before = before:gsub(" $", "")
      for name in pairs(rows) do
         local file, row = name:match("^(.*) (.*)$")
         if row == token and before:sub(-#file) == file then
            return true
         end
      end
   end, }
end

--- Lists of rules in one, first to last.
function M.rules(...)
   local out = {}
   for _, list in ipairs { ... } do
      table.move(list, 1, #list, #out + 1, out)
   end
   return out
end

return M
