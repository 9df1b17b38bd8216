# white.sh - what should stay together goes over to the next page whole, but where it left more of a page empty than the class bears
# (page.white) it is parted: a signature with the list of attachments and the text above, a note under a table.
. ./lib.sh

# closing LINES LIST PAGE: so many lines, a paragraph of two, a list of so many attachments, a signature
closing() {
   printf -- '---\nclass = "official"\n%s\n---\n' "$3"
   for i in $(seq "$1"); do printf '行。\n\n'; done
   printf '正文只有这么一段，它排成两行，下面是附件清单，再下面是署名和成文日期，各项顺序照公文格式排列。\n\n'
   for i in $(seq "$2"); do printf '::: attachment_more\n%s.附件%s\n:::\n\n' "$i" "$i"; done
   printf '::: signature {sealed}\n张掖市工业和信息化局\n\n2026年7月15日\n:::\n'
}

# stands: of a layout dump, what each page has: T text, A an attachment, S the signer, D the date
stands() {
   awk '/^page / { if (p++) printf " " }
      /^text .*"正文/ { printf "T" } /^text .*"附件[0-9]?/ { printf "A" } /^text .*"张掖市/ { printf "S" } /^text .*"月/ { d = 1; printf "D" }'
}

# set_as NAME LINES LIST PAGE WANTED
set_as() {
   closing "$2" "$3" "$4" > "$dir/white.md"
   "$WENHENG" compile "$dir/white.md" --dump layout > "$dir/white.layout" 2> "$dir/err"
   is "$1" "$(stands < "$dir/white.layout")" "$5"
}

set_as "all on one page" 8 6 "" "TAAAAAASD"
set_as "the list and the text go with the signature" 17 4 "" " TAAAASD"
set_as "a page were half empty: the list goes with the signature, the text stays" 11 8 "" "T AAAAAAAASD"
set_as "a short list keeps the text, although a quarter of the page stays empty" 15 4 "" " TAAAASD"
set_as "a list that no page holds is parted" 11 24 "" "T AAAAAAAAAAAAAAAAAAAAA AAASD"
set_as "a class that bears it" 11 8 "page = { white = 0 }" " TAAAAAAAASD"
set_as "one attachment alone keeps the text" 18 1 "page = { white = 10 }" " TASD"

# In two languages, each with a list of its own: no list is parted, and the two of them only where the page were left too white.
twice() {
   printf -- '---\nclass = "notice"\ntitle = t { zh = "标题", en = "Title" }\nattachments = { '
   for i in $(seq "$2"); do printf 't { zh = "附件%s", en = "Annex No. %s" }, ' "$i" "$i"; done
   printf '}\nsignature = t { zh = "张掖市工业和信息化局", en = "Bureau" }\ndate = "2026-07-15"\n---\n'
   for i in $(seq "$1"); do printf '行。\n\n'; done
}
bad=
for lines in $(seq 1 16); do
   twice "$lines" 4 > "$dir/twice.md"
   "$WENHENG" compile "$dir/twice.md" --lang zh-en --dump layout > "$dir/twice.layout" 2> "$dir/err" || bad="$bad $lines fails"
   awk '/^page / { page++ } /"附件/ { if (!zh) zh = page; if (page != zh) exit 1; n++ } /Annex No/ { if (!en) en = page; if (page != en) exit 1; n++ } END { if (n < 8) exit 1 }' \
      "$dir/twice.layout" || bad="$bad $lines"
done
is "no list of two is parted" "$bad" ""

# noted ROWS: a table, and a note of a fifth of a page
noted() {
   printf -- '---\nclass = "official"\n%s\n---\n| 县区 | 情况 |\n|:--|:--|\n' "$2"
   for i in $(seq "$1"); do printf '| 格%s | 行 |\n' "$i"; done
   printf '| 格末 | %s |\n' "$(for i in $(seq 60); do printf '这一行很高，'; done)"
   printf '\n::: note\n注：%s\n:::\n' "$(for i in $(seq 18); do printf '数据缺失既不计为完成，也不计为零；重复和合计不符的，请核实更正。'; done)"
}
# notes: of a layout dump, the lines of the note that each page has
notes() { awk '/^page / { if (p++) printf "%d ", n; n = 0 } /FandolFang-Regular 9.000/ { n += $3 != y; y = $3 } END { printf "%d", n }'; }
noted 12 "" > "$dir/noted.md"
"$WENHENG" compile "$dir/noted.md" --dump layout > "$dir/noted.layout" 2> "$dir/err"
is "a note is parted where it would leave a quarter of the page" "$(notes < "$dir/noted.layout")" "5 7"
noted 12 "page = { white = 0 }" > "$dir/noted.md"
"$WENHENG" compile "$dir/noted.md" --dump layout > "$dir/noted.layout" 2> "$dir/err"
is "a class that bears it keeps its lines together" "$(notes < "$dir/noted.layout")" "0 12"
