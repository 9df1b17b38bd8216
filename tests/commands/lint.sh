# lint.sh - the command: status, formats, and what it is given.
. ./lib.sh

status "a document that holds" 0 "$WENHENG" lint standard/unsealed.md
has "one row a clause" "$dir/out" "7.3.5.2"
sed 's/〔2026〕/(2026)/' standard/unsealed.md > "$dir/x.md"
status "one that differs" 1 "$WENHENG" lint "$dir/x.md"
is "exactly one row" "$(grep -c '^differs' "$dir/out")" 1
"$WENHENG" lint "$dir/x.md" --format json > "$dir/json" 2> "$dir/err"
is "json: status" $? 1
is "json: an object a row" "$(grep -c '"clause":' "$dir/json")" "$(grep -c . "$dir/out")"
is "json: what differs" "$(grep '"ok":false' "$dir/json" | sed 's/.*"clause":"\([^"]*\)".*/\1/')" 7.2.5
is "json: brackets around" "$(sed -n '1p;$p' "$dir/json" | tr -d '\n')" "[]"
has "json: what is custom" "$dir/json" '"kind":"custom"'
status "-o writes a file" 1 "$WENHENG" lint "$dir/x.md" -o "$dir/report"
has "the report is there" "$dir/report" "differs"
status "no operand" 2 "$WENHENG" lint
status "a missing file" 1 "$WENHENG" lint "$dir/none.md"
has "is named" "$dir/err" "none.md"
printf '%s\n' '{{ nothing }}' > "$dir/bad.md"
status "a document with a fault is not measured" 1 "$WENHENG" lint "$dir/bad.md"
is "nothing is printed" "$(cat "$dir/out")" ""
status "a document of the project needs a period" 2 "$WENHENG" lint notice -C "$top/data" --db "$dir/p.db"
for doc in notice opinions tasklist; do
   status "the sample project's $doc holds" 0 "$WENHENG" lint $doc --period 2026H1 -q -C "$top/data" --db "$dir/p.db"
done
status "a document that is none" 1 "$WENHENG" lint newspaper --period 2026H1 -C "$top/data" --db "$dir/p.db"
