--- Items 4.1 to 4.3: water meters by the levels of GB/T 24789, metering apart, smart and classified metering.

local books = require "book"
local gradual = require "gradual"
local rule = require "rule"
local settings = require "settings"

local list = {}

--- Whether the area has enterprises that must report meters.
local function covered(book, area)
   return books.count(book, settings.get("metering_covers"), area) > 0
end

--- Entries of a metering measure (gradual.lua, over): one an enterprise that must be in the ledger, and any other in it. entry(row,
--- key) makes one.
local function metered(entry)
   local function of_row(row, unit)
      return row and entry(row, unit.key) or { key = unit.key, name = unit.name .. "未报" }
   end
   return {
      each = function(book, area, take)
         local covers = settings.get("metering_covers")
         for unit in books.units(book, covers, area) do
            take(of_row(books.find(book, "metering", unit.key), unit))
         end
         for key, row in books.first_rows(book, "metering", area) do
            if not books.member(book, covers, area, key) then
               take(entry(row, key))
            end
         end
      end,
      of = function(book, key, area)
         local must = books.member(book, settings.get("metering_covers"), area, key)
         local row = books.find(book, "metering", key, nil, not must and area or nil)
         return row and entry(row, key)
      end,
   }
end

--- Rate of meters there to meters due, over one or more levels. More meters than due in one place do not
--- make up for none in another.
local function equipped(label, levels)
   return { label = label, unit = "%", rate = true, better = "up", over = metered(function(row, key)
      local e = { key = key, name = row.enterprise or "（名称缺失）", num = number(0), den = number(0), cells = {} }
      for _, level in ipairs(levels) do
         local due, have = books.amount(row, level .. "_due"), books.amount(row, level .. "_have")
         rule.extend(e.cells, { store.cell(row, level .. "_due"), store.cell(row, level .. "_have") })
         if not due or not have then
            e.num, e.den = nil, nil
            return e
         end
         e.num, e.den = e.num + (have < due and have or due), e.den + due
         if have < due and #levels == 1 then
            e.short = label:gsub("配备率$", "") .. "计量器具缺" .. tostring(due - have) .. "台"
         end
      end
      return e
   end), }
end

local function yes(label, field)
   return { label = label, unit = "%", rate = true, better = "up", over = metered(function(row, key)
      local e = { key = key, name = row.enterprise or "（名称缺失）", cells = { store.cell(row, field) } }
      if row[field] ~= nil then
         e.num, e.den = number(row[field] and 1 or 0), number(1)
         e.short = not row[field] and "无" .. label or nil
      elseif store.gap(row, field) == "not_applicable" then
         e.num, e.den = number(0), number(0)
      end
      return e
   end), }
end

list[1] = {
   id = "4.1", mode = "gradual", cycle = "gradual", needs = { "enterprises", "metering" }, needed = { metering = covered },
   formula = "各级水计量器具实配台数÷应配台数，与上期比（同一批企业）",
   value = gradual.measures {
      equipped("水计量器具配备率", { "unit", "sub", "device" }),
      equipped("用水单位配备率", { "unit" }),
      equipped("次级用水单位配备率", { "sub" }),
      equipped("主要用水设备配备率", { "device" }),
      yes("原始记录和统计台账", "records"),
   },
   also = function(r)
      local limits = settings.get("metering_thresholds")
      if not limits then
         r.note = "阈值待确认，不判"
         return
      end
      r.note = limits.edition and "阈值按" .. limits.edition or "阈值未注明依据的标准"
      for i, level in ipairs { "unit", "sub", "device" } do
         local value, limit = r.measures[i + 1].value, limits[level]
         if value and limit then
            r.parts[#r.parts + 1] = { label = r.measures[i + 1].label .. "阈值" .. (value >= number(limit) and "（达到）" or "（未达到）"),
               value = number(limit), unit = "%", }
         end
      end
   end,
}

--- What an enterprise falls short in, as words behind its name; nil when in nothing.
local function shortfall(book, row)
   local out = {}
   out[#out + 1] = row.separate == false and "未分别计量" or nil
   out[#out + 1] = row.calibration_due and books.expired(book, row.calibration_due) and "校准已过期" or nil
   return #out > 0 and "（" .. table.concat(out, "，") .. "）" or nil
end

--- A row of the ledger as a unit, where it has two sources or two uses, or that is not known.
local function several_ways(book, row)
   local sources, uses = books.amount(row, "sources"), books.amount(row, "uses")
   local several = (sources and sources >= 2) or (uses and uses >= 2)
   if several or not sources or not uses then
      return { key = books.key(book, row), name = row.enterprise or "（名称缺失）", area = row.area, row = row,
         known = several and true or false, }
   end
   return nil
end

list[2] = {
   id = "4.2", mode = "required", cycle = "year", needs = { "enterprises", "metering" }, needed = { metering = covered },
   formula = "分别计量且校准未过期的企业数÷有两个以上水源或两类以上用途的企业数",
   did = { zh = "符合要求", en = "compliant" }, left = { zh = "不符合要求", en = "not compliant" },
   value = rule.share {
      unit = "户", none = "没有两个以上水源或两类以上用途用水的企业",
      flag = "水源种类、用途类别",
      of = function(book, area) -- those that must be in the ledger and are not, then those of the ledger
         local next_unit = books.units(book, settings.get("metering_covers"), area)
         local rows, i, unit = books.rows(book, "metering", book.snapshot, area), 0, nil
         return function()
            repeat
               unit = next_unit()
            until not unit or not books.find(book, "metering", unit.key)
            if unit then
               unit.name, unit.known = unit.name .. "未报", false
            end
            while not unit and i < #rows do
               i = i + 1
               unit = several_ways(book, rows[i])
            end
            return unit
         end
      end,
      test = function(book, unit)
         local row = unit.row
         if not unit.known then
            return nil, {}
         end
         local cells = { store.cell(row, "separate"), store.cell(row, "calibration_due") }
         local short = shortfall(book, row)
         if short then
            unit.name = unit.name .. short
            return false, cells
         elseif row.separate == nil or row.calibration_due == nil then
            return nil, cells, "分别计量、校准"
         end
         return true, cells
      end,
   },
}

list[3] = {
   id = "4.3", mode = "gradual", cycle = "gradual", needs = { "enterprises", "metering" }, needed = { metering = covered },
   formula = "智能计量器具数÷计量器具总数，分质分类计量、非常规水计量的企业占比，与上期比（同一批企业）",
   value = gradual.measures {
      { label = "智能计量器具占比", unit = "%", rate = true, better = "up", over = metered(function(row, key)
         local smart, meters = books.amount(row, "smart"), books.amount(row, "meters")
         local cells = { store.cell(row, "smart"), store.cell(row, "meters") }
         if smart and meters and smart > meters then -- one of the two is wrong, and nobody knows which
            smart, meters = nil, nil
         end
         return { key = key, name = row.enterprise or "（名称缺失）", num = smart, den = meters, cells = cells }
      end), },
      yes("分质分类计量", "classified"),
      yes("非常规水计量", "unconventional"),
   },
}

return list
