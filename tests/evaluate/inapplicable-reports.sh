#!/bin/sh
# A project that needs no evaluation report of its water saving (不涉及) is judged by its assessment alone. One that needs an assessment, of
# which the other ledger says that it is none of its concern, contradicts itself: that is told and not judged. What is blank is missing.
. ./lib.sh
. ./judged.sh

judged_project projects assessments << 'END_OF_FILE'
return { start = "2026-01-01", thresholds = {}, indicators = {}, tasks = {}, targets = {}, items = { { id = "2.1", task = 2 } } }
END_OF_FILE
# said ASSESSED REPORT WANTED [ASSESSED REPORT]: one project or two, both of this year
said() {
   printf '县区,项目名称,建设性质,年度,需开展水资源论证,年设计用水量（m³）\n甲县,一期,新建,2026,是,100\n' > "$p/projects.csv"
   printf '县区,项目名称,水资源论证,节水评价报告\n甲县,一期,%s,%s\n' "$1" "$2" > "$p/assessments.csv"
   if [ $# -gt 3 ]; then
      printf '甲县,二期,新建,2026,是,100\n' >> "$p/projects.csv"
      printf '甲县,二期,%s,%s\n' "$4" "$5" >> "$p/assessments.csv"
   fi
   judge
   is "$1 $2 ${4-} ${5-}" "$(judged item,2.1)" "$3"
}
said 是 不涉及 "已完成 1"
said 否 不涉及 "未启动 0"
said 不涉及 不涉及 "数据缺失 0"
"$WENHENG" evaluate --period 2026H1 --format json -C "$dir/p" > "$dir/json" 2> "$dir/err"
has "which is told" "$dir/json" '"一期（需论证，水资源论证却填“不涉及”）"'
said 不涉及 是 "数据缺失 0"
said 是 '' "数据缺失 0"
said '' 不涉及 "数据缺失 0"
said 不涉及 不涉及 "达序时 1" 是 是
said 不涉及 不涉及 "数据缺失 0" 是 否
