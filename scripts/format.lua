--- format: how dates, figures and lists are written in reports; templates see it as `fmt`.
--
-- Figures go in as number userdata, integers or decimal text, and come out as text. Where the document's
-- language matters it is read from `lang` when the function is called; zh-en writes as zh. fmt.en.date(…),
-- fmt.zh.date(…) and so on write in one language whatever the document's, as the sides of t{} need it.

local days = require "days"

local M = {}

local DIGITS = { [0] = "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" }
local AMOUNT = { [0] = "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" }
local MONTHS = {
   "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
   "December",
}
local CARDINALS = { [0] = "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten" }
local NO_LIMIT = "9999-12-31" -- 长期, as the ledgers store it

local speaking -- the language of fmt.en and fmt.zh while they run

--- The language that is written in now: "zh" or "en".
function M.language()
   return speaking or (lang == "en" and "en" or "zh")
end

local function english()
   return M.language() == "en"
end

--- "2026-06-30" → 2026, 6, 30; "2026-06" → 2026, 6, nil.
local function split_date(text, level)
   if type(text) ~= "string" then
      error("a date must be text such as 2026-06-30, not " .. type(text), level + 1)
   end
   local y, m, d = text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
   if not y then
      y, m = text:match("^(%d%d%d%d)%-(%d%d)$")
   end
   if not y or not MONTHS[tonumber(m)] then
      error('"' .. text .. '" is no date (2026-06-30)', level + 1)
   end
   return tonumber(y), tonumber(m), d and tonumber(d)
end

--- A quarter, half-year, year or open end as the ledgers store it; nil for any other text.
local function stretch(text)
   local y, kind, n = text:match("^(%d%d%d%d)([HQ]?)([1-4]?)$")
   if text == NO_LIMIT then
      return english() and "no time limit" or "长期"
   elseif not y or (kind == "") ~= (n == "") or (kind == "H" and n > "2") then
      return nil
   elseif kind == "H" then
      return M.period(text)
   elseif kind == "" then
      return english() and y or y .. "年"
   end
   local words = { "first", "second", "third", "fourth" }
   n = tonumber(n)
   return english() and "the " .. words[n] .. " quarter of " .. y or y .. "年第" .. DIGITS[n] .. "季度"
end

--- "2026-06-30" → "2026年6月30日", no zeros in front (GB/T 9704-2012 7.3.5.4); en: "30 June 2026".
-- What ledgers store besides days is written as what it is: a month, quarter, half-year, year, a time of day,
-- and "长期" for no limit.
function M.date(text)
   local other = type(text) == "string" and stretch(text)
   if other then
      return other
   end
   local day, hour, minute = tostring(text):match("^(.*)T(%d%d):(%d%d)$")
   local y, m, d = split_date(day or text, 2)
   if english() then
      return (d and d .. " " or "") .. MONTHS[m] .. " " .. y .. (day and ", " .. hour .. ":" .. minute or "")
   end
   local time = day and tonumber(hour) .. "时" .. (minute ~= "00" and tonumber(minute) .. "分" or "") or ""
   return y .. "年" .. m .. "月" .. (d and d .. "日" or "") .. time
end

--- A day as a limit: "2026-12-31" → "2026年底前", "2026-06-30" → "2026年6月底前", "2026-03-05" → "2026年3月5日前";
-- en: "by the end of 2026".
function M.due(text)
   local other = type(text) == "string" and stretch(text)
   if other then
      return other
   end
   local y, m, d = split_date(text, 2)
   if d and d < days.month_end(y, m) then
      return english() and "by " .. M.date(text) or M.date(text) .. "前"
   elseif m == 12 then
      return english() and "by the end of " .. y or y .. "年底前"
   end
   return english() and "by the end of " .. M.month(text) or M.month(text) .. "底前"
end

--- "2026-06-30" or "2026-06" → "2026年6月"; en: "June 2026".
function M.month(text)
   local y, m = split_date(text, 2)
   return english() and MONTHS[m] .. " " .. y or y .. "年" .. m .. "月"
end

--- "2026-06-30" → "6月30日"; en: "30 June".
function M.day(text)
   local _, m, d = split_date(text, 2)
   if not d then
      error('"' .. text .. '" has no day', 2)
   end
   return english() and d .. " " .. MONTHS[m] or m .. "月" .. d .. "日"
end

--- A period or its id → "2026年上半年"; en: "the first half of 2026".
function M.period(p)
   p = type(p) == "string" and periods(p) or p
   if not english() then
      return p.label
   end
   local halves = { "the first half of ", "the second half of " }
   return (halves[p.half] or "") .. p.year
end

--- A figure with the given places, half up: figure("1208.05", 1) → "1208.1". Without places: exact.
function M.figure(x, places)
   return places and number(x):format(places) or number(x):text()
end

