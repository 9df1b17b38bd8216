# rows-parted.sh - rows of many lines in a table of a class that keeps rows whole unless a quarter of the page stayed empty
# (split_rows, split_gap = 250): wherever the page ends, a row is parted only for such a gap, and then a quarter of it goes over.
. ./lib.sh

mkdir -p "$dir/project/templates/classes"
cat > "$dir/project/templates/classes/rows.lua" <<'EOF'
return {
   extends = "plain",
   name = "rows",
   styles = {
      read = { extends = "table", split_rows = true, split_gap = 250 },
      read_cell = { extends = "cell", pitch = "16pt" },
      eighth = { extends = "read", split_gap = 125 },
      eighth_cell = { extends = "read_cell" },
      kept = { extends = "table", keep_together = true, split_gap = 500 },
   },
}
EOF

# rows BEFORE LINES: so many rows of a line, then one of so many lines beside a cell of two, then one more
rows() {
   printf -- '---\nclass = "rows"\n---\n{{ doc.table { style = "read", columns = { { width = "40mm" }, {} }, rows = {\n'
   for i in $(seq "$1"); do printf '{ "短%s", "一行" },\n' "$i"; done
   printf '{ { "两行", doc.newline {}, "单位" }, { "长1"'
   for i in $(seq 2 "$2"); do printf ', doc.newline {}, "长%s"' "$i"; done
   printf ' } },\n{ "末", "一行" } } } }}\n'
}

# split: of a layout dump, lines of the long row on each page, and the first page's lowest edge of text
split() {
   awk '/^page / { if (p++) printf "%d ", n; n = 0 } /^text .*"长/ { n++ }
      /^text .*"(短|长|两行|单位)/ { if (p == 1) { split($0, f, / +/); if (f[3] > low) low = f[3] } } END { printf "%d %.0f", n, low }'
}

bad=
whole=0
parted=0
last=0
for before in $(seq 1 36); do
   rows "$before" 24 > "$dir/project/rows.md"
   (cd "$dir/project" && "$WENHENG" compile rows.md --dump layout) > "$dir/rows.layout" 2> "$dir/err" || bad="$bad $before fails"
   set -- $(split < "$dir/rows.layout")
   case $# in
   2) [ "$1" = 24 ] || bad="$bad $before: $*" ;;
   3) if [ "$1" = 24 ]; then # only the last row goes over: the long one does not go with it
         last=$((last + 1))
      elif [ "$1" = 0 ]; then # 686 pt high: whole on the next page, since less than a quarter stays empty
         whole=$((whole + 1))
         [ "$3" -ge 580 ] || bad="$bad $before: $* leaves a gap"
      else
         parted=$((parted + 1))
         [ "$1" -ge 2 ] && [ "$2" -ge 6 ] && [ $(($1 + $2)) = 24 ] || bad="$bad $before: $* lines"
      fi ;;
   *) bad="$bad $before: $*" ;;
   esac
done
is "rows are whole or parted by the gap" "$bad" ""
[ $whole -ge 5 ] && [ $parted -ge 5 ] && [ $last -ge 1 ] && ok "all were met" || not_ok "all were met" "$whole, $parted, $last"

# kept LINES: so many lines of text, then a table of 30 rows (525 pt) that is kept together unless half a page stayed empty
kept() {
   printf -- '---\nclass = "rows"\n---\n'
   for i in $(seq "$1"); do printf '行。\n\n'; done
   printf '{{ doc.table { style = "kept", rows = {\n'
   for i in $(seq 30); do printf '{ "短%s" },\n' "$i"; done
   printf '} } }}\n'
}
for lines in 4 12 20; do # 686 pt a page: it fits; more than half stays empty; less
   kept $lines > "$dir/project/kept.md"
   (cd "$dir/project" && "$WENHENG" compile kept.md --dump layout) > "$dir/kept.layout" 2> "$dir/err"
   rows=$(awk '/^page / { if (p++) printf "%d ", n; n = 0 } /^text .*"短/ { n++ } END { print n }' "$dir/kept.layout")
   case $lines in
   4) is "a table kept together that fits" "$rows" 30 ;;
   12) is "a table kept together is parted for half a page" "$rows" "25 5" ;;
   20) is "a table kept together goes on as a whole" "$rows" "0 30" ;;
   esac
done

cat > "$dir/label.md" <<'EOF'
---
class = "official"
---
% local rows = {}
% for i = 1, 40 do rows[i] = { i == 1 and { rowspan = 40, t { zh = "任务", en = "Task" } } or nil, tostring(i) } end
% for i = 2, 40 do rows[i] = { tostring(i) } end
{{ doc.table { columns = { { width = "40mm" }, {} }, rows = rows } }}
EOF
"$WENHENG" compile "$dir/label.md" --lang zh-en --dump layout > "$dir/label.layout" 2> "$dir/err"
has "a label in two languages goes on, in Chinese" "$dir/label.layout" '"任务（续）"'
has "a label in two languages goes on, in English" "$dir/label.layout" '"Task (cont.)"'

# A table's last rows go on with a note for which the page has no room, and leave a gap: a low row is not parted for it.
noted() {
   printf -- '---\nclass = "rows"\n---\n{{ doc.table { style = "read", columns = { { width = "40mm" }, {} }, rows = {\n'
   for i in $(seq "$1"); do printf '{ "名%s", { "上%s", doc.newline {}, "中", doc.newline {}, "再", doc.newline {}, "下%s" } },\n' "$i" "$i" "$i"; done
   printf '} } }}\n\n::: note\n'
   for i in $(seq 18); do printf '注%s  \n' "$i"; done
   printf ':::\n'
}
bad=
for rows in $(seq 1 12); do
   noted "$rows" > "$dir/project/noted.md"
   (cd "$dir/project" && "$WENHENG" compile noted.md --dump layout) > "$dir/noted.layout" 2> "$dir/err" || bad="$bad $rows fails"
   awk '/^page / { page++ } /^text .*"上/ { sub(/.*"上/, ""); on[$0] = page } /^text .*"下/ { sub(/.*"下/, ""); if (on[$0] != page) exit 1 }' \
      "$dir/noted.layout" || bad="$bad $rows"
