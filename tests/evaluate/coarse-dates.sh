#!/bin/sh
# Dates no more exact than a month, a quarter, a half-year or a year: each is judged by the days it can mean, and is missing
# data where these would be judged differently. A limit of 2026 has not passed in June, one of 2026's first half has.
. ./lib.sh
. ./judged.sh

judged_project enterprises monitoring metering overquota retrofit recycling activities << 'END'
return { start = "2026-01-01", indicators = {}, tasks = {}, targets = {}, items = { { id = "4.2", task = 4 }, { id = "6.1", task = 6 },
   { id = "6.2", task = 6 }, { id = "7.1", task = 7 }, { id = "9.1", task = 9 } } }
END
printf '县区,企业名称,规模以上,重点用水企业,高耗水企业,可使用再生水\n甲县,甲厂,是,是,是,否\n' > "$p/enterprises.csv"
printf '县区,企业名称,取水方式,地表水（m3）,取水量（m3）,循环水量（m3）,串联水量（m3）,回用水量（m3）,主要产品,产量,用水定额\n甲县,甲厂,自备井,900,900,1,1,1,纸,10,50\n' > "$p/monitoring.csv"

# dated ITEM WANTED DATE: the area's status for an item where each ledger gives this date
dated() {
   printf '县区,企业名称,水源种类,用途类别,分别计量,校准有效期至\n甲县,甲厂,2,2,是,%s\n' "$3" > "$p/metering.csv"
   printf '县区,企业名称,改造期限,完成改造\n甲县,甲厂,%s,否\n' "$3" > "$p/overquota.csv"
   printf '县区,项目名称,建设阶段,更新日期\n甲县,甲项目,在建,%s\n' "$3" > "$p/retrofit.csv"
   printf '县区,企业名称,工作类型,完成日期\n甲县,甲厂,水平衡测试,%s\n' "$3" > "$p/recycling.csv"
   printf '县区,活动名称,活动类型,活动日期\n甲县,交流会,技术交流,%s\n' "$3" > "$p/activities.csv"
   judge
   is "$1 with $3" "$(judged "item,$1" | cut -d' ' -f1)" "$2"
}
# calibrated until
dated 4.2 未启动 2026年第一季度
dated 4.2 已完成 2026年上半年
dated 4.2 已完成 2026-06
dated 4.2 未启动 2026-05
dated 4.2 已完成 2026年
dated 4.2 未启动 2025年
dated 4.2 已完成 长期有效
# the limit set to one that is over its quota
dated 6.1 未启动 2026年上半年
dated 6.1 未启动 2026年一季度
dated 6.1 已完成 2026年第三季度
dated 6.1 已完成 2026年
dated 6.1 未启动 2025年底前
dated 6.1 数据缺失 长期 # which is no limit
# updated in the half-year
dated 6.2 已完成 2026年第二季度
dated 6.2 已完成 2026年上半年
dated 6.2 未启动 2025年下半年
dated 6.2 数据缺失 2026年
dated 6.2 未启动 2025年
dated 6.2 已完成 '2026-06-30 18:00'
# tested less than three years ago
dated 7.1 未开展 2023年上半年
dated 7.1 未开展 2023-06
dated 7.1 已开展 2023-07
dated 7.1 已开展 2023年第三季度
dated 7.1 数据缺失 2023年
dated 7.1 未开展 2022年
# held in the year so far
dated 9.1 已完成 2026年第一季度
dated 9.1 已完成 2026年上半年
dated 9.1 数据缺失 2026年
dated 9.1 未启动 2026年下半年
dated 9.1 未启动 2025年
