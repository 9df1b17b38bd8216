--- enterprise: what the ledgers hold of one enterprise in a period, beside the year before and its industry: exact
--- figures, nil where one is missing, and what is wanting or contradictory in its data.

local books = require "book"
local days = require "days"
local report = require "report"
local sources = require "sources"
local water = require "water"

local M = {}

local zero, hundred = number(0), number(100)

--- Figures of a period that add over its halves: label, the ledger's fields.
local flows = {
   intake = { "intake" }, surface = { "surface" }, ground = { "ground" }, tap = { "tap" }, reclaimed = { "reclaimed" },
   reused = books.repeated, discharge = { "discharge" }, added = { "added_value" }, output = { "output" },
}

local function share(part, whole)
   return part and whole and whole > zero and part / whole or nil
end

--- The figures of a book's period: each flow, and the rates made of them.
local function figures(book, key)
   local out = {}
   for name, fields in pairs(flows) do
      out[name] = books.flow(book, key, fields)
   end
   out.reuse = water.reuse(book, key)
   local last = books.find(book, "monitoring", key, book.halves[#book.halves])
   out.per_output, out.product, out.unit = water.unit_intake(book, key)
   out.unit = out.unit or last and last.output_unit
   out.per_added, out.discharge_per_added = share(out.intake, out.added), share(out.discharge, out.added)
   return out
end

--- The other side of a rate: ΣVr ÷ Σ(Vi＋Vr) over the enterprises of an industry above designated size with both, likewise
--- intake and discharge for the added value, and the intake for a unit of the same product. count: how many in the first.
local function industry(book, row, own)
   local out = { count = 0 }
   if not row.industry then
      return out
   end
   local sums = { vi = zero, vr = zero, w = zero, q = zero, d = zero, dq = zero, p = zero, o = zero }
   for _, e in ipairs(books.enterprises(book, "above_designated")) do
      if e.known and e.row.industry == row.industry then
         local vi, vr = books.flow(book, e.key, flows.intake), books.flow(book, e.key, flows.reused)
         local q, d = books.flow(book, e.key, flows.added), books.flow(book, e.key, flows.discharge)
         if vi and vr then
            sums.vi, sums.vr, out.count = sums.vi + vi, sums.vr + vr, out.count + 1
         end
         if vi and q and q > zero then
            sums.w, sums.q = sums.w + vi, sums.q + q
         end
         if d and q and q > zero then
            sums.d, sums.dq = sums.d + d, sums.dq + q
         end
         local used, product, unit, _, made = water.unit_intake(book, e.key)
         local factor = used and product == own.product and water.exchanged(unit, own.unit)
         if factor then
            sums.p, sums.o, out.alike = sums.p + vi, sums.o + made * factor, (out.alike or 0) + 1
         end
      end
   end
   if out.count < 2 then
      return { count = 0 } -- alone it is compared with nothing
   end
   out.reuse = share(sums.vr * hundred, sums.vi + sums.vr)
   out.per_added, out.discharge_per_added = share(sums.w, sums.q), share(sums.d, sums.dq)
   out.per_output = (out.alike or 0) > 1 and share(sums.p, sums.o) or nil
   return out
end

--- The quota table's values for the product, in the unit of the enterprise's output, or the quota that it states: { general =,
--- advanced =, leading =, stated = }. Neither holds where the table's unit can't be made the enterprise's: unmatched is its row.
local function quota(book, key, own)
   local record = books.find(book, "monitoring", key, book.halves[#book.halves])
   local out = { stated = record and record.quota }
   local row, factor
   if record then
      row, factor = water.quota_row(book, record)
   end
   for _, level in ipairs(factor and { "general", "advanced", "leading" } or {}) do
      out[level] = row[level] and (factor:eq(1) and row[level] or row[level] * factor)
   end
   out.limit = out.general or not row and out.stated or nil
   out.unmatched = row and not factor and row or nil
   if out.limit and own.per_output then
      out.over = own.per_output > out.limit
   end
   return out
end

--- The rows at the period's end with the volume of the whole period: { row =, volume = }. A row's volume is its half's, so those of
--- the same fields in its other half are added; nil where one is missing.
local function volumes(book, ledger, rows, fields)
   local out = {}
   for i, row in ipairs(rows) do
      local sum, missing = nil, false
      for _, half in ipairs(book.halves) do
         for _, other in ipairs(books.rows(book, ledger, half)) do
            local same = true
            for _, field in ipairs(fields) do
               same = same and other[field] == row[field]
            end
            if same and other.volume then
               sum = sum and sum + other.volume or other.volume
            end
            missing = missing or same and other.volume == nil
         end
      end
      out[i] = { row = row, volume = not missing and sum or nil }
   end
   return out
end

--- The latest day of a kind of test, the row of one that has no day (undated), and the partner rows of series and quality with their volumes.
local function tests(book)
   local out = { pairs = {}, undated = {} }
   for _, row in ipairs(books.rows(book, "recycling")) do
      if row.kind == "水平衡测试" or row.kind == "水效对标" then
         if row.date and (not out[row.kind] or days.later(row.date, out[row.kind])) then
            out[row.kind] = row.date
         end
         out.undated[row.kind] = not row.date and row or out.undated[row.kind]
      else
         table.insert(out.pairs, row)
      end
   end
   out.pairs = volumes(book, "recycling", out.pairs, { "kind", "partner" })
   return out
end

-- What is wanting -------------------------------------------------------------------------------

--- The ledgers in which every key user must stand.
local due = { "monitoring", "metering", "management" }

--- Figures of two ledgers that should be one: { code =, a =, b = } by a rule below.
local function contradictions(one)
   local out = {}
   local supplied, whole = zero, true
   for _, x in ipairs(one.supplies) do
      if x.row.stage == "已供水" then
         supplied = x.volume and supplied + x.volume or supplied
         whole = whole and x.volume ~= nil
      end
   end
   if #one.supplies > 0 and whole and one.now.reclaimed and not one.now.reclaimed:eq(supplied) then
      out[#out + 1] = { code = "reclaimed", a = one.now.reclaimed, b = supplied }
   end
   if one.quota.general and one.quota.stated and not one.quota.general:eq(one.quota.stated) then
      out[#out + 1] = { code = "quota", a = one.quota.stated, b = one.quota.general }
   end
   return out
end

--- Rows of a ledger that say of a project without its enterprise what another ledger lists it for (工业建设项目), in a half-year: { path =,
--- row = } each. Where the other ledger has a project of that name of another enterprise, too, it is not known whose they are.
local function of_projects(book, schema, half)
   local key, out = schema.key, {}
   for _, row in ipairs(books.rows(book, schema.listed_in, half)) do
      local found = row[key] and store.query("SELECT s.path, l.row FROM ledger_" .. schema.name .. " l JOIN source s ON s.file = l.file"
         .. " WHERE l.period = ?1 AND l.enterprise IS NULL AND name_key(l." .. key .. ") = name_key(?2) AND coalesce(l.area, ?3) = ?3"
         .. " AND NOT EXISTS (SELECT 1 FROM ledger_" .. schema.listed_in .. " o WHERE o.period = ?1 AND name_key(o." .. key .. ") = name_key(?2)"
         .. " AND coalesce(o.area, ?3) = ?3 AND name_key(o.enterprise) <> name_key(?4)) ORDER BY s.path, l.row",
         half, row[key], row.area or "", row.enterprise) or {}
      table.move(found, 1, #found, #out + 1, out)
   end
   return out
end

--- Whether the ledger says whose its rows are.
local function names_enterprises(schema)
   for _, field in ipairs(schema.fields) do
      if field.name == "enterprise" then
         return true
      end
   end
   return false
end

--- Whether the ledger's records are of what another lists under the same key with the enterprise that it is of.
local function by_project(schema)
   local list = schema.key ~= "enterprise" and schema.listed_in and require("ledgers." .. schema.listed_in)
   return list and list.key == schema.key and names_enterprises(list)
end

--- Findings in the enterprise's own rows, of whatever ledger; in a year's those of both its half-years.
local function findings(book)
   local mine, read, out = {}, {}, {}
   local function add(path, row)
      mine[(path or "") .. ":" .. tostring(row)] = true
   end
   for _, line in ipairs(project.ledgers or {}) do
      local schema = require("ledgers." .. line.ledger)
      if not read[line.ledger] and names_enterprises(schema) then
         for _, row in ipairs(books.rows(book, line.ledger, book.to_date)) do
            local cell = store.cell(row, "enterprise")
            add(cell.path or cell.file, cell.row)
         end
         for _, half in ipairs(by_project(schema) and book.to_date or {}) do
            for _, row in ipairs(of_projects(book, schema, half)) do
               add(row.path, row.row)
            end
         end
      end
      read[line.ledger] = true
   end
   for _, half in ipairs(book.halves) do
      for _, f in ipairs(store.findings { period = half }) do
         if mine[(f.path or "") .. ":" .. tostring(f.row)] and report.asks(f) then
            out[#out + 1] = f
         end
      end
   end
   table.sort(out, function(a, b) return (a.severity == "error" and 0 or 1) < (b.severity == "error" and 0 or 1) end)
   return out
end

--- The figures of the year before with their intake for a unit of output as this year's unit is; without it where the product or
--- the unit is another.
local function made_alike(before, now)
   local factor = before.per_output and now.per_output and before.product == now.product and water.exchanged(now.unit, before.unit)
   if before.per_output and now.per_output then
      before.per_output = factor and (factor:eq(1) and before.per_output or before.per_output * factor) or nil
   end
   return before
end

--- Everything of an enterprise: row its line in the register; now, before (figures), industry, quota, tests, metering,
--- management, limit (超定额限期改造), supplies, projects, rewards, cases, absent (ledgers that must have it), findings, contradictions.
function M.read(p, subject)
   local all = books.open(p)
   local book = books.one_of(all, { code = subject.row.code, name = subject.name, area = subject.row.area })
   local ago = books.other(book, p.year_ago)
   local key = books.key(book, subject.row)
   local one = { name = subject.name, row = subject.row, book = book, book_before = ago, key = key }
   one.now = figures(book, key)
   one.before = made_alike(figures(ago, key), one.now)
   one.industry, one.quota, one.tests = industry(all, subject.row, one.now), quota(book, key, one.now), tests(book)
   one.monitoring = books.find(book, "monitoring", key, book.halves[#book.halves])
   one.metering, one.management = books.find(book, "metering", key), books.find(book, "management", key)
   one.limit = books.find(book, "overquota", key)
   one.supplies, one.projects = volumes(book, "reclaimed", books.rows(book, "reclaimed"), { "plant", "stage" }), books.rows(book, "retrofit")
   one.rewards, one.cases = books.rows(book, "rewards", book.to_date), books.rows(book, "cases")
   one.absent = books.absent(book, due, nil, function(_, ledger) return #books.rows(book, ledger) > 0 end)
   one.findings, one.contradictions = findings(book), contradictions(one)
   one.sources, one.sources_before = sources.split(sources.by_source, book, key), sources.split(sources.by_source, ago, key)
   return one
end

return M
