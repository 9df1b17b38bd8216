# within.sh - a document whose class says how many pages it has at most: type is set smaller, by the least that takes the page
# too many in, or that leaves no last page with next to nothing on it; what cannot be taken in stays as it is.
. ./lib.sh

# text LINES PAGE: so many paragraphs of a line; 34 lines of 20 pt fill a page
text() {
   printf -- '---\nclass = "plain"\n%s\n---\n' "$2"
   for i in $(seq "$1"); do printf '行%s\n\n' "$i"; done
}

# measured: of a layout dump, how many paragraphs each page has, and the size and pitch of the first page's
measured() {
   awk '/^page / { if (p++) printf "%d ", n; n = 0 }
      /^text .*"行/ { n++; split($0, f, / +/); size = f[5]; if (p == 1 && n == 2) pitch = f[3] - last; last = f[3] }
      END { printf "%d %s %.2f", n, size, pitch }'
}

# set_as NAME LINES PAGE WANTED
set_as() {
   text "$2" "$3" > "$dir/within.md"
   "$WENHENG" compile "$dir/within.md" --dump layout > "$dir/within.layout" 2> "$dir/err"
   is "$1" "$(measured < "$dir/within.layout")" "$4"
}

asked='page = { most = 2, shrink = 120 }'
set_as "two full pages stay" 68 "$asked" "34 34 12.000 20.00"
set_as "a line on a third page is taken in" 69 "$asked" "35 34 11.820 19.70"
set_as "as many as the smallest type holds" 77 "$asked" "39 38 10.560 17.60"
set_as "more than that stays as it is" 79 "$asked" "34 34 11 12.000 20.00"
set_as "nothing asked" 69 "" "34 33 2 12.000 20.00"
set_as "no change allowed" 69 'page = { most = 2 }' "34 33 2 12.000 20.00"
set_as "pages enough, the last with next to nothing" 36 'page = { most = 2, shrink = 120, runt = "100pt" }' "36 11.460 19.10"
set_as "not shorter than asked for" 36 'page = { most = 2, least = 2, shrink = 120, runt = "100pt" }' "34 2 12.000 20.00"
set_as "the last with enough" 40 'page = { most = 2, shrink = 120, runt = "100pt" }' "34 6 12.000 20.00"
set_as "pages too many go before a full last page" 69 'page = { most = 2, shrink = 60, runt = "230mm" }' "35 34 11.820 19.70"
set_as "on a grid type keeps its size" 69 'page = { most = 2, shrink = 120, pitch = "20pt" }' "34 34 1 12.000 20.00"
text 20 'page = { most = 2, shrink = 300 }' > "$dir/much.md"
status "more than a fifth is refused" 1 "$WENHENG" compile "$dir/much.md" -o "$dir/much.pdf"
has "more than a fifth is refused: why" "$dir/err" '"shrink"'

# A fault is said once, though the document is set several times.
text 69 "$asked" | sed 's/行7$/行🜁/' > "$dir/fault.md"
status "a character in no face" 1 "$WENHENG" compile "$dir/fault.md" -o "$dir/fault.pdf"
is "a fault is said once" "$(grep -c 'U+1F701' "$dir/err")" 1

# Page numbers and marks are the page's, not the text's.
text 69 'sample = true
page = { most = 2, shrink = 120 }' > "$dir/marks.md"
"$WENHENG" compile "$dir/marks.md" --dump layout > "$dir/within.layout" 2> "$dir/err"
is "marks keep their size" "$(awk '/"示例数据"/ { print $5 }' "$dir/within.layout" | sort -u)" "9.000"

# On the official grid type and lines stay, the space in tables' cells shrinks: rows that would stand alone with 版记 are taken in.
rows() {
   printf -- '---\nclass = "notice"\n%s\ndate = "2026-07-15"\nprinter = "某局办公室"\n---\n::: table {style=dense_long}\n| 序号 | 事项 |\n|---|---|\n' "$2"
   for i in $(seq "$1"); do printf '| %s | 行 |\n' "$i"; done
   echo ':::'
}
# parts: of a layout dump, how many rows each page has
parts() { awk '/^page / { if (p++) printf "%d ", n; n = 0 } /^text .*"行"/ { n++ } END { printf "%d", n }'; }
rows 44 'page = { runt = 0 }' > "$dir/rows.md"
"$WENHENG" compile "$dir/rows.md" --dump layout > "$dir/rows.layout" 2> "$dir/err"
is "rows that 版记 takes along" "$(parts < "$dir/rows.layout")" "43 1"
rows 44 '' > "$dir/rows.md"
"$WENHENG" compile "$dir/rows.md" --dump layout > "$dir/rows.layout" 2> "$dir/err"
is "tighter cells take them in" "$(parts < "$dir/rows.layout")" "44"
