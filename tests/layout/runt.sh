# runt.sh - a section's last page with a few lines only: they are taken in, or more are given to it, by no more than
# the class allows; where neither does, and where nothing is asked for, the lines stand as they are.
. ./lib.sh

# section LINES PAGE: so many paragraphs of a line, then a page break and one more; 34 lines of 20 pt fill a page
section() {
   printf -- '---\nclass = "plain"\n%s\n---\n' "$2"
   for i in $(seq "$1"); do printf '行%s\n\n' "$i"; done
   printf '{{ doc.pagebreak() }}\n\n后篇\n'
}

# lines: of a layout dump, how many paragraphs each page has, and the pitch of the first page's
lines() {
   awk '/^page / { if (p++) printf "%d ", n; n = 0 }
      /^text .*"(行|后)/ { n++; split($0, f, / +/); if (p == 1 && n == 2) pitch = f[3] - last; last = f[3] }
      END { printf "%d %.2f", n, pitch }'
}

# set_as NAME LINES PAGE WANTED
set_as() {
   section "$2" "$3" > "$dir/runt.md"
   "$WENHENG" compile "$dir/runt.md" --dump layout > "$dir/runt.layout" 2> "$dir/err"
   is "$1" "$(lines < "$dir/runt.layout")" "$4"
}

asked='page = { runt = "100pt", squeeze = 40 }'
set_as "a full page stays" 34 "$asked" "34 1 20.00"
set_as "a line alone, nothing asked" 35 "" "34 1 1 20.00"
set_as "a line alone is taken in" 35 "$asked" "35 1 19.80"
set_as "two lines are taken in" 36 "$asked" "36 1 19.20"
set_as "three lines are too many to take in: one comes to them" 37 "$asked" "33 4 1 20.80"
set_as "five lines are added to" 39 "$asked" "33 6 1 20.50"
set_as "six lines are no runt" 40 "$asked" "34 6 1 20.00"
set_as "a quarter of the change allowed" 36 'page = { runt = "100pt", squeeze = 10 }' "34 2 1 20.00"
set_as "no change allowed" 35 'page = { runt = "100pt" }' "34 1 1 20.00"
set_as "on a grid lines keep their places" 35 'page = { runt = "100pt", squeeze = 40, pitch = "20pt" }' "34 1 1 20.00"
section 35 'page = { squeeze = 200 }' > "$dir/much.md"
status "more than a tenth is refused" 1 "$WENHENG" compile "$dir/much.md" -o "$dir/much.pdf"
has "more than a tenth is refused: why" "$dir/err" '"squeeze"'

# Where nothing leaves enough, what leaves clearly more than before is taken.
set_as "nothing gives enough: the change that gives most" 41 'page = { runt = "250pt", squeeze = 100 }' "31 10 1 22.00"
# A page of floats alone is a runt, however high they are: some text comes to it.
{ printf -- '---\nclass = "plain"\npage = { runt = "20pt", squeeze = 40 }\n---\n'; for i in $(seq 33); do printf '行%s\n\n' "$i"; done
  printf '![图](plain.png){height=90mm float}\n\n行34\n\n{{ doc.pagebreak() }}\n\n后篇\n'; } > "$dir/runt.md"
cp layout/plain.png layout/tall.png "$dir/"
"$WENHENG" compile "$dir/runt.md" --dump layout > "$dir/runt.layout" 2> "$dir/err"
is "a page of floats alone" "$(lines < "$dir/runt.layout")" "33 1 1 20.50"

# floated HEIGHT: 33 lines, a float of that height, two lines: the float and a line go to the second page
floated() {
   { printf -- '---\nclass = "plain"\npage = { runt = "50pt", squeeze = 60 }\n---\n'; for i in $(seq 33); do printf '行%s\n\n' "$i"; done
     printf '![图](tall.png){height=%s float}\n\n行34\n\n行35\n\n{{ doc.pagebreak() }}\n\n后篇\n' "$1"; } > "$dir/runt.md"
   "$WENHENG" compile "$dir/runt.md" --dump layout > "$dir/runt.layout" 2> "$dir/err"
   lines < "$dir/runt.layout"
}

# A float is no text: a line with it on a page left empty is a runt; one that fills the page has company enough in a line.
is "a line beside a float" "$(floated 60mm)" "32 3 1 21.20"
is "a line below a float that fills the page" "$(floated 150mm)" "34 1 1 20.00"
