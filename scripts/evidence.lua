--- evidence: what a judgment rests on, short enough for a column: figures of required items, shares of encouraged ones,
--- rates of gradual ones, in the language that is written in.

local english = require "english"
local phrases = require "phrases"
local report = require "report"
local speech = require "say"

local say = speech.say

local plain = report.plain

local M = {}

--- A gradual item's measure: the first one; where it stands still, the next that moved.
local function telling(j)
   local first = j.measures and j.measures[1]
   for _, m in ipairs(first and first.direction == "平" and j.measures or {}) do
      if m.direction ~= "平" and m.direction ~= nil then
         return m
      end
   end
   return first
end

--- How a measure's figure is written, with more decimals where two that differ would be printed alike.
local function writer(m, now, before)
   local rate, places = m.unit == "%", nil
   local function shown(x)
      local unit = rate and "%" or report.unit(m.unit):gsub("/万元$", ""):gsub(" per CNY 10,000$", "") -- its name says of what
      return rate and not places and phrases.percent(x, true) or report.figure(x, places) .. unit
   end
   while before and now ~= before and shown(now) == shown(before) and (places or 1) < 9 do
      places = (places or 1) + 1
   end
   return shown
end

--- A measure now and before: 智能计量器具占比61.1%，上年末53.3%. What was compared is those known in both periods: theirs are
--- given where they are others.
local function gradual(p, j)
   local m = telling(j)
   if not m or not m.value then
      return nil
   end
   local now, before, whole = m.value, m.previous, ""
   local shown = writer(m, now, before)
   if m.now_matched and m.previous_matched and (shown(m.now_matched) ~= shown(now) or shown(m.previous_matched) ~= shown(before)) then
      now, before = m.now_matched, m.previous_matched
      whole = say { zh = "（两期均上报的{n}户）", en = " (the {n} that report in both periods)", n = plain(m.matched) }
      shown = writer(m, now, before)
   end
   local rate = m.unit == "%"
   local share = rate and not (m.label:find("率$") or m.label:find("比$")) -- what has it, of all
   local name = say { zh = share and "{name}占比" or "{name}", en = share and "Share with {small} " or "{name} ", name = english.of(m.label),
      small = speech.small(english.of(m.label)), }
   local since = before and say { zh = "，{when}{figure}", en = rate and ", {figure} at {when}" or ", {figure} in {when}", figure = shown(before),
      when = rate and phrases.before(p) or phrases.previous(p), } or ""
   if before and now == before then
      since = say { zh = "，与{when}持平", en = ", unchanged from {when}", when = rate and phrases.before(p) or phrases.previous(p) }
   end
   return name .. shown(now) .. since .. whole
end

local nouns = { ["对"] = "pair" } -- what English counts them as; other counts stand as they are

--- Encouraged work: 4/7户，较上年末增加1户; 6对，与上年末持平; 无.
local function encouraged(p, j)
   if not j.goal and j.value:eq(0) then
      return say { zh = "无", en = "none" }
   end
   if j.goal and j.undecided and report.members(j):eq(0) then
      return nil
   elseif j.goal then
      return phrases.join { plain(j.value) .. "/" .. plain(report.members(j)) .. say { zh = j.unit or "", en = "" }, phrases.since(p, j) }
   end
   local since, noun = phrases.since(p, j), nouns[j.unit]
   local count = say { zh = "{n}{unit}", en = noun and "{n:" .. noun .. "}" or "{n}", n = plain(j.value), unit = j.unit or "" }
   return since == "" and count or say { zh = "{count}，{since}", en = noun and "{count}, {since}" or "{count} ({since})", count = count, since = since }
end

--- What the judgment of an item rests on; "—" for nothing.
function M.of(p, j)
   local out = {}
   if j.status == "不适用" and j.none then
      return english.of(j.none)
   elseif j.mode == "gradual" then
      out[1] = gradual(p, j)
   elseif j.mode == "encouraged" and j.value then
      out[1] = encouraged(p, j)
   else
      local reason = report.reason(j)
      return reason ~= "" and reason or "—"
   end
   if #j.missing > 0 then
      out[#out + 1] = report.wanting(j, 2)
   end
   return #out > 0 and table.concat(out, say { zh = "；", en = "; " }) or j.none and english.of(j.none) or j.note and english.of(j.note) or "—"
end

--- The same as a cell begins.
function M.cell(p, j)
   return speech.capital(M.of(p, j), true)
end

return M