done
is "a low row is not parted for the note under the table" "$bad" ""

# The row that goes on has its name again, which is no content: each cell is one, with what it holds once.
cat > "$dir/again.md" <<'EOT'
---
class = "official"
long = string.rep("a word or two ", 70)
---
{{ doc.space { height = "420pt" } }}

::: table {style=table_parted widths="30pt,80pt,50pt,1,60pt"}
| No. | Item | State | Completion | Bureaus |
|----|----|----|----|----|
| 1 | Meters | Behind | {{ meta.long }} | Water |
:::
EOT
"$WENHENG" compile "$dir/again.md" --lang en --dump layout > "$dir/again.layout" 2> "$dir/err"
rest=$(sed -n '/^page 2/,$p' "$dir/again.layout")
is "the row's name again" "$(echo "$rest" | grep -c '"Meters (cont.)"\|"Meters$')" 1
is "its state and its bureau again" "$(echo "$rest" | grep -c '"Behind"\|"Water"')" 2
is "none of it is content" "$(echo "$rest" | grep -B 1 '"Meters\|"Behind"\|"Water"' | grep -c '^tag Artifact')" 3

# A table's last row is worth a page a quarter of which stays empty, where its class parts others for an eighth: what is left of it would
# stand alone. ending BEFORE REST: so many rows of a line, one of 16, the rest; says how many of the 16 each page has.
ending() {
   { printf -- '---\nclass = "rows"\n---\n{{ doc.table { style = "eighth", columns = { { width = "40mm" }, {} }, rows = {\n'
     for i in $(seq "$1"); do printf '{ "短%s", "一行" },\n' "$i"; done
     printf '{ "名", { "长1"'
     for i in $(seq 2 16); do printf ', doc.newline {}, "长%s"' "$i"; done
     printf ' } },\n%s} } }}\n' "$2"; } > "$dir/project/ending.md"
   (cd "$dir/project" && "$WENHENG" compile ending.md --dump layout) > "$dir/ending.layout" 2> "$dir/err"
   awk '/^page / { if (p++) printf "%d ", n; n = 0 } /^text .*"长/ { n++ } END { print n }' "$dir/ending.layout"
}
more='{ "后", "一行" }, { "末", "一行" }'
is "a row amid others is parted for an eighth" "$(ending 31 "$more")" "8 8"
is "the last one stays whole for that" "$(ending 31 "")" "0 16"
is "the last one is parted for a quarter" "$(ending 29 "")" "11 5"

# A cell of up to a third of the page stands again beside what goes on, however little that is; a higher one does not.
beside() {
   { printf -- '---\nclass = "official"\n---\n{{ doc.space { height = "360pt" } }}\n\n'
     printf '{{ doc.table { style = "table_parted", columns = { { width = "40mm" }, {}, { width = "40mm" } }, rows = { { "名", "'
     for i in $(seq 46); do printf '一二三四五六七八九十'; done
     printf '", { "单位1"'
     for i in $(seq 2 "$1"); do printf ', doc.newline {}, "单位%s"' "$i"; done
     printf ' } } } } }}\n'; } > "$dir/beside.md"
   "$WENHENG" compile "$dir/beside.md" --dump layout > "$dir/beside.layout" 2> "$dir/err"
   sed -n '/^page 2/,$p' "$dir/beside.layout" | grep -c '"单位'
}
is "a cell of eleven lines stands again" "$(beside 11)" 11
is "a cell of fourteen lines does not" "$(beside 14)" 0

# In the annex's table the units stand again beside what goes on, in two languages too; its remark was told.
cat > "$dir/annex.md" <<'EOT'
---
class = "official"
long = string.rep("一二三四五六七八九十", 22)
english = string.rep("a word or two ", 40)
---
{{ doc.space { height = "300pt" } }}

{{ doc.table {
   style = "table_parted", columns = { { width = "25mm" }, { weight = 1 }, { width = "44mm" }, { width = "17mm" } },
   rows = { {
      { style = "cell_task", "1.任务" }, { style = "cell_text", t { zh = meta.long, en = meta.english } },
      { style = "cell_units", t { zh = { "各县区人民政府", doc.newline {}, "经济开发区管委会", doc.newline {}, "市发展改革委", doc.newline {}, "市工信局", doc.newline {}, "市水务局" },
         en = { "County Governments;", doc.newline {}, "Committee of the Economic Development Zone;", doc.newline {}, "Reform Commission;", doc.newline {}, "Industry Bureau;",
            doc.newline {}, "Water Bureau" } } },
      { style = "cell_remark", t { zh = "已完成5", en = "Completed: 5" } },
   } },
} }}
EOT
"$WENHENG" compile "$dir/annex.md" --lang zh-en --dump layout > "$dir/annex.layout" 2> "$dir/err"
rest=$(sed -n '/^page 2/,$p' "$dir/annex.layout")
is "the row is parted, its units stand again, all of them" "$(echo "$rest" | grep -c '"市水务局"\|"Water Bureau"')" 2
is "the remark is told once" "$(grep -c '"已完成\|Completed' "$dir/annex.layout")" 2
is "on the first page" "$(echo "$rest" | grep -c '"已完成\|Completed')" 0
