--- Choices that the policy does not make, each with its reason. A project's manifest replaces any of
--- them by name (settings = { counts_from = { value = "投运", why = "…" } }); the rules hold none. A project whose rules
--- leave other choices open adds its own, with a label.

local M = {}

---@class Setting
---@field value any     numbers are integers or decimal text
---@field why string    printed in a table's note where it matters
---@field label string  what is chosen
M.defaults = {
   counts_from = {
      label = "项目计为完成的阶段", value = "完工",
      why = "政策只说“组织实施”，未规定到哪一步算完成；项目建成才计数",
   },
   stage_weights = {
      label = "各建设阶段的进度权重",
      value = { ["储备"] = "0", ["前期"] = "0.2", ["开工"] = "0.4", ["在建"] = "0.6", ["完工"] = "0.9", ["投运"] = "1" },
      why = "政策未规定；只用于判断达序时或滞后，不用于判断完成",
   },
   case_stage = {
      label = "典型案例计数的阶段", value = "已发布",
      why = "政策说“打造”，正式发布才算打造完成",
   },
   lights = {
      label = "亮灯办法", value = {
         { status = "已完成", light = "绿" }, { status = "达序时", light = "绿" }, { status = "有进展", light = "绿" },
         { status = "滞后", over = "light_red_gap", light = "红" }, { status = "滞后", light = "黄" }, { status = "无进展", light = "黄" },
         { status = "逾期", light = "红" }, { status = "未启动", light = "红" },
      },
      why = "政策未规定亮灯办法；逐条对照，先符合的为准",
   },
   light_red_gap = {
      label = "红灯界线（低于序时的百分点）", value = "30",
      why = "政策未规定亮灯办法；低于序时超过30个百分点亮红灯，其余滞后亮黄灯",
   },
   improved_intake = {
      label = "成效明显：单位产品取水量同比下降（%）", value = "10",
      why = "政策说“明显成效”，未给数",
   },
   improved_reuse = {
      label = "成效明显：重复利用率同比提高（百分点）", value = "2",
      why = "政策说“明显成效”，未给数",
   },
   balance_test_years = {
      label = "水平衡测试有效期（年）", value = 3,
      why = "政策未规定；按3年一个周期",
   },
   activities_per_year = {
      label = "每年节水交流活动次数", value = 1,
      why = "政策只说“组织”，每个县区每年至少一次",
   },
   metering_thresholds = {
      label = "三级水计量器具配备率（%）", value = nil,
      why = "GB/T 24789—2022 的数值未经核对，阈值待确认，不判",
   },
   metering_covers = {
      label = "应报计量台账的企业", value = "above_designated",
      why = "政策说“企业”，未说范围；取规模以上工业企业",
   },
   district_without_park_duty = {
      label = "未列入园区任务的区（县区编号）", value = {},
      why = "政策只列经开区和各县工业园区；列在此处的区只在台账标明具备条件时才判",
   },
   ledger_price = {
      label = "企业台账增加值的价格口径", value = "当年价",
      why = "企业按当年价填报，与控制指标比较时口径须一致",
   },
   forecasts = {
      label = "通报列示可能完不成的目标的全年预计", value = false,
      why = "预计数不是实绩，正式公文一般不列；列示时写明推算办法",
   },
   rate_places = {
      label = "比率保留的小数位数", value = 1,
      why = "政务统计通例",
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
      return { value = own, why = default.why, label = default.label }
   end
   return { value = own.value, why = own.why or default.why, label = own.label or default.label }
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

--- Every setting in effect: { name=, label=, value=, why= }, by name.
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
      out[#out + 1] = { name = name, label = e.label, value = e.value, why = e.why }
   end
   return out
end

return M
