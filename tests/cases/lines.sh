#!/bin/sh
# 避头尾 in every width from six to thirty characters: read from the layout, line by line.
. ./lib.sh

mkdir -p "$dir/p/templates/classes"
echo 'return { name = "n", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = {} }' > "$dir/p/manifest.lua"
cat > "$dir/p/t.md" <<'END'
---
class = "own"
---
（二）“十五五”规划（2026—2030年），《节水条例》。——样例……》）。又说：“先节水，后调水。”（见《水法》第七条）！真的吗？！

会议要求（**加快**）。落实《取水许可管理**办法**》**（**2026年修订**）**，做到“**应换尽换**”；重复利用率达
94.5%以上，
取水量2,041.75万立方米，占
38.2％·比去年下降-3.1%。
END
# The text of each line, spaces left out.
layout() { "$WENHENG" compile -C "$dir/p" "$dir/p/t.md" --dump layout; }
lines() {
   awk '/^tag P/ { body = 1 } /^tag Artifact/ { body = 0 }
      /^text / && body { s = $0; sub(/^[^"]*"/, "", s); sub(/"[^"]*$/, "", s); gsub(/ /, "", s); if ($3 != y) { if (y != "") print line; line = ""; y = $3 } line = line s }
      END { print line }' "$1"
}
set_class() { # WIDTH-IN-CHARACTERS GRID?
   cell=$([ "$2" = grid ] && echo ', cell = "16.5pt"')
   points=$([ "$2" = grid ] && echo "$(($1 * 33 / 2))" || echo "$(($1 * 16))")
   echo "return { extends = \"plain\", page = { paper = \"A4\", top = \"20mm\", left = \"20mm\", width = \"${points}pt\", height = \"250mm\" }, styles = { body = { han = \"仿宋\", latin = \"latin-serif\", size = \"16pt\", pitch = \"20pt\", first = 0, kinsoku = \"gb\"$cell }, strong = { inline = true, han = \"黑体\" } } }" > "$dir/p/templates/classes/own.lua"
}
bad_start='^[，。、；：？！）》」』】”’…—·％%]'
bad_end='[（《「『【“‘]$'
sed -n '4,$p' "$dir/p/t.md" | tr -d '\n* ' > "$dir/want"
for grid in free grid; do
   : > "$dir/starts"
   : > "$dir/ends"
   : > "$dir/parted"
   : > "$dir/texts"
   for width in 6 7 8 9 10 11 12 13 14 15 17 19 22 25 28 30; do
      set_class $width $grid
      layout > "$dir/layout" 2> "$dir/err" || cat "$dir/err"
      lines "$dir/layout" > "$dir/lines"
      sed 1d "$dir/lines" | grep -E "$bad_start" >> "$dir/starts"
      sed '$d' "$dir/lines" | grep -E "$bad_end" >> "$dir/ends"
      awk 'NR > 1 && /^[0-9]/ && last ~ /[0-9.,]$/ { print last " | " $0 } { last = $0 }' "$dir/lines" >> "$dir/parted"
      tr -d '\n' < "$dir/lines" | cmp -s - "$dir/want" || echo "$width: $(tr -d '\n' < "$dir/lines")" >> "$dir/texts"
   done
   is "$grid: no line starts with a closing mark" "$(cat "$dir/starts")" ""
   is "$grid: none ends with an opening one" "$(cat "$dir/ends")" ""
   is "$grid: no figure is parted" "$(cat "$dir/parted")" ""
   is "$grid: nothing is lost, no space where source lines joined" "$(cat "$dir/texts")" ""
done
for width in 1 2 3 4; do # too narrow for the rules: it ends, and keeps every character
   set_class $width free
   layout > "$dir/layout" 2> "$dir/err"
   lines "$dir/layout" | tr -d '\n' | cmp -s - "$dir/want" && ok "$width characters wide" || not_ok "$width characters wide" "$(cat "$dir/err")"
done
# a figure that fits its line whole stays whole, though the lines beside it are left short
printf -- '---\nclass = "own"\n---\n取水量为1,208.05万立方米，占62.5％·同比下降-3.1%%。\n' > "$dir/p/t.md"
set_class 4 free
layout > "$dir/layout" 2> "$dir/err"
has "four characters wide: 1,208.05 on a line" "$dir/layout" '"1,208.05"'
# marks trimmed: two of them and a line's end
printf -- '---\nclass = "own"\n---\n他讲：“要先节水。”后来又说（要再利用）。\n' > "$dir/p/t.md"
set_class 8 free
"$WENHENG" compile -C "$dir/p" "$dir/p/t.md" -o "$dir/t.pdf"
pdftotext -raw "$dir/t.pdf" "$dir/txt"
has "：“ take one and a half, 。” half at the line's end" "$dir/txt" "他讲：“要先节水。”"
