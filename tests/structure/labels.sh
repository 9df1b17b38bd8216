#!/bin/sh
# Page labels of numbers in every style: a reader's page box shows what is printed.
. ./lib.sh

status "numbered in parts" 0 "$WENHENG" compile -C structure --db "$dir/t.db" structure/numbering-parts.md -o "$dir/parts.pdf"
qpdf --check "$dir/parts.pdf" > "$dir/qpdf" 2>&1
is "a sound file" $? 0
qpdf --json --json-key=pagelabels "$dir/parts.pdf" | tr -d ' \n' | sed 's/.*"pagelabels"://; s/}*$//' > "$dir/got"
is "labels" "$(cat "$dir/got")" '[{"index":0,"label":{"/S":"/D","/St":1}},{"index":1,"label":{"/S":"/R","/St":1}},{"index":3,"label":{"/P":"u:十二","/St":1}},{"index":4,"label":{"/P":"u:aa","/St":1}},{"index":5,"label":{"/St":1}}]'
