--- days: what a date of a ledger, which may be no more exact than a year, can mean.
---
--- A ledger stores what the clerk wrote: a day, a moment, a month (2026-06), a quarter (2026Q2), a half-year (2026H1), a year.
--- As texts these don't compare with days: the last day of 2026H1 is 2026-06-30.

local M = {}

--- The last day of a month.
function M.month_end(y, m)
   local leap = y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0)
   return m == 2 and (leap and 29 or 28) or (m == 4 or m == 6 or m == 9 or m == 11) and 30 or 31
end

local function months(y, first, last)
   return string.format("%04d-%02d-01", y, first), string.format("%04d-%02d-%02d", y, last, M.month_end(y, last))
end

local lengths = { H = 6, Q = 3 } -- in months

--- The first and the last day that a stored date can mean.
function M.span(date)
   local day = date:match("^%d%d%d%d%-%d%d%-%d%d")
   if day then
      return day, day
   end
   local y, m = date:match("^(%d%d%d%d)%-(%d%d)$")
   if y then
      return months(tonumber(y), tonumber(m), tonumber(m))
   end
   local kind, n
   y, kind, n = date:match("^(%d%d%d%d)([HQ])(%d)$")
   if y then
      return months(tonumber(y), (n - 1) * lengths[kind] + 1, n * lengths[kind])
   end
   y = date:match("^%d%d%d%d$")
   if not y then
      error('"' .. date .. '" is no date', 2)
   end
   return months(tonumber(y), 1, 12)
end

--- Whether a date lies between two days: true, false, or nil where it is too coarse to say (2026 for a half-year).
function M.within(date, first, last)
   local from, to = M.span(date)
   if from >= first and to <= last then
      return true
   elseif to < first or from > last then
      return false
   end
   return nil
end

--- Whether a date is later than a day: true, false, or nil where it is too coarse to say.
function M.after(date, day)
   local from, to = M.span(date)
   if from > day then
      return true
   elseif to <= day then
      return false
   end
   return nil
end

--- Whether a date surely lies behind a day.
function M.begins_after(date, day)
   local from = M.span(date)
   return from > day
end

--- Whether a date is later than another, by their last days.
function M.later(date, other)
   local _, a = M.span(date)
   local _, b = M.span(other)
   return a > b
end

--- Whether what holds until a date no longer holds at the end of a day.
function M.expired(date, day)
   local _, to = M.span(date)
   return to < day
end

return M
