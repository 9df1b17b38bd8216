#!/bin/sh
# Page numbers stand on the sheet, whatever its size: a class says how far from the sheet's lower edge, and one that is told to
# draw off the sheet is refused.
. ./lib.sh

for paper in A4 16K; do
   printf '%b' '---\nclass = "notice"\npage = { paper = "'$paper'" }\ntitle = "标题"\n---\n正文。\n' > "$dir/x.md"
   "$WENHENG" compile "$dir/x.md" --dump layout > "$dir/out" 2> "$dir/err"
   height=$(sed -n 's/^page 1  [0-9.]* x \([0-9]*\).*/\1/p' "$dir/out")
   y=$(sed -n 's/^text  [0-9.]* \([0-9]*\).*"1"$/\1/p; s/^text  [0-9.]* \([0-9]*\).*"— 1 —"$/\1/p' "$dir/out" | tail -n 1)
   is "$paper: the number is 80 to 60 pt above the sheet's lower edge" "$([ "${y:-0}" -gt $((height - 90)) ] && [ "${y:-0}" -lt $((height - 60)) ] && echo yes)" yes
done

"$WENHENG" build schedule --period 2026H1 -C "$top/data" --db "$dir/t.db" -o "$dir/s.pdf" > "$dir/out" 2> "$dir/err"
pages=$(pdfinfo "$dir/s.pdf" | sed -n 's/^Pages: *//p')
is "each page of the landscape list shows its number" "$(pdftotext -layout "$dir/s.pdf" - | grep -c '^ *— [0-9]* —$')" "$pages"

mkdir -p "$dir/p/templates/classes"
cat > "$dir/p/manifest.lua" <<'END'
return { name = "off", database = "t.db", areas = {}, periods = {}, ledgers = {} }
END
cat > "$dir/p/templates/classes/off.lua" <<'END'
return { extends = "plain", name = "off",
   furniture = function() return { { style = "body", text = "{page}", y = "296mm" } } end }
END
printf '%b' '---\nclass = "off"\n---\n正文。\n' > "$dir/p/templates/x.md"
"$WENHENG" compile "$dir/p/templates/x.md" -C "$dir/p" --db "$dir/t2.db" -o "$dir/x.pdf" > "$dir/out" 2> "$dir/err"
is "what would stand off the sheet is refused" $? 1
has "with the sheet's height" "$dir/err" 'furniture 1: it stands off the sheet, which is 297 mm high'
