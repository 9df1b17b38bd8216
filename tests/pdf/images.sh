#!/bin/sh
# Pictures of every kind (images.c), whole and damaged, seen as poppler draws them.
. ./lib.sh

# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -I../compiler $(pkg-config --cflags harfbuzz harfbuzz-subset libpng) ${UNIT_CFLAGS:-} \
   -o "$dir/images" pdf/images.c ../compiler/base/*.c ../compiler/font/*.c ../compiler/output/*.c ../compiler/layout/display.c ../compiler/doc/node.c ../compiler/doc/chart.c ../compiler/doc/number.c ../compiler/doc/style.c \
   $(pkg-config --libs harfbuzz harfbuzz-subset libpng libzip) -lhpdf -ldeflate -ljpeg ||
   { not_ok "pdf/images.c" "it does not compile"; exit 1; }

mkdir "$dir/img"
"$dir/images" make "$dir/img" "$dir/first.pdf" > "$dir/errors" 2> "$dir/err"
is "four pictures are not there" "$(cat "$dir/errors")" 4

head -c 120 "$dir/img/rgb16.png" > "$dir/img/cut.png"
{ head -c 60 "$dir/img/rgb8.png"; printf 'X'; tail -c +62 "$dir/img/rgb8.png"; } > "$dir/img/flipped.png"
head -c 300 "$dir/img/rgb.jpg" > "$dir/img/cut.jpg"
: > "$dir/img/empty.png"
"$dir/images" make "$dir/img" "$dir/images.pdf" > "$dir/errors" 2> "$dir/err"
is "the document is written all the same" $? 0
is "four pictures are damaged" "$(cat "$dir/errors")" 4
for name in cut.png flipped.png cut.jpg empty.png; do
   has "$name is named" "$dir/err" "img/$name: warning: the picture cannot be shown: "
done
qpdf --check "$dir/images.pdf" > "$dir/qpdf" 2>&1
is "qpdf finds nothing wrong" $? 0
is "each picture is embedded once" "$(pdfimages -list "$dir/images.pdf" | awk '$3 == "image" { print $11 }' | sort -u | wc -l | tr -d ' ')" 22
pdftoppm -r 72 -aa no -aaVector no "$dir/images.pdf" > "$dir/page.ppm" 2> "$dir/err"
is "poppler has no complaint" "$(cat "$dir/err")" ""
"$dir/images" look "$dir/page.ppm"
