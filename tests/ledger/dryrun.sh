#!/bin/sh
# import --dry-run: says what an import would, and writes nothing at all.
. ./lib.sh
. ./project.sh
water b-2026H1 '乙县,乙一厂,七,是' '丁县,乙二厂,1-2,否' '乙区,乙一厂,3%,对' '合计,,11,'
cp -R cases/workbooks "$dir/w"
everything() { (cd "$1" && find . -exec ls -ld --time-style=full-iso {} + && find . -type f -exec cksum {} +); }

everything "$dir" > "$dir/../before"
(cd "$dir/p" && "$WENHENG" import --dry-run) > "$dir/../dry" 2>&1
(cd "$dir/w" && "$WENHENG" import --dry-run) > "$dir/../dry-workbooks" 2>&1
everything "$dir" > "$dir/../after"
is "no file appears, none is touched" "$(cmp "$dir/../before" "$dir/../after" && echo same)" same
has "it says that it is one" "$dir/../dry" "wenheng: dry run: 3 files read, 0 unchanged, 0 refused"
(cd "$dir/p" && "$WENHENG" import) > "$dir/../real" 2>&1
(cd "$dir/w" && "$WENHENG" import) > "$dir/../real-workbooks" 2>&1
is "and all else that an import says" "$(sed 's/wenheng: dry run:/wenheng:/' "$dir/../dry")" "$(cat "$dir/../real")"
is "of workbooks and their pictures too" "$(sed 's/wenheng: dry run:/wenheng:/' "$dir/../dry-workbooks")" "$(cat "$dir/../real-workbooks")"
has "such as an area that is none" "$dir/../dry" '丁县'

# Where there is a database: neither what a ledger is read by nor what is in it.
sed -i 's/label = "取水量"/label = "取水总量", aliases = { "取水量" }/' "$dir/p/scripts/ledgers/water.lua"
water a-2026H1 '甲县,甲一厂,100,是'
everything "$dir" > "$dir/../before"
(cd "$dir/p" && "$WENHENG" import --dry-run) > "$dir/../dry" 2>&1
everything "$dir" > "$dir/../after"
is "a database is left as it was, though the schema is another" "$(cmp "$dir/../before" "$dir/../after" && echo same)" same
has "which is what the files would be read by" "$dir/../dry" "a-2026H1.csv: note: read as UTF-8: 1 record,"
echo "no database" > "$dir/p/t.db"
status "nor is one needed" 0 "$WENHENG" import -C "$dir/p" --dry-run
