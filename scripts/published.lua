--- published: whether a row of the ledger of cases is a case that counts: at the setting's stage or a later one, of the policy's years, and not
--- dated behind the period's end, which leaves open whether it was there by then.

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
function M.shows(row)
   return row.date and { "stage", "date" } or { "stage" }
end

function M.counts(book, row)
   local known, start = rule.matches(book, row, conditions), policy.start() or ""
   known = known == false and row.stage ~= nil and M.reached(row.stage) or known
   if known == false then
      return false
   elseif known and not row.year and not row.date then
      return nil -- of which year it is decides whether it counts
   elseif row.year and start ~= "" and row.year < tonumber(start:sub(1, 4)) or row.date and select(2, days.span(row.date)) < start then
      return false
   elseif row.date and days.begins_after(row.date, book.as_of) then
      return nil
   end
   return known
end

return M
