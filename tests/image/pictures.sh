#!/bin/sh
# Pictures through the whole program, seen as poppler draws them: turned JPEGs, the colours of CMYK, what a
# picture weighs in the PDF, what is not taken over, what is embedded once.
. ./lib.sh
. ./pixel.sh

# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L $(pkg-config --cflags libpng) ${UNIT_CFLAGS:-} -o "$dir/make" image/make.c \
   $(pkg-config --libs libpng) -ljpeg || { not_ok "image/make.c" "it does not compile"; exit 1; }
mkdir "$dir/d"
"$dir/make" "$dir/d"
cp image/*.png image/*.jpg "$dir/d"

doc() { # doc NAME PICTURE...: a document of these, 20 mm wide
   page=$1
   shift
   {
      printf -- '---\nclass = "plain"\n---\n'
      printf '![](%s){width=20mm}\n\n' "$@"
   } > "$dir/d/$page.md"
}

# draw NAME: $dir/NAME.pdf, checked; $dir/NAME-N.ppm, its pages; $dir/NAME.at: "picture page x y w h" in pt
draw() {
   status "$1: done" 0 "$WENHENG" compile "$dir/d/$1.md" -o "$dir/$1.pdf"
   is "$1: without a word" "$(cat "$dir/err")" ""
   qpdf --check "$dir/$1.pdf" > "$dir/qpdf" 2>&1
   is "$1: qpdf finds nothing wrong" $? 0
   pdftoppm -r 72 -aa no -aaVector no "$dir/$1.pdf" "$dir/$1" 2> "$dir/err"
   is "$1: poppler has no complaint" "$(cat "$dir/err")" ""
   "$WENHENG" compile "$dir/d/$1.md" --dump layout | awk '
      $1 == "page" { page = $2 }
      $1 == "image" { gsub(/.*\/|"/, "", $7); print $7, page, int($2), int($3), int($4), int($6) }' > "$dir/$1.at"
}

quarters() { # quarters DOC PICTURE UPPER_LEFT UPPER_RIGHT LOWER_LEFT LOWER_RIGHT
   read -r found page x y w h <<-AT
	$(grep "^$2 " "$dir/$1.at")
	AT
   [ -n "$found" ] || { not_ok "$2" "it is not in the layout"; return; }
   looks "$2: upper left" "$dir/$1-$page.ppm" $((x + w / 8)) $((y + h / 4)) "$3"
   looks "$2: upper right" "$dir/$1-$page.ppm" $((x + w * 5 / 8)) $((y + h / 4)) "$4"
   looks "$2: lower left" "$dir/$1-$page.ppm" $((x + w / 8)) $((y + h * 3 / 4)) "$5"
   looks "$2: lower right" "$dir/$1-$page.ppm" $((x + w * 5 / 8)) $((y + h * 3 / 4)) "$6"
}

# the small ones kept here: quarters, a palette of two, ramps, alpha over white, CMYK with Adobe's mark
doc kept rgb8.png pal8.png pal1.png gray16.png rgba8.png rgb8_interlaced.png rgb.jpg gray.jpg cmyk_adobe_inverted.jpg
cp image/rgb.jpg image/gray.jpg "$dir/d"
draw kept
for picture in rgb8.png pal8.png rgb8_interlaced.png; do
   quarters kept $picture "220 30 30" "30 160 60" "40 80 200" "240 210 40"
done
quarters kept rgb.jpg "205 64 58" "42 156 44" "50 92 200" "232 212 60"
quarters kept pal1.png "220 30 30" "30 160 60" "220 30 30" "30 160 60"
quarters kept gray16.png "33 33 33" "164 164 164" "33 33 33" "164 164 164"
quarters kept gray.jpg "60 60 60" "140 140 140" "60 60 60" "140 140 140"
quarters kept cmyk_adobe_inverted.jpg "255 0 0" "0 255 0" "0 0 255" "128 128 128"

# every orientation looks alike, its size is that of what is seen
"$dir/make" "$dir/d"
doc turned turn1.jpg turn2.jpg turn3.jpg turn4.jpg turn5.jpg turn6.jpg turn7.jpg turn8.jpg turned.png
draw turned
for turn in 1 2 3 4 5 6 7 8; do
   quarters turned turn$turn.jpg "220 30 30" "30 160 60" "40 80 200" "128 128 128"
   is "turn$turn.jpg: wide" "$(awk "\$1 == \"turn$turn.jpg\" { print \$5, \$6 }" "$dir/turned.at")" "56 28"
done
quarters turned turned.png "220 30 30" "30 160 60" "40 80 200" "128 128 128"
lacks "the place where it was taken is not passed on" "$dir/turned.pdf" "secret place"
lacks "nor what follows the picture" "$dir/turned.pdf" "a film behind"
printf -- '---\nclass = "plain"\n---\n![](turn6.jpg)\n' > "$dir/d/size.md"
"$WENHENG" compile "$dir/d/size.md" --dump layout > "$dir/size"
has "EXIF's resolution gives the size" "$dir/size" "28.800 x 14.400"

printf -- '---\nclass = "plain"\n---\n![](plain.jpg)\n' > "$dir/d/size.md"
"$WENHENG" compile "$dir/d/size.md" --dump layout > "$dir/size"
has "JFIF's does" "$dir/size" "56.693 x 28.346"

# few dots on paper are noted once, for pictures wider than 40 mm
printf -- '---\nclass = "plain"\n---\n![](photo.png){width=39mm}\n' > "$dir/d/coarse.md"
status "a mark" 0 "$WENHENG" compile "$dir/d/coarse.md" -o "$dir/coarse.pdf"
is "is not asked for its dots" "$(cat "$dir/err")" ""
printf -- '---\nclass = "plain"\n---\n![](photo.png){width=50mm}\n\n![](photo.png){width=60mm}\n\n见[@x 页]。\n\n# 题 {#x}\n' > "$dir/d/coarse.md"
status "a coarse picture" 0 "$WENHENG" compile "$dir/d/coarse.md" -o "$dir/coarse.pdf"
has "is noted" "$dir/err" 'coarse.md:4:1: note: the picture "'
has "with its dots" "$dir/err" 'has 101 dots an inch at its width of 50 mm; below 150'
is "once" "$(grep -c 'note:' "$dir/err")" 1

# colours of JPEG
doc jpeg plain.jpg rgb.jpg prog.jpg arith.jpg cmyk.jpg ycck.jpg ink.jpg
draw jpeg
for picture in plain.jpg rgb.jpg prog.jpg arith.jpg cmyk.jpg ycck.jpg ink.jpg; do
   quarters jpeg $picture "220 30 30" "30 160 60" "40 80 200" "128 128 128"
done
is "all are RGB" "$(pdfimages -list "$dir/jpeg.pdf" | awk 'NR > 2 { print $6 }' | sort -u)" rgb
mkdir "$dir/jpegs"
pdfimages -j "$dir/jpeg.pdf" "$dir/jpegs/i"
cmp -s "$dir/jpegs/i-000.jpg" "$dir/d/plain.jpg" && ok "a JPEG goes in as it is" || not_ok "a JPEG goes in as it is" "it differs"
cmp -s "$dir/jpegs/i-002.jpg" "$dir/d/prog.jpg" && ok "a progressive one, too" || not_ok "a progressive one, too" "it differs"

# weight: no more than a fifth over the PNG's own
for picture in photo photo16 photoi alpha opaque grayalpha pal palalpha; do
   doc weight-$picture $picture.png
   draw weight-$picture
   png=$(wc -c < "$dir/d/$picture.png")
   pdf=$(wc -c < "$dir/weight-$picture.pdf")
   [ $((pdf - 2500)) -le $((png * 12 / 10)) ] && ok "$picture.png: weight" || not_ok "$picture.png: weight" "$pdf bytes for $png"
done
is "an alpha that hides nothing is left out" "$(pdfimages -list "$dir/weight-opaque.pdf" | grep -c smask)" 0
is "the palette is kept" "$(pdfimages -list "$dir/weight-palalpha.pdf" | awk '$3 == "image" { print $6, $8 }')" "index 8"

# the same bytes under two names
cp "$dir/d/photo.png" "$dir/d/again.png"
doc twice photo.png again.png photo.png
draw twice
is "the same bytes are embedded once" "$(pdfimages -list "$dir/twice.pdf" | awk 'NR > 2 { print $11 }' | sort -u | wc -l | tr -d ' ')" 1
"$WENHENG" compile "$dir/d/twice.md" -o "$dir/same.pdf" && cmp -s "$dir/twice.pdf" "$dir/same.pdf" && ok "twice the same bytes" || not_ok "twice the same bytes" "they differ"

# one file under many spellings of its path is one picture, shown or not
mkdir -p "$dir/d/in"
cp "$dir/d/photo.png" "$dir/d/in/photo.png"
doc spelt in/photo.png ./in/photo.png in//photo.png .//./in/././photo.png
"$WENHENG" compile "$dir/d/spelt.md" -o "$dir/spelt.ofd"
is "one picture spelt in four ways" "$(unzip -l "$dir/spelt.ofd" | grep -c 'png$')" 1
python3 - "$dir/d/bad.png" <<'P'
import struct, sys, zlib
def chunk(name, data): return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
head = struct.pack(">IIBBBBB", 50, 50, 8, 6, 0, 0, 0)
open(sys.argv[1], "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"xyzzy" * 20) + chunk(b"IEND", b""))
P
ln -s bad.png "$dir/d/linked.png"
doc bad bad.png ./bad.png .//bad.png linked.png
"$WENHENG" compile "$dir/d/bad.md" -o "$dir/bad.pdf" --missing box 2> "$dir/err"
is "one that cannot be decoded is told of once, and once by its link" "$(grep -c 'cannot be shown: IDAT' "$dir/err")" 2
is "with one reason" "$(sed -n 's/.*cannot be shown: //p' "$dir/err" | sort -u | wc -l)" 1
