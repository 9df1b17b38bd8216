#!/bin/sh
# The PDF's language, the languages of its tags, and its title in two languages.
. ./lib.sh
cat > "$dir/t.md" <<'END'
---
class = "plain"
title = t { zh = "总体情况", en = "Overview" }
---
{{ t { zh = "中文的一段。", en = "An English paragraph." } }}
END
for lang in zh en zh-en; do
   status "$lang is compiled" 0 "$WENHENG" compile "$dir/t.md" --lang "$lang" -o "$dir/$lang.pdf"
done
# How often each /Lang stands in it: the document's in clear, those of tags in UTF-16.
languages() {
   qpdf --qdf --object-streams=disable "$1" - | grep -a -o '\/Lang[^\/>]*' | sort | uniq -c | tr -s ' \n' ' ' | sed 's/^ //; s/ $//'
}
title() { pdfinfo "$1" | sed -n 's/^Title: *//p'; }
is "title in zh" "$(title "$dir/zh.pdf")" "总体情况"
is "title in en" "$(title "$dir/en.pdf")" "Overview"
is "title in zh-en" "$(title "$dir/zh-en.pdf")" "总体情况　Overview"
is "a Chinese document" "$(languages "$dir/zh.pdf")" "1 /Lang (zh-CN)"
is "an English document" "$(languages "$dir/en.pdf")" "1 /Lang (en)"
is "in both: the English title and paragraph are tagged" "$(languages "$dir/zh-en.pdf")" "1 /Lang (zh-CN) 2 /Lang <feff0065006e"
cat > "$dir/c.md" <<'END'
---
class = "plain"
---
中文。
END
mkdir "$dir/p"
cp bilingual/manifest.lua "$dir/p/"
sed -i 's/documents = {}/documents = { { name = "c", template = "c.md", title = "c", output = "{period.id}-c.pdf" } }/' "$dir/p/manifest.lua"
mkdir "$dir/p/templates"
cp "$dir/c.md" "$dir/p/templates/"
printf 'return function() end\n' > "$dir/p/evaluate.lua"
(cd "$dir/p" && for lang in zh en zh-en; do "$WENHENG" build c --period 2026H1 --db "$dir/p.db" --lang $lang -q; done) > "$dir/out" 2> "$dir/err"
is "each language has a file of its own" "$(cd "$dir/p" && echo *.pdf)" "2026H1-c-en.pdf 2026H1-c-zh-en.pdf 2026H1-c.pdf"
