# The sample project's case book, read back: its comparisons recomputed from the ledgers and the front matter,
# its contents and index followed, its pages looked at for holes.
. ./lib.sh
cp -R "$top/data" "$dir/data"
run() { "$WENHENG" "$@" -C "$dir/data" --db "$dir/book.db"; }
run import --quiet > "$dir/import" 2>&1
for by in industry area; do
   status "book-by-$by-compiles" 0 run build casebook --period 2026H1 --set group=$by -o "$dir/$by.pdf"
   pdftotext -raw -enc UTF-8 "$dir/$by.pdf" "$dir/$by.txt"
   pdftotext -bbox-layout -enc UTF-8 "$dir/$by.pdf" "$dir/$by.html"
   qpdf --json --json-key=outlines --json-key=pagelabels "$dir/$by.pdf" > "$dir/$by.json"
   python3 casebook/book.py "$dir/data" "$dir/book.db" "$dir/$by" $by
done
sed -i '/^park = /d' "$dir/data/cases/02-potato-water.md"
status book-case-without-park 1 run build casebook --period 2026H1 -o "$dir/lacks.pdf"
has book-case-without-park-says-so "$dir/err" 'cases/02-potato-water.md: the front matter of a case needs "park"'

# No page ends next to empty: the class asks for 36 mm at least, from 32 mm below the paper's edge on.
"$WENHENG" import -C "$top/data" --db "$dir/runt.db" --quiet > "$dir/import" 2>&1
in_zh=
for lang in zh en zh-en; do
   status "book-$lang-compiles" 0 "$WENHENG" build casebook -C "$top/data" --db "$dir/runt.db" --period 2026H1 --lang $lang --dump layout
   runts=$(awk '
      /^page / { if (p && low < 193) print p; p = $2; low = 0; depth = artifact = 0 }
      /^tag / { depth++; if ($2 == "Artifact" && !artifact) artifact = depth }
      /^end/ { if (depth == artifact) artifact = 0; depth-- }
      /^(text|image|path)/ && !artifact { split($0, f, / +/); if (f[3] > low) low = f[3] }
      END { if (low < 193) print p }' "$dir/out" | tr '\n' ' ')
   is "book-$lang-has-no-runt" "$runts" ""
   # the lists behind the preface are no part of it: the book's title runs over them
   heads=$(awk '/^tag / { depth++; if ($2 == "Artifact" && !artifact) artifact = depth }
      /^end/ { if (depth == artifact) artifact = 0; depth-- }
      /^text/ && artifact && /编者按|Preface/' "$dir/out")
   is "book-$lang-heads-of-lists" "$heads" ""
   # an industry takes one line in the box of facts; an English caption isn't broken inside its equation
   [ $lang = en ] || is "book-$lang-industry-in-one-line" "$(grep -c '"化学原料和化学制品制造业"$' "$dir/out")" 2
   is "book-$lang-equation-whole" "$(grep -E '"(= ?)?100\)|before =?"$' "$dir/out")" ""
   # four plates take two pages, two each
   is "book-$lang-plates" "$(awk '/^page / { p++ } /^anchor .* balance-/ { n[p]++ } END { for (i = 1; i <= p; i++) if (n[i]) print n[i] }' "$dir/out" | tr '\n' ' ')" "2 2 "
   # a unit of money takes one line in a head, and so does what a firm is in law; the lists' English titles are set as the other titles' English
   is "book-$lang-heads-whole" "$(grep -cE '"(\(CNY|10,000\)|Ltd\.)"$' "$dir/out")" 0
   is "book-$lang-titles-alike" "$(awk '/^text/ && /(Contents|Tables|Figures|Index of Enterprises|The Cases at a Glance)"$/ && $5 > 15 { print $4 }' "$dir/out" | sort -u)" "$(
      [ $lang = zh ] || echo LiberationSerif-Bold)"
   # a chart's names are broken between words
   is "book-$lang-names-in-charts" "$(grep -c ' 9\.000  "-" silent$' "$dir/out")" 0
   # no chapter is listed at a foot without its first case; an entry's second line hangs
   is "book-$lang-chapter-listed-with-case" "$(awk '/^page / { p = $2 } /^text/ && /第五篇|Part 5:/ && !a { a = p }
      /^text/ && /精细化工装置间串联用水|Water in series between units/ && !b { b = p } END { print b - a }' "$dir/out")" 0
   [ $lang != zh-en ] || is "book-$lang-contents-hang" "$(awk '/^text/ && /"electricity and heat"$/ { print $2; exit }' "$dir/out")" 93.370
   # a formula's signs are spaced alike, in Chinese too
   signs=$(grep -cE '"(R.=.V|.÷.\(V|.\+.V|\).×.100%.*)"$' "$dir/out")
   is "book-$lang-formula" "$signs" $([ $lang = zh-en ] && echo 8 || echo 4)
   units=$(grep -c '"m³/t"$' "$dir/out") # a unit that both languages write alike stands once
   is "book-$lang-units-once" "$units" "${in_zh:=$units}"
done
