#!/bin/sh
# A float that waits does not pass the heading that ends its section, where sections of pages are looked at (page.runt), no page is added
# for it and none of them is left emptier than by a third; else it does. A heading below its section's is passed.
. ./lib.sh
cp layout/plain.png "$dir/"

# book LINES MORE LEVEL HEIGHT: a heading, so many lines, a picture of so many mm, a heading of that level, more lines; then another section
book() {
   printf -- '---\nclass = "plain"\npage = { runt = "60pt", squeeze = 10 }\n---\n## 甲\n\n'
   for i in $(seq "$1"); do printf '行%s\n\n' "$i"; done
   printf '![图](plain.png){height=%smm float}\n\n%s 乙\n\n' "$4" "$3"
   for i in $(seq "$2"); do printf '续%s\n\n' "$i"; done
   printf '{{ doc.pagebreak() }}\n\n后篇\n'
}
# order: of a layout dump, what stands where: H the second heading, F the picture, a stroke between pages
order() { awk '/^page / { if (p++) printf "|" } /^text .*"乙/ { printf "H" } /^image/ { printf "F" }'; }
# set_as NAME LINES MORE LEVEL WANTED [HEIGHT]
set_as() {
   book "$2" "$3" "$4" "${6:-60}" > "$dir/book.md"
   "$WENHENG" compile "$dir/book.md" --dump layout > "$dir/layout" 2> "$dir/err"
   is "$1" "$(order < "$dir/layout")" "$5"
}

set_as "it fits where it is written" 10 20 "##" "FH||"
set_as "it goes over, and its section's end with it" 26 20 "##" "|FH|"
set_as "a heading of a higher level ends its section, too" 26 20 "#" "|FH|"
set_as "one of a lower level does not" 26 20 "###" "H|F|"
set_as "where a page were added the text goes on" 26 26 "##" "H|F|"
set_as "where more than a third of the page stayed empty, too" 21 12 "##" "H|F|" 88
set_as "where less than that stays empty it is not passed" 23 12 "##" "|FH|" 88
