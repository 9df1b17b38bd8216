# notes.sh - notes on small pages, numbered in every way: notes/*.md beside their .layout.
. ./lib.sh

cp -R clreq/notes "$dir/notes"
for case in clreq/notes/*.md; do
   name=$(basename "$case" .md)
   (cd "$dir/notes" && "$WENHENG" compile "$name.md" --dump layout) > "$dir/out" 2> "$dir/err"
   [ -n "${ACCEPT:-}" ] && cp "$dir/out" "clreq/notes/$name.layout"
   if diff -u "clreq/notes/$name.layout" "$dir/out" > "$dir/diff" && [ ! -s "$dir/err" ]; then
      ok "notes: $name"
   else
      not_ok "notes: $name" "the layout differs"
      cat "$dir/diff" "$dir/err"
   fi
done
