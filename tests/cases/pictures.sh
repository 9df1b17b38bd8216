#!/bin/sh
# Damaged pictures in a document: each costs itself, is named, and the rest is a good file.
. ./lib.sh

mkdir "$dir/d"
cp layout/plain.png "$dir/d/whole.png"
head -c $(($(wc -c < layout/plain.png) - 20)) layout/plain.png > "$dir/d/cut.png"
: > "$dir/d/empty.png"
printf 'GIF89a......' > "$dir/d/other.png"
for kind in whole cut empty other none; do printf -- '---\nclass = "plain"\n---\n图前。\n\n![图示](%s.png)\n\n图后。\n' $kind > "$dir/d/$kind.md"; done
status "a whole picture" 0 "$WENHENG" compile "$dir/d/whole.md" -o "$dir/whole.pdf"
is "without a word" "$(cat "$dir/err")" ""
for kind in cut empty other none; do
   status "$kind.png is an error" 1 "$WENHENG" compile "$dir/d/$kind.md" -o "$dir/$kind.pdf"
   has "$kind.png is named" "$dir/err" "$kind.png"
   is "$kind.png: once" "$(grep -c 'error:' "$dir/err")" 1
   if [ -e "$dir/$kind.pdf" ]; then
      qpdf --check "$dir/$kind.pdf" > "$dir/qpdf" 2>&1
      is "$kind.png: the rest is a good file" $? 0
      pdftotext -raw "$dir/$kind.pdf" "$dir/txt"
      has "$kind.png: the text after it is there" "$dir/txt" "图后。"
   fi
done
