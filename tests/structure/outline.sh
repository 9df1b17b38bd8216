# outline.sh - titles of several lines on one: in the outline and in the file's own title a typed line end joins as lines of
# text do, and only the two texts of a bilingual title are a character apart.
. ./lib.sh

cat > "$dir/outline.md" <<'EOF'
---
class = "plain"
title = "关于印发\nGB 标准的通知"
---
{{ doc.p { style = "h1", "关于贯彻", doc.newline {}, "GB/T 7119的意见" } }}

正文。

{{ doc.p { style = "h1", "GB/T 7119—2018", doc.newline {}, "节水型企业评价导则" } }}

正文。

{{ doc.p { style = "h1", "Saving Water", doc.newline {}, "in Industry" } }}

正文。

{{ doc.p { style = "h1", t { zh = "总体情况", en = "Overall Picture" } } }}

正文。
EOF
status "titles of several lines" 0 "$WENHENG" compile "$dir/outline.md" --lang zh-en -o "$dir/outline.pdf"
qpdf --json --json-key=outlines "$dir/outline.pdf" | sed -n 's/^ *"title": "\(.*\)",*$/\1/p' > "$dir/got"
is "outline: Latin under Han" "$(sed -n 1p "$dir/got")" "关于贯彻GB/T 7119的意见"
is "outline: Han under Latin" "$(sed -n 2p "$dir/got")" "GB/T 7119—2018节水型企业评价导则"
is "outline: Latin under Latin" "$(sed -n 3p "$dir/got")" "Saving Water in Industry"
is "outline: English under Chinese" "$(sed -n 4p "$dir/got")" "总体情况　Overall Picture"
is "the file's title" "$(pdfinfo "$dir/outline.pdf" | sed -n 's/^Title: *//p')" "关于印发GB 标准的通知"
