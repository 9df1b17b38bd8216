#!/bin/sh
# No page, and no part of a table's row, ends in a word that is parted with a hyphen, wherever a paragraph stands on it.
. ./lib.sh

text='The organization of industrial wastewater treatment has a considerable colour-coded characterization of the responsibilities,
which organizations of industrialization acknowledge unconditionally, and a comprehensive characterization of organizations.'

# ends DOCUMENT: how often a page's last line, above its number, ends in a hyphen that was drawn
ends() {
   "$WENHENG" compile -C clreq --db "$dir/t.db" "$1" --dump layout > "$dir/layout" 2> "$dir/err" || not_ok "$1" "$(cat "$dir/err")" >&2
   awk '/^(end|tag|rule|anchor)/ { next } /^page/ { parted = 0; next } / 9\.000  "[0-9]+"$/ { n += parted; next } { parted = /"-" silent$/ } END { print n + 0 }' "$dir/layout"
}

found=0
for lines in 18 19 20 21 22 23 24 25 26 27; do # each of the paragraph's lines is once the page's last
   printf -- '---\nclass = "ruler"\n---\n{{ doc.space { lines = %s } }}\n\n::: english\n%s\n:::\n' "$lines" "$text" > "$dir/page.md"
   found=$((found + $(ends "$dir/page.md")))
done
is "no page ends in a hyphen" "$found" 0

# The same of a row that goes on over a page.
found=0
for lines in 16 17 18 19 20 21 22 23; do
   printf -- '---\nclass = "ruler"\n---\n{{ doc.space { lines = %s } }}\n\n{{ doc.table { style = "parted", rows = { { { { doc.p { style = "english", [[%s]] } } } } } } }}\n' \
      "$lines" "$text" > "$dir/row.md"
   found=$((found + $(ends "$dir/row.md")))
done
is "no part of a row ends in a hyphen" "$found" 0

# The same of a note that goes on, whose words have hyphens of their author's (U+00AD).
found=0 parted=0
for lines in 14 15 16 17 18 19 20 21 22 23; do
   printf -- '---\nclass = "ruler"\nlang = "en"\n---\n{{ doc.space { lines = %s } }}\n\nText.^[%s]\n\n{{ doc.space { lines = 3 } }}\n\nMore of it.\n' \
      "$lines" "$(for i in $(seq 12); do printf 'charac\302\255ter\302\255iza\302\255tion of organiza\302\255tional respon\302\255si\302\255bil\302\255i\302\255ties %s uncon\302\255di\302\255tion\302\255ally, ' "$i"; done)" > "$dir/note.md"
   found=$((found + $(ends "$dir/note.md")))
   parted=$((parted + $(grep -c '^tag Note part' "$dir/layout")))
done
is "no part of a note ends in a hyphen" "$found" 0
[ $parted -gt 0 ] && ok "notes went on" || not_ok "notes went on" "$(grep '^tag' "$dir/layout" | sort | uniq -c | tr '\n' ' ')"
