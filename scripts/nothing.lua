--- nothing: rows with which an area says in words of its own that it has none to report: 本期未开展活动, 无符合条件企业, where a record's
--- name belongs or among its remarks, and nothing else filled in. The import knows 无 alone (its finding says so); these it keeps as
--- records, which they are not.

local wordlist = require "wordlist"

local M = {}

--- What may stand before: when and where.
local before = {
   "本报告期", "报告期内", "本年度", "本半年", "上半年", "下半年", "本季度", "本期", "本年", "今年", "截至目前", "截至", "目前", "年度", "年", "月底", "月末", "月", "底",
   "我县", "我区", "我市", "我单位", "本县", "本区", "本辖区", "辖区内", "辖区", "县域内", "区内", "全县", "全区", "范围内", "经排查", "经核实", "经统计", "经摸排", "内", ":", ",", "0",
   "1", "2", "3", "4", "5", "6", "7", "8", "9", "-", ".",
}
local denials = { "暂未", "尚未", "均未", "未", "暂没有", "尚没有", "没有", "暂无", "尚无", "均无", "无" }
--- What there is none of, or was not done.
local deeds = { "开展", "举办", "组织", "举行", "发生", "新增", "实施", "申报", "兑现", "安排", "建设", "建成", "配置", "形成", "发布", "发放", "入库", "涉及", "建立" }
local things = {
   "企业", "项目", "园区", "集中区", "活动", "案例", "单位", "情况", "内容", "事项", "奖补", "可报", "上报", "报送", "工程", "任务", "用户", "水厂", "再生水",
}

local function area_in_front(text)
   local longest
   for _, area in ipairs(project.areas or {}) do
      for _, name in ipairs { area.name, table.unpack(area.aliases or {}) } do
         local key = store.key(name)
         if text:sub(1, #key) == key and #key > #(longest or "") then
            longest = key
         end
      end
   end
   return longest
end

--- Whether a text says that there is none: 本期未开展活动; not 无锡某某有限公司.
function M.says(text)
   local rest = store.key(text or "")
   local word = area_in_front(rest) or wordlist.begins(rest, before)
   while word do
      rest = rest:sub(#word + 1)
      word = area_in_front(rest) or wordlist.begins(rest, before)
   end
   local denial = wordlist.begins(rest, denials)
   if not denial or rest:sub(1, #"无锡") == "无锡" or #rest > 90 then -- thirty characters: more is a story of its own
      return false
   end
   rest = rest:sub(#denial + 1)
   return wordlist.holds(rest, things) or wordlist.begins(rest, deeds) ~= nil
end

--- The fields of a schema that a statement may stand in (its key's and remarks), and those that must be empty; nil for a ledger without
--- areas or whose key is no name.
local function parts(ledger)
   local placed, words, rest = false, {}, {}
   for _, field in ipairs(ledger.fields) do
      local kind = field.type or "text"
      if field.name == ledger.key or field.remarks then
         if kind == "name" or kind == "text" then
            words[#words + 1] = field.name
         end
      elseif kind == "area" then
         placed = true
      elseif kind ~= "text" then
         rest[#rest + 1] = field.name
      end
   end
   return placed and #words > 0 and words or nil, rest
end

--- Whether a record is such a statement.
function M.is(row, ledger)
   local words, rest = parts(ledger)
   for _, name in ipairs(words and rest or {}) do
      local value = row[name]
      if value ~= nil and value ~= false and not (number.is(value) and value:eq(0)) then
         return false
      end
   end
   local key = row[ledger.key]
   for _, name in ipairs(words or {}) do
      if row[name] ~= nil and (name == ledger.key or key == nil) and M.says(row[name]) then
         return true
      end
   end
   return false
end

--- The conditions, in SQL, that a record fulfils that may be one: asked before the records are gone through, of which there may be many.
function M.sql(ledger)
   local words, rest = parts(ledger)
   if not words then
      return nil
   end
   local said, empty = {}, {}
   for i, name in ipairs(words) do
      said[i] = '"' .. name .. '" LIKE \'%无%\' OR "' .. name .. '" LIKE \'%未%\' OR "' .. name .. '" LIKE \'%没有%\''
   end
   for i, name in ipairs(rest) do
      empty[i] = ' AND coalesce("' .. name .. '", \'0\') = \'0\''
   end
   return "(" .. table.concat(said, " OR ") .. ")" .. table.concat(empty)
end

return M
