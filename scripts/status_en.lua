--- The statuses of judgments in English, as working translations print them.
return {
   ["已完成"] = "Completed", ["达序时"] = "On schedule", ["滞后"] = "Behind schedule", ["逾期"] = "Overdue",
   ["未启动"] = "Not started", ["有进展"] = "Progress made", ["无进展"] = "No progress", ["已开展"] = "Carried out",
   ["未开展"] = "Not carried out", ["待认定"] = "To be determined", ["指标未下达"] = "Indicator not yet assigned",
   ["未到期"] = "Not yet due", ["数据缺失"] = "Data missing", ["不适用"] = "Not applicable",
}