--- A figure in groups of three: grouped("1234567.885", 2) → "1,234,567.89".
function M.grouped(x, places)
   local sign, whole, rest = M.figure(x, places):match("^(%-?)(%d+)(.*)$")
   local head = #whole % 3
   local groups = whole:sub(head + 1):gsub("%d%d%d", ",%0")
   if head == 0 then
      groups = groups:sub(2)
   end
   return sign .. whole:sub(1, head) .. groups .. rest
end

--- A figure in 万: wan(6240000) → "624万". Places as for figure(). en: thousands or millions, "6.24 million",
-- with the two places more that the step of 100 needs.
function M.wan(x, places)
   if not english() then
      return M.figure(number(x) / 10000, places) .. "万"
   elseif number(x):abs() < 1000000 then
      return M.grouped(x, places and places > 4 and places - 4 or places and 0)
   end
   return M.grouped(number(x) / 1000000, places and places + 2) .. " million"
end

--- A figure in 亿; en: millions or billions, "624 million", "1.2 billion".
function M.yi(x, places)
   if not english() then
      return M.figure(number(x) / 100000000, places) .. "亿"
   elseif number(x):abs() < 1000000000 then
      return M.grouped(number(x) / 1000000, places and (places > 2 and places - 2 or 0)) .. " million"
   end
   return M.grouped(number(x) / 1000000000, places and places + 1) .. " billion"
end

local UNITS = {
   m3 = { "立方米", "m³" }, ["m3/万元"] = { "立方米/万元", "m³ per CNY 10,000" }, km = { "公里", "km" },
   ["万元"] = { "万元", "CNY 10,000" }, ["万m3"] = { "万立方米", "10,000 m³" }, ["%"] = { "%", "%" },
   ["个百分点"] = { "个百分点", "percentage points" },
}

--- A unit of the ledgers in words: unit("m3") → "立方米"; en: "m³". One that is not known stays as it is.
function M.unit(unit)
   local words = UNITS[unit]
   return words and words[english() and 2 or 1] or unit
end

--- A figure with its unit: measure(12, "m3") → "12立方米"; en: "12 m³", with a space that doesn't break ("12%" has none).
function M.measure(x, unit, places)
   local space = english() and unit ~= "%" and "\u{A0}" or ""
   return (english() and M.grouped or M.figure)(x, places) .. space .. M.unit(unit)
end

--- So many of what is counted: count(3, "个项目", "project") → "3个项目"; en: "three projects", figures above ten;
-- many: the plural where it isn't formed with s.
function M.count(x, zh, en, many)
   local n = number(x)
   if not english() then
      return n:text() .. zh
   end
   local whole = n:tointeger()
   return (whole and CARDINALS[whole] or M.grouped(n)) .. " " .. (whole == 1 and en or many or en .. "s")
end

--- A title: “…” in English, 《…》 in Chinese.
function M.title(text)
   return english() and "“" .. text .. "”" or "《" .. text .. "》"
end

--- A remark in brackets, with the space English has before them.
function M.remark(text)
   return english() and " (" .. text .. ")" or "（" .. text .. "）"
end

--- The name of an area or a unit of the manifest: t{} of its name and name_en; one without name_en is reported.
function M.name(entry)
   return t { zh = entry.name, en = entry.name_en, what = "“" .. entry.name .. "” (name_en)" }
end

--- A percentage that is already in percent: percent("94.05", 1) → "94.1%".
function M.percent(x, places)
   return M.figure(x, places or 1) .. "%"
end

--- part of whole in percent: share(3, 8, 1) → "37.5%"; "—" when the whole is nothing.
function M.share(part, whole, places)
   if number(whole):eq(0) then
      return "—"
   end
   return M.percent(number(part) * 100 / whole, places)
end

--- A list's figures rounded to the given places so that they add up to their own rounded sum, or to the total given: all
-- are cut off downwards, then those with the largest remainders get one unit more, the earlier first where two are equal
-- (最大余数法). Figures below zero may stand among them.
function M.apportion(list, places, total)
   local unit = number(1)
   for _ = 1, places do
      unit = unit / 10
   end
   local figures, out, order = {}, {}, {}
   for i, x in ipairs(list) do
      figures[i] = number(x)
   end
   local rest = number(total or number.sum(figures):round(places))
   for i, exact in ipairs(figures) do
      local down = exact:round(places)
      if down > exact then
         down = down - unit
      end
      out[i], order[i], rest = down, { index = i, remainder = exact - down }, rest - down
   end
   table.sort(order, function(a, b)
      return a.remainder > b.remainder or a.remainder:eq(b.remainder) and a.index < b.index
   end)
   local units = (rest / unit):tointeger()
   if not units or units < 0 or units > #list then
      error("these figures don't add up to " .. tostring(total), 2)
   end
   for i = 1, units do
      local index = order[i].index
      out[index] = out[index] + unit
   end
   return out
end

