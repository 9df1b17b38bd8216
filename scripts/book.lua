--- What the ledgers say for one period: rows, who is who, and whether a ledger is there at all.
---
--- A ledger's file belongs to a half-year. Most ledgers show how things stand at the half's end
--- (snapshot); some list what happened in it (to date: the year's halves so far) or hold its volumes
--- (halves: both, for a whole year). Missing stays nil all the way: nothing here turns it into zero.

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

--- Opens the books of a period. Cheap; rows are read when asked for and kept. only: an enterprise { code =, name = } whose
--- rows alone are read, so that its sheet costs the same however many others there are. kept: the rows of books that belong
--- together, once for all of them.
function M.open(p, only, kept)
   local first, second = p.year .. "H1", p.year .. "H2"
   kept = kept or { cache = {}, firsts = {}, indexes = {}, members = {}, codes = only and { [only.name] = only.code } }
   local book = { period = p, kept = kept, cache = kept.cache, flows = {}, only = only }
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

--- The books of another period, e.g. book.period.year_ago.
function M.other(book, id)
   book.others = book.others or {}
   book.others[id] = book.others[id] or M.open(periods(id), book.only, book.kept)
   return book.others[id]
end

local function as_list(ids)
   return type(ids) == "table" and ids or { ids }
end

--- The rows of one enterprise: those of its code, and those that have its name and no other code.
local function rows_of_one(ledger, ids, only)
   local coded = false
   for _, field in ipairs(require("ledgers." .. ledger).fields) do
      coded = coded or field.name == "code"
   end
   coded = coded and only.code
   local out = coded and store.rows(ledger, { period = ids, where = { code = only.code } }) or {}
   for _, row in ipairs(store.rows(ledger, { period = ids, where = { enterprise = only.name } })) do
      if not (coded and row.code) then
         out[#out + 1] = row
      end
   end
   return out
end

--- One half's rows are asked for by its id alone, so that they are kept once.
local function cache_key(ledger, ids)
   return ledger .. "|" .. (type(ids) == "table" and table.concat(ids, ",") or ids)
end

--- Rows of a ledger. ids: a period's id or a list (default: the snapshot). area: an id, or nil for all.
--- The database is read once for all areas, whose lists share its records.
function M.rows(book, ledger, ids, area)
   if not ledger_known(ledger) then
      return {}
   end
   ids = ids or book.snapshot
   local key = cache_key(ledger, ids)
   local cached = book.cache[key]
   if not cached then
      cached = { all = book.only and rows_of_one(ledger, ids, book.only) or store.rows(ledger, { period = ids }), areas = {} }
      for _, row in ipairs(cached.all) do
         if row.area then
            cached.areas[row.area] = cached.areas[row.area] or {}
            table.insert(cached.areas[row.area], row)
         end
      end
      book.cache[key] = cached
   end
   if area then
      cached.areas[area] = cached.areas[area] or {}
      return cached.areas[area]
   end
   return cached.all
end

--- Rows of a ledger that is for reference (定额、控制指标、认定结论): all up to this period, later files last, so
--- that the last match counts.
function M.reference(book, ledger)
   if not ledger_known(ledger) then
      return {}
   end
   local key = "reference|" .. ledger .. "|" .. book.snapshot
   if not book.cache[key] then
      local out = {}
      for _, row in ipairs(store.rows(ledger, {})) do
         if (row.period or "") <= book.snapshot then
            out[#out + 1] = row
         end
      end
      table.sort(out, function(a, b) return (a.period or "") < (b.period or "") end)
      book.cache[key] = out
   end
   return book.cache[key]
end

--- True when the ledger holds rows of the area in every one of the periods.
function M.has_rows(book, ledger, area, ids)
   for _, id in ipairs(as_list(ids or book.snapshot)) do
      if #M.rows(book, ledger, id, area) == 0 then
         return false
      end
   end
   return true
end

--- True when a file was read that covers the area: its own, or one for the whole city. In a list of what
--- exists, an area without a row then has none.
function M.has_file(book, ledger, area, ids)
   if not ledger_known(ledger) then
      return false
   end
   for _, id in ipairs(as_list(ids or book.snapshot)) do
      local found = #M.rows(book, ledger, id, area) > 0
      if not found then
         found = #store.query("SELECT path FROM source WHERE ledger = ?1 AND period = ?2"
            .. " AND (area IS NULL OR area = '' OR area = ?3) LIMIT 1", ledger, id, area) > 0
      end
      if not found then
         return false
      end
   end
   return true
end

local function label_of(ledger)
   return (require("ledgers." .. ledger)).label
end

--- Labels of the ledgers of `names` that are not there for the area. how: M.has_rows or M.has_file.
function M.absent(book, names, area, how, ids)
   local out = {}
   for _, name in ipairs(names or {}) do
      if not how(book, name, area, ids) then
         out[#out + 1] = label_of(name)
      end
   end
   return out
end

-- Who is who -------------------------------------------------------------------------------------

local function codes(book)
   local kept = book.kept
   if not kept.codes then
      kept.codes = {}
      if has_directory() and #store.query("SELECT code FROM ledger_enterprises WHERE code IS NOT NULL LIMIT 1") > 0 then
         for _, row in ipairs(store.rows("enterprises", {})) do
            if row.code and row.enterprise then
               kept.codes[row.enterprise] = row.code
            end
         end
      end
   end
   return kept.codes
end

--- One key for an enterprise in every ledger and period: its code, else its name's code, else its name.
function M.key(book, record)
   local name = record.enterprise
   return record.code or (name and codes(book)[name]) or name or "（名称缺失）"
end

--- Rows of a ledger by enterprise: key → list of rows.
function M.index(book, ledger, ids)
   local name = cache_key(ledger, ids or book.snapshot)
   local index = book.kept.indexes[name]
   if not index then
      index = {}
      for _, row in ipairs(M.rows(book, ledger, ids)) do
         local key = M.key(book, row)
         index[key] = index[key] or {}
         table.insert(index[key], row)
      end
      book.kept.indexes[name] = index
   end
   return index
end

--- The first row of each enterprise in a ledger and half-year: key → row.
local function first_rows(book, ledger, id)
   local firsts = book.kept.firsts
   local known = firsts[ledger]
   if not known then
      known = {}
      firsts[ledger] = known
   end
   local first = known[id]
   if not first then
      first = {}
      for _, row in ipairs(M.rows(book, ledger, id)) do
         local key = M.key(book, row)
         first[key] = first[key] or row
      end
      known[id] = first
   end
   return first
end

--- The first row of a ledger on an enterprise in a half-year (default: the snapshot), or nil.
function M.find(book, ledger, key, id)
   return first_rows(book, ledger, id or book.snapshot)[key]
end

--- The directory for the period; a period without one of its own is read by the nearest later one.
function M.directory(book, area)
   local rows = M.rows(book, "enterprises", book.snapshot, area)
   if #rows > 0 or not ledger_known("enterprises") then
      return rows
   end
   if book.later == nil then
      book.later = has_directory()
         and store.query("SELECT min(period) AS period FROM ledger_enterprises WHERE period > ?1", book.snapshot)[1].period or false
   end
   return book.later and M.rows(book, "enterprises", book.later, area) or {}
end

--- Enterprises with a flag as lists side by side, made once: keys, rows, unsure[i] where the flag is not given, at[key] = i.
local function members(book, flag, area)
   local directory = M.directory(book, area)
   local known = book.kept.members
   known[directory] = known[directory] or {}
   local list = known[directory][flag]
   if list then
      return list
   end
   list = { keys = {}, rows = {}, unsure = {}, at = {} }
   local n = 0
   for _, row in ipairs(directory) do
      local value = row[flag]
      if value == true or (value == nil and gap(row, flag) ~= "not_applicable") then
         local key = M.key(book, row)
         if not list.at[key] then -- listed twice, counted once
            n = n + 1
            list.keys[n], list.rows[n], list.at[key] = key, row, n
            list.unsure[n] = value == nil or nil
         end
      end
   end
   known[directory][flag] = list
   return list
end

--- Enterprises with a flag one by one, for passes over all of them: key, row, known. known: flag is set; not known: it is
--- not given, which is 数据缺失.
function M.each(book, flag, area)
   local list, i = members(book, flag, area), 0
   local keys, rows, unsure = list.keys, list.rows, list.unsure
   return function()
      i = i + 1
      local key = keys[i]
      if key then
         return key, rows[i], not unsure[i]
      end
   end
end

--- How many enterprises have the flag, or may have it.
function M.count(book, flag, area)
   return #members(book, flag, area).keys
end

--- Whether an enterprise is among those with the flag, and whether that is known.
function M.listed(book, flag, area, key)
   local list = members(book, flag, area)
   local i = list.at[key]
   return i ~= nil, i ~= nil and not list.unsure[i]
end

--- What an enterprise's row calls it.
function M.name(row)
   return row.enterprise or "（名称缺失）"
end

--- Enterprises with a flag as a list of { key=, name=, area=, row=, known=boolean }, the caller's own.
function M.enterprises(book, flag, area)
   local out = {}
   for key, row, known in M.each(book, flag, area) do
      out[#out + 1] = { key = key, name = M.name(row), area = row.area, row = row, known = known }
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
         halves[i] = first_rows(book, ledger, id)
      end
      book.flows[ledger] = halves
   end
   local sum, missing = nil, false
   for i = 1, #halves do
      local row = halves[i][key]
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

--- A day or month as its month, "2026-06".
function M.month(date)
   return date:sub(1, 7)
end

--- True when the day (or month) lies in the period's year up to its end, or in the period when within is given.
function M.in_year(book, date)
   return M.month(date) >= book.period.year .. "-01" and M.month(date) <= M.month(book.as_of)
end

--- True when the day (or month) lies in the half-year that ends on the as-of day.
function M.in_half(book, date)
   local half = periods(book.snapshot)
   return M.month(date) >= M.month(half.first) and M.month(date) <= M.month(half.last)
end

--- True when the day (or the end of the month) has come by the as-of day.
function M.passed(book, date)
   if #date == 7 then
      return date <= M.month(book.as_of)
   end
   return date <= book.as_of
end

--- The as-of day so many years before.
function M.years_before(book, years)
   return string.format("%04d", book.period.year - years) .. book.as_of:sub(5)
end

return M
