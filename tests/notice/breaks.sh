# What the sample's notices keep together: the table of tasks and items with its note on one page, in two languages on three; a number
# with the word before it; a head of one word; in two languages the addressees.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db"; }
run import -q > "$dir/out" 2> "$dir/err"
# held PDF: how many pages from the first annex's title to the note under its table
held() {
   pdftotext -raw -enc UTF-8 "$1" - | awk 'BEGIN { RS = "\f" } /附件1\n|Annex 1\n/ { from = NR } from && !to && /附件2表注|note to Annex.2/ { to = NR } END { print to - from + 1 }'
}
for period in 2026H1 2026H2 2028H2; do
   for language in zh zh-en; do
      run build notice --period $period --lang $language -o "$dir/n.pdf" > "$dir/out" 2> "$dir/err"
      pages=1; [ $language = zh ] || pages=3
      is "annex-1-$period-$language" "$(held "$dir/n.pdf")" $pages
   done
done
for language in en zh-en; do
   run build notice --period 2026H1 --lang $language --dump layout > "$dir/$language" 2> "$dir/err"
   is "numbers-with-their-words-$language" "$(grep -E '(Table|Figure|Annex)"$' "$dir/$language")" ""
done
is "lights-on-one-line" "$(grep -o '"红/[^"]*"$' "$dir/zh-en" | sort -u)" '"红/黄/绿灯"'
is "addressees-together" "$(awk '/"各县区、张掖经开区工业和信息化主管部门：/ { y = $3 } /"Departments of industry/ { print ($3 - y < 40) }' "$dir/zh-en")" 1
# the areas' tables and chart stand before the next section's text, in two languages too
is "tables-before-the-next-section" "$(awk '/^text / && /"(表[234]|图1)　|"四、存在问题/ && match($0, /(表|图)[1-9]|四、/) { printf "%s ", substr($0, RSTART, RLENGTH) }' "$dir/zh-en")" "图1 表2 表3 表4 四、 "
# below zero stands a minus sign
is "minus-signs" "$(grep -c '"−[0-9]' "$dir/zh-en") $(grep -hE '"-[0-9]' "$dir/en" "$dir/zh-en" | head -n 1)" "16 "
# a chart's mark has its figure behind both languages, which stand on one line
is "mark-in-two-languages" "$(awk '/"全市　"/ { y = $3 } /"City 41.9%"/ { print ($3 == y) }' "$dir/zh-en")" 1
# a long table does not begin with a row or two at a page's foot
for language in zh zh-en; do
   run build notice --period 2026H1 --lang $language --dump layout > "$dir/$language" 2> "$dir/err"
   is "three-rows-below-a-caption-$language" "$(awk '/^text .*"表6　/ { on = 1 } on && /^page / { exit } on && !x && /"1"$/ { x = $2 } on && x && $2 == x && /"3"$/ { n = 1 } END { print n + 0 }' "$dir/$language")" 1
done
# the task list's rows have all their units on one page, but for the last one
run build tasklist --period 2026H1 --lang zh-en --dump layout > "$dir/tasks" 2> "$dir/err"
parted=$(awk '/^page / { first = 1 } /^text / && first && /人民政府"|[^ ]局"|Bureau|Commission|Administration|Governments|Committee/ { first = 0; n += !/人民政府"/ } END { print n }' "$dir/tasks")
[ "$parted" -le 1 ] && ok "units-of-a-row-together" || not_ok "units-of-a-row-together" "$parted rows are parted"
# a bureau's name is not parted in a narrow column
run build schedule --period 2026H1 --lang zh --dump layout > "$dir/schedule" 2> "$dir/err"
is "names-in-narrow-columns" "$(cat "$dir/zh" "$dir/zh-en" "$dir/schedule" | grep -cE ' 9\.000 +"([^"]*、)?市[^局委、 ]{0,4}"( |$)|^[^"]* 9\.000 +"([^市"、]{0,3}局)(、[^"]*)?"$')" 0
# a head that its column can hold stands on one line
is "head-on-one-line" "$(grep -c ' 9\.000  "数据缺失"$' "$dir/zh" | sed 's/^[1-9].*/some/') $(grep -c '^text [^"]*CJKsc-Bold 9\.000  "数据"$' "$dir/zh")" "some 0"
# an area's name that goes on over the page is whole, its mark below it where the column is narrow
is "areas-that-go-on" "$(cat "$dir/zh" "$dir/zh-en" | grep -cE '"(县|区|开区|经开区)（续）"') $(grep -c '"（续）"' "$dir/zh-en" | sed 's/^[1-9].*/some/')" "0 some"
# in two languages an area's heading and both its sentences stand above the table, whose rows are whole
run build schedule --period 2027H1 --lang zh-en -o "$dir/s.pdf" > "$dir/out" 2> "$dir/err"
pdftotext -raw -enc UTF-8 "$dir/s.pdf" "$dir/s.txt"
is "sentences-above-their-table" "$(awk 'BEGIN { RS = "\f" } match($0, /[0-9]+ required items?/) && index(substr($0, 1, RSTART), "应完成条目") == 0 { print NR }' "$dir/s.txt")" ""
is "rows-of-a-schedule-whole" "$(grep -c '（续）' "$dir/s.txt")" 0
