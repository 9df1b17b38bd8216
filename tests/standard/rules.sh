# rules.sh - 首页必有正文, 版记 on an even page, a house profile, a signature that is never alone.
. ./lib.sh

doc() { printf '%s\n' '---' 'class = "notice"' 'date = "2026-03-05"' 'sender = "某局文件"' 'docnumber = "某〔2026〕3号"' 'title = "关于某事的通知"' 'signature = "某局"' "$@" > "$dir/d.md"; }
many='{{ string.rep("各县区要压实责任，倒排工期，按期完成年度目标任务。", 20) }}'
layout() { "$WENHENG" compile "$dir/d.md" --dump layout > "$dir/out" 2> "$dir/err"; }

# a head that leaves no room
doc 'addressee = string.rep("某某县工业和信息化主管部门、", 30)' '---' "$many"
layout
is "a head without room for text: status" $? 1
has "it says so" "$dir/err" "首页必有正文"
has "and names what is too high" "$dir/err" '"addressee"'
doc 'addressee = string.rep("某某县工业和信息化主管部门、", 30)' 'addressee_below = true' '---' "$many"
status "the addressees go to the imprint" 0 "$WENHENG" compile "$dir/d.md" --dump layout
has "as 主送" "$dir/out" '"主送：'
# many organs: the mark gets smaller, and there is text on the first page
doc 'sender = { "甲局", "乙局", "丙局", "丁局", "戊局" }' 'addressee = "各县"' '---' "$many"
layout
is "five organs: the mark is smaller" "$(awk '/#ff0000/ && /^text/ { print $5; exit }' "$dir/out")" 22.000
is "and text stands on the first page" "$(awk '/^page/ { p = $2 } /各县区要压实责任/ { print p; exit }' "$dir/out")" 1
doc 'sender_size = "小二"' '---' "$many"
status "a size that is none" 1 "$WENHENG" compile "$dir/d.md" --dump layout
has "the sizes there are are listed" "$dir/err" "小初"

# 版记 on an even page: text of two full pages, so that the imprint's page comes after a blank one
pages() { awk '/^page/ { printf "%s%s", sep, ($6 == "number" ? $7 : "-"); sep = " " }' "$dir/out"; }
long='{{ string.rep("各县区要压实责任，倒排工期，按期完成年度目标任务。", 28) }}'
doc 'page = { even_end = true }' 'printer = "某局办公室"' '---' "$many"
layout
is "a text of one page: the imprint on the second" "$(pages)" "1 2"
for n in 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44; do
   doc 'page = { even_end = true }' 'printer = "某局办公室"' 'signature = nil' '---' "{{ string.rep(\"各县区要压实责任，倒排工期，按期完成年度目标任务。\", $n) }}"
   layout
   case $(pages) in *-*) break ;; esac
done
is "a full second page: a blank page, then the imprint, neither numbered" "$(pages)" "1 2 - -"
is "nothing at all stands on the blank page" "$(awk '/^page/ { p = $2 } p == 3' "$dir/out" | grep -c '^text')" 0

# the signature with at least a line of text
doc '---' "$long"
for n in 20 21 22 23 24 25 26 27 28 29 30; do
   doc '---' "{{ string.rep(\"各县区要压实责任，倒排工期，按期完成年度目标任务。\", $n) }}"
   layout
   awk '/^page/ { p = $2; text = 0 } /各县区|压实责任|倒排工期|年度目标/ { text = 1 } /"某局"/ && !text { print "alone on page " p }' "$dir/out"
done > "$dir/alone"
is "a signature is never alone on a page" "$(cat "$dir/alone")" ""

