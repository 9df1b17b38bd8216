return {
   name = "x", label = "台账", key = "thing",
   fields = {
      { name = "thing", label = "名称", type = "name" },
      { name = "stage", label = "阶段", type = "choice", choices = { { "在建" } } },
      { name = "paid", label = "已兑现", type = "flag" },
      { name = "amount", label = "金额", type = "number", in_year = true },
      { name = "day", label = "日期", type = "date", in_period = true, by_end = true },
   },
   checks = {
      { code = "a", message = "甲", when = { stage = "完工" }, filled = { "amount" } },
      { code = "b", message = "乙", when = { paid = "是" }, filled = { "amount" } },
      { code = "c", message = "丙", when = { nothing = true }, filled = { "amount" } },
      { code = "d", message = "丁", when = { paid = true }, yes = { "amount" } },
      { code = "e", message = "戊", when = { paid = true }, none = { "stage" } },
      { code = "f", message = "己", when = { paid = true } },
      { code = "g", message = "庚", when = { paid = true }, filled = { "amount" }, yes = { "paid" } },
   },
}
