#!/bin/sh
# Names with characters that fonts lack: kept through import, found in some face, or reported; never guessed.
. ./lib.sh

printf '企业,法定代表人\n一号作坊,张𫰠\n二号作坊,李䶮\n三号作坊,赵𬭩\n四号作坊,钱𫰠\n' > "$dir/utf8.csv"
iconv -f UTF-8 -t GB18030 "$dir/utf8.csv" > "$dir/names.csv"
template() { # template FILE HAN-FACE: a project of its own whose body has that face alone
   mkdir -p "$dir/$1/templates/classes"
   echo 'return { name = "n", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = {} }' > "$dir/$1/manifest.lua"
   echo "return { extends = \"plain\", styles = { body = { han = \"$2\", latin = \"$2\" } } }" > "$dir/$1/templates/classes/own.lua"
   cat > "$dir/$1/t.md" <<'END'
---
class = "own"
---
% for _, r in ipairs(data.t) do
{{ r["企业"] }}：{{ r["法定代表人"] }}

% end
END
}
template bare "FandolFang-Regular"
status "a character in no face fails the document" 1 "$WENHENG" compile -C "$dir/bare" "$dir/bare/t.md" --data "t=$dir/names.csv" -o "$dir/bare.pdf"
is "nothing is written" "$(ls "$dir/bare.pdf" 2> /dev/null)" ""
has "the character, its code and its record" "$dir/err" '"𫰠" (U+2BC20), in "一号作坊：张𫰠"'
has "the same character in another record is reported too" "$dir/err" '(U+2BC20), in "四号作坊：钱𫰠"'
has "one of a plane the face has in part" "$dir/err" '"䶮" (U+4DAE), in "二号作坊：李䶮"'
has "the template's place" "$dir/err" "t.md:5:"
status "--missing box goes on" 0 "$WENHENG" compile -C "$dir/bare" "$dir/bare/t.md" --data "t=$dir/names.csv" --missing box -o "$dir/box.pdf"
has "with a warning for each" "$dir/err" 'warning: no face of "FandolFang-Regular" has "𫰠" (U+2BC20), in "四号作坊：钱𫰠": a box stands in its place'
pdftotext -raw "$dir/box.pdf" "$dir/txt"
lacks "no question mark stands for it" "$dir/txt" "?"
# a box is four bars; nothing else draws bars here
is "a box for each" "$("$WENHENG" compile -C "$dir/bare" "$dir/bare/t.md" --data "t=$dir/names.csv" --missing box --dump layout 2> /dev/null | grep -c '^rule')" 16

template full "NotoSerifCJKsc-Regular"
sed -i 's/张𫰠/张㙟/; s/钱𫰠/钱㐂/' "$dir/utf8.csv"
iconv -f UTF-8 -t GB18030 "$dir/utf8.csv" > "$dir/names.csv"
status "with a face that has them" 0 "$WENHENG" compile -C "$dir/full" "$dir/full/t.md" --data "t=$dir/names.csv" -o "$dir/full.pdf"
pdftotext -raw "$dir/full.pdf" "$dir/txt"
for name in 一号作坊：张㙟 二号作坊：李䶮 三号作坊：赵𬭩 四号作坊：钱㐂; do has "pdftotext gives back $name" "$dir/txt" "$name"; done
