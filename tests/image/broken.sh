#!/bin/sh
# Pictures that cannot be shown: an error that names each, and no document; with --missing box a warning, a
# box that says 缺图 in the picture's place, and the rest is a good document.
. ./lib.sh

# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L $(pkg-config --cflags libpng) ${UNIT_CFLAGS:-} -o "$dir/make" image/make.c \
   $(pkg-config --libs libpng) -ljpeg || { not_ok "image/make.c" "it does not compile"; exit 1; }
mkdir "$dir/d"
"$dir/make" "$dir/d"
cp image/cut.png image/cut.jpg image/empty.png image/rgb8.png "$dir/d"
{ head -c 60 image/rgb8.png; printf 'X'; tail -c +62 image/rgb8.png; } > "$dir/d/flipped.png"
head -c 250 "$dir/d/plain.jpg" > "$dir/d/headless.jpg"
head -c 8 image/rgb8.png > "$dir/d/signature.png"
printf '\377\330\377\331' > "$dir/d/nothing.jpg"
printf 'GIF89a......' > "$dir/d/other.png"

while read -r picture why; do
   printf -- '---\nclass = "plain"\n---\n图前。\n\n![图示](%s)\n\n![](rgb8.png)\n\n图后。\n' "$picture" > "$dir/d/t.md"
   status "$picture is an error" 1 "$WENHENG" compile "$dir/d/t.md" -o "$dir/$picture.pdf"
   has "$picture: its place" "$dir/err" "t.md:6:1: error: "
   has "$picture: why" "$dir/err" "$why"
   is "$picture: told once" "$(grep -c 'error:' "$dir/err")" 1
   [ -e "$dir/$picture.pdf" ] && not_ok "$picture: no document" "there is one" || ok "$picture: no document"
   status "$picture: --missing box goes on" 0 "$WENHENG" compile "$dir/d/t.md" --missing box -o "$dir/box.pdf"
   has "$picture: with a warning" "$dir/err" "$why"
   is "$picture: that is told once" "$(grep -c 'warning:' "$dir/err")" 1
   qpdf --check "$dir/box.pdf" > "$dir/qpdf" 2>&1
   is "$picture: the rest is a good file" $? 0
   pdftotext -raw "$dir/box.pdf" "$dir/txt"
   has "$picture: a box says so" "$dir/txt" "缺图：$picture"
   has "$picture: the text after it is there" "$dir/txt" "图后。"
   is "$picture: the picture after it is there" "$(pdfimages -list "$dir/box.pdf" | tail -n +3 | wc -l | tr -d ' ')" 1
done <<END
cut.png it is cut short
cut.jpg it is cut short
empty.png it is empty
flipped.png it is damaged: a checksum is wrong
headless.jpg it is cut short
signature.png it is cut short
nothing.jpg it holds no picture
other.png it is neither PNG nor JPEG
none.png "none.png"
wide.png it is 40000 x 20 dots large; at most 30000 a side and 100 million in all are shown
large.png it is 20000 x 20000 dots large
END

# what only decoding can tell
printf -- '---\nclass = "plain"\n---\n![图示](hollow.png)\n\n图后。\n' > "$dir/d/t.md"
status "data that cannot be decoded are an error" 1 "$WENHENG" compile "$dir/d/t.md" -o "$dir/hollow.pdf"
has "it names the file" "$dir/err" "hollow.png: error: the picture cannot be shown: "
[ -e "$dir/hollow.pdf" ] && not_ok "and there is no document" "there is one" || ok "and there is no document"
status "--missing box goes on" 0 "$WENHENG" compile "$dir/d/t.md" --missing box -o "$dir/hollow.pdf"
has "with a warning" "$dir/err" "hollow.png: warning: the picture cannot be shown: "
qpdf --check "$dir/hollow.pdf" > "$dir/qpdf" 2>&1
is "and a good file" $? 0
