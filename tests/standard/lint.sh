# lint.sh - what `wenheng lint` measures: documents with every element hold, and each fault is seen by its clause.
. ./lib.sh

# holds NAME ROWS...: all is ok, and every ROW (clause and element) was measured
holds() {
   name=$1
   shift
   "$WENHENG" lint "standard/$name.md" > "$dir/out" 2> "$dir/err"
   is "$name: status" $? 0
   is "$name: nothing differs" "$(grep -c '^differs' "$dir/out")" 0
   for row in "$@"; do has "$name: $row is measured" "$dir/out" "$row"; done
}

holds notice "天头" "订口" "版心 宽" "版心 每行字数" "排满的一面" "行距" "红色分隔线 与版心等宽" "标题 回行用梯形或菱形" \
   "附件说明 名称后无标点" "附件 标题在第三行" "成文日期 一般右空四字" "署名 以成文日期为准居中" "版记 中间分隔线 粗" \
   "抄送 回行与冒号后首字对齐" "页码 双页居左空一字" "页码 单页居右空一字" "层次“（一）” 字体字号"
holds upward "份号 版心左上角第1行" "密级和保密期限 版心左上角第2行" "紧急程度 版心左上角第3行" "联合行文标志 “文件”上下居中" \
   "发文字号 居左空一字（上行文）" "签发人 居右空一字" "红色分隔线 在发文字号之下" "附注 成文日期下一行" "署名 不独在一页"
holds unsealed "署名 右空二字（不盖章）" "成文日期 首字比署名首字右移二字" "附注 加圆括号" "抄送 末尾句号"
holds letter "信函标志 上边缘" "红色双线 上粗下细" "红色双线 长" "红色双线（下） 距下页边" "发文字号 顶格居版心右边" \
   "发文字号 距双线3号字高的7/8" "页码 首页不显示" "版记 无分隔线"
holds minutes "出席 标签" "出席 回行与冒号后首字对齐" "请假 左空二字" "列席 标签"

"$WENHENG" lint standard/notice.md > "$dir/out"
is "widths and weights that the standard leaves open are custom" "$(grep '红色分隔线 粗' "$dir/out" | awk '{ print $3 }')" 实务
is "what it gives is standard" "$(grep '红色分隔线 与版心等宽' "$dir/out" | awk '{ print $3 }')" 标准

# seen NAME CASE CLAUSE ELEMENT SED: after the edit that row differs, and the status is 1
seen() {
   sed "$5" "standard/$2.md" > "$dir/x.md"
   "$WENHENG" lint "$dir/x.md" > "$dir/out" 2> "$dir/err"
   is "$1: status" $? 1
   if grep "^differs *$3 " "$dir/out" | grep -qF "$4"; then ok "$1: seen"; else
      not_ok "$1: seen" "no such row: $(grep '^differs' "$dir/out" | head -n 3)"
   fi
}

seen "a wide left margin" notice 5.2.1 "订口" 's/^class.*/&\
page = { margin = { left = "30mm" } }/'
seen "a high top margin" notice 5.2.1 "天头" 's/^class.*/&\
page = { margin = { top = "35mm" } }/'
seen "23 lines" notice 5.2.3 "行数" 's/^class.*/&\
page = { lines = 23 }/'
seen "30 characters" notice 5.2.3 "每行字数" 's/^class.*/&\
page = { chars = 30 }/'
seen "a smaller text" notice 5.2.2 "正文 字体字号" 's/^class.*/&\
size = "四号"/'
seen "another face" notice 5.2.2 "正文 字体字号" 's/^class.*/&\
font = "楷体"/'
seen "another paper" notice 5.1 "纸" 's/^class.*/&\
page = { paper = "16K" }/'
seen "square brackets in the number" notice 7.2.5 "六角括号" 's/〔2026〕/[2026]/'
seen "第 in the number" notice 7.2.5 "六角括号" 's/〕3号/〕第3号/'
seen "a zero in front" notice 7.2.5 "六角括号" 's/〕3号/〕03号/'
seen "a title of equal lines" notice 7.3.1 "梯形或菱形" 's/^title.*/title = "关于工业节水工作\\n进展情况的总通报"/'
seen "a mark behind an attachment's name" notice 7.3.4 "无标点" 's/项目进展情况表"/项目进展情况表。"/'
seen "文件 in a letter's mark" letter 10.1 "不加“文件”" 's/^sender = "张掖市工业和信息化局"/sender = "张掖市工业和信息化局文件"/'
seen "a serial of four digits" upward 7.2.1 "6位" 's/^copy_number.*/copy_number = "A012"/'
seen "governments below, without consent" notice 条例 "经政府同意" 's/^addressee.*/addressee = "各县区人民政府"/'

sed 's/^addressee.*/addressee = "各县区人民政府"/; s/^为推动/经市政府同意，为推动/' standard/notice.md > "$dir/x.md"
status "governments below, with consent in the text" 0 "$WENHENG" lint "$dir/x.md"
has "the row stands there" "$dir/out" "经政府同意"
