--- Items 5.1 to 6.3: parks, quotas, the store of retrofit projects and its yearly task.

local books = require "book"
local policy = require "policy_data"
local rule = require "rule"
local settings = require "settings"
local water = require "water"

local rows = rule.rows

local function contains(list, x)
   for _, y in ipairs(list or {}) do
      if x == y then
         return true
      end
   end
   return false
end

--- The zone is named by the policy, so its park must be in the ledger; elsewhere a file is enough.
local function parks_needed(area)
   return books.area(area).kind == "zone" and { "parks" } or nil
end

--- Whether item 5.3 applies to a park: true, false, or nil when the mark is missing.
local function must_finish(_, row)
   if books.area(row.area).kind == "zone" then
      return true
   end
   if row.eligible == nil and contains(settings.get("district_without_park_duty"), row.area) then
      return false
   end
   return rule.yes(row, "eligible")
end

local list = {}

list[1] = {
   id = "5.1", mode = "required", cycle = "year", lists = { "parks" }, needs_for = parks_needed,
   formula = "本年完成的园区建设内容项数÷计划项数",
   value = function(book, area)
      local r = rule.result("项")
      local planned, done, unknown, open = number(0), number(0), number(0), false
      local boundless = false
      for _, row in ipairs(books.rows(book, "parks", book.snapshot, area)) do
         local want, have = books.amount(row, "planned"), books.amount(row, "finished")
         rule.extend(r.inputs, { store.cell(row, "planned"), store.cell(row, "finished") })
         if not want or not have then
            -- Without a plan there may be any number of works; what of them is done tells nothing of the rest.
            r.missing[#r.missing + 1] = (row.park or "（名称缺失）") .. "（建设内容）"
            planned, unknown = planned + (want or have or 0), unknown + (want or 0)
            done, open = done + (not want and have or 0), open or not want
            boundless = boundless or not want and not have
         else
            planned, done = planned + want, done + (have < want and have or want)
            if have < want then
               r.behind[#r.behind + 1] = (row.park or "（名称缺失）")
            end
         end
      end
      if planned:eq(0) and not open then
         r.none = #books.rows(book, "parks", book.snapshot, area) > 0 and "本年没有计划建设内容" or "没有工业园区"
         return r
      end
      r.value, r.done = done, done:tointeger() or 0
      if open then
         local known = planned > number(0)
         r.f, r.begun, r.note = number(0), done > number(0), "有园区没有报计划项数，完成率不能确定"
         r.up = (boundless or not known) and number(1) or (done + unknown) / planned
         return r
      end
      r.goal, r.total = planned, planned:tointeger() or 0
      r.f, r.up = done / planned, (done + unknown) / planned
      return r
   end,
}

list[2] = {
   id = "5.2", mode = "encouraged", cycle = "year", lists = { "parks" }, needs_for = parks_needed,
   formula = "统一供水的园区数÷园区数",
   value = rule.share {
      unit = "个", none = "没有工业园区",
      of = rows { ledger = "parks", name = "park" },
      test = rule.own("unified_supply", "统一供水"),
      also = function(r, book, area)
         rule.beside(r, book, rows { ledger = "parks", name = "park" }(book, area), rule.own("central_treatment", "集中治理废水"), nil, "集中治理废水")
      end,
   },
}

--- Until when item 5.3 is to be done. Works planned for later years are none of it.
local parks_due = "2026-12-31"

--- What is against a park that says it is done: works of its plan that are not, by its ledger's check.
local function unfinished(_, row)
   if not rule.stage_done(row.stage) or not store.broken(row, "unfinished") then
      return nil
   end
   return "建设阶段填“" .. row.stage .. "”，计划" .. tostring(row.planned) .. "项只完成" .. tostring(row.finished) .. "项"
end

list[3] = {
   id = "5.3", mode = "required", cycle = "milestone", due = parks_due, lists = { "parks" }, needs_for = parks_needed,
   formula = "完成节水及水循环利用设施建设与完善的园区数÷（张掖经开区及具备条件的园区数）",
   value = function(book, area)
      local r = rule.projects { ledger = "parks", name = "park", unit = "个", applies = must_finish, denied = unfinished }(book, area)
      if r.total == 0 then
         r.none = "没有列入任务的工业园区"
         return r
      end
      return rule.staged(r, r.total)
   end,
}

--- Whether a retrofit's time limit is over and it is not done.
local function retrofit_overdue(book, row)
   return row ~= nil and row.finished == false and row.deadline ~= nil and books.passed(book, row.deadline)
end

--- Whether any enterprise of high consumption is over its quota, so that it must have a time limit.
local function any_over(book, area)
   for unit in books.units(book, "high_consumption", area) do
      local used, quota = water.unit_intake(book, unit.key), water.quota(book, unit.key)
      if used and quota and used > quota then
         return true
      end
   end
   return false
end

--- How they stand, in words: nothing is done by who keeps to the quota. over: how many are above it, listed: of those with a time limit,
--- overdue: past it; still: their retrofit is done, and they are above it.
local function quotas_said(r, over, listed, overdue, still)
   local all = "高耗水企业" .. r.total - (r.undecided or 0) .. "户，"
   if over == 0 then
      return all .. (#r.missing > 0 and "未发现超定额" or "均未超定额")
   end
   local every = over > 1 and "均" or ""
   return all .. "超定额" .. over .. "户，" .. (listed == over and every .. "已限期改造" or listed == 0 and every .. "未限期改造"
      or "其中" .. listed .. "户已限期改造") .. (overdue > 0 and "，" .. (over > 1 and overdue .. "户" or "") .. "期限已过" or "")
      .. (still > 0 and "，" .. (over > 1 and still .. "户" or "") .. "改造完成后仍超定额" or "")
end

list[4] = {
   id = "6.1", mode = "required", cycle = "half", needs = { "enterprises", "monitoring" }, lists = { "overquota" },
   needed = { monitoring = "high_consumption", overquota = any_over },
   formula = "定额内或已限期改造且未逾期的高耗水企业数÷高耗水企业数（单位产品取水量与定额通用值比）",
   left = { zh = "待整改", en = "to be put right" },
   value = rule.share {
      unit = "户", none = "没有高耗水企业", flag = "是否高耗水企业",
      of = rule.every "high_consumption",
      test = function(book, unit)
         local used, _, _, cells = water.unit_intake(book, unit.key)
         local quota, cell, unit_cell, product = water.quota(book, unit.key)
         cells = rule.extend(cells or {}, { cell, unit_cell or product })
         if not used or not quota then
            return nil, cells, used and "用水定额" or "单位产品取水量"
         end
         if used <= quota then
            return true, cells
         end
         local row = books.find(book, "overquota", unit.key)
         unit.over = true
         unit.name = unit.name .. (retrofit_overdue(book, row) and "（超定额，改造期限已过）" or "（超定额）")
         if not row then
            return false, cells
         end
         rule.extend(cells, { store.cell(row, "deadline"), store.cell(row, "finished") })
         if row.finished then
            return true, cells
         elseif not row.deadline then
            return nil, cells, "改造期限"
         elseif not books.passed(book, row.deadline) then
            return true, cells
         elseif row.finished == nil then
            return nil, cells, "完成改造"
         end
         return false, cells
      end,
      also = function(r, book, area)
         local n, listed, overdue, still, stated = 0, 0, 0, 0, 0
         for unit in books.units(book, "high_consumption", area) do
            local used, quota, _, _, own = water.unit_intake(book, unit.key), water.quota(book, unit.key)
            if unit.known and used and quota then
               stated = stated + (own and 1 or 0)
               if used > quota then
                  n = n + 1
                  local row = books.find(book, "overquota", unit.key)
                  listed = listed + (row and 1 or 0)
                  overdue = overdue + (retrofit_overdue(book, row) and 1 or 0)
                  still = still + (row and row.finished and 1 or 0)
               end
            end
         end
         r.note = water.stated_note(book, stated)
         r.detail = quotas_said(r, n, listed, overdue, still)
         r.parts = {
            { label = "超定额企业", value = number(n), unit = "户" },
            { label = "其中已限期改造", value = number(listed), unit = "户" },
         }
         r.parts[#r.parts + 1] = overdue > 0 and { label = "改造期限已过", value = number(overdue), unit = "户" } or nil
         r.parts[#r.parts + 1] = still > 0 and { label = "改造后仍超定额", value = number(still), unit = "户" } or nil
      end,
   },
}

--- A store that says that it has no project is one not begun.
local function stored(value)
   return function(book, area)
      local r = value(book, area)
      if r.total == 0 then
         r.none, r.note, r.value, r.f, r.up = nil, "储备库没有项目", number(0), number(0), number(0)
      end
      return r
   end
end

list[5] = {
   id = "6.2", mode = "required", cycle = "half", tells = { "retrofit" },
   formula = "本半年内更新的储备库项目数÷储备库项目数",
   did = { zh = "已更新", en = "updated" }, left = { zh = "未更新", en = "not updated" },
   value = stored(rule.share {
      unit = "个",
      of = rows { ledger = "retrofit", name = "project" },
      test = function(book, unit)
         local date = unit.row.updated
         local cells = { store.cell(unit.row, "updated") }
         if not date then
            return nil, cells, "更新日期"
         end
         return books.in_half(book, date), cells
      end,
      also = function(r, book, area)
         local investment, saving = number(0), number(0)
         local blanks = { investment = 0, saving = 0 }
         for _, row in ipairs(books.rows(book, "retrofit", book.snapshot, area)) do
            local own = not (area and books.claimed(book, row))
            local a, b = own and books.amount(row, "investment"), own and books.amount(row, "saving")
            investment, saving = investment + (a or 0), saving + (b or 0)
            blanks.investment = blanks.investment + (a and 0 or 1)
            blanks.saving = blanks.saving + (b and 0 or 1)
            rule.extend(r.inputs, { store.cell(row, "investment"), store.cell(row, "saving") })
         end
         r.parts = {
            { label = "总投资", value = investment, unit = "万元", blank = blanks.investment > 0 and blanks.investment or nil },
            { label = "年节水量", value = saving, unit = "m3", blank = blanks.saving > 0 and blanks.saving or nil },
         }
      end,
   }),
}

--- What the ledger says of the projects the policy names, wherever they stand.
local function named(book, area)
   local out = {}
   for _, project_named in ipairs(policy.read().named_projects or {}) do
      local found
      for _, row in ipairs(books.rows(book, "retrofit", book.snapshot)) do
         if row.project and row.project:find(project_named.name, 1, true) then
            found = row
         end
      end
      local where = found and found.area or project_named.area
      if where == area or (area == nil) then
         out[#out + 1] = { name = project_named.name, area = where or "", stage = found and found.stage or "数据缺失" }
      end
   end
   return out
end

local year_projects = rule.projects { ledger = "retrofit", name = "project", unit = "个", by = "year" }
local projects_of_last_year = rule.projects { ledger = "retrofit", name = "project", unit = "个", by = "year", ago = 1 }

--- What an area was short of the task of the year before at that year's end, and still is by this period's ledger: { year=, short=,
--- still= }; nil where it had done it, or one of the two is not known.
local function carried(book, area)
   local year = book.period.year - 1
   local owed, ago = area and policy.table1(area, year), year .. "H2"
   if not owed or not books.has_rows(book, "retrofit", area, ago) or not books.has_rows(book, "retrofit", area, book.snapshot) then
      return nil
   end
   local left, now = year_projects(books.other(book, ago), area), projects_of_last_year(book, area)
   local short = owed.min - left.done
   if short <= 0 or #left.missing > 0 or #now.missing > 0 then
      return nil
   end
   return { year = tostring(year), short = tostring(short), still = tostring(math.max(0, owed.min - now.done)) }
end

list[6] = {
   id = "6.3", mode = "required", cycle = "year", tells = { "retrofit" },
   needed = { retrofit = function(book, area) return not area or policy.table1(area, book.period.year) ~= nil end },
   formula = "本年完成的技改重点项目数÷表1任务数下限；序时按各项目阶段权重",
   value = year_projects,
   goal = rule.from { table = "table1" }, -- a range: 1-2
   owed = function(book, area) -- what there is to do is known without a word from the area
      return policy.table1(area, book.period.year)
   end,
   also = function(r, book, area)
      r.named, r.carried = named(book, area), carried(book, area)
   end,
}

return list
