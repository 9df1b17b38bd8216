# notes-kept.sh - the notes under a table, in Chinese and in English, stand on one page with its last row, wherever the
# page ends; notes of more than half a page are parted.
. ./lib.sh

# ledger ROWS REPEAT: a table of so many rows, with notes of so many sentences under it
ledger() {
   printf -- '---\nclass = "official"\n---\n| 县区 | 取水量 |\n|:--|--:|\n'
   for i in $(seq "$1"); do printf '| 格%s | %s |\n' "$i" "$i"; done
   printf '\n:::: note\n::: zh\n注：'
   for i in $(seq "$2"); do printf '数据缺失既不计为完成，也不计为零；重复和合计不符的，请核实更正。'; done
   printf '\n:::\n\n::: en\nNote: '
   for i in $(seq "$2"); do printf 'data to be completed count as missing, neither as done nor as zero. '; done
   printf '\n:::\n::::\n'
}

# alone: of a layout dump, the pages with a note's text and no row
alone() {
   awk '/^page / { if (note && !row) print p; p = $2; note = row = 0 }
      /^text .*"格/ { row = 1 } /^text .*(data to be|数据缺失)/ { note = 1 } END { if (note && !row) print p }'
}

# with: of a layout dump of two pages, the rows on the first and on the last
with() {
   awk '/^page / { if (p++) printf "%d ", n; n = 0 } /^text .*"格/ { n++ } END { print n }'
}

bad=
for rows in $(seq 12 44); do
   ledger "$rows" 4 > "$dir/notes.md"
   "$WENHENG" compile "$dir/notes.md" --lang zh-en --dump layout > "$dir/notes.layout" 2> "$dir/err" || bad="$bad $rows fails"
   bad="$bad$(alone < "$dir/notes.layout" | sed "s/.*/ $rows rows: page &/")"
done
is "notes stand with the table's last row" "$bad" ""
ledger 33 4 > "$dir/notes.md"
"$WENHENG" compile "$dir/notes.md" --lang zh-en --dump layout > "$dir/notes.layout" 2> "$dir/err"
is "no more than the last row goes with the notes" "$(with < "$dir/notes.layout")" "32 1"
ledger 20 60 > "$dir/notes.md"
"$WENHENG" compile "$dir/notes.md" --lang zh-en --dump layout > "$dir/notes.layout" 2> "$dir/err"
is "notes of more than half a page are parted" "$(grep -c '^page' "$dir/notes.layout") $(alone < "$dir/notes.layout" | tr '\n' ' ')" "2 2 "

# imprint ROWS: an official document that ends with such a table, and 版记
imprint() {
   printf -- '---\nclass = "notice"\ntitle = "通报"\ncopies = "市水务局"\nprinter = "市工信局办公室"\ndate = "2026-07-20"\nclosed = true\n---\n正文。\n\n'
   printf '| 县区 | 取水量 |\n|:--|--:|\n'
   for i in $(seq "$1"); do printf '| 格%s | %s |\n' "$i" "$i"; done
   printf '\n::: note\n注：数据缺失既不计为完成，也不计为零。\n:::\n'
}

# bare: of a layout dump, the pages with 版记 and no row
bare() {
   awk '/^page / { if (imprint && !row) print p; p = $2; imprint = row = 0 }
      /^text .*"格/ { row = 1 } /^text .*抄送/ { imprint = 1 } END { if (imprint && !row) print p }'
}
bad=
pages=
for rows in $(seq 20 40); do
   imprint "$rows" > "$dir/imprint.md"
   "$WENHENG" compile "$dir/imprint.md" --dump layout > "$dir/imprint.layout" 2> "$dir/err" || bad="$bad $rows fails: $(head -1 "$dir/err")"
   bad="$bad$(bare < "$dir/imprint.layout" | sed "s/.*/ $rows rows: page &/")"
   pages="$pages $(grep -c '^page' "$dir/imprint.layout")"
done
is "版记 stands with the table's last row" "$bad" ""
is "版记 on the first page and on the second" "$(echo $pages | tr ' ' '\n' | sort -u | tr '\n' ' ')" "1 2 "
