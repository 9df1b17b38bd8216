#!/bin/sh
# Control characters and what is no character are told with their place, and none is printed, whatever glyphs a face has for them.
. ./lib.sh

told() { # told NAME CODE PLACE KIND: of x.md
   status "$1" 1 "$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf"
   has "$1 is told" "$dir/err" "$dir/x.md:$3: error: U+$2 is $4 and cannot be printed, in \""
   lacks "$1 is taken from no face" "$dir/err" "takes such characters from"
   status "$1 in a box" 0 "$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf" --missing box
   has "$1 in a box is told" "$dir/err" "warning: U+$2 is $4 and cannot be printed"
}
for code in 0000 0001 0002 0008 000E 001B 001F 007F 0080 0085 009F FDD0 FFF9 FFFC FFFE FFFF 1FFFE 10FFFF; do
   kind='a control character'
   [ ${#code} -eq 4 ] && [ "$code" \< 00A0 ] || kind='no character of a text'
   printf '甲\n\n乙{{ "丙\\u{%s}丁" }}\n' $code > "$dir/x.md"
   told "U+$code in a value" $code 3:2 "$kind"
done
printf '甲乙\n丙\033丁\n' > "$dir/x.md"
told "U+001B in a template" 001B 2:2 'a control character'
printf '%s\n' '{{ doc.table { columns = { {} }, rows = { { "x\2y" } } } }}' > "$dir/x.md"
told "U+0002 in a cell" 0002 1:1 'a control character'
printf '姓名\n甲\002乙\n' > "$dir/c.csv"
# shellcheck disable=SC2016
printf '{{ data.x[1]["姓名"] }}\n' > "$dir/x.md"
status "U+0002 in a ledger" 1 "$WENHENG" compile "$dir/x.md" --data "x=$dir/c.csv" -o "$dir/x.pdf"
has "is told" "$dir/err" "U+0002 is a control character and cannot be printed, in \"甲乙\""
for byte in 000; do # which means something of its own in a template's text
   printf "甲乙\n丙\\${byte}丁\n" > "$dir/x.md"
   "$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf" > "$dir/out" 2> "$dir/err"
   has "byte $byte in a template is told" "$dir/err" "x.md:2:2: warning: U+0$byte is a control character and cannot be printed: U+FFFD stands in its place"
done
# White space and what only joins or parts its neighbours is text that is not seen, and not told.
for code in 0009 000A 000D FEFF 200B 200E 2060 00AD 2028; do
   printf '甲\n\n乙{{ "丙\\u{%s}丁" }}\n' $code > "$dir/x.md"
   status "U+$code is text" 0 "$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf"
   is "and silent" "$(cat "$dir/err")" ""
done
