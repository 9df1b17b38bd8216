#!/bin/sh
# A book of more than sixty pages, read back: every entry of the contents, of the lists and of the index is
# followed to its page, the outline is compared with the headings, the page labels with the printed numbers.
. ./lib.sh

run() { "$WENHENG" compile -C structure --db "$dir/t.db" structure/templates/book.md "$@"; }
status "the book is made" 0 run -o "$dir/book.pdf"
run --dump layout > "$dir/layout" 2> "$dir/err"
run --dump tree > "$dir/tree" 2>> "$dir/err"
qpdf --check "$dir/book.pdf" > "$dir/qpdf" 2>&1
is "a sound file" $? 0
pages=$(pdfinfo "$dir/book.pdf" | sed -n 's/^Pages: *//p')
if [ "$pages" -gt 60 ]; then ok "more than sixty pages"; else not_ok "more than sixty pages" "$pages"; fi

# A line a page: its text without spaces, so that a line's end does not part a title; and the number printed on it.
pdftotext -raw "$dir/book.pdf" - | tr -d ' \n' | tr '\f' '\n' > "$dir/text"
sed 's/.*第\([0-9ivx]*\)页共[0-9ivx]*页.*/\1/; t; s/.*//' "$dir/text" > "$dir/printed"

# The labels a reader shows, one a page: those of each range counted on.
qpdf --json --json-key=pagelabels "$dir/book.pdf" | awk -v pages="$pages" '
   function roman(n,  i, out) {
      split("10 9 5 4 1", value, " "); split("x ix v iv i", sign, " ")
      for (i = 1; i <= 5; i++) while (n >= value[i]) { out = out sign[i]; n -= value[i] }
      return out
   }
   /"index"/ { gsub(/[^0-9]/, ""); at = $0 + 0; starts[at] = 1; style[at] = ""; from[at] = 1 }
   /"\/S"/ { style[at] = $0 ~ /\/r"/ ? "r" : "D" }
   /"\/St"/ { gsub(/[^0-9]/, ""); from[at] = $0 + 0 }
   END {
      for (i = 0; i < pages; i++) {
         if (i in starts) at = i
         n = from[at] + i - at
         print style[at] == "" ? "" : style[at] == "r" ? roman(n) : n
      }
   }' > "$dir/labels"
is "labels are the printed numbers" "$(diff "$dir/labels" "$dir/printed")" ""
is "the cover has no number" "$(head -n 1 "$dir/labels")" ""
is "front matter is roman" "$(sed -n 2p "$dir/labels")" i
is "the text begins with 1" "$(grep -c '^1$' "$dir/labels")" 1

sheet() { grep -nx "$1" "$dir/labels" | cut -d : -f 1; } # the page with this label

# Entries as a reader sees them: "title<tab>pages", what stands on lines of its own joined with what follows.
entries() { # entries FROM TO
   pdftotext -raw -f "$1" -l "$2" "$dir/book.pdf" - | tr -d '\f' | awk '
      /^第.*页.*共.*页$/ { next }
      /^(目 *录|目　录|表目录|图目录|企业索引|[A-Z])$/ { held = ""; next }
      /…/ { text = $0; sub(/ *(…)+ */, "\t", text); print held text; held = ""; next }
      { held = held $0 }' | tr -d ' '
}

follow() { # follow NAME FILE: the title of each entry stands on its page
   wrong=
   while IFS="$(printf '\t')" read -r title label; do
      on=$(sheet "$label")
      if [ -z "$on" ]; then wrong="$wrong no page $label;"; elif ! sed -n "${on}p" "$dir/text" | grep -qF -- "$title"; then wrong="$wrong $title is not on $label;"; fi
   done < "$2"
   is "$1" "$wrong" ""
}
preface=$(sheet "$(awk '/^anchor.*"前言"/ { print n } /^page/ { n = $NF }' "$dir/layout")")
entries 2 $((preface - 1)) > "$dir/front"
grep -v '^[表图][0-9]' "$dir/front" > "$dir/contents"
grep '^[表图][0-9]' "$dir/front" > "$dir/lists"
is "the contents have every heading" "$(grep -c '' "$dir/contents")" "$(($(grep -c '^ *heading [123]' "$dir/tree") + 1))"
is "the lists have every caption" "$(grep -c '' "$dir/lists")" 24
follow "contents followed" "$dir/contents"
follow "lists followed" "$dir/lists"

# The index: its pages are those the name stands on, and no others.
first=$(awk '/^anchor.*"企业索引"/ { print n } /^page/ { n = $2 }' "$dir/layout")
entries "$first" "$pages" | grep '示例公司' > "$dir/index"
is "the index has every name" "$(grep -c '' "$dir/index")" 36
start=$(sheet 1)
wrong=
while IFS="$(printf '\t')" read -r name labels; do
   found=$(awk -v name="$name" -v from="$start" -v to="$first" 'NR >= from && NR < to && index($0, name) { printf " %d", NR - from + 1 }' "$dir/text")
   told=$(echo "$labels" | sed 's/，/ /g' | tr ' ' '\n' | awk -F — '{ for (i = $1 + 0; i <= $NF + 0; i++) printf " %d", i }')
   [ "$found" = "$told" ] || wrong="$wrong $name:$told instead of$found;"
done < "$dir/index"
is "index followed, and complete" "$wrong" ""
is "sorted by pinyin" "$(sed 's/\(..\).*/\1/' "$dir/index" | uniq | tr '\n' ' ')" "重庆 甘州 高台 堃岭 临泽 民乐 镕金 山丹 肃南 𬭩都 厦门 张掖 "

# The outline: title and level of every heading, in order.
mutool show "$dir/book.pdf" outline | awk -F '"' '{ level = gsub(/\t/, "", $1); print level " " $2 }' > "$dir/outline"
awk '/^ *heading/ { level = $2; number = ""; if (match($0, /"[^"]*"/)) number = substr($0, RSTART + 1, RLENGTH - 2); getline; match($0, /"[^"]*"/)
     print level " " number substr($0, RSTART + 1, RLENGTH - 2) } END { print "1 企业索引" }' "$dir/tree" > "$dir/headings"
