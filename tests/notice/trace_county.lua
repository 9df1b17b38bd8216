--- trace_county: the sources of the numbers in an area's summary.

local notice = require "trace_notice"
local trace = require "trace"

local parse, strike = trace.parse, trace.strike

local M = {}

local function projects(t)
   for i, row in ipairs(store.rows("retrofit", { period = period, area = area.id })) do
      local saving = row.saving and (row.saving / 10000):format(2) or "未填"
      strike(t, table.concat({ i .. " " .. row.project, row.year and tostring(row.year) or "—", row.stage or "未填",
         row.investment and tostring(row.investment) or "未填", saving, row.due and fmt.date(row.due) or "—", }, " "), true)
   end
end

local lines = {
   { "intake", "取水量 万立方米", 10000, 2 }, { "reclaimed", "其中再生水取水量 万立方米", 10000, 2 }, { "added_value", "工业增加值 万元", 1, 1 },
   { "reuse", "用水重复利用率 %", 1, 1 }, { "intensity", "万元工业增加值用水量 立方米", 1, 1 },
   { "discharge", "万元工业增加值废水排放量 立方米", 1, 1 },
}

local function indicators(t)
   local bars, matched = {}, false
   for _, line in ipairs(lines) do
      local d = t.all["indicator|" .. line[1] .. "|" .. area.id].data
      local function figure(x)
         return x and (parse(x) / line[3]):format(line[4]) or "—"
      end
      local function change(x)
         x = parse(x)
         return x and x:format(1) .. d.change_unit or "—"
      end
      local own = not d.official
      strike(t, table.concat({ line[2], figure(d.ledger), figure(own and d.previous or d.previous_ledger),
         change(own and d.change or d.change_ledger), change(d.change_matched), figure(d.official),
         d.missing and #d.missing .. "户" or "无", }, " "), true)
      local before = parse(own and d.previous or d.previous_ledger)
      local all, same = parse(own and d.change or d.change_ledger), parse(d.change_matched)
      matched = matched or line[1] ~= "reuse" and all and same and not all:eq(same)
      if before and line[1] ~= "reuse" then
         bars[#bars + 1] = { line[2]:match("^%S+"), parse(d.ledger) * 100 / before, same and same + 100 }
      end
   end
   for _, bar in ipairs(bars) do -- of those that report in both periods, where others report in one
      strike(t, bar[1] .. " " .. (matched and bar[3] or bar[2]):format(1), true)
   end
   strike(t, "上年同期100", true)
   strike(t, "上年同期＝100", true)
end

--- The structure of use: the amounts are the evaluation's, in its order, a row after a row; the shares of each group are its to less
--- than 0.1 and add up to 100; what is in no column is told with how many enterprises it is of. Then the rows are struck out.
local function structure(t)
   local divisions = { { "intake_sources", 4, "水源" }, { "intake_uses", 5, "用途" }, { "intake_stages", 3, "生产环节" } }
   local volumes, left, row = {}, {}, t.text:match("占比([%d.]+%% [%d.]+%% [%d. %%]+)")
   local shares = {}
   for token in (row or ""):gmatch("([%d.]+)%%") do
      shares[#shares + 1] = parse(token)
   end
   for _, division in ipairs(divisions) do
      local j, told, sum, first = t.all["indicator|" .. division[1] .. "|" .. area.id], number(0), number(0), #volumes
      local above = ""
      for _, part in ipairs(j.data.parts) do -- reclaimed water is an indicator, too, and counts whoever reports it
         local more = part.label == "再生水" and parse(t.all["indicator|reclaimed|" .. area.id].value) - parse(part.value)
         above = more and more > 0 and "，其中再生水" .. (more / 10000):format(2) .. "万立方米已计入上表" or above
      end
      for _, part in ipairs(j.data.parts) do
         if part.label:find("未分清", 1, true) then
            left[#left + 1] = { n = #j.data.names, volume = (parse(part.value) / 10000):format(2), what = division[3], above = above }
         else
            volumes[#volumes + 1], told = part.value, told + parse(part.value)
         end
      end
      for i = first + 1, #volumes do
         local exact = parse(volumes[i]) * 100 / told
         if not shares[i] or (shares[i] - exact):abs() >= parse("0.1") then
            t.faults[#t.faults + 1] = "用水结构：" .. tostring(i) .. " is " .. exact:format(2) .. ", not " .. tostring(shares[i])
         end
         sum = sum + (shares[i] or 0)
      end
      if not sum:eq(100) then
         t.faults[#t.faults + 1] = "用水结构：" .. division[1] .. " adds up to " .. tostring(sum)
      end
   end
   for i, x in ipairs(volumes) do
      volumes[i] = (parse(x) / 10000):format(2)
   end
   strike(t, "本期" .. table.concat(volumes, " "), true)
   strike(t, "占比" .. row, true)
   for i, x in ipairs(left) do
      local more = left[i + 1]
      local same = more and more.n == x.n and more.volume == x.volume
      x.what = same and x.what .. "和" .. more.what or x.what
      if not (left[i - 1] and left[i - 1].what:find(x.what, 1, true)) then
         strike(t, x.n .. "户企业" .. x.what .. "未分清（取水量" .. x.volume .. "万立方米" .. x.above .. "）", true)
      end
   end
end

--- Why intake changed: the sentence's sign and size, and each factor's column as printed is the evaluation's to less than 0.01, with
--- as many enterprises; the columns add up to exactly the change. Then both are struck out.
local function change(t)
   local j = t.all["indicator|intake_change|" .. area.id]
   local text = trace.between(t, "五、主要用水指标", "六、存在问题和下步打算")
   local sentence, sense, size = text:match("(企业台账汇总取水量同比(..-)([%d.]+)万立方米，主要[^。]-。)")
   local row, firms, moved = text:match("(企业数（户） ?([%d ]+)影响（万立方米） ?([%d. -]+))")
   local counts, figures, sum = {}, {}, number(0)
   for n in (firms or ""):gmatch("%d+") do
      counts[#counts + 1] = tonumber(n)
   end
   for x in (moved or ""):gmatch("-?%d+%.%d+") do
      figures[#figures + 1] = parse(x)
   end
   local function fault(text)
      t.faults[#t.faults + 1] = "取水量同比变化：" .. text
   end
   local of = { ["新增企业"] = "came", ["退出企业"] = "went", ["增加值不可比企业"] = "incomparable", ["数据不全企业"] = "gaps" }
   for i, part in ipairs(j.data.parts) do
      local exact, n = parse(part.value) / 10000, of[part.label] and j.data.counts[of[part.label]] or j.data.matched
      if not figures[i] or (figures[i] - exact):abs() >= parse("0.01") then
         fault(part.label .. " is " .. exact:format(4) .. ", not " .. tostring(figures[i]))
      elseif counts[i] ~= tonumber(tostring(n)) then
         fault(part.label .. " has " .. tostring(n) .. " enterprises, not " .. tostring(counts[i]))
      end
      sum = sum + (figures[i] or 0)
   end
   local whole = (parse(j.value) / 10000):round(2)
   if #figures ~= #j.data.parts + 1 or not figures[#figures]:eq(sum) or not whole:eq(sum) then
      fault("the parts add up to " .. tostring(sum) .. ", not " .. tostring(whole))
   end
   if not sentence or sense ~= (whole > 0 and "增加" or "减少") or not parse(size):eq(whole:abs()) then
      fault("the sentence says " .. tostring(sentence))
   else
      strike(t, sentence, true)
   end
   strike(t, row or "企业数（户）", true)
end

--- The enterprises over quota, from the monitoring ledger and the table of quotas.
local function over_quota(t)
   local general = {}
   for _, q in ipairs(store.rows("quotas", { period = period })) do
      general[q.product .. "|" .. q.output_unit] = q.general
   end
   for _, row in ipairs(store.rows("monitoring", { period = period, area = area.id })) do
      local quota = row.product and row.output_unit and general[row.product .. "|" .. row.output_unit] or row.quota
      local used = row.intake and row.output and row.output > 0 and row.intake / row.output
      if quota and used and used > quota then
         strike(t, table.concat({ row.enterprise, row.product, used:format(2), tostring(quota), row.output_unit == "t" and "吨" or row.output_unit,
            ((used - quota) * 100 / quota):format(1) .. "%", }, " "), true)
      end
   end
end

local function totals(t)
   local own, total, due = trace.tally(t, area.id)
   local pieces = {}
   for i, status in ipairs(trace.required) do
      if i > 1 and own[status] then
         pieces[#pieces + 1] = (trace.said[status] or status) .. own[status] .. "项"
      end
   end
   strike(t, "应完成条目" .. due .. "项" .. (total > due and "（另有" .. (total - due) .. "项不适用）" or ""), true)
   strike(t, "已完成" .. own["已完成"] .. "项，完成率" .. trace.share(own["已完成"], due):format(1) .. "%；" .. table.concat(pieces, "、"), true)
   strike(t, "第" .. trace.rank(t, area.id) .. "名", true)
end

local function retrofit(t)
   local d, pieces = t.all["item|6.3|" .. area.id].data, {}
   for _, stage in ipairs { "投运", "完工", "在建", "开工", "前期", "储备" } do
      pieces[#pieces + 1] = d.stages and d.stages[stage] and stage .. tostring(d.stages[stage]) .. "个" or nil
   end
   strike(t, "年度技改任务" .. d.goal_text:gsub("%-", "～") .. "个，列入年度任务的项目" .. #d.projects .. "个（" .. table.concat(pieces, "、") .. "）", true)
end

--- The sentence and the bars of the year's retrofit task.
local function progress(t)
   local j = t.all["item|6.3|" .. area.id]
   local d = j.data
   local share = parse(d.progress):eq(parse(j.value) * 100 / parse(j.goal))
   strike(t, "年度技改任务进度" .. parse(d.progress):format(1) .. "%（" .. (share and "完成数与任务数之比" or "各项目按建设阶段的权重折算") .. "），" .. (parse(d.gap) < 0 and "低于" or "高于") .. "序时进度（"
      .. parse(d.expected):format(1) .. "%）" .. parse(d.gap):abs():format(1) .. "个百分点", true)
   strike(t, "序时进度" .. parse(d.expected):format(1) .. "%", true)
   for _, a in ipairs(project.areas) do
      strike(t, a.name .. " " .. parse(t.all["item|6.3|" .. a.id].data.progress):format(1) .. "%", true)
   end
end

--- The summary of the area: what was not found, and how many numbers were looked at.
function M.run()
   local t = trace.start()
   projects(t)
   indicators(t)
   structure(t)
   change(t)
   over_quota(t)
   totals(t)
   retrofit(t)
   progress(t)
   local own = trace.pick(t, function(j) return j.area == area.id end)
   local sets = trace.sets(own)
   notice.core(t, area.id, "一、总体情况", "二、任务完成情况")
   for _, j in ipairs(own) do -- what an item lacks, under the findings
      strike(t, j.item and "条目" .. j.item .. "缺")
   end
   trace.trace(t, "总体情况", trace.between(t, "一、总体情况", "规模以上工业取水量"), {}, trace.marks)
   trace.trace(t, "任务完成情况", trace.between(t, "二、任务完成情况", "三、节水技改项目"), sets, trace.rules({ trace.pair(own) }, trace.marks, trace.units))
   trace.trace(t, "节水技改项目", trace.between(t, "三、节水技改项目", "六、存在问题和下步打算"), {}, trace.marks)
   trace.trace(t, "存在问题", trace.between(t, "六、存在问题和下步打算", "七、需补正的数据"), sets,
      trace.rules({ trace.pair(own), trace.gap(own) }, trace.marks, trace.units))
   trace.trace(t, "需补正的数据", trace.between(t, "七、需补正的数据"), {}, trace.rules({ trace.row_of_file() }, trace.marks, { trace.serial() }))
   return t
end

return M
