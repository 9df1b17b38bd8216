#!/bin/sh
# The file's title and its outline are plain text: a no-break space of the page is a space there, a word joiner and a soft hyphen are nothing;
# on the page all of them do what they are for.
. ./lib.sh

cat > "$dir/titles.md" <<'EOT'
---
class = "plain"
lang = "en"
title = "Industrial\u{A0}Water\u{2060}-\u{2060}Saving Ac\u{AD}tivities"
subject = "For\u{A0}reference"
---
# {{ "Progress\u{A0}in Urban-\u{2060}Rural Develop\u{AD}ment" }}

Text.
EOT
"$WENHENG" compile "$dir/titles.md" -o "$dir/titles.pdf" 2> "$dir/err" || not_ok "it is set" "$(cat "$dir/err")"
is "the title" "$(pdfinfo "$dir/titles.pdf" | sed -n 's/^Title: *//p')" "Industrial Water-Saving Activities"
is "the subject" "$(pdfinfo "$dir/titles.pdf" | sed -n 's/^Subject: *//p')" "For reference"
pdfinfo -meta "$dir/titles.pdf" > "$dir/meta"
has "the title in its metadata" "$dir/meta" ">Industrial Water-Saving Activities<"
has "the subject in its metadata" "$dir/meta" ">For reference<"
outline() { mutool show "$dir/titles.pdf" outline | tr '\t' ' '; }
if command -v mutool > /dev/null; then
   is "the outline" "$(outline | grep -c '"Progress in Urban-Rural Development"')" 1
fi
"$WENHENG" compile "$dir/titles.md" -o "$dir/titles.ofd" 2> "$dir/err" && unzip -p "$dir/titles.ofd" OFD.xml Doc_0/Document.xml > "$dir/ofd.xml"
has "the title in OFD" "$dir/ofd.xml" "<ofd:Title>Industrial Water-Saving Activities</ofd:Title>"
has "the outline in OFD" "$dir/ofd.xml" 'Title="Progress in Urban-Rural Development"'
"$WENHENG" compile "$dir/titles.md" -o "$dir/titles.svg" 2> "$dir/err"
cat "$dir"/titles*.svg > "$dir/svg"
has "the title in SVG" "$dir/svg" "<title>Industrial Water-Saving Activities</title>"
