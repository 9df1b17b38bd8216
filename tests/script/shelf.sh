#!/bin/sh
# What the documents of a batch keep for each other: every one is, byte for byte, what it is when it is made alone.
. ./lib.sh

mkdir -p "$dir/p/templates/classes"
cd "$dir/p" || exit 1
cat > templates/classes/plainer.lua <<'E'
return { extends = "plain", name = "plainer", styles = { title = { align = "left" } },
   tail = function(meta) return { doc.p { "完：" .. meta.title } } end }
E
cat > templates/classes/asking.lua <<'E'
return { extends = "plain", name = "asking", styles = { body = { size = record.size } } }
E
cat > templates/classes/spoken.lua <<'E'
return { extends = "plain", name = "spoken", styles = { body = { size = t { zh = "16pt", en = "12pt" } } } }
E
cat > templates/classes/tongued.lua <<'E'
return { extends = "plain", name = "tongued", styles = { body = { size = lang == "en" and "12pt" or "16pt" } } }
E
cat > templates/classes/counted.lua <<'E'
return { extends = "plain", name = "counted", styles = { body = { size = 10 + require("count").next() .. "pt" } } }
E
cat > count.lua <<'E'
local n = 0
return { next = function() n = n + 1 return n end }
E
cat > one.md <<'E'
---
class = record.class
title = record.title
size = record.front
lang = record.lang
first = record.count and require("count").next()
---
正文{{ require("count").next() }}，`{{ record.size }}`。
E
{
   for class in plainer asking spoken tongued counted; do
      echo "{\"class\":\"$class\",\"title\":\"乙\",\"size\":\"18pt\",\"lang\":\"zh\",\"count\":true}"
      echo "{\"class\":\"$class\",\"title\":\"甲\",\"size\":\"12pt\",\"lang\":\"zh\"}"
      echo "{\"class\":\"$class\",\"title\":\"丙\",\"size\":\"14pt\",\"front\":\"18pt\",\"lang\":\"zh\"}"
      echo "{\"class\":\"$class\",\"title\":\"丁\",\"size\":\"12pt\",\"lang\":\"en\"}"
      echo "{\"class\":\"$class\",\"title\":\"戊\",\"size\":\"18pt\",\"lang\":\"zh\",\"count\":true}"
   done
} > all.jsonl
batch() { "$WENHENG" batch one.md --data data="$1" --each-row data --name "$2" -o "$dir/made"; }
status "a batch of classes of every kind" 0 batch all.jsonl 'all-{class}-{title}.pdf'
differ='' count=0
while IFS= read -r record; do
   echo "$record" > one.jsonl
   batch one.jsonl 'one-{class}-{title}.pdf' > "$dir/out" 2>&1 || differ="$differ failed"
done < all.jsonl
for one in "$dir"/made/one-*.pdf; do
   count=$((count + 1))
   cmp -s "$one" "$dir/made/all-${one##*/one-}" || differ="$differ ${one##*/one-}"
done
is "each is what it is alone" "$count$differ" "25"

# size CLASS-TITLE: the height of the text's first word in hundredths of a point
size() {
   pdftotext -bbox "$dir/made/all-$1.pdf" - | sed -n 's/.*yMin="\([0-9.]*\)".*yMax="\([0-9.]*\)">正文.*/\1 \2/p' |
      awk '{ printf "%d", ($2 - $1) * 100 }'
}
less() { # less NAME A B
   a=$(size "$2")
   b=$(size "$3")
   if [ "${a:-0}" -gt 0 ] && [ "$a" -lt "${b:-0}" ]; then ok "$1"; else not_ok "$1" "the text is $a high, then $b"; fi
}
less "a class that asks for the record is read for each" asking-甲 asking-乙
less "one that asks for the language too" spoken-丁 spoken-甲
less "one that is kept for each language" tongued-丁 tongued-甲
less "one that asks a module the document has changed" counted-甲 counted-乙
less "the front matter's size counts in a class that is kept" plainer-甲 plainer-丙
pdftotext "$dir/made/all-plainer-乙.pdf" "$dir/text"
has "a kept class's functions see their own document" "$dir/text" "完：乙"
has "a module counts within a document" "$dir/text" "正文2"
pdftotext "$dir/made/all-plainer-丙.pdf" "$dir/text"
has "and begins anew with each" "$dir/text" "正文1"

# a class with a fault fails every document and is told of once
echo 'return { extends = "plain", name = "faulty", styles = { body = { size = "大" } } }' > templates/classes/faulty.lua
for title in 甲 乙 丙; do
   echo "{\"class\":\"faulty\",\"title\":\"$title\",\"size\":\"12pt\",\"lang\":\"zh\"}"
done > bad.jsonl
status "a faulty class" 1 batch bad.jsonl '{class}-{title}.pdf'
is "is told of once" "$(grep -c '"size" is "大"' "$dir/err")" 1
has "and fails them all" "$dir/out" "3 documents: 0 done (0 of them renamed), 3 failed, 0 skipped"
