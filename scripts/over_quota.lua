--- over_quota: a section of an area's summary: its enterprises above designated size that take in more for a unit of product than
--- their quota allows.

local books = require "book"
local english = require "english"
local phrases = require "phrases"
local report = require "report"
local speech = require "say"
local tables = require "notice_tables"
local terms = require "terms"
local water = require "water"

local both, say = speech.both, speech.say

--- The ledger's own words, as a cell begins.
local function own(text)
   return english.known(text) and english.cell(text) or terms.quoted(text)
end

local M = { title = { zh = "超定额企业", en = "Enterprises over quota" } }

local function word(zh, en)
   return t { zh = zh, en = en }
end

--- Enterprises above designated size whose intake for a unit of product is above their quota: { unit =, used =, quota =, stated =
--- (the quota is the enterprise's own, the table has none), row = }; and how many cannot be judged. Each has a book of its own, so
--- that an area's summary is made from its enterprises alone.
local function above_quota(all, units)
   local out, unknown = {}, 0
   for _, unit in ipairs(units) do
      local book = books.one_of(all, { code = unit.row.code, name = unit.name, area = unit.row.area })
      local key = books.key(book, unit.row)
      local used, quota, _, _, own_quota = water.unit_intake(book, key), water.quota(book, key)
      if not used or not quota then
         unknown = unknown + 1
      elseif used > quota then
         out[#out + 1] = { unit = unit, used = used, quota = quota, stated = own_quota ~= nil, limit = books.find(book, "overquota", key),
            row = books.find(book, "monitoring", key, book.halves[#book.halves]), }
      end
   end
   return out, unknown
end

--- How the retrofit within a time limit stands of an enterprise that is still over its quota; 未限期 where none is set.
local function limit_state(book, row)
   if not row then
      return word("未限期", "No limit set")
   elseif row.finished then
      return word("已完成，仍超定额", "Completed, still over quota")
   elseif not row.deadline then
      return word("期限未填", "Limit not given")
   end
   local passed = books.passed(book, row.deadline)
   return both(function()
      return speech.capital(fmt.due(row.deadline), true) .. (passed and say { zh = "（已逾期）", en = " (overdue)" } or "")
   end)
end

--- What is said below the table; nil where there is nothing to say.
local function note(list, unknown)
   local stated = 0
   for _, x in ipairs(list) do
      stated = stated + (x.stated and 1 or 0)
   end
   if unknown == 0 and stated == 0 then
      return nil
   end
   return tables.note(function()
      return (stated > 0 and say { zh = "其中{n}户的产品定额表中没有，定额为企业填报。",
         en = "The quota table has none for the {n?product/products} of {n} of them: the quota is as the enterprise states it.", n = stated, } or "")
         .. (stated > 0 and unknown > 0 and lang == "en" and " " or "")
         .. (unknown > 0 and say { zh = "另有{n}户因单位产品取水量或定额数据缺失不能判断。",
            en = "{n:enterprise} cannot be judged for want of data.", n = unknown, } or "")
   end)
end

--- The enterprises over quota, by how much, and the time limit of each; a sentence when there are none.
function M.content(p, a)
   local all, rows = books.open(p), {}
   local units = books.enterprises(all, "above_designated", a.id)
   local list, unknown = above_quota(all, units)
   if #units == 0 then
      return doc.p { word("企业名录中没有本县区的规模以上企业。", "The register has no enterprise above designated size in the area.") }
   elseif #list == 0 then
      return doc.p { both(function()
         return say { zh = (unknown > 0 and "未发现" or "没有") .. "单位产品取水量超过用水定额的规模以上企业{tail}。",
            en = "No enterprise above designated size " .. (unknown > 0 and "was found to be" or "is") .. " over its quota{tail}.",
            tail = unknown > 0 and say { zh = "；{n}户因数据缺失不能判断", en = "; {n} cannot be judged for want of data", n = unknown } or "", }
      end) }
   end
   for i, x in ipairs(list) do
      local row = x.row
      rows[i] = {
         both(english.of, x.unit.name), own(row.product or "—"), report.figure(x.used, report.places(2, x.used), x.quota), fmt.figure(x.quota),
         row.output_unit and both(report.product_unit, row.output_unit) or "—",
         phrases.percent((x.used - x.quota) * 100 / x.quota, true), limit_state(all, x.limit), x.limit and x.limit.measures and own(x.limit.measures) or "—",
      }
   end
   return { doc.table {
      style = "dense",
      columns = {
         {}, { width = "21mm" }, { width = "18mm", align = "right" }, { width = "12mm", align = "right" }, { width = "11mm", align = "center" },
         { width = "13mm", align = "right" }, { width = "24mm", align = "center" }, { width = "26mm" },
      },
      head = {
         word("企业", "Enterprise"), word("产品", "Product"), both(function()
            return say { zh = "单位产品取水量{break}（立方米）", en = "Intake per unit (m³)", ["break"] = doc.newline() }
         end), word("定额", "Quota"), word("产品单位", "Per"),
         word("超出", "Over by"), word("限期改造", "Retrofit"), word("改造措施", "Measures"),
      },
      rows = rows,
   }, note(list, unknown) }
end

return M
