#!/bin/sh
# Books made at random from fixed seeds and read back: every entry of contents, lists and index followed to its page,
# labels and printed numbers, the outline, headings, floats, references, and all text once.  Skipped, visibly, without Python 3.
. ./lib.sh
if ! command -v python3 > "$dir/which"; then
   ok "random books (skipped: no Python 3)"
   exit 0
fi
cp -R structure/templates structure/manifest.lua structure/plain.png "$dir/"
for seed in 1 2 3 4 5 6 7 8 9 10 26 121; do
   python3 structure/books.py "$WENHENG" "$dir" $seed > "$dir/wrong" 2>&1
   is "random book $seed" "$(head -n 5 "$dir/wrong")" ""
done
