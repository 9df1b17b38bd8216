--- What the ledgers say for one period: rows, who is who, and whether a ledger is there at all.
---
--- A ledger's file belongs to a half-year. Most ledgers show how things stand at the half's end
--- (snapshot); some list what happened in it (to date: the year's halves so far) or hold its volumes
--- (halves: both, for a whole year). Missing stays nil all the way: nothing here turns it into zero.

local days = require "days"

local M = {}

local zero = number(0)
local add_up, gap = store.sum, store.gap -- asked for each figure of each enterprise

local function ledger_known(name)
   for _, line in ipairs(project.ledgers or {}) do
      if line.ledger == name then
         return true
      end
   end
   return false
end

--- Whether the directory was ever read.
local function has_directory()
   return ledger_known("enterprises")
      and #store.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'ledger_enterprises'") > 0
end

--- The area's table by id.
function M.area(id)
   for _, a in ipairs(project.areas) do
      if a.id == id then
         return a
      end
   end
   error('no such area: "' .. tostring(id) .. '"', 2)
end

--- Opens the books of a period. Cheap; rows are read when asked for and kept. only: an enterprise { code =, name =, area = } whose
--- rows alone are read, so that its sheet costs the same however many others there are. kept: the rows of books that belong
--- together, once for all of them.
function M.open(p, only, kept)
   local first, second = p.year .. "H1", p.year .. "H2"
   kept = kept or { cache = {}, references = {}, indexes = {}, members = {}, claimed = {} }
   local book = { period = p, kept = kept, cache = kept.cache, firsts = {}, flows = {}, only = only }
   if p.half == 0 then
      book.snapshot, book.halves, book.to_date = second, { first, second }, { first, second }
   elseif p.half == 1 then
      book.snapshot, book.halves, book.to_date = first, { first }, { first }
   else
      book.snapshot, book.halves, book.to_date = second, { second }, { first, second }
   end
   book.as_of = p.last
   return book
end

--- The books of one enterprise beside others: what is for reference is read once for all of them.
function M.one_of(book, only)
   local kept = { cache = {}, references = book.kept.references, indexes = {}, members = {}, claimed = {} }
   return M.open(book.period, only, kept)
end

--- The books of another period, e.g. book.period.year_ago.
function M.other(book, id)
   book.others = book.others or {}
   book.others[id] = book.others[id] or M.open(periods(id), book.only, book.kept)
   return book.others[id]
end

local function as_list(ids)
   return type(ids) == "table" and ids or { ids }
end

local shared_names -- below, with who is who

--- The rows of one enterprise that fit what is asked for (options of store.rows): those of its code, and those that have its name
--- and no other code; where another area has an enterprise of that name, only those of its own area.
local function rows_of_one(book, ledger, asked)
   local only = book.only
   local function fitting(where)
      return store.rows(ledger, { period = asked.period, standing = asked.standing, where = where })
   end
   local coded = false
   for _, field in ipairs(require("ledgers." .. ledger).fields) do
      coded = coded or field.name == "code"
   end
   coded = coded and only.code
   local out = coded and fitting { code = only.code } or {}
   local shared = only.area and shared_names(book)[only.name]
   for _, row in ipairs(fitting { enterprise = only.name }) do
      if not (coded and row.code) and not (shared and row.area and row.area ~= only.area) then
         out[#out + 1] = row
      end
   end
   return out
end

--- One half's rows are asked for by its id alone, so that they are kept once.
local function cache_key(ledger, ids)
   return ledger .. "|" .. (type(ids) == "table" and table.concat(ids, ",") or ids)
end

--- Whether two records say the same in a field: figures by their value, names by what they are compared by; and 不涉及 is an answer, too.
local function alike(a, b, field)
   local x, y = a[field.name], b[field.name]
   if x == nil or y == nil then
      return x == y and (gap(a, field.name) == "not_applicable") == (gap(b, field.name) == "not_applicable")
   end
   return x == y or number.is(x) and number.is(y) and x:eq(y) or field.type == "name" and store.key(x) == store.key(y)
end

local function is_pair(ledger, name)
   local pair = ledger.pair
   return pair ~= nil and (name == pair[1] or name == pair[2])
end

--- What a record is of, in words that are the same however it is written: the keys of these fields, those of a pair in one order. nil
--- where the first is missing, or half of a pair.
local function thing_of(row, names, ledger)
   local words, of_pair = { row.period or "" }, {}
   for i, name in ipairs(names) do
      local value, paired = row[name], is_pair(ledger, name)
      if value == nil and (i == 1 or paired) then
         return nil
      end
      words[i + 1] = value == nil and "" or store.key(tostring(value))
      of_pair[#of_pair + 1] = paired and i + 1 or nil
   end
   local a, b = of_pair[1], of_pair[2]
   if b and words[b] < words[a] then
      words[a], words[b] = words[b], words[a]
   end
   return table.concat(words, "\31")
end

--- A record without what another of the same thing denies. Remarks and sources may differ, and of a pair that is named the other way round
--- whose name and code comes first. kept: a field that may differ, too.
local function agreed(a, b, ledger, kept)
   local turned, lost = false, {}
   if ledger.pair then
      turned = store.key(a[ledger.pair[1]] or "") ~= store.key(b[ledger.pair[1]] or "")
   end
   for _, field in ipairs(ledger.fields) do
      local side = turned and (is_pair(ledger, field.name) or field.type == "code")
      if (field.type or "text") ~= "text" and field.name ~= kept and not side and not alike(a, b, field) then
         lost[#lost + 1] = field.name
      end
   end
   return #lost > 0 and store.without(a, lost) or a
end

--- Whether two records say in a field of the schema's `apart` that they are of two things of one name: both give it, and not the same.
local function told_apart(a, b, ledger)
   for _, name in ipairs(ledger.apart or {}) do
      local x, y = a[name], b[name]
      if x ~= nil and y ~= nil and store.key(tostring(x)) ~= store.key(tostring(y)) then
         return true
      end
   end
   return false
end

--- The first of the things known by a name (add_known) that a record fits. fields: what tells things of a name apart; where it is one, those
--- that cannot fit are not gone through.
local function find_known(group, row, fields, fits)
   local candidates = group
   if #fields <= 1 then
      local word = fields[1] and row[fields[1]]
      if word == nil then
         candidates = { group.first, group.other }
      else
         local same, silent = group.named[store.key(tostring(word))], group.silent
         candidates = (same and silent and silent.at < same.at) and { silent, same } or { same or silent, same and silent }
      end
   end
   for _, known in ipairs(candidates) do
      if fits(known, row) then
         return known
      end
   end
   return nil
end

local function add_known(group, known, fields)
   local word = fields[1] and known.row[fields[1]]
   group[#group + 1] = known
   group.first = group.first or known
   group.other = group.other or known.row.area ~= group.first.row.area and known or nil
   if word == nil then
      group.silent = group.silent or known
   else
      local key = store.key(tostring(word))
      group.named[key] = group.named[key] or known
   end
end

--- What the records of a list say together where some are of one and the same thing, by the schema's `one` and `apart`: the first of them,
--- without what another denies.
local function united(rows, ledger)
   local out, things, fields = {}, {}, ledger.apart or {}
   local function fits(known, row)
      return not told_apart(known.row, row, ledger)
   end
   for _, row in ipairs(rows) do
      local thing = thing_of(row, ledger.one, ledger)
      local group = thing and things[thing] or { named = {} }
      local same = find_known(group, row, fields, fits)
      if same then
         out[same.at] = agreed(out[same.at], row, ledger)
      else
         out[#out + 1] = row
         add_known(group, { row = row, at = #out }, fields)
         things[thing or ""] = thing and group or nil
      end
   end
   return out
end

--- Whether a record doesn't say of itself that it is of another thing than one that shares the first of `once`.
local function may_be_once(a, b, ledger)
   for i, name in ipairs(ledger.once) do
      local x, y = a[name], b[name]
      if i > 1 and not is_pair(ledger, name) and x ~= nil and y ~= nil and store.key(tostring(x)) ~= store.key(tostring(y)) then
         return false
      end
   end
   return true
end

--- The list with each thing once of which there is one in the city (the schema's `once`), though several areas give it: whose it is is not
--- known, so that those of the areas are noted in `claimed`.
local function once(rows, ledger, claimed)
   local first = ledger.pair and { ledger.once[1], ledger.once[2] } or { ledger.once[1] }
   local out, things, fields = {}, {}, { table.unpack(ledger.once, #first + 1) }
   local function fits(known, row)
      return known.row.area ~= row.area and may_be_once(known.row, row, ledger)
   end
   for _, row in ipairs(rows) do
      local thing = row.area ~= nil and thing_of(row, first, ledger) or nil
      local group = thing and things[thing] or { named = {} }
      local same = find_known(group, row, fields, fits)
      if same then
         claimed[same.row], claimed[row] = true, true
         out[same.at] = agreed(out[same.at], row, ledger, "area")
      else
         out[#out + 1] = row
         add_known(group, { row = row, at = #out }, fields)
         things[thing or ""] = thing and group or nil
      end
   end
   return out
end

--- SQL by which records of one thing stand together.
local function by_thing(names, ledger)
   local parts = {}
   for i, name in ipairs(names) do
      parts[i] = 'name_key("' .. name .. '")'
   end
   if ledger.pair then
      local a, b = 'name_key("' .. ledger.pair[1] .. '")', 'name_key("' .. ledger.pair[2] .. '")'
      for i, part in ipairs(parts) do
         parts[i] = part == a and "min(" .. a .. ", " .. b .. ")" or part == b and "max(" .. a .. ", " .. b .. ")" or part
      end
   end
   return table.concat(parts, ", ")
end

--- Whether any group of a ledger's records is as the condition says.
local function any_group(ledger, ids, names, condition)
   local marks = {}
   for i = 1, #as_list(ids) do
      marks[i] = "?" .. i
   end
   return #store.query("SELECT 1 FROM ledger_" .. ledger.name .. " WHERE period IN (" .. table.concat(marks, ", ") .. ") AND \""
      .. names[1] .. "\" IS NOT NULL GROUP BY period, " .. by_thing(names, ledger) .. " HAVING " .. condition .. " LIMIT 1",
      table.unpack(as_list(ids))) > 0
end

--- Whether anything of which there is one in an area's ledger is given twice in a half-year; of one enterprise its rows tell it. What
--- the city is given (官方统计、定额) is weighed where it is used, by what it comes to in one unit.
local function repeats(book, ledger, ids, rows)
   local of_areas = false
   for _, field in ipairs(ledger.one or {}) do
      of_areas = of_areas or field == "area"
   end
   if not of_areas or #rows < 2 or book.only then
      return of_areas and #rows > 1
   end
   return any_group(ledger, ids, ledger.one, "count(*) > 1")
end

--- Whether several areas give what there is once in the city.
local function shared(book, ledger, ids, rows)
   return ledger.once ~= nil and #rows > 1 and not book.only
      and any_group(ledger, ids, ledger.pair and { ledger.once[1], ledger.once[2] } or { ledger.once[1] }, "count(DISTINCT area) > 1")
end

--- Whether another area gives the record's thing as well: then it is not known whose it is.
function M.claimed(book, row)
   return book.kept.claimed[row] == true
end

--- Rows that are kept by a key, of an area or of all: read() gives those of all areas, whose lists share its records, and those of the
--- city where these are others.
local function parted(book, key, area, read)
   local cached = book.cache[key]
   if not cached then
      cached = { areas = {} }
      cached.all, cached.city = read()
      book.cache[key] = cached
   end
   if area then
      cached.areas[area] = cached.areas[area] or store.part(cached.all, area)
      return cached.areas[area]
   end
   return cached.city or cached.all
end

--- Rows of a ledger. ids: a period's id or a list (default: the snapshot). area: an id, or nil for all. What is given twice is there
--- once, without what the two don't agree in; of what several areas give M.claimed tells.
function M.rows(book, ledger, ids, area)
   if not ledger_known(ledger) then
      return {}
   end
   ids = ids or book.snapshot
   return parted(book, cache_key(ledger, ids), area, function()
      local asked = { period = ids }
      local rows, schema = book.only and rows_of_one(book, ledger, asked) or store.rows(ledger, asked), require("ledgers." .. ledger)
      rows = repeats(book, schema, ids, rows) and united(rows, schema) or rows
      return rows, shared(book, schema, ids, rows) and once(rows, schema, book.kept.claimed) or nil
   end)
end

--- Of rows for reference that say the same thing, the latest period's; later ones take the place of earlier ones.
function M.latest(rows)
   local last, out = "", {}
   for _, row in ipairs(rows) do
      last = (row.period or "") > last and row.period or last
   end
   for _, row in ipairs(rows) do
      if (row.period or "") == last then
         out[#out + 1] = row
      end
   end
   return out
end

--- The first of the rows where all say the same (same(a, b)), else nil: which of them holds is not known.
function M.one(rows, same)
   for i = 2, #rows do
      if not same(rows[1], rows[i]) then
         return nil
      end
   end
   return rows[1]
end

--- Rows of a ledger that is for reference (定额、控制指标、认定结论): all up to this period, later files last, so
--- that the last match counts.
function M.reference(book, ledger)
   if not ledger_known(ledger) then
      return {}
   end
   local key, kept = ledger .. "|" .. book.snapshot, book.kept.references
   if not kept[key] then
      local out = {} -- few: what a city is given to go by
      for _, row in ipairs(store.rows(ledger, {})) do
         if (row.period or "") <= book.snapshot then
            out[#out + 1] = row
         end
      end
      table.sort(out, function(a, b) return (a.period or "") < (b.period or "") end)
      kept[key] = out
   end
   return kept[key]
end

--- Which list of the directory holds at the snapshot, by area: its period. A list that says 无 is one.
local function standing_lists(book)
   local kept = book.cache
   local key = "standing lists|" .. book.snapshot
   if not kept[key] then
      local by_area = {}
      for _, list in ipairs(ledger_known("enterprises") and store.standing("enterprises", book.snapshot) or {}) do
         by_area[list.area] = list.period
      end
      kept[key] = by_area
   end
   return kept[key]
end

--- True when the ledger holds rows of the area in every one of the periods; of the directory, when one of the area holds then,
--- which may say that it has no enterprise.
function M.has_rows(book, ledger, area, ids)
   if ledger == "enterprises" and not ids then
      return area and standing_lists(book)[area] ~= nil or #M.directory(book, area) > 0
   end
   for _, id in ipairs(as_list(ids or book.snapshot)) do
      if #M.rows(book, ledger, id, area) == 0 then
         return false
      end
   end
   return true
end

--- What areas say in words of their own where they have none to report, as the import took it: ledger|half-year|area → 本期未开展活动.
local function statements(book)
   if not book.kept.statements then
      local found = {}
      for _, f in ipairs(store.query("SELECT s.ledger, s.period, f.area, f.raw FROM finding f JOIN source s ON s.file = f.file"
         .. " WHERE f.code = 'nothing' AND f.field IS NOT NULL AND f.area IS NOT NULL ORDER BY f.file, f.row")) do
         local key = f.ledger .. "|" .. (f.period or "") .. "|" .. f.area
         found[key] = found[key] or f.raw
      end
      book.kept.statements = found
   end
   return book.kept.statements
end

--- What an area says in words of its own in a ledger of the half-year that has no row of it: 本期未开展活动.
function M.stated_none(book, ledger, area, id)
   local said = area and statements(book)[ledger .. "|" .. (id or book.snapshot) .. "|" .. area]
   return said and #M.rows(book, ledger, id or book.snapshot, area) == 0 and said or nil
end

--- Areas whose own lists of the snapshot's ledger came without a record and without a word that there is none, by id.
local function sent_empty(book, ledger)
   local key = "sent empty|" .. ledger .. "|" .. book.snapshot
   if not book.cache[key] then
      local found = {}
      for _, row in ipairs(store.query("SELECT area FROM source s WHERE ledger = ?1 AND period = ?2 AND area <> '' AND NOT (digest = '' AND rows = 0)"
         .. " GROUP BY area HAVING max(rows) = 0 AND max(EXISTS (SELECT 1 FROM finding f WHERE f.file = s.file AND f.code = 'nothing')) = 0 ORDER BY area",
         ledger, book.snapshot)) do
         found[row.area] = true
      end
      book.cache[key] = found
   end
   return book.cache[key]
end

--- The names of the areas, or of the one, that sent a ledger's list empty.
function M.empty_lists(book, ledger, area)
   local out, found = {}, ledger_known(ledger) and sent_empty(book, ledger) or {}
   for _, a in ipairs(next(found) and project.areas or {}) do
      if found[a.id] and (not area or area == a.id) and #M.rows(book, ledger, book.snapshot, a.id) == 0 then
         out[#out + 1] = a.name
      end
   end
   return out
end

--- Whether an area says in a ledger of the half-year that it has none to report (无, or words of its own).
local function says_none(book, ledger, area, id)
   return M.stated_none(book, ledger, area, id) ~= nil
      or #store.query("SELECT 1 FROM finding f JOIN source s ON s.file = f.file WHERE s.ledger = ?1 AND s.period = ?2 AND f.area = ?3"
         .. " AND f.code = 'nothing' LIMIT 1", ledger, id, area) > 0
end

--- Whether an area without a row in a list of what stands, such as parks, had one the half-year before and does not say that there
--- is none now: it has left its part out.
local function left_out(book, ledger, area, id)
   return (require("ledgers." .. ledger)).standing and area ~= nil and #M.rows(book, ledger, periods(id).previous, area) > 0
      and not says_none(book, ledger, area, id)
end

--- True when the area has told of itself in the ledger: by rows, by a file of its own, or by saying that there is none.
function M.has_told(book, ledger, area)
   local id = book.snapshot
   if not ledger_known(ledger) then
      return false
   end
   return #M.rows(book, ledger, id, area) > 0 or area ~= nil and (says_none(book, ledger, area, id)
      or #store.query("SELECT 1 FROM source WHERE ledger = ?1 AND period = ?2 AND area = ?3 LIMIT 1", ledger, id, area) > 0)
end

local sent_by_each -- below

--- True when a file was read that covers the area, and not refused: its own, or one for the whole city. In a list of what
--- exists, an area without a row then has none. The city is covered by one of its own, by rows, or by each of its areas.
function M.has_file(book, ledger, area, ids)
   if not ledger_known(ledger) then
      return false
   end
   for _, id in ipairs(as_list(ids or book.snapshot)) do
      local found = #M.rows(book, ledger, id, area) > 0
      if not found then
         local files = store.query("SELECT max(coalesce(area, '') = ?3) AS own FROM source WHERE ledger = ?1 AND period = ?2"
            .. " AND (area IS NULL OR area = '' OR area = ?3) AND NOT (digest = '' AND rows = 0) HAVING count(*) > 0", ledger, id, area)
         found = #files > 0 and (files[1].own == 1 or not left_out(book, ledger, area, id))
      end
      if not found and not (area == nil and sent_by_each(book, ledger, id)) then
         return false
      end
   end
   return true
end

--- Whether each area has a file of its own of a half-year's ledger.
function sent_by_each(book, ledger, id)
   for _, a in ipairs(project.areas) do
      if not M.has_file(book, ledger, a.id, id) then
         return false
      end
   end
   return #project.areas > 0
end

--- A half-year by its name.
local function half_name(id)
   return id:sub(1, 4) .. "年" .. (id:sub(5) == "H1" and "上半年" or id:sub(5) == "H2" and "下半年" or "")
end

--- What a ledger is called, or that of a half-year: 工业用水监测台账（2027年上半年）.
function M.label(ledger, half)
   return (require("ledgers." .. ledger)).label .. (half and "（" .. half_name(half) .. "）" or "")
end

--- A column's name, as the ledger has it.
function M.field_label(ledger, name)
   for _, field in ipairs(require("ledgers." .. ledger).fields) do
      if field.name == name then
         return field.label
      end
   end
   return name
end

--- The year's half-years so far (or those of ids) for which no file covers the area, each as words.
function M.unsent(book, ledger, area, ids)
   local out = {}
   for _, id in ipairs(ids or book.to_date) do
      if not M.has_file(book, ledger, area, id) then
         out[#out + 1] = M.label(ledger, id)
      end
   end
   return out
end

--- Labels of the ledgers of `names` that are not there for the area. how: M.has_rows or M.has_file.
function M.absent(book, names, area, how, ids)
   local out = {}
   for _, name in ipairs(names or {}) do
      if not how(book, name, area, ids) then
         out[#out + 1] = M.label(name)
      end
   end
   return out
end

--- The half-years before the snapshot from a day on, the latest first.
function M.earlier(book, start)
   local out, id = {}, book.snapshot
   while start and id do
      id = periods(id).previous
      if not id or periods(id).last < start then
         break
      end
      out[#out + 1] = id
   end
   return out
end

-- Who is who -------------------------------------------------------------------------------------

--- The directory's rows that have a code, by name, the latest first; false when none has one.
local function coded(book)
   local kept = book.kept
   if kept.coded == nil then
      kept.coded = has_directory() and #store.query("SELECT code FROM ledger_enterprises WHERE code IS NOT NULL LIMIT 1") > 0
         and store.index(store.rows("enterprises", {}), function(row) return row.code and row.enterprise end, "last")
   end
   return kept.coded
end

--- Whether two areas' directories list a name at the same time: rows are those of the name, by area, period and code. One that is
--- listed here first and there later has moved; one with the same code in both is one.
local function at_once(rows, standing)
   for _, lists in pairs(standing) do
      local first
      for _, row in ipairs(rows) do
         if lists[row.area] == row.period then
            if first and first.area ~= row.area and not (first.code and first.code == row.code) then
               return true
            end
            first = first or row
         end
      end
   end
   return false
end

--- Names that enterprises of several areas have: name → area → the code that the directory gives the one there, or false.
function shared_names(book)
   local kept = book.kept
   if kept.shared then
      return kept.shared
   end
   kept.shared = {}
   local one = book.only and " AND enterprise = ?1" or ""
   local rows = has_directory() and store.query("SELECT enterprise, area, period, code FROM ledger_enterprises WHERE area IS NOT NULL"
      .. " AND enterprise IN (SELECT enterprise FROM ledger_enterprises WHERE area IS NOT NULL" .. one
      .. " GROUP BY enterprise HAVING min(area) < max(area)) ORDER BY enterprise, period, area, code", book.only and book.only.name) or {}
   local named, standing = {}, {}
   for _, row in ipairs(rows) do
      named[row.enterprise] = named[row.enterprise] or {}
      table.insert(named[row.enterprise], row)
      if not standing[row.period] then
         standing[row.period] = {}
         for _, list in ipairs(store.standing("enterprises", row.period)) do
            standing[row.period][list.area] = list.period
         end
      end
   end
   for name, list in pairs(named) do
      if at_once(list, standing) then
         local codes = {}
         for _, row in ipairs(list) do
            codes[row.area] = row.code or codes[row.area] or false
         end
         kept.shared[name] = codes
      end
   end
   return kept.shared
end

local function code_of(book, name)
   if book.only then
      return name == book.only.name and book.only.code or nil
   end
   local index = coded(book)
   local row = index and index:find(name)
   return row and row.code
end

--- The directory's rows of a name in all periods.
local function rows_named(book, name)
   if book.only then
      return store.rows("enterprises", { where = { enterprise = name } })
   end
   local kept = book.kept
   kept.named = kept.named or store.index(store.rows("enterprises", {}), function(row) return row.enterprise end)
   return kept.named:all(name)
end

--- Whether the directory has the code in any period.
local function has_code(book, code)
   if book.only then
      return #store.rows("enterprises", { where = { code = code } }) > 0
   end
   local kept = book.kept
   kept.codes = kept.codes or store.index(store.rows("enterprises", {}), function(row) return row.code end)
   return kept.codes:find(code) ~= nil
end

--- Whether the directory lists a name without a code at all in an area, which is rare. Of one enterprise its rows tell it.
local function has_codeless(book)
   local kept = book.kept
   if kept.codeless == nil then
      kept.codeless = has_directory() and (book.only ~= nil
         or #store.query("SELECT enterprise FROM ledger_enterprises WHERE code IS NULL AND enterprise || '|' || coalesce(area, '')"
            .. " NOT IN (SELECT enterprise || '|' || coalesce(area, '') FROM ledger_enterprises WHERE code IS NOT NULL AND enterprise IS NOT NULL)"
            .. " LIMIT 1") > 0)
   end
   return kept.codeless
end

--- Names to which the ledgers that are held against the directory give several codes in one area, as "name|area".
local function several_codes(book)
   local kept = book.kept
   if not kept.several then
      local parts = {}
      for _, line in ipairs(project.ledgers or {}) do
         local fields = {}
         local ledger = require("ledgers." .. line.ledger)
         for _, field in ipairs(ledger.fields) do
            fields[field.name] = true
         end
         if ledger.listed_in == "enterprises" and fields.enterprise and fields.code then
            parts["SELECT enterprise, area, code FROM ledger_" .. line.ledger .. " WHERE code IS NOT NULL"
               .. (book.only and " AND enterprise = ?1" or "")] = true
         end
      end
      local list = {}
      for part in pairs(parts) do
         list[#list + 1] = part
      end
      kept.several = {}
      local sql = "SELECT enterprise, area FROM (" .. table.concat(list, " UNION ") .. ") GROUP BY enterprise, area HAVING count(*) > 1"
         .. " ORDER BY enterprise, area"
      for _, row in ipairs(#list > 0 and store.query(sql, book.only and book.only.name) or {}) do
         kept.several[row.enterprise .. "|" .. (row.area or "")] = true
      end
   end
   return kept.several
end

--- Whether a record with a code that the directory has not is of its one enterprise of that name and area, which has no code. Where
--- several areas have an enterprise of the name, its area tells which one it is.
local function joins_by_name(book, record)
   local name, area = record.enterprise, record.area
   if not (name and area) or book.only and name ~= book.only.name or not has_codeless(book) then
      return false
   end
   local found, apart = false, shared_names(book)[name] ~= nil
   for _, row in ipairs(rows_named(book, name)) do
      local here = row.area == area
      if here and row.code or not here and not apart then
         return false
      end
      found = found or here
   end
   return found and not has_code(book, record.code) and not several_codes(book)[name .. "|" .. area]
end

--- One key for an enterprise in every ledger and period: its code, else its name's code, else its name. A code that the directory
--- has not, while its one enterprise of that name and area has none, is that enterprise's. Where enterprises of several areas have
--- the name, it is that of the record's area.
function M.key(book, record)
   local code, name = record.code, record.enterprise
   if code and not joins_by_name(book, record) then
      return code
   end
   local codes = name and shared_names(book)[name]
   if codes then
      local area = record.area
      return area and codes[area] or name .. "|" .. (area or "")
   end
   return name and code_of(book, name) or name or "（名称缺失）"
end

--- The rows of a ledger, or of an area in it, by enterprise (store.index), made once for all books that belong together.
local function index(book, ledger, ids, area)
   local name = cache_key(ledger, ids) .. (area and "|" .. area or "")
   local found = book.kept.indexes[name]
   if not found then
      found = store.index(M.rows(book, ledger, ids, area), function(row) return M.key(book, row) end)
      book.kept.indexes[name] = found
   end
   return found
end

--- The rows of a ledger on an enterprise, in their order. ids as for rows.
function M.all(book, ledger, key, ids)
   return index(book, ledger, ids or book.snapshot):all(key)
end

--- The index of a ledger and half-year, asked for each figure of each enterprise.
local function of_half(book, ledger, id)
   local halves = book.firsts[ledger]
   if not halves then
      halves = {}
      book.firsts[ledger] = halves
   end
   local found = halves[id]
   if not found then
      found = index(book, ledger, id)
      halves[id] = found
   end
   return found
end

--- The first row of a ledger on an enterprise in a half-year (default: the snapshot), or nil. area: among its rows alone.
function M.find(book, ledger, key, id, area)
   id = id or book.snapshot
   local found = area and index(book, ledger, id, area) or of_half(book, ledger, id)
   return (found:find(key))
end

--- The first row of each enterprise in a ledger, of an area or of all, at the snapshot, one by one: key, row.
function M.first_rows(book, ledger, area)
   return index(book, ledger, book.snapshot, area):each()
end

--- Of a code that the lists of several areas have, the one area that it counts in: that which reports its water in the period (the first
--- record counts, as in all ledgers of one record each), else that of the latest list, of two the first. listed: rows by period and area.
function M.home(book, code, listed)
   for i = #book.halves, 1, -1 do
      local row = ledger_known("monitoring") and M.find(book, "monitoring", code, book.halves[i])
      for _, own in ipairs(row and listed or {}) do
         if own.area == row.area then
            return own.area
         end
      end
   end
   local latest
   for _, own in ipairs(listed) do
      latest = (not latest or own.period > latest.period) and own or latest
   end
   return latest.area
end

--- The directory with each code in one area only: an enterprise that moved stands in the older list of the area that it left, too.
local function once_listed(book, rows)
   local lists, codes, owners, several = standing_lists(book), {}, {}, false
   local found = has_directory() and store.query("SELECT DISTINCT code, area, period FROM ledger_enterprises WHERE area IS NOT NULL AND code IN"
      .. " (SELECT code FROM ledger_enterprises WHERE code IS NOT NULL AND area IS NOT NULL GROUP BY code HAVING min(area) < max(area))"
      .. " ORDER BY code, period, area") or {}
   for _, row in ipairs(found) do
      if lists[row.area] == row.period then
         codes[row.code] = codes[row.code] or {}
         table.insert(codes[row.code], row)
      end
   end
   for code, listed in pairs(codes) do
      if #listed > 1 then
         owners[code], several = M.home(book, code, listed), true
      end
   end
   if not several then
      return rows
   end
   local out = {}
   for _, row in ipairs(rows) do
      local owner = row.code and owners[row.code]
      if not owner or row.area == owner then
         out[#out + 1] = row
      end
   end
   return out
end

--- The directory that holds at the period's end: of each area its own, else its latest before, else its first after
--- (store.rows, standing).
function M.directory(book, area)
   if not ledger_known("enterprises") then
      return {}
   end
   return parted(book, "standing|" .. book.snapshot, area, function()
      local only = { standing = book.snapshot }
      return book.only and rows_of_one(book, "enterprises", only) or once_listed(book, store.rows("enterprises", only))
   end)
end

--- Which half-year's directory stands in for the period's own, as a sentence; nil where the area has its own, or none at all. area
--- nil: of all areas, those that it is so of by name.
function M.directory_note(book, area)
   local lists = standing_lists(book)
   if area then
      return lists[area] and lists[area] ~= book.snapshot and "企业名录用" .. half_name(lists[area]) .. "的" or nil
   end
   local names, order = {}, {}
   for _, a in ipairs(project.areas) do
      local id = lists[a.id]
      if id and id ~= book.snapshot then
         order[#order + 1] = not names[id] and id or nil
         names[id] = (names[id] and names[id] .. "、" or "") .. a.name
      end
   end
   for i, id in ipairs(order) do
      order[i] = names[id] .. "的企业名录用" .. half_name(id) .. "的"
   end
   return #order > 0 and table.concat(order, "；") or nil
end

--- Enterprises with a flag, by key (store.index), each once however often it is listed. An entry's mark: the flag is set; it is
--- not given elsewhere.
local function members(book, flag, area)
   local directory = M.directory(book, area)
   local known = book.kept.members
   known[directory] = known[directory] or {}
   local list = known[directory][flag]
   if not list then
      list = store.index(directory, function(row)
         local value = row[flag]
         if value == true or (value == nil and gap(row, flag) ~= "not_applicable") then
            return M.key(book, row), value == true
         end
      end)
      known[directory][flag] = list
   end
   return list
end

--- Enterprises with a flag one by one, for passes over all of them: key, row, known. known: flag is set; not known: it is
--- not given, which is 数据缺失.
function M.each(book, flag, area)
   return members(book, flag, area):each()
end

--- How many enterprises have the flag, or may have it.
function M.count(book, flag, area)
   return #members(book, flag, area)
end

--- Whether an area's directory, or those of all areas, says that there is no such enterprise: what is measured of them does not exist.
function M.nobody(book, flag, area)
   if M.count(book, flag, area) > 0 then
      return false
   end
   for _, a in ipairs(area and { { id = area } } or project.areas) do
      if not M.has_rows(book, "enterprises", a.id) then
         return false
      end
   end
   return true
end

--- The directory's row of an enterprise with the flag, nil when it is not among them, and whether the flag is known.
function M.member(book, flag, area, key)
   return members(book, flag, area):find(key)
end

--- What an enterprise's row calls it.
function M.name(row)
   return row.enterprise or "（名称缺失）"
end

--- The same as units { key=, name=, area=, row=, known=boolean }, one by one, each the caller's own.
function M.units(book, flag, area)
   local next_member = M.each(book, flag, area)
   return function()
      local key, row, known = next_member()
      return key and { key = key, name = M.name(row), area = row.area, row = row, known = known } or nil
   end
end

--- The same as a list, which holds all of them.
function M.enterprises(book, flag, area)
   local out = {}
   for unit in M.units(book, flag, area) do
      out[#out + 1] = unit
   end
   return out
end

-- Figures ----------------------------------------------------------------------------------------

--- A cell's figure: nil when missing; zero when the cell says 不涉及, which adds nothing to a sum.
function M.amount(row, field)
   local value = row[field]
   if value == nil and gap(row, field) == "not_applicable" then
      return zero
   end
   return value
end

--- Sum of fields over an enterprise's rows of a ledger (default monitoring), one row for each of the period's halves.
--- nil when a half or a cell is missing. The cells it is made of are added to `cells` when it is given. Asked for each figure
--- of each enterprise, so it makes nothing of its own.
function M.sum(book, key, fields, cells, ledger)
   ledger = ledger or "monitoring"
   local halves = book.flows[ledger]
   if not halves then
      halves = {}
      for i, id in ipairs(book.halves) do
         halves[i] = index(book, ledger, id)
      end
      book.flows[ledger] = halves
   end
   local sum, missing = nil, false
   for i = 1, #halves do
      local row = halves[i]:find(key)
      local part = row and add_up(row, fields, cells)
      if part then
         sum = sum and sum + part or part
      else
         missing = true
      end
   end
   return not missing and sum or nil
end

--- The same, and the cells as a list.
function M.flow(book, key, fields, cells, ledger)
   cells = cells or {}
   return M.sum(book, key, fields, cells, ledger), cells
end

--- The parts of 重复利用水量.
M.repeated = { "recirculated", "series", "reused" }

-- Days -------------------------------------------------------------------------------------------

--- Whether a date of a ledger lies in the period's year, up to its end, or in the whole year: true, false, or nil where it is too coarse
--- to say.
function M.in_year(book, date, whole)
   return days.within(date, book.period.year .. "-01-01", whole and book.period.year .. "-12-31" or book.as_of)
end

--- Whether what is said to be done was done by the as-of day, by its date: true, also where it has none, false, or nil where that is too
--- coarse to say.
function M.done_by(book, date)
   if not date then
      return true
   end
   local behind = days.after(date, book.as_of)
   if behind == nil then
      return nil
   end
   return not behind
end

--- The same of the half-year that ends on the as-of day.
function M.in_half(book, date)
   local half = periods(book.snapshot)
   return days.within(date, half.first, half.last)
end

--- True when a limit has come by the as-of day: the limit's last day, where it is a month or more.
function M.passed(book, date)
   local _, last = days.span(date)
   return last <= book.as_of
end

--- True when what holds until a date is over: on its last day it still holds.
function M.expired(book, date)
   return days.expired(date, book.as_of)
end

--- The as-of day so many years before.
function M.years_before(book, years)
   return string.format("%04d", book.period.year - years) .. book.as_of:sub(5)
end

return M
