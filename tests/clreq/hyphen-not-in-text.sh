#!/bin/sh
# A word parted by a hyphen is copied whole; the hyphen that was drawn is no part of it.
. ./lib.sh

"$WENHENG" compile -C clreq --db "$dir/t.db" clreq/hyphen-en-us.md -o "$dir/t.pdf" > "$dir/err" 2>&1
pdftotext -raw "$dir/t.pdf" "$dir/txt"
is "the first word that is parted" "$(sed -n 1p "$dir/txt")" "The organization of industrial"
is "the second, with the mark behind it" "$(grep -c 'characterization of responsibilities\.$' "$dir/txt")" 1
is "the hyphen of the source stays" "$(grep -c 'colour-coded' "$dir/txt")" 1
pdftoppm -r 30 "$dir/t.pdf" "$dir/page" && ok "it is drawn"
qpdf --check "$dir/t.pdf" > "$dir/check" 2>&1 && ok "the file is sound" || not_ok "the file is sound" "$(cat "$dir/check")"