--- Percentages of a list that add up to 100 as printed, by apportion: shares{ 17, 10, 24 } → "33.3%", "19.6%", "47.1%".
function M.shares(list, places)
   local total = number.sum(list)
   if total:eq(0) then
      error("shares of nothing", 2)
   end
   local exact, texts = {}, {}
   for i, x in ipairs(list) do
      exact[i] = number(x) * 100 / total
   end
   for i, x in ipairs(M.apportion(exact, places or 1, 100)) do
      texts[i] = x:format(places or 1) .. "%"
   end
   return texts
end

--- A whole number below 10000 in words, groups of digits and ten-units from the two tables.
local function below_wan(n, digits, units)
   local text, zero = "", false
   for place = 4, 1, -1 do
      local digit = n // (place == 4 and 1000 or place == 3 and 100 or place == 2 and 10 or 1) % 10
      if digit > 0 then
         text = text .. (zero and text ~= "" and units.zero or "") .. digits[digit] .. units[place]
         zero = false
      else
         zero = true
      end
   end
   return text
end

local function words(n, digits, units)
   local text, gap = "", false -- gap: a zero stands between this group and the digits above it
   for _, group in ipairs({ { 1000000000000, "万亿" }, { 100000000, "亿" }, { 10000, "万" }, { 1, "" } }) do
      local part = n // group[1] % 10000
      if part > 0 then
         if text ~= "" and (gap or part < 1000) then
            text = text .. units.zero
         end
         text = text .. below_wan(part, digits, units) .. group[2]
         gap = units.mark_zero and part % 10 == 0
      elseif text ~= "" then
         gap = true
      end
   end
   return text
end

--- A whole number in Chinese numerals: chinese(12) → "十二", chinese(105) → "一百零五".
function M.chinese(x)
   local n = number(x):tointeger()
   if not n or n < 0 or n >= 10000000000000000 then
      error("a whole number from 0 is wanted", 2)
   end
   if n == 0 then
      return "零"
   end
   local text = words(n, DIGITS, { "", "十", "百", "千", zero = "零" })
   if text:sub(1, #"一十") == "一十" then
      return text:sub(#"一" + 1)
   end
   return text
end

--- Digits one by one: year("2026") → "二〇二六".
function M.numerals(x)
   return (tostring(x):gsub("%d", function(d)
      return DIGITS[tonumber(d)]
   end))
end

--- 大写金额: capitals("1208.05") → "壹仟贰佰零捌元零伍分", to the cent, half up.  A zero in the place of 万
-- is written (壹拾万零柒仟元), one in the place of 元 is not (陆佰捌拾元叁角), of the two forms that are allowed.
function M.capitals(x)
   local cents = (number(x) * 100):round(0):tointeger()
   if not cents or cents < 0 or cents >= 1000000000000000000 then
      error("an amount from 0 is wanted", 2)
   end
   local yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
   local text = yuan > 0 and words(yuan, AMOUNT, { "", "拾", "佰", "仟", zero = "零", mark_zero = true }) .. "元" or ""
   if jiao > 0 then
      text = text .. AMOUNT[jiao] .. "角"
   elseif fen > 0 and yuan > 0 then
      text = text .. "零"
   end
   if fen > 0 then
      return text .. AMOUNT[fen] .. "分"
   end
   return (text == "" and "零元" or text) .. "整"
end

--- A list in one text: list{ "甲", "乙", "丙" } → "甲、乙、丙"; with last "和": "甲、乙和丙". en: "A, B and C"; semicolons
-- where an item has a comma of its own, but none between two that have it only in Co., Ltd.
function M.list(items, last)
   local texts = {}
   for i, item in ipairs(items) do
      texts[i] = tostring(item)
   end
   local n = #texts
   local comma, final = "、", last or "、"
   if english() then
      comma, final = ", ", " " .. (last or "and") .. " "
      for _, text in ipairs(texts) do
         if (n == 2 and text:gsub("Co%., Ltd%.$", "") or text):find(", ", 1, true) then
            comma, final = "; ", "; " .. (last or "and") .. " "
         end
      end
   end
   if n < 2 then
      return texts[1] or ""
   end
   return table.concat(texts, comma, 1, n - 1) .. final .. texts[n]
end

--- A range as stored, "1..2" → "1～2"; en: "1–2".
function M.range(text)
   return (text:gsub("%.%.", english() and "–" or "～"))
end

--- What a function gives while everything is written in a language.
function M.speak(language, f, ...)
   local before = speaking
   speaking = language
   local result = table.pack(pcall(f, ...))
   speaking = before
   if not result[1] then
      error(result[2], 0)
   end
   return table.unpack(result, 2, result.n)
end

--- The functions above in one language.
local function always(language)
   local functions = {}
   for name, f in pairs(M) do
      functions[name] = function(...)
         return M.speak(language, f, ...)
      end
   end
   return functions
end

local zh, en = always("zh"), always("en")
M.zh, M.en = zh, en

return M
