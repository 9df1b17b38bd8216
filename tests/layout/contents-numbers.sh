# contents-numbers.sh - the numbers in the contents are those of the pages, whether they could be put in on the pages as these stood
# or a title took another line beside its number, so that all was set again.
. ./lib.sh

# book CHARACTERS: 120 chapters on pages of their own, whose titles have so many characters and up to fourteen more
book() {
   printf -- '---\nclass = "plain"\n---\n{{ doc.contents { depth = 1 } }}\n\n'
   for i in $(seq 120); do
      printf '{{ doc.pagebreak() }}\n\n# 章%s' "$i"
      for _ in $(seq $(($1 + i % 15))); do printf '字'; done
      printf '\n\n文字。\n\n'
   done
}

# wrong: of a layout dump, how many entries print another number than that of the page on which their heading stands, of how many,
# and in how many lines
wrong() {
   awk '/^page / { page = $NF }
      /^tag TOCI/ { entry = 1 }
      entry && /^link / { id = $NF; gsub(/["#]/, "", id); links++ }
      entry && /^text / { split($0, f, "\""); told[id] = f[2] }
      /^tag Artifact/ { entry = 0 }
      /^anchor / { stands[$4] = page; entry = 0 }
      END { for (id in told) { n++; bad += told[id] != stands[id] }; printf "%d of %d in %d lines", bad, n, links }'
}

# numbers NAME CHARACTERS WANTED
numbers() {
   book "$2" > "$dir/book.md"
   "$WENHENG" compile "$dir/book.md" --dump layout > "$dir/book.layout" 2> "$dir/err"
   is "$1" "$(wrong < "$dir/book.layout")" "$3"
}

numbers "short titles: the numbers are put in" 1 "0 of 120 in 120 lines"
numbers "titles about as wide as a line: some take a second one" 20 "0 of 120 in 146 lines"
numbers "titles of two lines" 45 "0 of 120 in 240 lines"
