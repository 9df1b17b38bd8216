#!/bin/sh
# The sample's documents in both languages and in either: nothing is missing and nothing is warned of; the English sentences of
# the notice have the numbers of the Chinese ones, paragraph by paragraph, and a changed one is noticed.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db"; }
run import -q > "$dir/out" 2>&1
for period in 2026H1 2027H2 2028; do
   run evaluate --period $period > "$dir/out" 2> "$dir/err"
   for doc in notice:notice opinions:opinions opinions-issued:opinions_issued casebook:casebook; do
      for lang in zh en zh-en; do
         run compile "$top/templates/${doc#*:}.md" --strict --lang $lang --period $period -o "$dir/$period-${doc%:*}-$lang.pdf" > "$dir/out" 2> "$dir/err"
         is "${doc%:*} of $period in $lang has all its texts" $? 0
         is "and nothing is warned of" "$(grep -c 'warning:' "$dir/err")" 0
      done
   done
done

# every page of a translation says what it is
for doc in notice opinions opinions-issued casebook; do
   for lang in en zh-en; do
      pdf=$dir/2026H1-$doc-$lang.pdf
      pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
      said=$(pdftotext "$pdf" - | grep -c "Working translation, for reference only")
      is "every page of $doc in $lang says 译文仅供参考" "$said" "$pages"
   done
done

# what is said twice above the text stands on lines next to each other, the space around both
# below TEMPLATE CHINESE ENGLISH: how far under the Chinese line the English one stands, in points
below() {
   run compile "$top/templates/$1.md" --lang zh-en --period 2026H1 --dump layout 2> "$dir/err" |
      awk -v zh="\"$2" -v en="\"$3" '/^text/ && index($0, zh) { y = $3 } /^text/ && y && index($0, en) { printf "%d", $3 - y; exit }'
}
is "the English addressee is under the Chinese" "$(below opinions_issued 各县区人民政府 'County and')" 27
is "and so is the draft's mark under the title" "$(below opinions （讨论稿） '(Discussion Draft)')" 27

# a state of the task list stands with its number on one line
for lang in en zh-en; do
   run compile "$top/templates/tasklist.md" --lang $lang --period 2026H1 --dump layout > "$dir/out" 2> "$dir/err"
   has "a state of many words stands on one line in $lang" "$dir/out" '"Behind schedule: 4"'
   is "and all of them" "$(grep -c '"\(Behind\|Not\|Not carried\|Progress\)"$' "$dir/out")" 0
done

# what a note takes from the evaluation is English in its English half
run compile "$top/templates/notice.md" --lang zh-en --period 2026H1 --dump tree > "$dir/out" 2> "$dir/err"
has "a note's Chinese half is Chinese" "$dir/out" "取水量同比变化的因素分解采用连环替代法，增加值为当年价"
has "and its English half English" "$dir/out" "The change in intake is broken down by chain substitution; added value at current prices"

# text LANGUAGE PERIOD [TEMPLATE]: the running text, of the notice if nothing is said, a paragraph a line
text() {
   run compile "$top/templates/${3:-notice}.md" --lang "$1" --period "$2" --dump tree 2> "$dir/err" | awk -f notice/paragraphs.awk > "$dir/$1.txt"
}
for period in 2026H1 2026H2 2027 2028; do
   run evaluate --period $period > "$dir/out" 2> "$dir/err"
   text zh $period
   text en $period
   python3 notice/same_numbers.py "$dir/zh.txt" "$dir/en.txt" > "$dir/out"
   is "the English notice of $period has the numbers of the Chinese" "$(cat "$dir/out")" "$(sed -n 's/^\(same: \)/\1/p' "$dir/out")"
done
for template in opinions_issued casebook; do
   text zh 2026H1 $template
   text en 2026H1 $template
   python3 notice/same_numbers.py "$dir/zh.txt" "$dir/en.txt" > "$dir/out"
   is "the English $template has the numbers of the Chinese" "$(cat "$dir/out")" "$(sed -n 's/^\(same: \)/\1/p' "$dir/out")"
done
text en 2026H1
text zh 2026H1
for words in 'a completion rate of ' 'reporting rate of ' 'The reserve holds ' 'to save ' 'Linze (' 'year on year (down ' 'for 2028, ' 'short of' 'see Annex '; do
   awk -v words="$words" '{
      at = index($0, words)
      if (at && !done) {
         head = substr($0, 1, at + length(words) - 1)
         rest = substr($0, at + length(words))
         if (match(rest, /[0-9]/)) {
            digit = substr(rest, RSTART, 1)
            $0 = head substr(rest, 1, RSTART - 1) (digit == 9 ? 1 : digit + 1) substr(rest, RSTART + 1)
            done = 1
         }
      }
      print
   }' "$dir/en.txt" > "$dir/changed.txt"
   python3 notice/same_numbers.py "$dir/zh.txt" "$dir/changed.txt" > "$dir/out"
   has "another number behind \"$words\" is noticed" "$dir/out" "differ in paragraph"
done
