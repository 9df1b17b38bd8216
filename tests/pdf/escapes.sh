#!/bin/sh
# Characters that mean something in XML, in every place of an OFD or SVG where a document's own words stand.
. ./lib.sh

cat > "$dir/x.md" <<'END'
---
class = "plain"
title = "甲<乙>&\"丙\""
---
# 一<二>&"三"

若 a<b 且 c>d，则写作 a&lt;b；称“A&B”者为 'x' & "y"。见[网<页>](https://example.cn/?a=1&b="2"&c=<3>)。
END
cd "$dir" || exit 1
"$WENHENG" compile -q x.md -o x.ofd && "$WENHENG" compile -q x.md -o x.svg || { not_ok "escapes" "they are not made"; exit 1; }
mkdir ofd && (cd ofd && unzip -q ../x.ofd)
cat > read.py <<'END'
import sys
from xml.dom import minidom

for path in sys.argv[1:]:
    try:
        tree = minidom.parse(path)
    except Exception as fault:
        print(path, "is no XML:", fault)
        continue
    for node in tree.getElementsByTagName("*"):
        print("".join(c.data for c in node.childNodes if c.nodeType == c.TEXT_NODE).strip(), *(v for _, v in sorted(node.attributes.items())))
END
find ofd -name '*.xml' | sort | xargs python3 read.py > ofd.txt
python3 read.py x*.svg > svg.txt
lacks "all of the OFD is XML" ofd.txt "is no XML"
lacks "and the SVG" svg.txt "is no XML"
has "a link's address" ofd.txt 'https://example.cn/?a=1&b='
has "a heading's text" ofd.txt '一<二>&"三"'
for kind in ofd svg; do
   tr -d '\n' < $kind.txt > flat.txt
   has "$kind: what stands like an entity is text" flat.txt "a&lt;b"
   has "$kind: a title" flat.txt '甲<乙>&"丙"'
done
