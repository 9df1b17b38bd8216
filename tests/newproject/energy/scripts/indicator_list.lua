--- The action plan's indicators, over enterprises above designated size.
return {
   item = "1.1", name = "主要能耗指标", caption = "规模以上工业主要能耗指标", head = "指标（规模以上工业）", changes = "能源消费和产出",
   note = "可再生能源占比＝可再生能源消费量÷综合能源消费量",
   list = {
      { id = "energy", label = "规模以上工业综合能源消费量", unit = "吨标准煤", official = "综合能源消费量", ledger = "energy",
         formula = "Σ综合能源消费量", sum = { "total" }, names = { "Σ综合能源消费量" },
         told = { unit = "万吨标准煤", scale = 10000, places = 2, column = "综合能源消费量", column_unit = "万吨标准煤" },
         line = { name = "综合能源消费量", unit = "万吨标准煤", scale = 10000, places = 2 }, },
      { id = "added_value", label = "规模以上工业增加值", unit = "万元", ledger = "energy",
         formula = "Σ工业增加值", sum = { "added_value" }, names = { "Σ工业增加值" }, line = { name = "工业增加值", unit = "万元" }, },
      { id = "renewable", label = "规模以上工业可再生能源占比", unit = "%", ledger = "energy", scale = 100, points = true,
         formula = "Σ可再生能源消费量÷Σ综合能源消费量×100%", sum = { "renewable" }, over = { "total" },
         names = { "Σ可再生能源消费量", "Σ综合能源消费量" },
         told = { unit = "%", target = "renewable", column = "可再生能源占比", column_unit = "本期" },
         line = { name = "可再生能源占比", unit = "%" }, },
      { id = "intensity", label = "万元工业增加值能耗", unit = "吨标准煤/万元", ledger = "energy",
         formula = "Σ综合能源消费量÷Σ工业增加值", sum = { "total" }, over = { "added_value" },
         names = { "Σ综合能源消费量", "Σ工业增加值" },
         told = { unit = "吨标准煤", places = 3, target = "intensity", limit = "省下达控制指标", limit_unit = "吨标准煤/万元", basis = true,
            column = "万元工业增加值能耗", column_unit = "吨标准煤", },
         line = { name = "万元工业增加值能耗", unit = "吨标准煤", places = 3 }, },
   },
}
