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
refused "a row too short" 'ragged.csv:2: error: record 1 has 1 cell, but there are 2 columns' "$dir/m.md" --data x="$dir/ragged.csv"
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
is "the good ones are made, with safe names" "$(cd "$dir/r" && echo *.pdf)" "_.-1.pdf 甘州区-1.pdf 高台_新区-1.pdf"
has "the one without a name is named" "$dir/err" 'r.csv:5: error: the name "{县区}-{期数}.pdf" needs {县区}, which is empty'
has "the one with a bad figure is named" "$dir/err" 'r.md:1:3: error: "abc" is no number'
status "a pattern with an unknown name" 1 "$WENHENG" batch "$dir/r.md" --each-row r --data r="$dir/r.csv" --name '{县}.pdf' -o "$dir/r"
has "says which" "$dir/err" 'needs {县}, which is not there'

# what a template sees of a list, whose records are made when it asks for them
printf '{"n": 1, "t": ["x", "y"]}\n{"n": 2.5, "t": []}\n{"n": 4, "t": ["z"]}\n' > "$dir/lazy.jsonl"
printf '\n[ "甲",\n [1, 2], {"k": null}, null, "戊" ]' > "$dir/mixed.json"
cat > "$dir/lazy.md" <<'END'
% local l, m, n = data.l, data.m, {}
{{ #l }} {{ l[3].n }} {{ tostring(l[4]) }} {{ tostring(l[0]) }} {{ tostring(l.n) }} {{ tostring(l[2] == data.l[2]) }} {{ number.sum(l, "n") }}

% for i, r in pairs(l) do n[#n + 1] = i .. "=" .. r.n end
% for i, r in ipairs(l) do n[#n + 1] = i .. ":" .. r.n end
{{ n }} {{ next(l) }} {{ #l }} {{ table.concat(l[1].t, "") }}

{{ #m }} {{ m[1] }} {{ m[2][2] }} {{ tostring(m[3].k) }} {{ tostring(m[4]) }} {{ m[5] }}
END
tree "$dir/lazy.md" --data l="$dir/lazy.jsonl" --data m="$dir/mixed.json"
is "a lazy list: no message" "$(cat "$dir/err")" ""
has "a lazy list by index and length" "$dir/out" '"3 4 nil nil nil true 7.5"'
has "a lazy list walked" "$dir/out" '"1=12=2.53=41:12:2.53:4 1 3 xy"'
has "a list of values of all kinds" "$dir/out" '"5 甲 2 nil false 戊"'
printf '[["甲", 1], ["乙", 2]]' > "$dir/rows.json"
printf '{{ doc.table { rows = data.rows } }}\n\n{{ data.words }}\n' > "$dir/table.md"
printf '["上", "下"]' > "$dir/words.json"
tree "$dir/table.md" --data rows="$dir/rows.json" --data words="$dir/words.json"
is "lists as rows and as content" "$(grep -o '"[^"]*"' "$dir/out" | tr '\n' ' ')" '"甲" "1" "乙" "2" "上下" '
status "--each-row of one table" 1 "$WENHENG" batch "$dir/r.md" --each-row r --data r="$dir/lazy2.json" --name '{n}.pdf'
printf '[{"n": 1},\n "x"]' > "$dir/lazy2.json"
status "--each-row of a list with a word in it" 1 "$WENHENG" batch "$dir/r.md" --each-row r --data r="$dir/lazy2.json" --name '{n}.pdf'
has "says which record" "$dir/err" '"r": record 2 is no table'
printf '{"n": 1}' > "$dir/one.json"
status "--each-row of an object" 1 "$WENHENG" batch "$dir/r.md" --each-row r --data r="$dir/one.json" --name '{n}.pdf'
has "says that it is none" "$dir/err" '"r" is one table, not a list of records'
printf '[\n{"a": 1},\n\n{"b": 1}]' > "$dir/places.json"
status "a record of an array without the name's field" 1 "$WENHENG" batch "$dir/r.md" --each-row r --data r="$dir/places.json" --name '{a}.pdf' -o "$dir/r"
has "says on which line it begins" "$dir/err" 'places.json:4: error: the name "{a}.pdf" needs {a}'

# a file is read once, whatever the number of documents: a pipe cannot be read twice
mkfifo "$dir/pipe.csv"
printf '县区,完成\n甘州区,1\n临泽县,2\n高台县,3\n' | iconv -f UTF-8 -t GB18030 > "$dir/gb.csv"
for jobs in 1 2; do
   cat "$dir/gb.csv" > "$dir/pipe.csv" &
   status "a batch from a pipe, $jobs at a time" 0 timeout $patience "$WENHENG" batch "$dir/r.md" --each-row r --data r="$dir/pipe.csv" --name '{县区}.pdf' -o "$dir/pipe$jobs" -j $jobs
   is "each record is made, $jobs at a time" "$(cd "$dir/pipe$jobs" && echo *.pdf)" "临泽县.pdf 甘州区.pdf 高台县.pdf"
   is "the encoding is named once, $jobs at a time" "$(grep -c "pipe.csv: note: read as GB18030: 3 records" "$dir/err")" 1
   kill $! 2> /dev/null
done
tree "$dir/table.md" --data rows="$dir/rows.json" --data words="$dir/words.json"
is "UTF-8 needs no note" "$(cat "$dir/err")" ""

# a fault of the class file is told once a run, and every document of the class fails by it
mkdir -p "$dir/c/templates/classes"
printf 'return { name = "试", database = "t.db", areas = {}, ledgers = {}, documents = {} }\n' > "$dir/c/manifest.lua"
printf 'return { extends = "plain", styles = { note = { size = "9pt", bold = true } } }\n' > "$dir/c/templates/classes/f.lua"
printf -- '---\nclass = "f"\n---\n{{ record["县区"] }}\n' > "$dir/c/f.md"
status "a batch with a fault in its class" 1 "$WENHENG" batch -C "$dir/c" "$dir/c/f.md" --each-row r --data r="$dir/gb.csv" --name '{县区}.pdf' -o "$dir/class"
is "the fault is told once" "$(grep -c 'f.lua:1:63: error: style "note": unknown field "bold"' "$dir/err")" 1
is "and all three fail" "$(grep -c '^failed' "$dir/out")" 3
is "with nothing written" "$(ls "$dir/class" 2> /dev/null)" ""

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
