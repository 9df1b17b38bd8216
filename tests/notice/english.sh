#!/bin/sh
# Every document of the sample in English, of each half-year: all names and texts have English, and no Chinese is left but what is
# meant (english.py says what). What the ledgers name has English as well, even where no document of today prints it.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/e.db"; }
run import -q > "$dir/out" 2>&1
for period in 2025H1 2025H2 2026H1 2026H2 2027H1 2027H2 2028H1 2028H2; do
   run evaluate -q --period $period > "$dir/out" 2> "$dir/err"
done

# make PERIOD: all documents in $dir/PERIOD; "done" when each is
make() {
   mkdir -p "$dir/$1"
   for doc in notice tasklist casebook schedule units opinions opinions-issued; do
      run build $doc --quiet --lang en --period "$1" -o "$dir/$1/$doc.pdf" 2>> "$dir/$1/err" || echo "$doc"
   done
   run build schedule --quiet --lang en --period "$1" --set group=unit -o "$dir/$1/schedule-unit.pdf" 2>> "$dir/$1/err" || echo "schedule by unit"
   for doc in county unit enterprise; do
      run batch $doc --quiet --lang en --period "$1" -o "$dir/$1" > "$dir/out" 2>> "$dir/$1/err" || echo "$doc"
   done
}
for period in 2026H1 2026H2 2027H1 2027H2 2028H1 2028H2; do
   failed=$(make $period)
   is "the English documents of $period have all their texts" "$failed$(grep -h 'no English' "$dir/$period/err" | head -n 2)" ""
   find "$dir/$period" -name '*.pdf' | while read -r pdf; do pdftotext "$pdf" "${pdf%.pdf}.txt"; done
   find "$dir/$period" -name '*.txt' > "$dir/texts"
   is "and are all there in $period" "$([ "$(wc -l < "$dir/texts")" -ge 56 ] && echo yes)" yes
   is "no word's end stands alone in $period" "$(tr '\n' '\0' < "$dir/texts" | xargs -0 awk '/^[a-z][a-z]?$/ && !/^(a|an|as|at|by|in|is|it|no|of|on|or|to|up|t|m)$/ && last ~ /[A-Za-z]$/ { print last "/" $0 } { last = $0 }' | head -n 3)" ""
   echo "SELECT raw FROM finding UNION SELECT raw FROM gap UNION SELECT raw FROM original;" | sqlite3 -batch "$dir/e.db" > "$dir/raws"
   is "no Chinese is left in $period" "$(tr '\n' '\0' < "$dir/texts" | xargs -0 python3 notice/english.py "$dir/raws" | sed "s|^$dir/||" | head -n 3 | tr '\n' ';')" ""
done
[ "$(wc -l < "$dir/raws")" -gt 10 ] && ok "cells are quoted" || not_ok "cells are quoted" "none"
printf 'Sunan Sample 矿业 has 3 items. “未填” stands; 用水监测-高台县.csv, 译文仅供参考\n' > "$dir/left.txt"
is "what is left is found" "$(python3 notice/english.py "$dir/raws" "$dir/left.txt" | sed 's/.*: //')" "SunanSample矿业has3items"

# names in the ledgers, of things that documents may print
run compile notice/english.md --lang en --period 2028H2 --dump tree > "$dir/tree" 2> "$dir/err"
is "the ledgers are read" "$(sed -n 's/.*LOOKED \([0-9]*\).*/\1/p' "$dir/tree" | awk '{ print ($1 > 400) }')" 1
is "what ledgers name has English" "$(grep -o 'NO ENGLISH.*' "$dir/tree" | sort -u | head -n 5 | tr '\n' ';')" ""
