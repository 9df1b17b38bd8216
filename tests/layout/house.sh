# house.sh - wishes that only a class of one's own expresses: house/*.md beside their .layout and .err.
. ./lib.sh

cp -R layout/house "$dir/house" # the run leaves a database there
for case in layout/house/*.md; do
   name=$(basename "$case" .md)
   (cd "$dir/house" && "$WENHENG" compile "$name.md" --dump layout) > "$dir/out" 2> "$dir/err"
   [ -e "layout/house/$name.err" ] || : > "$dir/want"
   [ -e "layout/house/$name.err" ] && cp "layout/house/$name.err" "$dir/want"
   if [ -n "${ACCEPT:-}" ]; then
      cp "$dir/out" "layout/house/$name.layout"
      [ -s "$dir/err" ] && cp "$dir/err" "layout/house/$name.err"
   fi
   if diff -u "layout/house/$name.layout" "$dir/out" > "$dir/diff" && diff -u "$dir/want" "$dir/err" >> "$dir/diff"; then
      ok "$name"
   else
      not_ok "$name" "the layout differs"
      cat "$dir/diff"
   fi
done
