# One English word for one status: no document of the sample has another, and no template or script writes one.
. ./lib.sh
run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/s.db" --period 2026H1; }
"$WENHENG" import -q -C "$top/data" --db "$dir/s.db" > "$dir/out" 2>&1
others='On track|on track|Not begun|not begun|[Pp]ast due|Stalled|Inactive|No data|[0-9] missing data|not concerned'
for document in notice schedule tasklist units; do
   run build "$document" --quiet --lang en -o "$dir/d.pdf" > "$dir/out" 2> "$dir/err"
   pdftotext -raw "$dir/d.pdf" - | tr '\n' ' ' > "$dir/text"
   is "$document has one word for a status" "$(grep -oE "$others" "$dir/text" | sort -u | tr '\n' ';')" ""
   has "$document has the glossary's" "$dir/text" "ompleted"
done
# titles do not part what the work is called; marks in the corner have the headings' face
for document in notice tasklist units casebook opinions; do
   run build "$document" --quiet --lang en --dump layout > "$dir/$document" 2> "$dir/err"
   is "the title of $document keeps its subject on one line" "$(grep -cE 'LiberationSerif-Bold .*(Industrial|Industrial Water)"( |$)' "$dir/$document") $(grep -cE 'LiberationSerif-Bold .*Industrial.Water.Saving' "$dir/$document" | sed 's/[1-9]/some/')" "0 some"
done
# nor the name that the title begins with
for name in 'county --area zone|Zhangye Economic Development Zone:' 'unit --for 市住建局|Bureau of Housing and Urban-Rural Development:'; do
   # shellcheck disable=SC2086 # the document and its options
   run build ${name%|*} --quiet --lang en -o "$dir/d.pdf" > "$dir/out" 2> "$dir/err"
   is "a title's first line is ${name#*|}" "$(pdftotext -raw -l 1 "$dir/d.pdf" - | tr '\302\240' ' ' | tr -s ' ' | grep -cx "${name#*|} *")" 1
done
is "marks have the headings' face" "$(awk '/"(Discussion Draft|Annex)"/ { print $4 }' "$dir/opinions" | sort -u)" LiberationSans
# the annex is named in the lines that its own title has, none of a word alone
is "an annex's name ends with no word alone" "$(awk -F'"' '/"Annex: / { print $2; getline; print $2 }' "$dir/opinions")" "$(printf '%s\n' \
   'Annex: List of Key Tasks for Advancing' 'Industrial Water Saving in Zhangye')"
is "scripts and templates write no other" "$(cat "$top"/scripts/*.lua "$top"/templates/*.md | grep -v "^ *--" | grep -oE "$others" | sort -u | tr '\n' ';')" ""
# one spelling: sulphur, recognize
is "one spelling of a word" "$(cat "$top"/data/*.lua "$top"/data/cases/*.md "$top"/data/cases/pictures/draw.py "$top"/data/policy/*.md "$top"/scripts/*.lua "$top"/templates/*.md | grep -v "^ *--" | grep -oEi '[a-z]*sulf[au][rt]*[a-z]*|[a-z]*(organ|recogn|util|standard|real|emphas)is(e|ed|es|ing|ation)\b' | sort -u | tr '\n' ' ')" ""
# a bureau's short English name has no word that its full name lacks (but IT)
is "a bureau has one English name" "$(awk -F'"' '/full = "/ { full = $0; sub(/.*name_en = "/, "", full); sub(/".*/, "", full) } /short_en = "/ && full { n = split($2, word, " ")
   for (i = 1; i <= n; i++) if (word[i] != "IT" && index(full, word[i]) == 0) print $2 ": " word[i]; full = "" }' "$top/data/manifest.lua")" ""
