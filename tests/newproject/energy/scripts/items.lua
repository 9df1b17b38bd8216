--- How the action plan's twelve items are judged, in the words of rule.lua.

local books = require "book"
local gradual = require "gradual"
local policy = require "policy_data"
local rule = require "rule"
local settings = require "settings"

local share, rows, key_users = rule.share, rule.rows, rule.enterprises "key_energy"

local M = { list = {}, settings = { "audit_years", "trainings" } }

local function item(entry)
   M.list[#M.list + 1] = entry
end

--- A whole record of energy use in every half of the period.
local function reported(book, unit)
   local cells = {}
   for _, id in ipairs(book.halves) do
      local row = books.find(book, "energy", unit.key, id)
      if not row then
         return false, cells
      end
      for _, field in ipairs { "total", "renewable", "added_value" } do
         cells[#cells + 1] = store.cell(row, field)
         if row[field] == nil then
            return false, cells
         end
      end
   end
   return true, cells
end

item {
   id = "1.1", mode = "required", cycle = "half", needs = { "enterprises", "energy" },
   formula = "完整报送的重点用能单位数÷重点用能单位数",
   value = share { unit = "户", none = "没有重点用能单位", flag = "重点用能单位", of = key_users, test = reported },
}
item {
   id = "2.1", mode = "required", cycle = "year", needs = { "enterprises", "management" },
   formula = "建立能源管理体系的重点用能单位数÷重点用能单位数",
   value = share { unit = "户", none = "没有重点用能单位", flag = "重点用能单位", of = key_users,
      test = rule.flag { ledger = "management", field = "system", label = "能源管理体系" } },
}
item {
   id = "2.2", mode = "encouraged", cycle = "year", needs = { "enterprises", "management" },
   formula = "设立能源管理负责人的重点用能单位数÷重点用能单位数",
   value = share { unit = "户", none = "没有重点用能单位", flag = "重点用能单位", of = key_users,
      test = rule.flag { ledger = "management", field = "manager", label = "能源管理负责人" } },
}
item {
   id = "3.1", mode = "gradual", cycle = "gradual", needs = { "metering" },
   formula = "能源计量器具实配台数÷应配台数，与上期比（同一批企业）",
   value = gradual.measures { { label = "能源计量器具配备率", unit = "%", rate = true, better = "up", each = function(book, area)
      local out = {}
      for i, row in ipairs(books.rows(book, "metering", book.snapshot, area)) do
         out[i] = { key = books.key(book, row), name = row.enterprise or "（名称缺失）", num = row.have, den = row.due,
            cells = { store.cell(row, "have"), store.cell(row, "due") } }
      end
      return out
   end, } },
}
item {
   id = "4.1", mode = "required", cycle = "year", lists = { "projects" },
   formula = "完成节能审查的项目数÷年综合能源消费量1000吨标准煤以上（含）的项目数",
   value = share { unit = "个", none = "没有需节能审查的项目", flag = "年综合能源消费量",
      of = rows { ledger = "projects", name = "project", applies = function(_, row)
         if row.energy == nil then
            return rule.lacks(row, "energy")
         end
         return rule.over(row.energy, policy.threshold "review")
      end },
      test = rule.own("reviewed", "节能审查") },
}
item {
   id = "5.1", mode = "encouraged", cycle = "year", needs = { "enterprises" }, lists = { "diagnosis" },
   formula = "有效期内开展能效诊断的重点用能单位数÷重点用能单位数",
   value = share { unit = "户", none = "没有重点用能单位", flag = "重点用能单位", of = key_users, test = function(book, unit)
      local row = books.find(book, "diagnosis", unit.key)
      if not row then
         return false, {}
      end
      return row.date and row.date > books.years_before(book, settings.get "audit_years"):sub(1, #row.date), { store.cell(row, "date") }, "日期"
   end },
}
item {
   id = "6.1", mode = "required", cycle = "half", needs = { "works" },
   formula = "本半年内更新的项目数÷项目库项目数",
   value = share { unit = "个", of = rows { ledger = "works", name = "project" }, test = function(book, unit)
      local date = unit.row.updated
      if not date then
         return nil, { store.cell(unit.row, "updated") }, "更新日期"
      end
      return books.in_half(book, date), { store.cell(unit.row, "updated") }
   end },
}
item {
   id = "6.2", mode = "required", cycle = "year", needs = { "works" },
   formula = "本年完成的节能技改项目数÷表1任务数下限；序时按各项目阶段权重",
   value = rule.projects { ledger = "works", name = "project", unit = "个", by = "year" }, goal = rule.from { table = "table1" },
}
item {
   id = "7.1", mode = "required", cycle = "milestone", due = "2027-12-31", needs = { "equipment" },
   formula = "已淘汰台数÷应淘汰台数",
   value = function(book, area)
      local r = rule.result("台")
      r.done, r.total = 0, 0
      for _, row in ipairs(books.rows(book, "equipment", book.snapshot, area)) do
         rule.extend(r.inputs, { store.cell(row, "listed"), store.cell(row, "retired") })
         if row.listed and row.retired then
            r.total, r.done = r.total + row.listed:tointeger(), r.done + row.retired:tointeger()
         else
            r.missing[#r.missing + 1] = (row.enterprise or "（名称缺失）") .. "（台数）"
         end
      end
      return rule.shares(r, "没有列入目录的落后用能设备")
   end,
}
item {
   id = "8.1", mode = "encouraged", cycle = "year", needs = { "enterprises", "energy" },
   formula = "利用可再生能源的重点用能单位数÷重点用能单位数",
   value = share { unit = "户", none = "没有重点用能单位", flag = "重点用能单位", of = key_users, test = function(book, unit)
      local used, cells = books.flow(book, unit.key, { "renewable" }, nil, "energy")
      return used and used > 0, cells, "可再生能源消费量"
   end },
}
item {
   id = "9.1", mode = "required", cycle = "milestone", due = "2026-12-31", scope = "city", lists = { "leaders" },
   formula = "已公布的能效标杆企业数",
   value = rule.count { ledger = "leaders", name = "enterprise", unit = "户", where = { published = true } }, goal = rule.at_least(4),
}
item {
   id = "10.1", mode = "required", cycle = "year", lists = { "trainings" },
   formula = "本年举办的节能培训次数",
   value = rule.count { ledger = "trainings", name = "title", unit = "次", since = "year" }, goal = rule.at_least(rule.setting "trainings"),
}

return M
