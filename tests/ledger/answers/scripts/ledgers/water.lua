return { name = "water", label = "奖补台账", key = "enterprise",
   fields = { { name = "enterprise", label = "企业名称", type = "text", required = true },
      { name = "applied", label = "已申报", type = "flag", aliases = { "是否申报" } },
      { name = "report", label = "节水评价报告", type = "flag", aliases = { "是否编制节水评价报告" } },
      { name = "supply", label = "统一供水", type = "flag" } } }
