#!/bin/sh
# Characters that no XML can hold, in every place where a document's texts go into some: each file is what it should be.
. ./lib.sh

cp image/rgb8.png "$dir/own.png"
cat > "$dir/x.md" <<'END'
---
title = "题\1\2\u{FFFE}<&>"
author = "人\3\"\u{FFFF}"
subject = "事\31\u{FFFE}"
---
# 节{{ "\u{FFFE}" }}

{{ doc.image { path = "own.png", alt = "图\1\u{FFFE}<" } }}

{{ doc.link { "链", to = "http://\1\u{FFFE}\">" } }}
END
for kind in pdf ofd svg; do
   "$WENHENG" compile "$dir/x.md" -o "$dir/x.$kind" --missing box -q > "$dir/out" 2> "$dir/err"
   is "$kind" "$?" 0
done
cat > "$dir/parse.py" <<'END'
import re, sys, xml.dom.minidom, zipfile
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    parts = {"x": data}
    if path.endswith(".ofd"):
        z = zipfile.ZipFile(path)
        parts = {name: z.read(name) for name in z.namelist() if name.endswith(".xml")}
    elif path.endswith(".pdf"):
        parts = {"xmp": re.search(rb"<x:xmpmeta.*</x:xmpmeta>", data, re.S).group()}
    for name, part in parts.items():
        try:
            xml.dom.minidom.parseString(part)
        except Exception as error:
            print(path.rsplit("/", 1)[1], name, error)
END
python3 "$dir/parse.py" "$dir/x.pdf" "$dir/x.ofd" "$dir"/x*.svg > "$dir/out" 2>&1
is "their XML is XML" "$(cat "$dir/out")" ""
for made in 'doc.ruby { "甲", ruby = "\u{1FFFE}" }' 'doc.contents { title = "\u{1FFFE}" }' \
   'doc.fill { leader = "\u{1FFFE}" }' '{ doc.mark { "甲", entry = "\u{1FFFE}" }, doc.index {} }' \
   'chart.bar { rows = { { n = "\u{1FFFE}", v = 1 } }, x = "n", y = "v" }'; do
   printf '%s\n' "{{ $made }}" > "$dir/x.md"
   status "what no face has in $made" 1 "$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf"
   is "its messages name the document: $made" "$(grep error: "$dir/err" | grep -cv '/x\.md:')" 0
done
printf -- '---\ntitle = "\\255"\n---\n甲\n' > "$dir/x.md"
status "a title that is no UTF-8" 1 "$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf"
has "is told of where it is given" "$dir/err" 'x.md:2:1: error: "title" is not UTF-8, or has a zero byte in it'
