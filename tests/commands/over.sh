#!/bin/sh
# Where an output goes: never over what the run or the project is made from, by whatever name; through a link to what it leads to.
. ./lib.sh

cp -R fault/project "$dir/p"
cd "$dir/p" || exit 1
"$WENHENG" import -q 2> "$dir/err"
"$WENHENG" evaluate --period 2026H1 -q > "$dir/list"
printf '名称,数\n甲,1\n' > d.csv
printf '{{ #data.d }}户，附：\n%% include "part.md"\n' > x.md
printf '附文。\n' > part.md
printf '正文。\n' > y.md
ledger=$(find ledgers -name '*.csv' | head -n 1)
template=$(find templates -name '*.md' | head -n 1)
ln -s "../p/$ledger" link.csv
ln "$ledger" hard.csv
sum() { find . -type f ! -name 't.db' -exec cksum {} + | sort -k 3; sqlite3 t.db "SELECT count(*), max(period) FROM judgment"; }
before=$(sum)
kept() { # kept NAME FILE COMMAND...: refused, with the file's name, and all is as it was
   name=$1 file=$2
   shift 2
   status "$name" 1 "$WENHENG" "$@"
   grep -qE "^$file: error: .*nothing is written over it" "$dir/err" && ok "$name: it is named" || not_ok "$name: it is named" "$(head -n 3 "$dir/err")"
   is "$name: nothing is written" "$(sum)" "$before"
}
kept "a list over the database" t.db evaluate --period 2026H1 -q -o t.db
kept "by a path of its own" ../p/t.db evaluate --period 2026H1 -q -o ../p/t.db
kept "findings over a ledger" "$ledger" check -q -o "$ledger"
kept "through a link" link.csv check -q -o link.csv
kept "by another name" hard.csv check -q -o hard.csv
kept "over the manifest" manifest.lua evaluate --period 2026H1 -q -o manifest.lua
kept "a trace over the template" "$template" build doc --period 2026H1 -q -o t.pdf --trace "$template"
kept "a template's Lua over it" x.md compile x.md -q --dump lua -o x.md
kept "a tree over the template" x.md compile x.md -q --data d=d.csv --dump tree -o x.md
kept "over the data" d.csv compile x.md -q --data d=d.csv --dump layout -o d.csv
kept "over a part" part.md compile x.md -q --data d=d.csv --dump layout -o part.md
kept "over a picture" templates/picture.png build doc --period 2026H1 -q --dump layout -o templates/picture.png
mkdir -p fonts
cp "$top/fonts/fandol/FandolFang-Regular.otf" fonts/own.otf
printf -- '---\nclass = "plain"\n---\n正文。\n' > z.md
ln fonts/own.otf own.pdf
before=$(sum)
kept "over a font by another name" own.pdf compile z.md -q -o own.pdf
"$WENHENG" compile y.md -q -o y.pdf 2> "$dir/err"
before=$(sum)
kept "over what is kept inside the PDF" y.pdf compile y.md -q --attach y.pdf -o y.pdf
status "a document over its own trace" 1 "$WENHENG" compile y.md -q --trace y.pdf -o y.pdf
is "is refused before it is written" "$(sum)" "$before"
status "neither is there" 1 "$WENHENG" build doc --period 2026H1 -q --trace ./new.pdf -o ../p/new.pdf
has "it is said" "$dir/err" "../p/new.pdf: error: the document and its trace would be one file"
is "and none is written" "$(sum)" "$before"
status "a page over the trace" 1 "$WENHENG" build doc --period 2026H1 -q --trace ../p/new-1.svg -o new.svg
has "is named" "$dir/err" "../p/new-1.svg: error: another output of this run goes there, too"
is "and none of them is written" "$(sum)" "$before"
for trace in - /dev/stdout; do
   status "a document and its trace on one pipe: $trace" 1 sh -c '"$@" | wc -c; exit "$(cat "$0")"' "$dir/code" sh -c '"$@"; echo $? > "$0"' "$dir/code" "$WENHENG" build doc --period 2026H1 -q --trace $trace -o -
   is "none is written: $trace" "$(tr -d ' ' < "$dir/out")" 0
done

# what the project is made from, though this run does not read it
mkdir -p overrides/2026H1 policy cases build
echo 本院认为。 > overrides/2026H1/doc.md
echo 条文。 > policy/opinions.md
echo 案例。 > cases/one.md
echo 'return {}' > names_en.lua
cp templates/picture.png cases/one.PNG
ln -s ../cases/one.md build/led.md
before=$(sum)
for file in fonts/own.otf overrides/2026H1/doc.md policy/opinions.md cases/one.md names_en.lua cases/one.PNG "$template" build/led.md; do
   status "over $file, which is not read" 1 "$WENHENG" evaluate --period 2026H1 -q -o "$file"
   has "$file: it is named" "$dir/err" "$file: error: this is a file that a project is made from"
   is "$file: nothing is written" "$(sum)" "$before"
done
status "a trace over one" 1 "$WENHENG" build doc --period 2026H1 -q -o t.pdf --trace policy/opinions.md
is "is not written either" "$(sum)" "$before"
for file in build/list.md list.txt; do
   echo old > $file
   status "over what was made, $file" 0 "$WENHENG" evaluate --period 2026H1 -q -o $file
   is "$file is written" "$(cat $file)" "$(cat "$dir/list")"
done

# links and modes stay
echo old > "$dir/real.pdf"
chmod 600 "$dir/real.pdf"
ln -s ../real.pdf link.pdf
for how in "what was there" "what is not there yet"; do
   status "through a link: $how" 0 "$WENHENG" compile y.md -q -o link.pdf
   is "$how: the link stays, what it leads to is written" "$(readlink link.pdf) $(head -c 4 "$dir/real.pdf")" "../real.pdf %PDF"
   [ "$how" != "what was there" ] || is "and who may read it stays" "$(stat -c %a "$dir/real.pdf")" 600
   rm "$dir/real.pdf"
done
ln -s ring ring
status "a ring of links" 3 "$WENHENG" evaluate --period 2026H1 -q -o ring
has "is named" "$dir/err" "ring: error: cannot be written: Too many levels of symbolic links"
ln -s /dev/stdout out.pdf
for name in /dev/stdout /dev/fd/1 /proc/self/fd/1 out.pdf; do
   { echo before; "$WENHENG" evaluate --period 2026H1 -q -o $name; echo behind; } > "$dir/all"
   is "$name is standard output" "$(cat "$dir/all")" "$(echo before; cat "$dir/list"; echo behind)"
done
{ echo before; "$WENHENG" evaluate --period 2026H1 -q -o /dev/fd/5; echo behind; } 5>&1 > "$dir/empty" | cat > "$dir/all"
is "any descriptor is written to" "$(cat "$dir/all") $(tr '\n' ' ' < "$dir/empty")" "$(cat "$dir/list") before behind "
