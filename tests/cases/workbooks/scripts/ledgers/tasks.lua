return {
   name = "tasks", label = "任务", key = "content",
   fields = {
      { name = "task", label = "工作任务", type = "text" },
      { name = "content", label = "具体内容", type = "text" },
      { name = "units", label = "责任单位", type = "text" },
      { name = "note", label = "备注", type = "text" },
   },
}
