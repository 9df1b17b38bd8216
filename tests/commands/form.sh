#!/bin/sh
# `wenheng form`: a blank form of every ledger, which `import` reads back with every column known.
. ./lib.sh

ledgers=$(ls ../scripts/ledgers | sed 's/\.lua$//')
mkdir -p "$dir/p/ledgers"
manifest() { # manifest LEDGER...: a project of these ledgers, each from its form
   echo 'return { name = "forms", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2026H1" },'
   echo 'areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙区" } }, ledgers = {'
   for l in "$@"; do echo "{ ledger = \"$l\", file = \"ledgers/$l.xlsx\", period = \"2026H1\", area = \"a\" },"; done
   echo '} }'
}
# shellcheck disable=SC2086
manifest $ledgers > "$dir/p/manifest.lua"
made=0
for l in $ledgers; do
   "$WENHENG" form -C "$dir/p" "$l" -o "$dir/p/ledgers/$l.xlsx" 2>> "$dir/log" && made=$((made + 1))
done
is "every ledger has a form" "$made" "$(echo "$ledgers" | wc -l)"
status "the blank forms are read" 0 "$WENHENG" import -C "$dir/p"
has "none holds a record, none is refused" "$dir/err" "$made files read, 0 unchanged, 0 refused; 0 records, 0 findings"
lacks "every column is known" "$dir/err" "is no field of ledger"
lacks "every field has a column" "$dir/err" "there is no column"

"$WENHENG" form -C "$dir/p" monitoring -o "$dir/again.xlsx"
cmp -s "$dir/again.xlsx" "$dir/p/ledgers/monitoring.xlsx"
is "the same bytes each time" $? 0
"$WENHENG" form -C "$dir/p" monitoring -o - > "$dir/out.xlsx"
cmp -s "$dir/again.xlsx" "$dir/out.xlsx"
is "- is standard output" $? 0
unzip -p "$dir/again.xlsx" xl/worksheets/sheet1.xml > "$dir/sheet" 2>/dev/null
has "areas are a drop-down" "$dir/sheet" '"甲县,乙区"'
unzip -p "$dir/p/ledgers/projects.xlsx" xl/worksheets/sheet1.xml > "$dir/sheet"
has "so are the choices of a field" "$dir/sheet" '新建,改建,扩建'
has "and yes or no" "$dir/sheet" '"是,否"'
status "an unknown ledger" 1 "$WENHENG" form -C "$dir/p" nothing -o "$dir/x.xlsx"
has "is named, with those there are" "$dir/err" 'there is no ledger "nothing"; the manifest has activities'
status "a folder that is not there" 3 "$WENHENG" form -C "$dir/p" cases -o "$dir/none/x.xlsx"

# a ledger that no file fills yet has a form all the same
manifest cases > "$dir/p/manifest.lua"
status "a ledger that the manifest does not name" 0 "$WENHENG" form -C "$dir/p" control -o "$dir/control.xlsx"
unzip -p "$dir/control.xlsx" xl/sharedStrings.xml > "$dir/strings"
has "with its columns" "$dir/strings" 控制值

# a form that was filled in stays
cp "$dir/control.xlsx" "$dir/filled.xlsx"
status "a blank form again" 0 "$WENHENG" form -C "$dir/p" control -o "$dir/control.xlsx"
echo filled >> "$dir/filled.xlsx"
cp "$dir/filled.xlsx" "$dir/kept.xlsx"
status "over another file" 1 "$WENHENG" form -C "$dir/p" control -o "$dir/filled.xlsx"
has "is refused" "$dir/err" "filled.xlsx: error: another file is there, which may be a form filled in"
cmp -s "$dir/filled.xlsx" "$dir/kept.xlsx"
is "which stays" $? 0
status "--force" 0 "$WENHENG" form -C "$dir/p" control --force -o "$dir/filled.xlsx"
cmp -s "$dir/filled.xlsx" "$dir/control.xlsx"
is "writes over it" $? 0

# where no more than so many blocks of 512 bytes can be written to a file, be it one of the library's own, it is the form or none
for blocks in 1 2 4 6 8 10 12 14; do
   rm -f "$dir/new.xlsx"
   (ulimit -f $blocks && exec "$WENHENG" form -C "$dir/p" control -o "$dir/new.xlsx") 2> "$dir/err"
   is "no more than $blocks blocks" $? 3
   has "$blocks: it is said" "$dir/err" "new.xlsx: error: "
   [ -e "$dir/new.xlsx" ] && not_ok "$blocks: nothing is written" "a form is there" || ok "$blocks: nothing is written"
done
mkdir "$dir/tmp"
status "all blocks there are" 0 env TMPDIR="$dir/tmp" "$WENHENG" form -C "$dir/p" control -o "$dir/new.xlsx"
is "no temporary file is left" "$(ls -A "$dir/tmp")" ""
