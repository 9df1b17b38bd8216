--- 节水奖补台账: one row an enterprise and policy, what was done in the half (item 10.1).

local fields = require "fields"

return {
   name = "rewards", label = "节水奖补台账", english = "Water-saving rewards", key = "enterprise",
   one = { "enterprise", "area", "policy" }, once = { "enterprise", "policy" }, listed_in = "enterprises", fill_down_area = true, events = true,
   not_applicable = fields.not_applicable,
   fields = {
      fields.area(),
      fields.enterprise(),
      fields.code(),
      { name = "policy", label = "奖补政策", english = "reward policy", type = "name", required = true, aliases = { "政策", "政策名称", "奖补项目" } },
      { name = "eligible", label = "符合条件", english = "conditions met", type = "flag", required = true, aliases = { "是否符合条件" } },
      { name = "applied", label = "已申报", english = "application made", type = "flag", required = true, aliases = { "是否申报", "申报" } },
      { name = "granted", label = "已兑现", english = "reward paid", type = "flag", required = true, aliases = { "是否兑现", "兑现", "已奖补" } },
      { name = "amount", label = "奖补金额", english = "amount of reward", type = "number", unit = "万元", aliases = { "金额", "兑现金额" } },
      { name = "date", label = "日期", english = "date", type = "date", in_year = true, aliases = { "申报日期", "兑现日期" } },
      fields.note(),
   },
   checks = fields.beside_remarks({
      { code = "unapplied", when = { granted = true }, yes = { "eligible", "applied" },
         message = "不符合条件或未申报却已兑现", english = "paid without an application, or though the conditions are not met" },
      { code = "ineligible", when = { applied = true }, yes = { "eligible" }, severity = "warning",
         message = "不符合条件却已申报", english = "applied for though the conditions are not met" },
      { code = "unpaid", when = { granted = false }, none = { "amount" },
         message = "未兑现却有奖补金额", english = "an amount of reward that was not paid" },
      { code = "amount", when = { granted = true }, filled = { "amount" }, severity = "warning",
         message = "已兑现，应填奖补金额", english = "a reward that was paid has an amount" },
      -- yuan in a column of 万元: no single reward comes near 1亿元
      { code = "large", when = { granted = true }, field = "amount", under = 10000, severity = "warning",
         message = "奖补金额在1亿元以上，请核实是否把元填成了万元", english = "a reward of CNY 100 million or more; please verify whether it is in yuan" },
   }, {
      { "applied", { "申报" } }, { "granted", { "兑现", "发放", "拨付", "到账" } }, { "eligible", { "符合" } },
   }),
}
