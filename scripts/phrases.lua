--- phrases: the grammar of a notice. Lists of places, statuses in running text, changes since the period
--- before; each says nothing where there is nothing to say, so that sentences vary with the facts.

local report = require "report"
local status = require "status"

local M = {}

--- Statuses as a sentence says them.
local said = {
   ["已完成"] = "已完成", ["达序时"] = "达到序时进度", ["滞后"] = "滞后", ["逾期"] = "逾期未完成", ["未启动"] = "尚未启动",
   ["有进展"] = "有进展", ["无进展"] = "无进展", ["已开展"] = "已开展", ["数据缺失"] = "数据缺失",
   ["不适用"] = "不涉及",
}

--- A status in running text.
function M.said(name)
   return said[name] or name
end

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
      return "各县区"
   end
   return table.concat(names, "、") .. (#names > 2 and #names .. "个县区" or "")
end

--- The areas that are no county or district, e.g. 张掖经开区; "" when there are none.
function M.zones()
   local out = {}
   for _, a in ipairs(project.areas) do
      if a.kind == "zone" then
         out[#out + 1] = a.name
      end
   end
   return table.concat(out, "、")
end

--- Names joined, with how many when there are three or more: 甲、乙、丙3项.
function M.counted(names, unit)
   return table.concat(names, "、") .. (#names > 2 and #names .. unit or "")
end

--- Pieces joined by a mark, the empty ones left out.
function M.join(pieces, mark)
   local out = {}
   for _, piece in ipairs(pieces) do
      if piece ~= "" then
         out[#out + 1] = piece
      end
   end
   return table.concat(out, mark or "，")
end

--- A sentence: the pieces joined, with its full stop; nothing when all are empty.
function M.sentence(pieces, mark)
   local text = M.join(pieces, mark)
   return text ~= "" and text .. "。" or ""
end

--- What the period before is called when a figure is compared with it.
function M.before(p)
   if p.half == 2 then
      return "上半年末"
   end
   return "上年末"
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

--- A volume for a sentence: 12万立方米, 266.3万立方米.
function M.volume(x)
   if x == nil then
      return "数据缺失"
   end
   local wan = report.wan(x):gsub("%.?0+$", "")
   return wan .. "万立方米"
end

--- An amount of money in 万元, for a sentence.
function M.money(x)
   return report.plain(x) .. "万元"
end

--- "（另有2个未填）" where a sum lacks figures.
function M.lacking(part, unit)
   if part and part.blank and part.blank > 0 then
      return "（另有" .. report.plain(part.blank) .. unit .. "未填）"
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

--- Everyone stands alike: 各县区均已完成; 除肃南县不涉及外，其他县区均已完成. Gradual work that can't be compared
--- lacks its base rather than its data.
local function alike(name, others, mode)
   local text = "均" .. M.said(name)
   if name == "数据缺失" then
      text = mode == "gradual" and "均缺少可比数据，暂不能判断进展" or "数据均缺失，暂不能判断"
   end
   if #others > 0 then
      return "除" .. table.concat(others, "、") .. "不涉及外，其他县区" .. text
   end
   return "各县区" .. text
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
            by_ledger[what] = {}
            order[#order + 1] = what
         end
         if own then
            table.insert(what and by_ledger[what] or rest, name)
         end
      end
   end
   if #rest > 0 then
      out[1] = M.places(rest) .. M.said("数据缺失")
   end
   for _, what in ipairs(order) do
      out[#out + 1] = M.places(by_ledger[what]) .. "未报送" .. what .. "，未计入"
   end
   return table.concat(out, "，")
end

--- Where the areas stand in an item, from its city judgment: 临泽县、张掖经开区已完成，肃南县滞后。 Encouraged
--- items name only who has begun.
function M.standing(p, j)
   local groups = M.by_status(j)
   local others = groups["不适用"] or {}
   if #others == #project.areas then
      return "各县区均不涉及"
   end
   local order, pieces = orders[j.mode], {}
   for _, name in ipairs(order) do
      local names = groups[name]
      if names then
         if #names > 1 and #names + #others == #project.areas then
            return alike(name, others, j.mode)
         end
         local many = #names > 4 and not status.behind[name]
         pieces[#pieces + 1] = name == "数据缺失" and without_data(p, j, names) or (many and #names .. "个县区" or M.places(names)) .. M.said(name)
      end
   end
   if #others > 0 and j.mode ~= "encouraged" then
      pieces[#pieces + 1] = M.places(others) .. "不涉及"
   end
   return table.concat(pieces, "，")
end

--- The ledgers that no area has reported for an item: 节水奖补台账; "" when some area has.
function M.unreported(p, j)
   local what
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      if not own.absent then
         return ""
      end
      what = what or table.concat(own.missing, "、")
   end
   return what or ""
end

--- Change of a count since the period before: 较上年末增加3户; "" without a base.
function M.since(p, j)
   if j.previous == nil or j.value == nil then
      return ""
   end
   local change = j.value - j.previous
   if change:eq(0) then
      return "与" .. M.before(p) .. "持平"
   end
   return "较" .. M.before(p) .. (change > 0 and "增加" or "减少") .. report.plain(change:abs()) .. (j.unit or "")
end

--- A gradual measure's change since the period before: 较上年末提高2.1个百分点; figures that flow are compared with
--- 上期 or 上年. The enterprises known in both are named where theirs is another. "" without a base.
function M.moved(p, m)
   if not m or m.value == nil or m.previous == nil then
      return ""
   end
   local rate = m.unit == "%"
   local function words(now, before)
      if rate then
         return report.change(now - before, "个百分点", "提高")
      end
      return before:eq(0) and "—" or report.change((now - before) * 100 / before)
   end
   local change = words(m.value, m.previous)
   if change == "—" then
      return ""
   end
   local since = rate and M.before(p) or p.half == 0 and "上年" or "上期"
   local text = change == "持平" and "与" .. since .. "持平" or "较" .. since .. change
   local same = m.now_matched and m.previous_matched and words(m.now_matched, m.previous_matched) or change
   if same ~= change and same ~= "—" then
      text = text .. "（两期均上报的" .. report.plain(m.matched) .. "户企业" .. same .. "）"
   end
   return text
end

--- Projects by stage, furthest first: 投运3个、在建3个、建设阶段数据缺失1个.
function M.stages(list)
   local counts = {}
   for _, x in ipairs(list) do
      counts[x.stage] = (counts[x.stage] or 0) + 1
   end
   local known, unknown = report.stages { stages = counts }, counts["数据缺失"]
   return M.join({ known, unknown and "建设阶段数据缺失" .. unknown .. "个" or "" }, "、")
end

--- Areas whose figure of an encouraged item moved since the period before, up (sign 1) or down (-1), those by as much together:
--- { "甲、乙各增加1户", "丙增加2户" }; and the only one, as { name=, more= }, when there is one alone.
local function movers(p, j, sign)
   local groups, out = {}, {}
   for _, a in ipairs(project.areas) do
      local own = report.get(p, "item", j.id, a.id)
      local change = own.value and own.previous and (own.value - own.previous) * sign
      if change and change > 0 then
         local more = report.plain(change) .. (own.unit or "")
         if not groups[more] then
            groups[more] = { more = more, names = {} }
            groups[#groups + 1] = groups[more]
         end
         table.insert(groups[more].names, a.name)
      end
   end
   for i, g in ipairs(groups) do
      out[i] = table.concat(g.names, "、") .. (#g.names > 1 and "各" or "") .. (sign > 0 and "增加" or "减少") .. g.more
   end
   local alone = #groups == 1 and #groups[1].names == 1 and { name = groups[1].names[1], more = groups[1].more } or nil
   return out, alone
end

--- Who did more than before in an encouraged item: 其中甲、乙各增加1户，丙增加2户，值得肯定; 为甲新增，值得肯定 when it was one alone.
--- Where others did less, all are named and none is praised: 其中甲增加2户，乙减少1户. "" when no one did more or less.
function M.praise(p, j)
   local up, alone = movers(p, j, 1)
   local down = movers(p, j, -1)
   if #down > 0 then
      table.move(down, 1, #down, #up + 1, up)
      return #up > 1 and "其中" .. table.concat(up, "，") or ""
   end
   local change = j.value and j.previous and report.plain(j.value - j.previous) .. (j.unit or "")
   if alone and alone.more == change then
      return "为" .. alone.name .. "新增，值得肯定"
   end
   return #up > 0 and "其中" .. table.concat(up, "，") .. "，值得肯定" or ""
end

--- An encouraged figure's change and who brought it about: 较上年末增加3户，其中…，值得肯定.
function M.rise(p, j)
   return M.join { M.since(p, j), (j.area == nil or j.area == "city") and M.praise(p, j) or "" }
end

--- Ordinals of points in a paragraph: 一是, 二是…; a single point has none.
function M.points(list)
   local out = {}
   for i, text in ipairs(list) do
      out[i] = (#list > 1 and fmt.chinese(i) .. "是" or "") .. text
   end
   return out
end

--- A paragraph whose first sentence is a heading of the second level (（一）定期开展……。).
function M.run_in(i, heading, content)
   return doc.p { doc.span { style = "run2", "（" .. fmt.chinese(i) .. "）" .. heading .. "。" }, content }
end

return M
