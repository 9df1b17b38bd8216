--- quantity: the units in which figures from outside are given, and what one is in a unit of ours, exactly.
---
--- A unit is a kind of quantity and a factor to the kind's base (m3, 万元, %, m3/万元). Other kinds are never
--- turned into one another, and a unit that is not here is no unit.

local M = {}

local units = {
   { "立方米", "m3", "方", "立方", kind = "m3", factor = 1 },
   { "万立方米", "万m3", "万方", kind = "m3", factor = 10000 },
   { "亿立方米", "亿m3", "亿方", kind = "m3", factor = 100000000 },
   { "元", "人民币元", kind = "万元", factor = number(1) / 10000 },
   { "万元", "人民币万元", kind = "万元", factor = 1 },
   { "亿元", "人民币亿元", kind = "万元", factor = 10000 },
   { "%", "百分比", kind = "%", factor = 1 },
   { "立方米/万元", "m3/万元", "方/万元", "立方米每万元", kind = "m3/万元", factor = 1 },
   { "立方米/亿元", "m3/亿元", "立方米每亿元", kind = "m3/万元", factor = number(1) / 10000 },
   { "万立方米/亿元", "万m3/亿元", "万立方米每亿元", kind = "m3/万元", factor = 1 },
}

--- For a schema: each unit with the ways it is written (full-width letters and m³ are read as m3 anyway).
M.choices = {}
for i, unit in ipairs(units) do
   M.choices[i] = { table.unpack(unit) }
end

--- The units of a kind, as a schema stores them.
function M.of(kind)
   local out = {}
   for _, unit in ipairs(units) do
      out[#out + 1] = unit.kind == kind and unit[1] or nil
   end
   return out
end

--- A figure in a unit of the list, or in `to` itself, as a figure in `to` (m3, 万元, %, m3/万元); nil when the unit is of another kind.
function M.convert(value, from, to)
   if from == to then
      return number(value) -- a unit of the project's own too
   end
   for _, unit in ipairs(units) do
      if unit[1] == from and unit.kind == to then
         return number(value) * unit.factor
      end
   end
   return nil
end

return M
