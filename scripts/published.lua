--- published: whether a row of the ledger of cases is a case that counts: at the setting's stage, of the policy's years, and not
--- dated behind the period's end, which leaves open whether it was there by then.

local days = require "days"
local policy = require "policy_data"
local rule = require "rule"

local M = {}

local conditions = { stage = rule.setting "case_stage" }

--- What it rests on, for explain.
function M.shows(row)
   return row.date and { "stage", "date" } or { "stage" }
end

function M.counts(book, row)
   local known, start = rule.matches(book, row, conditions), policy.start() or ""
   if known == false then
      return false
   elseif row.year and start ~= "" and row.year < tonumber(start:sub(1, 4)) or row.date and select(2, days.span(row.date)) < start then
      return false
   elseif row.date and days.begins_after(row.date, book.as_of) then
      return nil
   end
   return known
end

return M
