--- phrases: the grammar of a notice. Lists of places, statuses in running text, changes since the period
--- before; each says nothing where there is nothing to say, so that sentences vary with the facts. Names come in as they are
--- stored and are written in the language that is spoken (say.lua).

local english = require "english"
local report = require "report"
local speech = require "say"
local status = require "status"

local say = speech.say

local M = {}

M.said = english.said

--- The name of an area by its id.
function M.area_name(id)
   for _, a in ipairs(project.areas) do
      if a.id == id then
         return a.name
      end
   end
   error('no area "' .. tostring(id) .. '"', 2)
end

--- Names as one text; from three on with how many: 甲、乙、丙3个县区; all areas: 各县区.
function M.places(names)
   if #names > 2 and #names == #project.areas then
      return say { zh = "各县区", en = "all areas" }
   end
   return M.counted(names, "个县区", "area")
end

--- The areas that are no county or district, e.g. 张掖经开区; none when there are none.
local function zones()
   local out = {}
   for _, a in ipairs(project.areas) do
      if a.kind == "zone" then
         out[#out + 1] = a
      end
   end
   return out
end

--- Their names; "" when there are none.
function M.zones()
   local names = {}
   for i, a in ipairs(zones()) do
      names[i] = english.of(a.name)
   end
   return fmt.list(names)
end

--- Their names in full, with the short ones from then on where English has any.
function M.zones_defined()
   local names = {}
   for i, a in ipairs(zones()) do
      names[i] = say { zh = "{name}", en = a.short_en and "{full} (“{short}”)" or "{full}", name = a.name, full = a.name_en or a.name,
         short = a.short_en or "", }
   end
   return fmt.list(names)
end

--- Names joined, with how many when there are three or more: 甲、乙、丙3项; A, B and C (3 items).
function M.counted(names, unit, noun)
   local all = english.each(names)
   if #names < 3 then
      return fmt.list(all)
   end
   return say { zh = "{all}{n}{unit}", en = "{all} ({n:" .. noun .. "})", all = all, n = #names, unit = unit }
end

local marks = { ["，"] = ", ", ["；"] = "; ", ["、"] = ", " }

--- Pieces joined by a mark (in English also by " and "), the empty ones left out.
function M.join(pieces, mark)
   local out = {}
   for _, piece in ipairs(pieces) do
      if piece ~= "" then
         out[#out + 1] = piece
      end
   end
   mark = mark or "，"
   if mark == " and " then -- more than two are a list before it
      return table.concat(out, ", ", 1, math.max(#out - 1, 0)) .. (#out > 1 and mark or "") .. (out[#out] or "")
   end
   return table.concat(out, fmt.language() == "en" and marks[mark] or mark)
end

--- A text as a sentence, with its full stop.
function M.stop(text)
   return text ~= "" and speech.capital(text) .. say { zh = "。", en = "." } or ""
end

--- A sentence: the pieces joined, with its full stop; nothing when all are empty.
function M.sentence(pieces, mark)
   return M.stop(M.join(pieces, mark))
end

--- What the period before is called when a figure is compared with it.
function M.before(p)
   if p.half == 2 then
      return say { zh = "上半年末", en = "the end of the first half-year" }
   end
   return say { zh = "上年末", en = "the end of last year" }
end

--- The period before, when an amount of it is compared with this one's.
function M.previous(p)
   return say(({ [0] = { zh = "上年", en = "the previous year" }, { zh = "上年下半年", en = "the second half of last year" },
      { zh = "上半年", en = "the first half-year" } })[p.half])
end

--- A share in percent, never rounded up to 100 %.
function M.rate(part, whole)
   if part == nil or whole == nil or number(whole):eq(0) then
      return "—"
   end
   return M.percent(number(part) * 100 / whole)
end

--- A percentage that is there already, never rounded up to 100 % or down to 0 %: 97.2%, and exactly 100%.
--- In a column (column = true) every figure keeps its decimals.
function M.percent(x, column)
   if x == nil then
      return "—"
   end
   x = number(x)
   local places, whole = 1, x:eq(0) or x:eq(100)
   if whole and not column then
      return tostring(x) .. "%"
   end
   while not whole and places < 9 and (x:round(places):eq(0) or x:round(places):eq(100)) do
      places = places + 1
   end
   return x:format(places) .. "%"
end

--- A figure without zeros behind its last digit.
local function trimmed(text)
   return text:find(".", 1, true) and (text:gsub("0+$", ""):gsub("%.$", "")) or text
end

--- A figure of 万 in English: 2.663 million, 120,000.
local function million(wan)
   local x = wan * 10000
   return x:abs() >= 1000000 and trimmed(fmt.figure(x / 1000000, 6)) .. "\u{A0}million" or fmt.grouped(x)
end

--- A figure of a unit in 万 as English writes it, in single units.
function M.written_out(x)
   return million(number(x) / 10000)
end

--- A figure in 万 for an English sentence.
function M.million(wan)
   return million(number(wan))
end

--- A volume of m³ as a figure with so many decimals of 万立方米: 1014.77万立方米; 10.1477 million m³.
function M.exact_volume(x, places)
   local wan = number(x) / 10000
   return say { zh = "{wan}万立方米", en = "{m3}\u{A0}m³", wan = wan:format(places or 2), m3 = million(wan:round(places or 2)) }
end

--- A volume for a sentence: 12万立方米, 266.3万立方米; 120,000 m³, 2.663 million m³.
function M.volume(x)
   if x == nil then
      return english.of("数据缺失")
   end
   local wan = (number(x) / 10000):round(2)
   return say { zh = "{wan}万立方米", en = "{m3}\u{A0}m³", wan = trimmed(wan:format(2)), m3 = million(wan) }
end

--- An amount of money in 万元, for a sentence: 100万元; CNY 1 million.
function M.money(x)
   return say { zh = "{wan}万元", en = "CNY\u{A0}{yuan}", wan = report.plain(x), yuan = million(number(fmt.speak("zh", report.plain, x))) }
end

--- "（另有2个项目未填）" where a sum lacks figures; noun: what is counted, in English.
function M.lacking(part, unit, noun)
   if part and part.blank and part.blank > 0 then
      return say { zh = "（另有{n}{unit}未填）", en = " (not filled in for {n:" .. noun .. "})", n = part.blank, unit = unit }
   end
   return ""
end

--- A part of a judgment by its label, or nil.
function M.part(j, label)
   for _, list in ipairs { j.parts or {}, j.measures or {} } do
      for _, x in ipairs(list) do
         if x.label == label then
            return x
         end
      end
   end
   return nil
end

--- The value of a part, or zero.
function M.part_value(j, label)
   local found = M.part(j, label)
   return found and found.value or number(0)
end

--- Area names by status: { ["已完成"] = { "甲", … }, … }; from a city judgment's areas.
function M.by_status(j)
   local out = {}
   for _, a in ipairs(j.areas or {}) do
      out[a.status] = out[a.status] or {}
      table.insert(out[a.status], M.area_name(a.area))
   end
   return out
end

local orders = {
   required = { "已完成", "达序时", "滞后", "未启动", "逾期", "数据缺失" },
   gradual = { "有进展", "无进展", "数据缺失" },
   encouraged = { "已开展", "数据缺失" }, -- no one is blamed for what was only encouraged
}

--- 临泽县、张掖经开区已完成; Linze and Zhangye EDZ have completed it.
local function stand(who, n, name)
   return say { zh = "{who}{said}", en = english.does(name), who = who, n = n, said = M.said(name) }
end

--- Everyone stands alike: 各县区均已完成; 除肃南县不适用外，其他县区均已完成. Gradual work that can't be compared
--- lacks its base rather than its data.
local function alike(name, others, mode)
   local n, who = 2, fmt.list(english.each(others))
   if name == "数据缺失" then
      local text = mode == "gradual" and { zh = "均缺少可比数据，暂不能判断进展", en = "comparable data are lacking everywhere, and progress cannot be judged yet" }
         or { zh = "数据均缺失，暂不能判断", en = "data are missing everywhere, and nothing can be judged yet" }
      text.who, text.n = who, #others
      if #others > 0 then
         text.zh, text.en = "除{who}不适用外，其他县区" .. text.zh, text.en .. " (not applicable: {who})"
      else
         text.zh = "各县区" .. text.zh
      end
      return say(text)
   elseif #others > 0 then
      return say { zh = "除{others}不适用外，其他县区均{said}", en = english.does(name), others = who, n = n,
         who = say { zh = "", en = "all areas but {others}, to which it does not apply,", others = who }, said = M.said(name), }
   end
   return say { zh = "各县区均{said}", en = english.does(name), n = n, who = "all areas", said = M.said(name) }
end

--- Areas without data on an item: 山丹县数据缺失, and those that have not reported its ledgers, which no figure covers:
--- 肃南县未报送工业用水监测台账，未计入.
local function without_data(p, j, names)
   local rest, by_ledger, order, out = {}, {}, {}, {}
   for _, a in ipairs(project.areas) do
      for _, name in ipairs(names) do
         local own = name == a.name and report.get(p, "item", j.id, a.id)
         local what = own and own.absent and table.concat(own.missing, "、")
         if what and not by_ledger[what] then
            by_ledger[what] = { names = {}, ledgers = own.missing }
            order[#order + 1] = what
         end
         if own then
            table.insert(what and by_ledger[what].names or rest, name)
         end
      end
   end
   if #rest > 0 then
      out[1] = stand(M.places(rest), #rest, "数据缺失")
   end
   for _, what in ipairs(order) do
      local one = by_ledger[what]
      out[#out + 1] = say { zh = "{who}未报送{ledgers}，未计入", en = "{who}, which {n?has/have} not submitted the {ledgers}, {n?is/are} not counted",
         who = M.places(one.names), n = #one.names, ledgers = english.each(one.ledgers), }
   end
   return M.join(out, say { zh = "，", en = "; " })
end

--- Where the areas stand in an item, from its city judgment: 临泽县、张掖经开区已完成，肃南县滞后。 Encouraged
--- items name only who has begun. told: that all is done has been said, so that it is not said again.
function M.standing(p, j, told)
   local groups = M.by_status(j)
   local others = groups["不适用"] or {}
   if #others == #project.areas then
      return say { zh = "各县区均不适用", en = "it applies to no area" }
   elseif told and #(groups["已完成"] or {}) + #others == #project.areas then
      return #others > 0 and stand(M.places(others), #others, "不适用") or ""
   end
   local order, pieces = orders[j.mode], {}
   for _, name in ipairs(order) do
      local names = groups[name]
      if names then
         if #names > 1 and #names + #others == #project.areas then
            return alike(name, others, j.mode)
         end
         local many = #names > 4 and not status.behind[name]
         local who = many and say { zh = "{n}个县区", en = "{n:area}", n = #names } or M.places(names)
         pieces[#pieces + 1] = name == "数据缺失" and without_data(p, j, names) or stand(who, #names, name)
      end
   end
   if #others > 0 and j.mode ~= "encouraged" then
      pieces[#pieces + 1] = stand(M.places(others), #others, "不适用")
   end
   return M.join(pieces, say { zh = "，", en = "; " })
end

--- What areas lack of an item that they have reported on, as words behind their names: （水平衡测试日期）; "" where that is of many kinds.
local function kinds_lacking(p, j, names)
   local kinds, seen = {}, {}
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      for _, one in ipairs(own.status == "数据缺失" and not own.absent and report.lacks(own.missing) or {}) do
         for _, lack in ipairs(one.lacks) do
            kinds[#kinds + 1] = not seen[lack] and lack or nil
            seen[lack] = true
         end
      end
   end
   return #kinds > 0 and #kinds < 3 and #names > 0 and say { zh = "（{list}）", en = " ({list})", list = english.each(kinds) } or ""
end

--- The areas whose data an item lacks: 高台县数据缺失（水平衡测试日期）; "" when there are none.
function M.blank(p, j)
   local names = M.by_status(j)["数据缺失"]
   return names and without_data(p, j, names) .. kinds_lacking(p, j, names) or ""
end

--- The ledgers that no area has reported for an item: 节水奖补台账; "" when some area has.
function M.unreported(p, j)
   local what
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      if not own.absent then
         return ""
      end
      what = what or fmt.list(english.each(own.missing))
   end
   return what or ""
end

--- Change of a count since the period before: 较上年末增加3户; "" without a base.
function M.since(p, j)
   if j.previous == nil or j.value == nil then
      return ""
   end
   local change, since = j.value - j.previous, M.before(p)
   if change:eq(0) then
      return say { zh = "与{since}持平", en = "unchanged from {since}", since = since }
   elseif change > 0 then
      return say { zh = "较{since}增加{n}{unit}", en = "{n} more than at {since}", since = since, n = report.plain(change), unit = j.unit or "" }
   end
   return say { zh = "较{since}减少{n}{unit}", en = "{n} fewer than at {since}", since = since, n = report.plain(change:abs()), unit = j.unit or "" }
end

--- Whether an area has not sent what an item of the city rests on: what it had before is then in no base either.
local function some_absent(p, j)
   for _, a in ipairs((j.area == nil or j.area == "city") and project.areas or {}) do
      if report.get(p, "item", j.id, a.id).absent then
         return true
      end
   end
   return false
end

--- The change of an item's gradual measure since the period before: 较上年末提高2.1个百分点; 同口径较… where an area is in neither;
--- figures that flow are compared with the half-year or the year before. The enterprises known in both are named where theirs is
--- another. "" without a base.
function M.moved(p, j, m)
   if not m or m.value == nil or m.previous == nil then
      return ""
   end
   local rate = m.unit == "%"
   local function difference(now, before)
      if rate then
         return now - before
      end
      return not before:eq(0) and (now - before) * 100 / before or nil
   end
   local function words(x)
      return x and report.change(x, rate and "个百分点" or "%")
   end
   local change = difference(m.value, m.previous)
   if not change then
      return ""
   end
   local since = rate and M.before(p) or M.previous(p)
   local basis = some_absent(p, j) and { "同口径", ", like for like" } or { "", "" }
   local text = change:eq(0) and say { zh = basis[1] .. "与{since}持平", en = "unchanged from {since}" .. basis[2], since = since }
      or say { zh = basis[1] .. "较{since}{change}", en = "{change} from {since}" .. basis[2], since = since, change = words(change) }
   local same = m.now_matched and m.previous_matched and words(difference(m.now_matched, m.previous_matched))
   if same and same ~= words(change) then
      text = text .. say { zh = "（两期均上报的{n}户企业{same}）", en = " ({same} for the {n:enterprise} reporting in both periods)", n = m.matched, same = same }
   end
   return text
end

--- Projects by stage, furthest first: 投运3个、在建3个、建设阶段数据缺失1个.
function M.stages(list)
   local counts = {}
   for _, x in ipairs(list) do
      counts[x.stage] = (counts[x.stage] or 0) + 1
   end
   local out, unknown = report.stage_list { stages = counts }, counts["数据缺失"]
   if unknown then
      out[#out + 1] = say { zh = "建设阶段数据缺失{n}个", en = "{n} of unknown stage", n = unknown }
   end
   return fmt.list(out)
end

--- Areas whose figure of an encouraged item moved since the period before, up (sign 1) or down (-1), those by as much together:
--- { "甲、乙各增加1户", "丙增加2户" }; and the only one, as { name=, more= }, when there is one alone; and whether no two are together.
--- plainly: the sentence says that it is more: 甲、乙各1户.
local function movers(p, j, sign, plainly)
   local groups, out = {}, {}
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      local change = own.value and own.previous and (own.value - own.previous) * sign
      if change and change > 0 then
         local more = report.plain(change)
         if not groups[more] then
            groups[more] = { more = more, names = {}, unit = own.unit or "" }
            groups[#groups + 1] = groups[more]
         end
         table.insert(groups[more].names, english.of(a.name))
      end
   end
   local single = true
   for i, g in ipairs(groups) do
      local each = #g.names > 1
      single = single and not each
      local one = { zh = "{names}" .. (each and "各" or "") .. (plainly and "" or sign > 0 and "增加" or "减少") .. "{more}{unit}",
         en = "{more} " .. (sign > 0 and "more" or "fewer") .. (each and " each" or "") .. " in {names}", }
      one.names, one.more, one.unit = g.names, g.more, g.unit
      out[i] = say(one)
   end
   local alone = #groups == 1 and #groups[1].names == 1 and { name = groups[1].names[1], more = groups[1].more } or nil
   return out, alone, single
end

--- At a year's end, where the whole year's figures stand beside, what an intake or figure of the second half is called; else "".
function M.of_half(p)
   return p.half == 2 and say { zh = "下半年", en = "of the second half " } or ""
end

--- The words of praise, once for all who hand the same table over: the same praise is not given twice in a paragraph.
local function commendable(praised)
   if praised and praised.given then
      return ""
   end
   if praised then
      praised.given = true
   end
   return say { zh = "，值得肯定", en = ", which is commendable" }
end

--- Who did more than before in an encouraged item: 其中甲、乙各1户，丙2户，值得肯定; 为甲新增，值得肯定 when it was one alone.
--- Where others did less, all are named and none is praised: 其中甲增加2户，乙减少1户. "" when no one did more or less.
function M.praise(p, j, praised)
   local down, also = movers(p, j, -1), speech.word("，", " and ")
   local up, alone, single = movers(p, j, 1, #down == 0)
   if #down > 0 then
      table.move(down, 1, #down, #up + 1, up)
      return #up > 1 and say { zh = "其中{who}", en = "with {who}", who = M.join(up, also) } or ""
   end
   local change = j.value and j.previous and report.plain(j.value - j.previous)
   if alone and alone.more == change then
      return say { zh = "为{name}新增{praise}", en = "thanks to {name}{praise}", name = alone.name, praise = commendable(praised) }
   end
   return #up > 0 and say { zh = "其中{who}{praise}", en = "with {who}{praise}", who = M.join(up, speech.word(single and "、" or "，", also)),
      praise = commendable(praised), } or ""
end

--- An encouraged figure's change and who brought it about: 较上年末增加3户，其中…，值得肯定. praised: what commendable() takes.
function M.rise(p, j, praised)
   local since = M.since(p, j)
   return M.join { since, since ~= "" and (j.area == nil or j.area == "city") and M.praise(p, j, praised) or "" } -- 其中 is of something
end

local ordinals = { "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth" }

--- Ordinals of points in a paragraph: 一是, 二是…; a single point has none.
function M.points(list)
   local out = {}
   for i, text in ipairs(list) do
      local single = #list == 1
      out[i] = single and speech.capital(text)
         or say { zh = "{chinese}是{text}", en = "{english}, {text}", chinese = fmt.chinese(i), english = ordinals[i] or tostring(i), text = text }
   end
   return out
end

--- A paragraph of a text or pieces; its id may be among them.
local function paragraph(content)
   return doc.p { id = type(content) == "table" and content.id or nil, content }
end

--- Paragraphs of which each language has as many: says gives them as a list, in the language that is spoken.
function M.paragraphs(says)
   local zh = lang ~= "en" and fmt.speak("zh", says) or nil
   local en = lang ~= "zh" and fmt.speak("en", says) or nil
   local out = {}
   for i = 1, #(zh or en) do
      out[i] = t { zh = zh and paragraph(zh[i]), en = en and paragraph(en[i]) }
   end
   return out
end

--- A heading of the second level at a paragraph's beginning: （一）定期开展……。
function M.lead(i, name)
   local text = say { zh = "（{chinese}）{name}。", en = "({i}) {name}.", chinese = fmt.chinese(i), i = i, name = name }
   return { doc.span { style = "run2", text }, say { zh = "", en = " " } }
end

--- A paragraph with such a heading. heading: { zh =, en = } or a name; says: what gives the sentences, in the language that is
--- spoken.
function M.run_in(i, heading, says)
   return speech.both(function()
      local name = type(heading) == "table" and say(heading) or english.of(heading)
      return doc.p { M.lead(i, name), speech.sentences(says()) }
   end)
end

--- The same with several paragraphs, of which the first has the heading: says gives a text for each; names: what those behind it are
--- called, as { zh =, en = } each, so that one keeps its name where another has nothing to say. "" says nothing.
function M.run_on(i, heading, names, says)
   return M.paragraphs(function()
      local out = {}
      for k, text in ipairs(says()) do
         if k == 1 then
            out[1] = { M.lead(i, say(heading)), text }
         elseif text ~= "" then
            out[#out + 1] = { id = say { zh = "{heading}/{name}", en = "{heading}/{name}", heading = say(heading), name = say(names[k - 1]) }, text }
         end
      end
      return out
   end)
end

return M
