--- Choices that the policy does not make, each with its reason. A project's manifest replaces any of
--- them by name (settings = { counts_from = { value = "投运", why = "…" } }); the rules hold none. A project whose rules
--- leave other choices open adds its own, with a label.

local M = {}

---@class Setting
---@field value any     numbers are integers or decimal text
---@field why string    printed in a table's note where it matters
---@field label string  what is chosen
---@field why_en string  both in English; a project gives them with its own reason
M.defaults = {
   counts_from = {
      label = "项目计为完成的阶段", value = "完工",
      why = "政策只说“组织实施”，未规定到哪一步算完成；项目建成才计数",
      label_en = "Stage from which a project counts as completed",
      why_en = "the policy only says “organize and implement” and not from which step on a task is done; a project counts once it is built",
   },
   stage_weights = {
      label = "各建设阶段的进度权重",
      value = { ["储备"] = "0", ["前期"] = "0.2", ["开工"] = "0.4", ["在建"] = "0.6", ["完工"] = "0.9", ["投运"] = "1" },
      why = "政策未规定；只用于判断达序时或滞后，不用于判断完成",
      label_en = "Weights of the stages of construction",
      why_en = "not laid down by the policy; they only decide between on schedule and behind schedule, never on completion",
   },
   case_stage = {
      label = "典型案例计数的阶段", value = "已发布",
      why = "政策说“打造”，正式发布才算打造完成",
      label_en = "Stage from which a model case counts",
      why_en = "the policy says “create”; a case is created once it is formally published",
   },
   lights = {
      label = "亮灯办法", value = {
         { status = "已完成", light = "绿" }, { status = "达序时", light = "绿" }, { status = "有进展", light = "绿" },
         { status = "滞后", over = "light_red_gap", light = "红" }, { status = "滞后", light = "黄" }, { status = "无进展", light = "黄" },
         { status = "逾期", light = "红" }, { status = "未启动", light = "红" },
      },
      why = "政策未规定亮灯办法；逐条对照，先符合的为准",
      label_en = "Rule of the lights",
      why_en = "the policy lays down no lights; the first rule that fits holds",
   },
   light_red_gap = {
      label = "红灯界线（低于序时的百分点）", value = "30",
      why = "政策未规定亮灯办法；低于序时超过30个百分点亮红灯，其余滞后亮黄灯",
      label_en = "Limit of the red light (percentage points behind schedule)",
      why_en = "the policy lays down no lights; more than 30 percentage points behind schedule is red, otherwise behind schedule is yellow",
   },
   improved_intake = {
      label = "成效明显：单位产品取水量同比下降（%）", value = "10",
      why = "政策说“明显成效”，未给数",
      label_en = "Marked results: fall in intake per unit of product, year on year (%)",
      why_en = "the policy says “marked results” and gives no figure",
   },
   improved_reuse = {
      label = "成效明显：重复利用率同比提高（百分点）", value = "2",
      why = "政策说“明显成效”，未给数",
      label_en = "Marked results: rise in the reuse rate, year on year (percentage points)",
      why_en = "the policy says “marked results” and gives no figure",
   },
   balance_test_years = {
      label = "水平衡测试有效期（年）", value = 3,
      why = "政策未规定；按3年一个周期",
      label_en = "Validity of a water balance test (years)",
      why_en = "not laid down by the policy; a cycle of 3 years is taken",
   },
   activities_per_year = {
      label = "每年节水交流活动次数", value = 1,
      why = "政策只说“组织”，每个县区每年至少一次",
      label_en = "Exchange activities a year",
      why_en = "the policy only says “organize”; each area holds at least one a year",
   },
   -- { edition = "GB/T 24789—2022", unit = "100", sub = "95", device = "80" }: the standard they are of, and a rate for each level
   metering_thresholds = {
      label = "三级水计量器具配备率（%）", value = nil,
      why = "GB/T 24789—2022 的数值未经核对，阈值待确认，不判",
      label_en = "Rates of water meters installed at the three levels (%)",
      why_en = "the figures of GB/T 24789-2022 have not been checked; the thresholds are to be confirmed and nothing is judged by them",
   },
   metering_covers = {
      label = "应报计量台账的企业", value = "above_designated",
      why = "政策只说“企业”，未说范围",
      label_en = "Enterprises that must report meters",
      why_en = "the policy only says “enterprises” and not which",
   },
   district_without_park_duty = {
      label = "未列入园区任务的区（县区编号）", value = {},
      why = "政策只列经开区和各县工业园区；列在此处的区只在台账标明具备条件时才判",
      label_en = "Districts outside the tasks of parks",
      why_en = "the policy names only the zone and the counties’ parks; a district listed here is judged only where its ledger says the conditions are met",
   },
   ledger_price = {
      label = "企业台账增加值的价格口径", value = "当年价",
      why = "企业按当年价填报，与控制指标比较时口径须一致",
      label_en = "Prices of added value in the enterprises’ ledgers",
      why_en = "enterprises report at current prices; the basis must be the same when compared with the control value",
   },
   forecasts = {
      label = "通报列示可能完不成的目标的全年预计", value = false,
      why = "预计数不是实绩，正式公文一般不列；列示时写明推算办法",
      label_en = "Forecasts for the year of targets that may be missed",
      why_en = "a forecast is no result and official documents rarely give one; where given, the method is stated",
   },
   rate_places = {
      label = "比率保留的小数位数", value = 1,
      why = "政务统计通例；舍入会掩盖未达目标的多保留一位",
      label_en = "Decimals of rates",
      why_en = "as is usual in government statistics; one more where rounding would hide a miss",
   },
}

local function entry(name)
   local default, own = M.defaults[name], project.settings and project.settings[name]
   if not default and type(own) == "table" and own.label then
      return own
   elseif not default then
      error('no such setting: "' .. tostring(name) .. '"', 3)
   end
   if own == nil then
      return default
   end
   if type(own) ~= "table" or (own.value == nil and own.why == nil) then
      return { value = own, why = default.why, label = default.label, label_en = default.label_en, why_en = default.why_en }
   end
   return {
      value = own.value, why = own.why or default.why, label = own.label or default.label, label_en = own.label_en or default.label_en,
      why_en = own.why_en or not own.why and default.why_en or nil,
   }
end

--- The value chosen, or nil for a setting left open.
function M.get(name)
   return entry(name).value
end

--- The value as an exact number, or nil for a setting left open.
function M.number(name)
   local value = M.get(name)
   if value == nil then
      return nil
   end
   return number(value)
end

--- The reason, for a table's note.
function M.why(name)
   return entry(name).why
end

--- Every setting in effect: { name=, label=, value=, why=, label_en=, why_en= }, by name.
function M.list()
   local out = {}
   local names = {}
   for name in pairs(M.defaults) do
      names[name] = true
   end
   for name, own in pairs(project.settings or {}) do
      names[name] = names[name] or type(own) == "table" and own.label ~= nil
   end
   for name in pairs(names) do
      local e = entry(name)
      out[#out + 1] = { name = name, label = e.label, value = e.value, why = e.why, label_en = e.label_en, why_en = e.why_en }
   end
   return out
end

return M
