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
