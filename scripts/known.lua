--- known: what a ledger can only speak of by a name that the project or its policy has, as the choices of a field. Without
--- them a misspelt one would be passed over and nobody told.

local policy = require "policy_data"

local M = {}

--- The entries of a list of the policy (items, targets), by id; also by the short name where it is one entry's alone. A field
--- that takes anything where the policy has no such list. mode: of those that have one only these.
function M.of(list, field, mode)
   local found, entries = pcall(policy.list, list)
   local choices, named = {}, {}
   entries = found and entries or {}
   for _, entry in ipairs(entries) do
      named[entry.short or ""] = (named[entry.short or ""] or 0) + 1
   end
   for _, entry in ipairs(entries) do
      if not mode or not entry.mode or entry.mode == mode then
         choices[#choices + 1] = { entry.id, named[entry.short or ""] == 1 and entry.short or nil }
      end
   end
   field.type = #choices > 0 and "choice" or "text"
   field.choices = #choices > 0 and choices or nil
   return field
end

--- Where an official figure is of: the whole city, or an area by any of its names.
function M.places()
   local all = { "全市", "city", "市合计" }
   if project.city then
      all[#all + 1] = project.city
   end
   local out = { all }
   for _, area in ipairs(project.areas or {}) do
      out[#out + 1] = { area.name, area.id, table.unpack(area.aliases or {}) }
   end
   return out
end

return M
