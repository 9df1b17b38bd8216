#!/bin/sh
# Files made to harm: each ends within its time and 1.5 GB of address space, with status 0 or with status 1 and a message.
. ./lib.sh

limit=1500000
observed && limit=unlimited
repeat() { awk -v text="$1" -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'; } # repeat TEXT N
within() { # within COMMAND...: what is left in $got and $dir/err
   (ulimit -v $limit; timeout $patience "$@") > "$dir/out" 2> "$dir/err"
   got=$?
}
# gives NAME STATUS MESSAGE: what within() has left
gives() {
   if [ $got = "$2" ] && { [ -z "$3" ] || grep -qF -- "$3" "$dir/err"; }; then ok "$1"; else not_ok "$1" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
# document NAME STATUS MESSAGE [OPTION...]: x.md from standard input
document() {
   name=$1 want=$2 text=$3
   shift 3
   cat > "$dir/x.md"
   within "$WENHENG" compile "$dir/x.md" "$@" -o "$dir/x.pdf"
   if [ $got = "$want" ] && { [ -z "$text" ] || grep -qF -- "$text" "$dir/err"; }; then ok "$name"; else not_ok "$name" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
   [ "$(wc -c < "$dir/err")" -lt 200000 ] || not_ok "$name" "its messages are too long"
}

# ---- templates ----
i=0; while [ $i -lt 20000 ]; do printf '[@x%d]\n\n' $i; i=$((i + 1)); done | document "20,000 references to nothing" 1 "error: 18999 more messages are not written here"
is "of which a thousand are told, and the last" "$(grep 'nothing has the id' "$dir/err" | sed -n '1p; 1000,$p' | cut -d '"' -f 2 | tr '\n' ' ')" "x0 x999 x19999 "
{ printf '| 甲 | 乙 |\n|---|---|\n'; i=0; while [ $i -lt 3000 ]; do printf '| %d |\n' $i; i=$((i + 1)); done; printf '\n[@nowhere]\n'; } |
   document "an error behind 3,000 warnings" 1 'error: nothing has the id "nowhere"'
has "of which a thousand are told, too" "$dir/err" "wenheng: warning: 2000 more messages are not written here"
i=0; while [ $i -lt 1000 ]; do printf '[@x%d]\n\n' $i; i=$((i + 1)); done | document "1,000 of them" 1 'nothing has the id "x999"'
lacks "are all told" "$dir/err" "more message"
nest="nest deeper than 100 levels"
repeat '>' 100000 | document "100,000 quotes in one another" 1 "$nest"
{ repeat '- ' 100000; echo x; } | document "lists in lists" 1 "$nest"
{ repeat '::: note
' 500; echo x; repeat ':::
' 500; } | document "containers in containers" 1 "$nest"
{ repeat '*' 100000; printf a; repeat '*' 100000; } | document "emphasis in emphasis" 1 "$nest"
{ repeat '![' 50000; printf a; repeat '](x)' 50000; } | document "pictures in pictures" 1 "$nest"
{ repeat '[a](' 20000; echo; } | document "links that do not end" 0 ""
{ repeat '*a ' 50000; echo; } | document "emphasis that does not end" 0 ""
{ repeat '[a]{' 20000; echo; } | document "attributes that do not end" 0 ""
{ repeat '`' 50000; echo; } | document "code that does not end" 0 ""
{ repeat '{{' 50000; echo; } | document "expressions in expressions" 1 "has no }}"
{ printf '{{ '; repeat '(' 100000; printf 1; repeat ')' 100000; echo ' }}'; } | document "brackets in brackets" 1 "nested too deeply"
{ printf '%% local t = '; repeat '{' 100000; repeat '}' 100000; echo; } | document "tables in tables" 1 "nested too deeply"
printf '%% local t = {}\n%% for i = 1, 1e5 do t = { kind = "quote", t } end\n{{ t }}\n' | document "nodes in nodes" 1 ""
printf '%% local t = { kind = "quote" }\n%% t[1] = t\n{{ t }}\n' | document "a node that holds itself" 1 ""
printf '{{ include("x.md").body }}\n' | document "a document that includes itself" 1 "more than 10 files deep"
printf 'a\0b\n' | document "NUL" 1 "U+FFFD"
printf 'a\377b\n' | document "bytes that are no UTF-8" 1 "not UTF-8"
for field in 'ruby { "x", ruby = "\255" }' 'fill { leader = "\255" }' 'contents { title = "\255" }' 'link { "x", to = "\255" }' \
   'image { path = "x.png", alt = "\255" }' 'mark { "x", entry = "a\0b" }' 'image { path = "own\0.png" }'; do
   printf '%s\n' "甲" "" "{{ doc.$field }}" | document "a field of a node: $field" 1 'x.md:3:1: error: doc.'
   has "is told to be no UTF-8: $field" "$dir/err" 'is not UTF-8, or has a zero byte in it'
done
printf '\357\273\277\342\200\256\n' | document "marks that turn the direction" 0 ""
{ repeat 'a' 500000; echo; } | document "a word of half a million letters" 0 ""
{ repeat '{{1}}' 100000; echo; } | document "100,000 expressions on one line" 0 ""
{ printf a; repeat '\314\201' 100000; echo; } | document "100,000 marks on one letter" 0 ""
{ repeat '\330\247' 100000; echo; } | document "100,000 letters that no face has" 1 'no face of "latin-serif" has'
{ repeat ' ' 500000; echo x; } | document "half a million spaces before a word" 0 ""
{ printf '`a'; repeat ' ' 200000; echo 'x`'; } | document "and spaces between two, in code" 0 ""
{ repeat '|a' 5000; echo '|'; repeat '|-' 5000; echo '|'; repeat '|b' 5000; echo '|'; } | document "5,000 columns" 0 "narrower than a character"
printf '{{ doc.table { columns = { { width = "999999999mm" } }, rows = { { "a" } } } }}\n' | document "a length beyond all paper" 1 "no length"
printf '![x](x.png){width=99999mm}\n' | document "a picture that is not there" 1 "there is no picture"
printf -- '---\nclass = "x"\n---\na\n' > "$dir/class.md"
mkdir -p "$dir/templates/classes"
for paper in 'width = "0mm"' 'width = "100000mm"' 'top = "500mm"' 'body_height = "1mm"'; do
   printf 'return { extends = "plain", page = { %s } }\n' "$paper" > "$dir/templates/classes/x.lua"
   within "$WENHENG" compile "$dir/class.md" -o "$dir/x.pdf"
   gives "a class whose page has $paper" 1 "error:"
done
printf 'return { extends = "x" }\n' > "$dir/templates/classes/x.lua"
within "$WENHENG" compile "$dir/class.md" -o "$dir/x.pdf"
gives "a class that extends itself" 1 "error:"

# ---- data ----
data() { printf '{{ #data.x }}\n' | document "$1" "$2" "$3" --data "x=$4"; }
{ repeat '[' 200000; repeat ']' 200000; } > "$dir/x.json"
data "JSON 200,000 deep" 1 "deep" "$dir/x.json"
{ repeat '{"a":' 200000; echo 1; } > "$dir/x.json"
data "objects 200,000 deep" 1 "deep" "$dir/x.json"
printf '[1e999999999]' > "$dir/x.json"
data "a number with an exponent" 1 "error:" "$dir/x.json"
{ printf '['; repeat '9' 100000; printf ']'; } > "$dir/x.json"
data "a number of 100,000 digits" 1 "too large to be exact" "$dir/x.json"
printf '["\\ud800"]' > "$dir/x.json"
data "half a character" 1 "error:" "$dir/x.json"
printf '{"a":1,"a":2}' > "$dir/x.json"
data "a name twice" 1 "error:" "$dir/x.json"
{ repeat 'a,' 1000000; echo z; repeat '1,' 1000000; echo 1; } > "$dir/x.csv"
data "a million columns" 1 "this row has 1000001 columns; at most 16384 are read" "$dir/x.csv"
{ printf 'a,b\n"'; repeat 'x
' 300000; } > "$dir/x.csv"
data "a quote that does not end" 1 "error:" "$dir/x.csv"
printf 'a,b\n1\0002,3\n' > "$dir/x.csv"
data "NUL in a cell" 1 "error:" "$dir/x.csv"

# ---- ledgers ----
mkdir -p "$dir/l/scripts/ledgers"
printf 'return { name = "l", database = "l.db", areas = { { id = "c", name = "市" } }, periods = { "2026H1" },
   ledgers = { { ledger = "wells", file = "a.csv", period = "2026H1", area = "c" } }, documents = {} }\n' > "$dir/l/manifest.lua"
printf 'return { name = "wells", label = "井", key = "well", one = { "well" }, fields = { { name = "well", label = "名称", type = "name" },
   { name = "n", label = "数", type = "number" }, { name = "note", label = "注", type = "text" } } }\n' > "$dir/l/scripts/ledgers/wells.lua"
{ echo 名称,数,注; awk 'BEGIN { for (i = 0; i < 60000; i++) print "a,1,x" i % 50000 }'; } > "$dir/l/a.csv"
within "$WENHENG" import -q -C "$dir/l"
is "60,000 rows of one name" "$got" 0
within "$WENHENG" check -q -C "$dir/l"
is "each unlike all others, but for 10,000" "$got" 1
is "which are told" "$(grep -c '本期重复' "$dir/out") $(grep -c '^a.csv:50002:1:.*已见第2行' "$dir/out")" "10000 1"
sed -i 's/one = { "well" }/one = { "well" }, apart = { "of" }/; s/{ name = "n"/{ name = "of", label = "井主", type = "name" },\n&/' "$dir/l/scripts/ledgers/wells.lua"
{ echo 名称,井主,数; awk 'BEGIN { for (i = 0; i < 60000; i++) print "a,x" i % 59990 "," i }'; } > "$dir/l/a.csv"
within "$WENHENG" import -q -C "$dir/l"
is "60,000 of one name and as many owners, but for 10" "$got" 0
within "$WENHENG" check -q -C "$dir/l"
is "each is weighed against those of its owner" "$got $(grep -c '不能确定以哪一个为准' "$dir/out") $(grep -c '^a.csv:59992:.*第2行' "$dir/out")" "1 10 1"

{ echo 名称,数,注; printf 'a,'; repeat 9 500000; echo ,x; } > "$dir/l/a.csv"
within "$WENHENG" import -C "$dir/l"
gives "a figure of 500,000 digits" 0 '数: "9999999'
is "is quoted in part" "$(wc -c < "$dir/err" | awk '{ print ($1 > 8000 && $1 < 8500) }') $(grep -c '9…$' "$dir/err")" "1 1"

# ---- pictures ----
png() { # png WIDTH HEIGHT CHECKSUM: its head alone
   printf '\211PNG\r\n\032\n\000\000\000\015IHDR%b%b\010\006\000\000\000%b' "$1" "$2" "$3"
}
picture() { printf '![x](%s)\n' "$4" | document "$1" "$2" "$3"; }
png '\177\377\377\377' '\177\377\377\377' '\024\311\013\146' > "$dir/bomb.png"
picture "a PNG of 2 million million million dots" 1 "cannot be shown" bomb.png
png '\000\000\000\000' '\000\000\000\001' '\360\327\257\267' > "$dir/none.png"
picture "a PNG without width" 1 "cannot be shown" none.png
head -c 60 image/rgb8.png > "$dir/cut.png"
picture "a PNG cut off" 1 "error:" cut.png
printf '\377\330\377\300\000\021\010\377\377\377\377\003\001\042\000\002\021\001\003\021\001' > "$dir/bomb.jpg"
picture "a JPEG of 65,535 times 65,535" 1 "cannot be shown" bomb.jpg
printf '\377\330\377\341\377\377Exif' > "$dir/exif.jpg"
picture "EXIF beyond the file's end" 1 "cannot be shown" exif.jpg
python3 hostile/bombs.py scans "$dir/scans.jpg"
picture "a JPEG of 20,000 scans" 1 "it has more than 100 scans" scans.jpg
python3 hostile/bombs.py comments "$dir/comments.png"
picture "a PNG of 1,000 comments, 8 GB in all" 0 "" comments.png
mkfifo "$dir/pipe.png"
picture "a pipe in place of a picture" 1 "there is no picture" pipe.png
ln -s /dev/zero "$dir/zero.png"
picture "a device in place of a picture" 1 "there is no picture" zero.png

# ---- fonts ----
mkdir -p "$dir/f/fonts"
printf 'return { name = "f", database = "f.db", areas = {}, periods = {}, ledgers = {}, documents = {} }\n' > "$dir/f/manifest.lua"
python3 hostile/bombs.py collection "$dir/f/fonts/x.ttc"
within "$WENHENG" fonts -C "$dir/f"
is "a font of 250 faces with 5,000 long names each" "$got" 0

# ---- manifests and schemas ----
manifest() { # manifest NAME STATUS MESSAGE AREAS LEDGERS: so many areas, and lines of ledgers
   mkdir -p "$dir/m/scripts/ledgers"
   printf 'local a, l = {}, {}\nfor i = 1, %s do a[i] = { id = "a" .. i, name = "n" .. i } end\nfor i = 1, %s do l[i] = { ledger = "x", file = i .. ".csv", area = "a" .. #a, period = "2026H1" } end\nreturn { name = "f", database = "f.db", areas = a, periods = {}, ledgers = l, documents = {} }\n' "$4" "$5" > "$dir/m/manifest.lua"
   within "$WENHENG" import -q -C "$dir/m" --limit "steps=${6:-1000M}"
   gives "$@"
}
schema() { # schema NAME STATUS MESSAGE FIELDS FIELD: so many fields, as an expression in i
   printf 'local f = {}\nfor i = 1, %s do f[i] = { name = %s, label = "f" .. i } end\nreturn { name = "x", label = "x", fields = f }\n' "$4" "$5" > "$dir/m/scripts/ledgers/x.lua"
   within "$WENHENG" import -q -C "$dir/m"
   gives "$@"
}
manifest "10,000 areas" 0 "" 10000 0
manifest "100,000 areas" 1 "there are 100000 areas; a project has at most 10000" 100000 0
printf 'return { name = "x", label = "x", fields = {} }\n' > "$dir/m/scripts/ledgers/x.lua"
manifest "lines of ledgers, each looked for among 10,000 areas" 1 "this runs too long: stopped after" 10000 2000 60M
manifest "one line" 0 "" 1 1
printf 'f1,f2\n1,2\n' > "$dir/m/1.csv"
schema "a schema of 100,000 fields" 1 "there are 100000 fields; a ledger has at most 1990" 100000 '"f" .. i'
schema "of 1,990" 0 "" 1990 '"f" .. i'
schema "of 1,990 of one name" 1 "there are two fields of this name" 1990 '"f"'
is "each is told of once" "$(sed -n 's/.*error: \([0-9]*\) more messages.*/\1/p' "$dir/err")" 988

# ---- databases ----
base() { # base NAME STATUS MESSAGE: x.db as it stands
   for command in import "evaluate --period 2026H1" "explain reuse --period 2026H1" "check"; do
      cp "$dir/x.db" "$dir/y.db"
      # shellcheck disable=SC2086
      within "$WENHENG" $command -q -C "$top/data" --db "$dir/y.db"
      gives "$1: $command" "$2" "$3"
   done
}
head -c 50000 /dev/urandom > "$dir/x.db"
base "no database" 1 "y.db: error: file is not a database"
sqlite3 "$dir/x2.db" 'CREATE TABLE mine(a); INSERT INTO mine VALUES (1);'
mv "$dir/x2.db" "$dir/x.db"
base "another program's" 1 "this database was not made by wenheng and is left alone"
cmp -s "$dir/x.db" "$dir/y.db"
is "it is left alone" $? 0
"$WENHENG" import -q -C "$top/data" --db "$dir/good.db" 2> "$dir/err"
size=$(wc -c < "$dir/good.db")
head -c $((size / 2)) "$dir/good.db" > "$dir/x.db"
for command in import "evaluate --period 2026H1"; do
   cp "$dir/x.db" "$dir/y.db"
   # shellcheck disable=SC2086
   within "$WENHENG" $command -q -C "$top/data" --db "$dir/y.db" 2> /dev/null
   gives "a database cut in half: $command" 1 "y.db: error: database disk image is malformed"
done
sqlite3 "$dir/good.db" "ALTER TABLE judgment RENAME TO hidden; CREATE VIEW judgment AS SELECT * FROM hidden;"
cp "$dir/good.db" "$dir/x.db"
within "$WENHENG" evaluate -q --period 2026H1 -C "$top/data" --db "$dir/x.db"
gives "a view where a table should be" 1 "x.db: error:"
