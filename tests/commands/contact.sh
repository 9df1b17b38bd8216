#!/bin/sh
# make contact: every page of a document on its sheet; without its tools it says which package has them. montage is stood in for by
# a script that counts the pages it is given.
. ./lib.sh

mkdir "$dir/none" "$dir/bin"
for tool in sh sed grep cut tr mkdir mktemp rm find cat dirname; do ln -s "$(command -v $tool)" "$dir/none/$tool"; done
(cd .. && PATH="$dir/none" sh scripts/contact.sh "$WENHENG" "$dir/p.db" 2026H1 "$dir/sheets") > "$dir/out" 2> "$dir/err"
is "without its tools there are no sheets" $? 1
has "and the packages are named" "$dir/err" "contact: this needs pdftoppm (Debian: poppler-utils) and montage (Debian: imagemagick)"

cat > "$dir/bin/montage" <<'TOOL'
#!/bin/sh
n=0
for x; do
   case $x in *.png) n=$((n + 1)) sheet=$x ;; esac
done
echo $((n - 1)) > "$sheet"
TOOL
chmod +x "$dir/bin/montage"
"$WENHENG" import -q -C "$top/data" --db "$dir/p.db" 2> "$dir/err"
"$WENHENG" evaluate --period 2026H1 -C "$top/data" --db "$dir/p.db" > "$dir/out" 2> "$dir/err"
(cd .. && PATH="$dir/bin:$PATH" DPI=10 DOCUMENTS="schedule unit" LANGUAGES="zh en" sh scripts/contact.sh "$WENHENG" "$dir/p.db" 2026H1 "$dir/sheets") \
   > "$dir/out" 2> "$dir/err"
is "sheets are made" "$?" 0
is "of each document in each language" "$(ls "$dir/sheets" | tr '\n' ' ')" "schedule-en.png schedule-zh.png unit-en.png unit-zh.png "
"$WENHENG" build schedule -q --lang en --period 2026H1 -C "$top/data" --db "$dir/p.db" -o "$dir/schedule.pdf" 2> "$dir/err"
is "with every page of a document" "$(cat "$dir/sheets/schedule-en.png")" "$(pdfinfo "$dir/schedule.pdf" | sed -n 's/^Pages: *//p')"
"$WENHENG" batch unit -q --period 2026H1 -C "$top/data" --db "$dir/p.db" -o "$dir/units" > "$dir/list" 2> "$dir/err"
n=0
for pdf in "$dir"/units/unit/*.pdf; do
   n=$((n + $(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')))
done
is "or of all that a batch makes" "$(cat "$dir/sheets/unit-zh.png")" "$n"