# a house profile in the front matter, and in a class
doc 'page = { paper = "A4", margin = { top = "37mm", left = "28mm", right = "26mm", bottom = "35mm" }, pitch = "28.8pt", lines = 22, chars = 28 }' '---' "$long"
layout
is "a pitch of 28.8 pt" "$(awk '/^page 2/ { on = 1 } on && /^text +79\./ { if (y) { printf "%.3f", $3 - y; exit } y = $3 }' "$dir/out")" 28.800
doc 'page = { pitch = "28pt", lines = 22 }' '---' "$long$long"
layout
is "22 lines although 23 would fit" "$(awk '/^page/ { p = $2 } p == 2 && /^text/ && / 16.000 / { seen[$3] = 1 } END { n = 0; for (k in seen) n++; print n }' "$dir/out")" 22
doc 'measure = "20字"' '---' "$long"
layout
is "a measure of 20 characters" "$(awk '/^page 2/ { on = 1 } on && /^text/ && /16.000/ { s = $0; sub(/^[^"]*"/, "", s); sub(/"[^"]*$/, "", s); gsub(/[\200-\277]/, "", s); print length(s); exit }' "$dir/out")" 20
mkdir -p "$dir/p/templates/classes"
printf 'return { name = "house", database = "x.db", areas = {}, periods = {}, ledgers = {}, documents = {} }\n' > "$dir/p/manifest.lua"
printf 'return { extends = "notice", name = "house", profile = { page = { pitch = "29pt", margin = { left = "27mm" } } } }\n' > "$dir/p/templates/classes/house.lua"
doc '---' "$long"
sed 's/"notice"/"house"/' "$dir/d.md" > "$dir/p/d.md"
(cd "$dir/p" && "$WENHENG" compile d.md --dump layout) > "$dir/out" 2> "$dir/err"
is "a class's profile: pitch and margin" "$(awk '/^page 2/ { on = 1 } on && /^text +7[67]\./ { if (y) { printf "%d %.3f", $2, $3 - y; exit } y = $3 }' "$dir/out")" "76 29.000"

# nonsense is named with its place
nonsense() {
   doc "$2" '---' '正文。'
   layout
   is "$1: status" $? 1
   has "$1: the place" "$dir/err" "d.md:8:"
   has "$1: the message" "$dir/err" "$3"
}
nonsense "a paper that is none" 'page = { paper = "A9" }' 'must be one of A3, A4, A5, B5, 16K'
nonsense "a margin below nothing" 'page = { margin = { left = "-3mm" } }' "a margin is not less than nothing"
nonsense "margins that leave no room" 'page = { margin = { left = "120mm", right = "80mm" } }' "leave no room for text"
nonsense "a margin that is none" 'page = { margin = { lft = "3mm" } }' 'unknown field "lft"'
nonsense "lines that overlap" 'page = { pitch = "12pt" }' "overlap"
nonsense "too many lines" 'page = { pitch = "28.8pt", lines = 30 }' "higher than the type area"
nonsense "too many characters" 'page = { chars = 60 }' "do not make a line"
nonsense "a measure that is none" 'measure = "abc"' "which is no length"
nonsense "a measure wider than the paper" 'measure = "400mm"' "reaches beyond the paper"
nonsense "a size that is none" 'size = "巨号"' "which is no length"
nonsense "a size of nothing" 'size = "1pt"' "from 4 to 100 pt"
nonsense "a font that is no name" 'font = 3' '"font" must be'
doc 'font = "没有的字体"' '---' '正文。'
layout
has "a font nowhere found is named" "$dir/err" "没有的字体"

# several seals (42 mm each): rows of up to three in order, apart, the last signer over the date
doc 'signature = { "甲乙丙丁局", "戊己庚辛局", "壬癸子丑局", "寅卯辰巳局", "午未申酉局" }' '---' '正文。'
layout
cell=15.793
awk '/"(甲乙丙丁|戊己庚辛|壬癸子丑|寅卯辰巳|午未申酉)局"/ { printf "%.2f %.2f\n", ($2 + 2.5 * '$cell') * 25.4 / 72, $3 * 25.4 / 72 }' "$dir/out" > "$dir/seals"
is "five signers in rows of three and two" "$(awk '{ n[$2]++; if (!($2 in seen)) { seen[$2] = 1; order[++k] = $2 } } END { print n[order[1]], n[order[2]] }' "$dir/seals")" "3 2"
is "in a row from left to right, in the columns of the row above" "$(awk '{ x[NR] = $1 } END { print (x[1] < x[2] && x[2] < x[3] && x[4] == x[2] && x[5] == x[3]) }' "$dir/seals")" 1
is "no two seals meet" "$(awk '{ x[NR] = $1; y[NR] = $2 } END { for (i = 1; i <= NR; i++) for (j = 1; j < i; j++) if (sqrt((x[i]-x[j])^2 + (y[i]-y[j])^2) < 42) print i, j }' "$dir/seals")" ""
is "none reaches over the type area" "$(awk '$1 - 21 < 28 || $1 + 21 > 184 { print $1 }' "$dir/seals")" ""
is "the last one over the date" "$(awk '/"2026"/ { from = $2 } /"日"/ { to = $2 + '$cell' } END { printf "%.1f", (from + to) / 2 * 25.4 / 72 }' "$dir/out")" "$(awk 'END { printf "%.1f", $1 }' "$dir/seals")"
doc 'signature = { "甲某某某某某某某某某某某某委员会", "乙某某某某某某某某某某某某委员会" }' '---' '正文。'
layout
is "names too long for a row stand under each other" "$(awk '/某委员会"/ { print $3 }' "$dir/out" | sort -u | wc -l | tr -d ' ')" 2
doc 'signature = { "甲某局", "乙某局" }' 'sealed = false' '---' '正文。'
layout
is "without seals: under each other, the lines next to each other" "$(awk '/"甲某局"|"乙某局"/ { if (y) printf "%.3f", $3 - y; y = $3 }' "$dir/out")" 28.991
