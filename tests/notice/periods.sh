#!/bin/sh
# The sample's later half-years and years: every document is made, with nothing to say but which face a rare character is from;
# a title names its period; the ledgers are what data/ledgers/make.py makes of the story.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/y.db"; }
run import -q > "$dir/out" 2> "$dir/err"
is "the ledgers are read" $? 0
# quiet NAME: nothing but notes on rare characters was said
quiet() { is "$1 says nothing unexpected" "$(grep -v 'takes such characters from\|documents: .* 0 failed' "$dir/err" | head -n 2)" ""; }
for period in 2026H2 2027H1 2028; do
   for document in tasklist units casebook opinions; do
      run build $document --period $period -o "$dir/$document.pdf" > "$dir/out" 2> "$dir/err"
      is "$document of $period is made" $? 0
      quiet "$document of $period"
   done
   run batch county --period $period -o "$dir/$period" > "$dir/out" 2> "$dir/err"
   is "the areas' summaries of $period are made" "$? $(ls "$dir/$period/county" | wc -l)" "0 7"
   quiet "the areas' summaries of $period"
done
title() {
   run compile "$top/templates/notice.md" --period "$1" --dump tree 2> "$dir/err" | awk -f notice/paragraphs.awk | head -n 1 | sed 's/.*关于\(.*\)工业节水.*/\1/'
}
is "a second half-year's title" "$(title 2027H2)" "2027年下半年"
run evaluate --period 2028 > "$dir/out" 2>&1
is "a year's title" "$(title 2028)" "2028年度"

python3 "$top/data/ledgers/make.py" "$dir/made" 2> "$dir/err"
is "the half-years are made" $? 0
for folder in "$dir"/made/*; do
   is "$(basename "$folder") is as the story has it" "$(diff -r "$folder" "$top/data/ledgers/$(basename "$folder")" 2>&1 | head -n 2)" ""
done
