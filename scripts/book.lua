--- What the ledgers say for one period: rows, who is who, and whether a ledger is there at all.
---
--- A ledger's file belongs to a half-year. Most ledgers show how things stand at the half's end
--- (snapshot); some list what happened in it (to date: the year's halves so far) or hold its volumes
--- (halves: both, for a whole year). Missing stays nil all the way: nothing here turns it into zero.

local M = {}

local zero = number(0)

local function ledger_known(name)
   for _, line in ipairs(project.ledgers or {}) do
      if line.ledger == name then
         return true
      end
   end
   return false
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
--- rows alone are read, so that its sheet costs the same however many others there are.
function M.open(p, only)
   local first, second = p.year .. "H1", p.year .. "H2"
   local book = { period = p, cache = {}, indexes = {}, only = only, codes = only and { [only.name] = only.code } }
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
   book.others[id] = book.others[id] or M.open(periods(id), book.only)
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

--- Rows of a ledger. ids: a period's id or a list (default: the snapshot). area: an id, or nil for all.
--- The database is read once for all areas, whose lists share its records.
function M.rows(book, ledger, ids, area)
   if not ledger_known(ledger) then
      return {}
   end
   ids = as_list(ids or book.snapshot)
   local key = ledger .. "|" .. table.concat(ids, ",")
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
   return area and (cached.areas[area] or {}) or cached.all
end

--- Rows of a ledger that is for reference (定额、控制指标、认定结论): all up to this period, later files last, so
--- that the last match counts.
function M.reference(book, ledger)
   if not ledger_known(ledger) then
      return {}
   end
   local key = "reference|" .. ledger
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
         found = #store.query("SELECT file FROM source WHERE ledger = ?1 AND period = ?2"
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
   if not book.codes then
      book.codes = {}
      if ledger_known("enterprises") then
         for _, row in ipairs(store.rows("enterprises", {})) do
            if row.code and row.enterprise then
               book.codes[row.enterprise] = row.code
            end
         end
      end
   end
   return book.codes
end

--- One key for an enterprise in every ledger and period: its code, else its name's code, else its name.
function M.key(book, record)
   local name = record.enterprise
   return record.code or (name and codes(book)[name]) or name or "（名称缺失）"
end

--- Rows of a ledger by enterprise: key → list of rows.  Asked once for each figure of each enterprise: what was made
--- before is found without making a name for it.
function M.index(book, ledger, ids)
   ids = ids or book.snapshot
   local known = book.indexes[ledger]
   if not known then
      known = {}
      book.indexes[ledger] = known
   end
   local index = known[ids]
   if not index then
      index = {}
      for _, row in ipairs(M.rows(book, ledger, ids)) do
         local key = M.key(book, row)
         index[key] = index[key] or {}
         table.insert(index[key], row)
      end
      known[ids] = index
   end
   return index
end

--- The first row of a ledger on an enterprise, or nil.
function M.find(book, ledger, key, ids)
   local rows = M.index(book, ledger, ids)[key]
   return rows and rows[1]
end

--- The directory for the period; a period without one of its own is read by the nearest later one.
function M.directory(book, area)
   local rows = M.rows(book, "enterprises", book.snapshot, area)
   if #rows > 0 or not ledger_known("enterprises") then
      return rows
   end
   if book.later == nil then
      book.later = false
      for _, row in ipairs(store.rows("enterprises", {})) do
         if row.period and row.period > book.snapshot and (not book.later or row.period < book.later) then
            book.later = row.period
         end
      end
   end
   return book.later and M.rows(book, "enterprises", book.later, area) or {}
end

--- Enterprises with a flag. known: flag is set; unknown: flag is not given, which is 数据缺失.
--- Returns a list of { key=, name=, area=, row=, known=boolean }.
function M.enterprises(book, flag, area)
   local out, seen = {}, {}
   for _, row in ipairs(M.directory(book, area)) do
      local value, key = row[flag], M.key(book, row)
      if not seen[key] and (value == true or (value == nil and store.gap(row, flag) ~= "not_applicable")) then
         seen[key] = true -- listed twice, counted once
         out[#out + 1] = {
            key = key, name = row.enterprise or "（名称缺失）", area = row.area, row = row, known = value == true,
         }
      end
   end
   return out
end

-- Figures ----------------------------------------------------------------------------------------

--- A cell's figure: nil when missing; zero when the cell says 不涉及, which adds nothing to a sum.
function M.amount(row, field)
   local value = row[field]
   if value == nil and store.gap(row, field) == "not_applicable" then
      return zero
   end
   return value
end

--- Sum of fields over an enterprise's rows of a ledger (default monitoring), one row for each of the period's halves.
--- nil when a half or a cell is missing. Returns the sum and the cells it was made of.
function M.flow(book, key, fields, ids, ledger)
   local sum, cells, missing = zero, {}, false
   for _, id in ipairs(as_list(ids or book.halves)) do
      local row = M.find(book, ledger or "monitoring", key, id)
      if not row then
         missing = true
      else
         for _, field in ipairs(fields) do
            local value = M.amount(row, field)
            cells[#cells + 1] = store.cell(row, field)
            if value then
               sum = sum + value
            else
               missing = true
            end
         end
      end
   end
   if missing then
      return nil, cells
   end
   return sum, cells
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
