#!/bin/sh
# Pages made by hand (pages.c), written as PDF and read back by qpdf, poppler and mupdf.
. ./lib.sh

sh compile "$dir/pages" pdf/pages.c base font output layout/display.o doc ||
   { not_ok "pdf/pages.c" "it does not compile"; exit 1; }

unset SOURCE_DATE_EPOCH
pdf=$dir/pages.pdf
status "the pages are written" 0 "$dir/pages" pdf "$pdf"
is "without a message" "$(cat "$dir/err")" ""
"$dir/pages" pdf "$dir/again.pdf" && cmp -s "$pdf" "$dir/again.pdf" && ok "twice the same bytes" || not_ok "twice the same bytes" "they differ"
"$dir/pages" text - > "$dir/layout"
if diff -u pdf/pages.layout "$dir/layout" > "$dir/diff"; then ok "the snapshot"; else not_ok "the snapshot" "it differs"; cat "$dir/diff"; fi

qpdf --check "$pdf" > "$dir/qpdf" 2>&1
is "qpdf finds nothing wrong" "$? $(grep -c WARNING "$dir/qpdf")" "0 0"
pdffonts "$pdf" 2>&1 | tail -n +3 > "$dir/pdffonts"
is "each face once" "$(wc -l < "$dir/pdffonts" | tr -d ' ')" 7
is "embedded, subset, with ToUnicode" "$(awk '{ print $(NF-4), $(NF-3), $(NF-2) }' "$dir/pdffonts" | sort -u)" "yes yes yes"

pdftotext -layout "$pdf" - 2> "$dir/err" | tr -d '\f' | sed 's/^ *//; s/  */ /g; /^$/d' > "$dir/txt"
is "poppler has no complaint" "$(cat "$dir/err")" ""
if diff -u pdf/pages.txt "$dir/txt" > "$dir/diff"; then ok "the text comes back"; else not_ok "the text comes back" "it differs"; cat "$dir/diff"; fi
mutool draw -q -F txt "$pdf" 2> /dev/null > "$dir/mutxt"
has "mupdf reads the supplementary plane" "$dir/mutxt" "赵𬭩、李䶮、王㙟"
has "mupdf reads what ToUnicode says of Fandol" "$dir/mutxt" "国家标准，骨直令述起真遍¥‰"

pdfinfo "$pdf" > "$dir/info"
has "title" "$dir/info" "关于名不上的通报"
has "author" "$dir/info" "张掖市<工信局>"
has "tagged" "$dir/info" "Tagged:          yes"
has "version" "$dir/info" "PDF version:     1.7"
TZ=Asia/Shanghai pdfinfo "$pdf" | grep '^CreationDate' > "$dir/date"
has "the document's date" "$dir/date" "Jul 15 00:00:00 2026"
SOURCE_DATE_EPOCH=1780272000 "$dir/pages" pdf "$dir/epoch.pdf"
TZ=UTC pdfinfo "$dir/epoch.pdf" | grep '^CreationDate' > "$dir/date"
has "SOURCE_DATE_EPOCH wins" "$dir/date" "Jun  1 00:00:00 2026"

mutool show "$pdf" outline | sed 's/#.*//' > "$dir/outline"
is "outline" "$(tr -d '\t' < "$dir/outline" | tr '\n' ';')" '-"名不上：第一章";+"横排的 表";|"小节";-"第二章 𬭩";|"末节";'
pdfinfo -dests "$pdf" > "$dir/dests"
is "named places" "$(grep -c XYZ "$dir/dests")" 5
has "where the turned page's stands" "$dir/dests" '   3 [ XYZ   64   60 null      ] "turned"'
qpdf --qdf --object-streams=disable "$pdf" "$dir/qdf.pdf"
has "a link inside" "$dir/qdf.pdf" "/Dest (top)"
has "a link outside, ASCII" "$dir/qdf.pdf" "(https://example.cn/%E8%8A%82%E6%B0%B4?a=\\(1\\))"
has "a curve" "$dir/qdf.pdf" "180 671.89 220 671.89 220 651.89 c"
has "a broken line" "$dir/qdf.pdf" "[3 2 ] 0 d"
pdfinfo -f 1 -l 4 "$pdf" > "$dir/sizes"
has "the turned page is a turned sheet" "$dir/sizes" "Page    3 rot:   90"
has "page labels" "$dir/qdf.pdf" "/St 1"

# text extraction does not see a wrong glyph: look at the ink, in two renderers
for n in 1 2 4; do
   pdftoppm -gray -r 144 -f $n -l $n "$pdf" > "$dir/poppler.pgm" 2> "$dir/err"
   is "page $n: poppler draws without complaint" "$(cat "$dir/err")" ""
   mutool draw -q -r 144 -c gray -F pgm -o "$dir/mupdf.pgm" "$pdf" $n 2> /dev/null
   for renderer in poppler mupdf; do
      "$dir/pages" look $n "$dir/$renderer.pgm" > "$dir/seen" 2> "$dir/err"
      is "page $n: $renderer draws $(sed 's/.* //' "$dir/seen") glyphs as they are" "$(sed 's/ .*//' "$dir/seen")" 0
      [ "$(sed 's/ .*//' "$dir/seen")" = 0 ] || cat "$dir/err"
   done
done
mutool draw -q -r 20 -c gray -F pgm -o "$dir/turned.pgm" "$pdf" 3 2> /dev/null
is "the turned page is seen upright" "$(sed -n '/^[0-9]* [0-9]*$/{p;q}' "$dir/turned.pgm")" "234 166"

"$dir/pages" pdf - > /dev/full 2> "$dir/err"
is "a full disk is an error" $? 3
"$dir/pages" pdf - > "$dir/stdout.pdf"
cmp -s "$pdf" "$dir/stdout.pdf" && ok "standard output gets the same bytes" || not_ok "standard output gets the same bytes" "they differ"
mkdir "$dir/closed"
"$dir/pages" pdf "$dir/closed/none/x.pdf" 2> "$dir/err"
is "no such folder is an error" $? 3
is "and leaves nothing" "$(find "$dir/closed" -type f | wc -l | tr -d ' ')" 0
