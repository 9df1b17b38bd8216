return {
   items = { { id = "1.1", short = "用水监测分析" }, { id = "10.1", short = "节水奖补" } },
   targets = { { id = "system", short = "制度完善" }, { id = "trial", short = "推进" }, { id = "industry", short = "推进" } },
}
