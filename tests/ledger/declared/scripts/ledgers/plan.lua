--- A ledger whose files all have the same shape: it is declared here.
return {
   name = "plan", label = "节水计划", key = "task", skip = 2, head_rows = 2, range = "B:E",
   drop = { "示例*" }, no_value = { "待报" },
   fields = {
      { name = "task", label = "任务", type = "text", required = true },
      { name = "goal", label = "目标/全年", type = "number" },
      { name = "done", label = "目标/上半年", type = "number" },
   },
}
