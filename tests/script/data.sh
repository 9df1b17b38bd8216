#!/bin/sh
# --data, --set and --each-row: what templates see of them, and what is refused.
. ./lib.sh

tree() { "$WENHENG" compile "$@" --dump tree > "$dir/out" 2> "$dir/err"; }

printf '县区,代码,数\r\n甘州区,0936,"1,208.05"\r\n临泽县,001234567890123456,\r\n' > "$dir/t.csv"
printf '[{"name": "甲", "rate": 0.1, "big": 12345678901234567890, "none": null, "list": [1, null, 2.50]}]' > "$dir/t.json"
printf '{"a": 1e3}\n\n{"a": "\\u4e2d\\ud842\\udfb7"}\n' > "$dir/t.jsonl"
cat > "$dir/all.md" <<'END'
% for _, r in ipairs(data.t) do
{{ r["县区"] }}：{{ r["代码"] }}，{{ r["数"] == "" and "缺" or r["数"] }}。
% end

{{ data.j[1].name }} {{ data.j[1].rate * 3 }} {{ data.j[1].big }} {{ tostring(data.j[1].none) }} {{ #data.j[1].list }} {{ data.j[1].list[3] }}

{{ data.l[1].a }} {{ data.l[2].a }} {{ place }}
END
tree "$dir/all.md" --data t="$dir/t.csv" --data j="$dir/t.json" --data l="$dir/t.jsonl" --set place=张掖
is "data of three kinds is read" "$(cat "$dir/err")" ""
has "cells stay text" "$dir/out" '甘州区：0936，1,208.05。临泽县：001234567890123456，缺。'
has "JSON numbers are exact" "$dir/out" '甲 0.3 12345678901234567890 nil 3 2.5'
has "JSON lines and --set" "$dir/out" '1000 中𠮷 张掖'

refused() { # refused NAME MESSAGE ARGS...: status 1 and the message
   name=$1
   message=$2
   shift 2
   status "$name: status" 1 "$WENHENG" compile "$@" --dump tree
   has "$name" "$dir/err" "$message"
}
echo '{{ data.t[1]["县曲"] }}' > "$dir/m.md"
refused "a misspelt column" 'm.md:1:1: error: the table "t.csv" has no "县曲"' "$dir/m.md" --data t="$dir/t.csv"
echo '% data.t[1]["县区"] = "x"' > "$dir/m.md"
refused "data is read-only" 'm.md:1:3: error: this table is read-only: "县区" cannot be set' "$dir/m.md" --data t="$dir/t.csv"
echo '{{ data.x }}' > "$dir/m.md"
refused "no such data" 'm.md:1:1: error: data (--data NAME=FILE) has no "x"' "$dir/m.md" --data t="$dir/t.csv"
printf 'a,b,a\n1,2,3\n' > "$dir/twice.csv"
refused "a heading given twice" 'twice.csv:1: error: two columns are called "a"' "$dir/m.md" --data x="$dir/twice.csv"
printf 'a,b\n1\n1,2,3\n4,5,\n' > "$dir/ragged.csv"
refused "a row too short" 'ragged.csv:2: error: record 1 has 1 cells, but there are 2 columns' "$dir/m.md" --data x="$dir/ragged.csv"
has "a row too long" "$dir/err" 'ragged.csv:3: error: record 2 has 3 cells, but there are 2 columns'
lacks "an empty cell too many is nothing" "$dir/err" 'ragged.csv:4'
json() { # json NAME TEXT MESSAGE
   printf '%s' "$2" > "$dir/bad.json"
   refused "$1" "$3" "$dir/m.md" --data x="$dir/bad.json"
}
json "JSON cut off" '{"a": [1, 2' 'bad.json:1:7: error: this array is not closed'
json "JSON with a code as a number" '{"a": 0936}' 'bad.json:1:7: error: a JSON number has no leading zero'
json "JSON with a key twice" '{"a": 1, "a": 2}' 'bad.json:1:10: error: this key is given twice'
json "JSON with half a pair" '["\ud842x"]' 'bad.json:1:3: error: half of a surrogate pair'
json "JSON with more behind it" '{} {}' 'bad.json:1:4: error: something follows the JSON value'
echo '{{ "x" }}' > "$dir/m.md"
refused "--set of a name in use" 'error: --set period: this name is taken' "$dir/m.md" --set period=2026H1
cat > "$dir/front.md" <<'END'
---
title = "原题"
sealed = true
---
{{ meta.title }} {{ tostring(meta.sealed) }} {{ title }}
END
tree "$dir/front.md" --set title=新题 --set sealed=false
has "--set wins over the front matter" "$dir/out" '新题 false 新题'

# one document a record
printf '县区,期数,完成\n甘州区,1,2\n临泽县,1,abc\n高台/新区,1,1\n,1,1\n..,1,1\n' > "$dir/r.csv"
printf -- '完成{{ number(record["完成"]) }}。\n' > "$dir/r.md"
status "a batch with bad records" 1 "$WENHENG" batch "$dir/r.md" --each-row r --data r="$dir/r.csv" --name '{县区}-{期数}.pdf' -o "$dir/r"
is "the good ones are made, with safe names" "$(cd "$dir/r" && echo *)" "_.-1.pdf 甘州区-1.pdf 高台_新区-1.pdf"
has "the one without a name is named" "$dir/err" 'r.csv:5: error: the name "{县区}-{期数}.pdf" needs {县区}, which is empty'
has "the one with a bad figure is named" "$dir/err" 'r.md:1:3: error: "abc" is no number'
status "a pattern with an unknown name" 1 "$WENHENG" batch "$dir/r.md" --each-row r --data r="$dir/r.csv" --name '{县}.pdf' -o "$dir/r"
has "says which" "$dir/err" 'needs {县}, which is not there'

# include
mkdir "$dir/parts"
printf -- '---\ntitle = "分题"\n---\n正文{{ meta.title }}。\n' > "$dir/parts/p.md"
printf -- '%% local p = include("parts/p.md")\n{{ p.title }}\n\n{{ p.body }}\n' > "$dir/i.md"
tree "$dir/i.md"
has "an included text and its front matter" "$dir/out" '正文分题。'
echo '{{ include("../x.md").body }}' > "$dir/parts/up.md"
refused "nothing outside is included" 'error: include: there is no file "../x.md"' "$dir/parts/up.md"
printf '{{ include("i.md").body }}' > "$dir/i.md"
refused "an endless include" 'error: include: more than 10 files deep' "$dir/i.md"
