#!/bin/sh
# Faces a project names itself: by file, index or name, chained in a role of its own; a damaged file is refused with the reason.
. ./lib.sh

p=$dir/p
ttc=$(fc-list -f '%{file}\n' 2> /dev/null | grep 'NotoSerifCJK-Regular.ttc$' | head -n 1)
[ -n "$ttc" ] || ttc=/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc
mkdir -p "$p/fonts" "$p/templates/classes"
ln -s "$top/fonts/fandol/FandolKai-Regular.otf" "$p/fonts/mine.otf"
head -c 60000 "$top/fonts/fandol/FandolHei-Bold.otf" > "$p/fonts/cut.otf"
echo 'return { name = "n", database = "t.db", areas = { { id = "a", name = "甲县" } }, periods = { "2026H1" }, ledgers = {} }' > "$p/manifest.lua"
cat > "$p/fonts/roles.lua" <<'END'
return {
   { name = "宋体", faces = { { name = "mine.otf" } } },
   { name = "标宋", faces = { { name = "FandolSong-Bold" } } },
   { name = "仿宋", faces = { { name = "FandolFang-Regular" } } },
   { name = "黑体", faces = { { name = "FandolHei-Bold" } } },
   { name = "楷体", faces = { { name = "FandolKai-Regular" } } },
   { name = "latin-serif", latin = true, faces = { { name = "Liberation Serif" }, { name = "mine.otf" } } },
   { name = "latin-sans", latin = true, faces = { { name = "Liberation Sans" } } },
   { name = "mono", latin = true, faces = { { name = "Liberation Mono" } } },
}
END
style() { echo "return { extends = \"plain\", styles = { body = { han = \"$1\", latin = \"$2\", fake_bold = ${3:-false} } } }" > "$p/templates/classes/own.lua"; }
printf -- '---\nclass = "own"\n---\n“节水”工作——2026年，占94.5%%……“ok”。\n' > "$p/t.md"
compile() { "$WENHENG" compile -C "$p" "$p/t.md" "$@"; }

style 宋体 latin-serif
compile --dump layout > "$dir/layout" 2> "$dir/err"
has "Han and the marks of Han text come from the second face" "$dir/layout" 'FandolKai-Regular 12.000  "“节水”工作——"'
has "Latin from the first" "$dir/layout" 'LiberationSerif 12.000  "94.5%"'
style "$(basename "$ttc")#2" latin-serif
status "the third face of a collection, by its index" 0 compile -o "$dir/index.pdf"
style NotoSerifCJKsc-Regular latin-serif
status "the same by its name" 0 compile -o "$dir/name.pdf"
cmp -s "$dir/index.pdf" "$dir/name.pdf" && ok "gives the same bytes" || not_ok "gives the same bytes" "they differ"
style mine.otf latin-serif
status "a file of the project" 0 compile -o "$dir/file.pdf"
pdffonts "$dir/file.pdf" > "$dir/fonts"
has "is embedded as a subset" "$dir/fonts" "+FandolKai-Regular"
compile --dump layout | grep '^text' > "$dir/thin"
style mine.otf latin-serif true
compile --dump layout | grep '^text' > "$dir/bold"
is "fake bold: the same places and text, a stroke" "$(sed 's/ stroke .*//' "$dir/bold")" "$(cat "$dir/thin")"
has "which is drawn" "$dir/bold" " stroke "
style cut.otf latin-serif
status "a damaged file" 1 compile -o "$dir/cut.pdf"
has "is named" "$dir/err" "cut.otf"
has "with the reason" "$dir/err" "cut short"
is "nothing is written" "$(ls "$dir/cut.pdf" 2> /dev/null)" ""
style "Nobody Ever Drew This" latin-serif
status "a face that is not there" 1 compile -o "$dir/none.pdf"
has "says where it was sought" "$dir/err" "$p/fonts"
