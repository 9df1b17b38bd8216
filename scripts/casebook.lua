--- casebook: the cases of the book, read from the project's files, and the comparisons worked out from their
-- figures. Nothing is written by hand twice: a change or a rate in the book comes from `figures`.

local M = {}

local function figure(case, name)
   for _, f in ipairs(case.figures) do
      if f.name == name then
         return f
      end
   end
   error('the case "' .. case.title .. '" has no figure "' .. name .. '"', 0)
end

--- The cases that the manifest names, in its order, read with the template's include; stage: only those at that
-- stage (nil: all).
function M.cases(include, stage)
   local list = {}
   for _, path in ipairs(project.cases) do
      local case = include(path)
      if not stage or case.stage == stage then
         list[#list + 1] = case
      end
   end
   return list
end

--- Change in per cent of the value before; "—" when there is no base.
local function rate(before, after)
   if before:eq(0) then
      return "—"
   end
   local change = (after - before) / before * 100
   return (change > 0 and "+" or "") .. change:format(1) .. "%"
end

local function signed(change, places)
   return (change > 0 and "+" or "") .. change:format(places)
end

--- Decimals as typed, so that a difference shows as many as its parts.
local function places(text)
   return #(text:match("%.(%d+)$") or "")
end

local function row(name, unit, before, after, digits, change)
   return {
      name, unit, before:format(digits), after:format(digits), signed(after - before, digits), change,
   }
end

--- R = Vr / (Vi + Vr) of one side of the comparison, in per cent.
local function reuse_rate(case, side)
   local intake = number(figure(case, case.reuse.intake)[side])
   local reuse = number(figure(case, case.reuse.reuse)[side])
   return reuse / (intake + reuse) * 100
end

--- 改造前后对比: the case's figures, then what follows from them.
function M.comparison(case)
   local rows = {}
   for _, f in ipairs(case.figures) do
      local before, after = number(f.before), number(f.after)
      local digits = math.max(places(f.before), places(f.after))
      rows[#rows + 1] = row(f.name, f.unit, before, after, digits, rate(before, after))
   end
   if case.reuse then
      local before, after = reuse_rate(case, "before"), reuse_rate(case, "after")
      rows[#rows + 1] = {
         "重复利用率", "%", before:format(1), after:format(1), signed(after:round(1) - before:round(1), 1) .. "个百分点", "—",
      }
   end
   if case.unit_intake then
      local function per(side)
         return number(figure(case, case.unit_intake.intake)[side]) / number(figure(case, case.unit_intake.output)[side])
      end
      rows[#rows + 1] = row(case.unit_intake.name, case.unit_intake.unit, per("before"), per("after"), 2,
         rate(per("before"), per("after")))
   end
   return doc.table {
      caption = case.enterprise .. "改造前后对比",
      columns = {
         { weight = 30, align = "left" }, { weight = 17, align = "center" }, { weight = 15, align = "right" },
         { weight = 15, align = "right" }, { weight = 22, align = "right" }, { weight = 13, align = "right" },
      },
      head = { { "指标", "单位", "改造前", "改造后", "变化量", "变化率" } },
      rows = rows,
   }
end

--- 投资回收期 = investment / net yearly benefit, in years; both in 万元.
function M.payback(case)
   return (number(case.invest) / number(case.benefit)):format(1)
end

--- A summary over the cases: enterprise, area, measures, intake saved in a year.
function M.summary(cases)
   local names = {}
   for _, a in ipairs(project.areas) do
      names[a.id] = a.name
   end
   local rows = {}
   for i, case in ipairs(cases) do
      rows[i] = {
         tostring(i), doc.mark { case.enterprise }, names[case.area], case.industry, table.concat(case.measures, "、"),
      }
   end
   return doc.table {
      caption = "案例一览",
      columns = {
         { width = "11mm", align = "center" }, { weight = 28, align = "left" }, { weight = 16, align = "center" },
         { weight = 22, align = "left" }, { weight = 40, align = "left" },
      },
      head = { { "序号", "企业", "县区", "行业", "主要做法" } },
      rows = rows,
   }
end

return M
