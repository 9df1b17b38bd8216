#!/bin/sh
# Pictures of every kind (images.c), whole and damaged, seen as poppler draws them.
. ./lib.sh

sh compile "$dir/images" pdf/images.c base font output layout/display.o doc ||
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
