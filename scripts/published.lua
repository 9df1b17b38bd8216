--- published: whether a row of the ledger of cases is a case that counts: at the setting's stage or a later one, of the policy's years, and not
--- dated behind the period's end, which leaves open whether it was there by then.

local books = require "book"
local days = require "days"
local policy = require "policy_data"
local rule = require "rule"
local settings = require "settings"

local M = {}

local conditions = { stage = rule.setting "case_stage" }

--- Whether a stage is the one from which cases count, or a later one: the ledger lists them in their order.
function M.reached(stage)
   local from, seen = settings.get("case_stage"), false
   for _, field in ipairs(require("ledgers.cases").fields) do
      for _, choice in ipairs(field.name == "stage" and field.choices or {}) do
         seen = seen or choice[1] == from
         if choice[1] == stage then
            return seen
         end
      end
   end
   return stage == from
end

--- What it rests on, for explain.
local function shows(row)
   return row.date and { "stage", "date" } or { "stage" }
end

--- Whether a row's year, or its date where it has one, is before the policy's time: true, false, or nil where it has neither. A case is
--- there once it is published, so that the day of that goes before the year for which it was collected.
local function before_policy(row)
   local start = policy.start() or ""
   if row.date then
      return select(2, days.span(row.date)) < start
   elseif row.year then
      return start ~= "" and row.year < tonumber(start:sub(1, 4))
   end
   return nil
end

local function counts(book, row)
   local known = rule.matches(book, row, conditions)
   known = known == false and row.stage ~= nil and M.reached(row.stage) or known
   local before = before_policy(row)
   if known == false or before then
      return false
   elseif known and before == nil or row.date and days.begins_after(row.date, book.as_of) then
      return nil -- whether it counts hangs on when it was
   end
   return known
end

--- Says which published cases of the ledger don't count, and which do by their date alone.
local function tells(r, book, area)
   local start, left, dated = policy.start() or "", {}, {}
   for _, row in ipairs(books.rows(book, "cases", book.snapshot, area)) do
      local early = row.year ~= nil and start ~= "" and row.year < tonumber(start:sub(1, 4))
      if row.stage and M.reached(row.stage) and (early or before_policy(row)) then
         local list = before_policy(row) and left or dated
         list[#list + 1] = row.title or "（名称缺失）"
         rule.extend(r.inputs, { store.cell(row, "title"), store.cell(row, "year"), row.date and store.cell(row, "date") or nil })
      end
   end
   if #left > 0 then
      rule.add_note(r, #left .. "个已发布案例（" .. table.concat(left, "、") .. "）属政策起始以前，未计入")
   end
   if #dated > 0 then
      rule.add_note(r, #dated .. "个案例（" .. table.concat(dated, "、") .. "）年度在政策起始以前、发布在其后，按发布日期计入")
   end
end

--- What counts them (rule.count): a case that was published stays so where a later list leaves it out.
function M.counted()
   return { ledger = "cases", unit = "个", lasting = true, applies = counts, shows = shows, tells = tells }
end

return M