is "the outline is the headings" "$(diff "$dir/outline" "$dir/headings")" ""

# Links: as many as layout has, each to a place that is there and stands on the page its text names.
is "every link is in the file" "$(qpdf --json --json-key=qpdf "$dir/book.pdf" | grep -c '"/Subtype": "/Link"')" "$(grep -c '^link' "$dir/layout")"
pdfinfo -dests "$dir/book.pdf" | awk 'NR > 1 { name = $NF; gsub(/"/, "", name); print name "\t" $1 }' > "$dir/dests"
awk -F '\t' 'FILENAME == ARGV[1] { label[FNR] = $0; next } FILENAME == ARGV[2] { page[$1] = $2; next }
   /^text/ { text = $0; sub(/^[^"]*"/, "", text); sub(/"$/, "", text); next }
   /^link/ { id = $0; sub(/^[^#]*#/, "", id); sub(/"$/, "", id); inside = 1
             if (!(id in page)) print id " is nowhere" }
   /^end/ && inside { inside = 0 # of the link: what stood last in it
             if (text ~ /^([0-9]+|[ivx]+)$/ && id ~ /heading|caption|table-|figure-|chapter-/ && front && label[page[id]] != text) print id " on " label[page[id]] ", not " text }
   /^page/ { front = $0 ~ /number [ivx]+$/ }' "$dir/labels" "$dir/dests" "$dir/layout" > "$dir/astray"
is "links lead where their text says" "$(cat "$dir/astray")" ""

# Running heads: none where a chapter opens, the chapter's name on the other even pages of the text.
awk '/^page/ { n = $2; number = $NF; head[n] = opens[n] = "" } /^anchor.*level 1 / && !drawn[n] { opens[n] = 1 }
   /^anchor.*level 1 / { t = $0; sub(/^[^"]*"/, "", t); sub(/"$/, "", t); if (!begun[n]++) chapter[n] = t; last = t } /^(text|rule|image)/ { drawn[n] = 1 }
   /^text +[0-9.]+ 47\./ { t = $0; sub(/^[^"]*"/, "", t); sub(/"$/, "", t); head[n] = head[n] t }
   { if (!(n in chapter)) chapter[n] = last; numbers[n] = number }
   END { for (i = 1; i <= n; i++) { want = numbers[i] ~ /^[0-9]+$/ && numbers[i] % 2 == 0 && !opens[i] ? chapter[i] : "";
         if (numbers[i] % 2 == 0 && numbers[i] ~ /^[0-9]+$/ && head[i] != want) print "page " i ": " head[i] ", not " want } }' "$dir/layout" > "$dir/heads"
is "running heads carry the chapter, but where it opens" "$(cat "$dir/heads")" ""

# Pages end well: not with a heading, and no line of a paragraph stands alone; notes stand with their marks.
awk '/^page/ { page = $2; first = 1; if (heading) print "page " page - 1 " ends with a heading"; heading = 0 }
   /^tag/ { depth++; kind = depth == 1 ? $2 : kind; part = depth == 1 ? $4 : part; if (depth == 1) { lines = 0; y = "" } }
   /^text/ && kind == "P" && $3 + 0 > 60 && $4 !~ /^$/ { base = $3 + 0; if (y == "" || base - y > 8) { lines++; y = base } }
   /^end/ { depth--; if (depth == 0 && kind != "Artifact" && kind != "Note") {
      if (kind == "P" && part > 0 && (lines == 1 || before == 1)) print "page " page ": a line alone"
      heading = kind ~ /^H/; before = lines } }' "$dir/layout" > "$dir/ends"
parted=$(grep -c '^tag P part' "$dir/layout")
if [ "$parted" -gt 10 ]; then ok "paragraphs go on over pages"; else not_ok "paragraphs go on over pages" "only $parted"; fi
is "no heading and no lone line at a page's edge" "$(cat "$dir/ends")" ""
awk '/^page/ { page = $2 } /"#-note-/ { id = $NF; gsub(/[#"]/, "", id); mark[id] = page } /^anchor.* -note-/ { note[$NF] = page }
   END { for (id in mark) { count++; if (mark[id] != note[id]) print id " of page " mark[id] " is on " note[id] } if (count != 72) print count " notes" }' "$dir/layout" > "$dir/notes"
is "each note at the foot of its mark's page" "$(cat "$dir/notes")" ""
