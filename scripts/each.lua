--- each: what a document is made for, by the word of its line in the manifest (each = "unit"). A function of the period
--- and, where one is wanted, its id or name; it gives a list of records with id and name, of which a document has its
--- own as `record`. Other fields may serve for names of files.

local books = require "book"
local report = require "report"

local M = {}

--- Whether the manifest says that a bureau is called so, too: by its full name or an alias.
local function called(name, wanted)
   for _, unit in ipairs(project.units or {}) do
      if unit.name == name then
         local found = unit.full == wanted
         for _, alias in ipairs(unit.aliases or {}) do
            found = found or alias == wanted
         end
         return found
      end
   end
   return false
end

--- The responsible bureaus, as the policy names them.
function M.unit(p, wanted)
   local out = {}
   for _, unit in ipairs(report.units(p)) do
      if not wanted or unit.name == wanted or called(unit.name, wanted) then
         out[#out + 1] = { id = unit.name, name = unit.name }
      end
   end
   return out
end

--- The name in an id that ends in an area's, as those have whose name another area has too.
local function before_area(id)
   for _, a in ipairs(project.areas) do
      local tail = "（" .. a.name .. "）"
      if id and #id > #tail and id:sub(-#tail) == tail then
         return id:sub(1, -#tail - 1)
      end
   end
   return nil
end

--- Of codes that several areas list, the area that each counts in: an enterprise that moved has its sheet there.
local function homes(p, found)
   local listed, out = {}, {}
   for _, row in ipairs(found) do
      if row.code and row.area then
         listed[row.code] = listed[row.code] or {}
         table.insert(listed[row.code], { area = row.area, period = row.period })
      end
   end
   for code, own in pairs(listed) do
      if #own > 1 then
         out[code] = books.home(books.open(p), code, own)
      end
   end
   return out
end

--- The enterprises that the register calls 重点用水企业, by credit code, or by name where one has none, with the area behind it where
--- another area has the name too. One is looked for alone, so that a batch of many does not read the register for each.
function M.enterprise(p, wanted)
   local found, out, seen, name = {}, {}, {}, before_area(wanted)
   for _, where in ipairs(wanted and { { code = wanted }, { enterprise = wanted }, name and { enterprise = name } or nil } or { {} }) do
      where.key_user = true
      for _, row in ipairs(store.rows("enterprises", { standing = books.open(p).snapshot, where = where })) do
         found[#found + 1] = row
      end
   end
   local areas, shared = {}, {}
   for _, row in ipairs(found) do
      local known = not row.code and row.enterprise and areas[row.enterprise]
      shared[row.enterprise or ""] = shared[row.enterprise or ""] or known and known ~= row.area
      areas[row.enterprise or ""] = known or not row.code and row.area or nil
   end
   local home = homes(p, found)
   for _, row in ipairs(found) do
      local id = row.code or row.enterprise
      if id and not row.code and shared[id] and row.area then
         id = id .. "（" .. books.area(row.area).name .. "）"
      end
      if id and not seen[id] and (not home[row.code] or home[row.code] == row.area) then -- listed twice, one sheet
         seen[id] = true
         local file = (row.code and row.code .. "-" .. (row.enterprise or "")) or id
         out[#out + 1] = { id = id, name = row.enterprise or id, area = row.area, file = file, row = row }
      end
   end
   if name then -- the others of the name were looked at only to tell them apart
      for i = #out, 1, -1 do
         if out[i].id ~= wanted and out[i].name ~= wanted then
            table.remove(out, i)
         end
      end
   end
   return out
end

return M
