#!/bin/sh
# QR codes read back by another program: the text, character for character.
. ./lib.sh
. ./pixel.sh

read_codes() { # what the codes on the pages of $1 say, a line a code
   rm -f "$dir"/code-*.png
   pdftoppm -r 200 -png "$1" "$dir/code" && zbarimg -q --raw "$dir"/code-*.png 2> /dev/null
}

one() { # one NAME MARKUP TEXT
   printf -- '---\nclass = "plain"\n---\n%s\n' "$2" > "$dir/t.md"
   status "$1" 0 "$WENHENG" compile "$dir/t.md" -o "$dir/t.pdf"
   is "$1: read back" "$(read_codes "$dir/t.pdf")" "$3"
   qpdf --check "$dir/t.pdf" > "$dir/qpdf" 2>&1
   is "$1: a good file" $? 0
}

one "an address" '![](qr:https://example.cn/a?b=c&d=1){width=15mm}' 'https://example.cn/a?b=c&d=1'
one "Chinese" '![官网](<qr:张掖市工业节水 2026年上半年，见 https://example.cn/节水>)' '张掖市工业节水 2026年上半年，见 https://example.cn/节水'
one "figures" '![](qr:620702199001010000)' '620702199001010000'
one "a rare character" '![](qr:赵𬭩){level=H}' '赵𬭩'
one "from Lua" '{{ doc.qr { "第一行\n第二行", size = "20mm", caption = "扫码", level = "Q" } }}' '第一行
第二行'
one "in a cell" '| 企业 | 码 |
|---|---|
| 示例 | ![](qr:cell){width=15mm} |' 'cell'
long=$(head -c 2000 /dev/zero | tr '\0' 'x')
one "2,000 characters" "![](qr:$long)" "$long"

printf -- '---\nclass = "plain"\n---\n![](qr:https://example.cn){width=29mm}\n' > "$dir/t.md"
"$WENHENG" compile "$dir/t.md" -o "$dir/t.pdf"
qpdf --qdf --object-streams=disable "$dir/t.pdf" "$dir/qdf.pdf"
is "nothing but vectors" "$(pdfimages -list "$dir/t.pdf" | tail -n +3 | wc -l | tr -d ' ')" 0
is "one path is filled for all dark modules" "$(grep -a -c '^f$' "$dir/qdf.pdf")" 2
has "tagged as a figure" "$dir/qdf.pdf" "/S /Figure"
has "its marks belong to it" "$dir/qdf.pdf" "/Figure<</MCID 0>>BDC"
has "with a text in its place" "$dir/qdf.pdf" "/Alt <feff4e8c7ef47801ff1a00680074007400700073003a"
# 25 modules and 4 light ones on each side are 33: the first dark one stands 4/33 of 29 mm from the edge
"$WENHENG" compile "$dir/t.md" --dump layout | awk '$1 == "box" { print }' | head -n 2 > "$dir/boxes"
is "the quiet zone is part of the size" "$(awk 'NR == 1 { x = $2; w = $4 } NR == 2 { printf "%.3f", ($2 - x) / w * 33 }' "$dir/boxes")" 4.000

fails() { # fails NAME MARKUP MESSAGE
   printf -- '---\nclass = "plain"\n---\n%s\n' "$2" > "$dir/t.md"
   status "$1" 1 "$WENHENG" compile "$dir/t.md" -o "$dir/no.pdf"
   has "$1: told" "$dir/err" "t.md:4:"
   has "$1: why" "$dir/err" "$3"
   [ -e "$dir/no.pdf" ] && not_ok "$1: no document" "there is one" || ok "$1: no document"
}
fails "too long a text" "![](qr:$long$long)" "no QR code holds a text of 4000 bytes at level M"
fails "no text" '![](qr:)' "there is no text for the QR code"
fails "no text from Lua" '{{ doc.qr { size = "20mm" } }}' "there is no text for the QR code"
fails "no such level" '![](qr:x){level=Z}' 'level="Z" is none of L, M, Q and H'
fails "a height is not asked for" '![](qr:x){height=10mm}' 'height'
printf -- '---\nclass = "plain"\n---\n![](qr:%s){width=20mm}\n' "$long" > "$dir/t.md"
status "too small to be read" 0 "$WENHENG" compile "$dir/t.md" -o "$dir/t.pdf"
has "is warned of" "$dir/err" "narrower than 0.25 mm"
