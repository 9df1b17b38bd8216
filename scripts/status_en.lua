--- The statuses of judgments in English, as working translations print them everywhere: one word for one status, whether it
--- stands in a cell (name), behind a count (said: 7 completed), is told of as many places (does) or of as many targets or judgments
--- where "is" and said would not do (stands, stood).
return {
   ["已完成"] = { name = "Completed", said = "completed", does = "{who} {n?has/have} completed this item" },
   ["达序时"] = { name = "On schedule", said = "on schedule", does = "{who} {n?is/are} on schedule" },
   ["滞后"] = { name = "Behind schedule", said = "behind schedule", does = "{who} {n?is/are} behind schedule" },
   ["逾期"] = { name = "Overdue", said = "overdue", does = "{who} {n?is/are} overdue" },
   ["未启动"] = { name = "Not started", said = "not started", does = "{who} {n?has/have} not started",
      stands = "{n?has/have} not been started", stood = "had not been started" },
   ["有进展"] = { name = "Progress made", said = "making progress", does = "{who} {n?is/are} making progress" },
   ["无进展"] = { name = "No progress", said = "making no progress", does = "{who} {n?is/are} making no progress" },
   ["已开展"] = { name = "Carried out", said = "carried out", does = "{who} {n?has/have} carried it out" },
   ["未开展"] = { name = "Not carried out", said = "not carried out", does = "{who} {n?has/have} not carried it out" },
   ["待认定"] = { name = "To be determined", said = "to be determined", stands = "{n?is/are} yet to be determined" },
   ["指标未下达"] = { name = "Indicator not yet assigned", said = "not yet assigned an indicator", stands = "{n?has/have} no indicator assigned yet" },
   ["未到期"] = { name = "Not yet due", said = "not yet due" },
   ["数据缺失"] = { name = "Data missing", said = "lacking data", does = "data are missing for {who}",
      stands = "{n?lacks/lack} data", stood = "lacked data" },
   ["不适用"] = { name = "Not applicable", said = "not applicable", does = "the item does not apply to {who}" },
}
