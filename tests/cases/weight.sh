#!/bin/sh
# The weight of a file: a face is embedded once, cut down to the glyphs used, however many pages there are.
. ./lib.sh

front='---\nclass = "official"\ntitle = "关于节约用水的通知"\n---\n'
text='一、总体要求\n\n（一）落实责任。各单位要把节约用水摆在重要位置，逐级落实责任，按期报送情况，确保全年任务如期完成。\n\n**重点**企业取水量12345.67890立方米。\n\n'
# shellcheck disable=SC2059
{ printf -- "$front$text"; } > "$dir/one.md"
# shellcheck disable=SC2059
{ printf -- "$front"; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do for k in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do printf "$text"; done; done; } > "$dir/many.md"
for name in one many; do status "$name" 0 "$WENHENG" compile "$dir/$name.md" -o "$dir/$name.pdf"; done
pages=$(pdfinfo "$dir/many.pdf" | awk '/^Pages:/ { print $2 }')
[ "$pages" -gt 30 ] && ok "many pages" || not_ok "many pages" "$pages"
# NAME BYTES of every font file in a PDF, without the subset's tag; the page numbers' face is left out: its digits differ
fonts() {
   qpdf --qdf --object-streams=disable --stream-data=preserve "$1" - | LC_ALL=C awk '
      / obj$/ { id = $1 }
      /\/FontName/ { sub(/^\/[A-Z]*\+/, "", $2); names[id] = $2 }
      /\/FontFile[23]? / { files[id] = $2 }
      /\/Length / { length_of[id] = $2 } /^[0-9]+$/ { number[id] = $1 }
      END { for (i in files) { n = length_of[files[i]]; print names[i], n in number ? number[n] : n } }' | sort
}
fonts "$dir/one.pdf" | grep -v NotoSerifCJKsc-Regular > "$dir/one.fonts"
fonts "$dir/many.pdf" | grep -v NotoSerifCJKsc-Regular > "$dir/many.fonts"
is "five faces and that of the page numbers" "$(wc -l < "$dir/one.fonts" | tr -d ' ')" 5
is "one page's fonts weigh what those of many do" "$(cat "$dir/many.fonts")" "$(cat "$dir/one.fonts")"
is "each face once" "$(pdffonts "$dir/many.pdf" | tail -n +3 | awk '{ sub(/^[A-Z]*\+/, ""); print $1 }' | sort | uniq -d)" ""
# the bound: 350 bytes a glyph and 10 KB a face
glyphs=$("$WENHENG" compile "$dir/one.md" --dump layout 2> /dev/null | grep '^text' | sed 's/^text *[^ ]* [^ ]* *\([^ ]*\) [^"]*"\(.*\)".*/\1 \2/' |
   while read -r face words; do printf '%s' "$words" | iconv -f UTF-8 -t UTF-32BE | od -An -v -tx4 -w4 | sed "s/^/$face/"; done | sort -u | wc -l)
bytes=$(awk '{ n += $2 } END { print n }' "$dir/one.fonts")
[ "$bytes" -gt 1000 ] && [ "$bytes" -lt $((glyphs * 350 + 50000)) ] && ok "$bytes bytes of fonts" || not_ok "the fonts' bytes" "$bytes for $glyphs glyphs"
size=$(wc -c < "$dir/many.pdf") one=$(wc -c < "$dir/one.pdf")
[ $(((size - one) / pages)) -lt 4000 ] && ok "a page more costs little" || not_ok "a page more costs little" "$(((size - one) / pages)) bytes"
