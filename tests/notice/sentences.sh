#!/bin/sh
# What a notice says of small projects whose facts are known: nothing behind, all done, one thing behind, many, and
# nothing reported; and at a year's end. Each .txt holds the running text, worked out from the ledgers beside it; each .en.txt its
# English, in which nothing may be missing.
. ./lib.sh

# says NAME PERIOD: the notice of the project in $dir/p reads as NAME.txt
says() {
   "$WENHENG" import -q -C "$dir/p" 2> "$dir/err"
   "$WENHENG" evaluate --period "$2" -C "$dir/p" > "$dir/out" 2>> "$dir/err"
   reads "$1" "$2" zh "notice/$1.txt"
   reads "$1" "$2" en "notice/$1.en.txt"
}
# reads NAME PERIOD LANGUAGE FILE
reads() {
   "$WENHENG" compile "$top/templates/notice.md" --strict --lang "$3" --period "$2" -C "$dir/p" --dump tree > "$dir/tree" 2>> "$dir/err"
   is "nothing is missing in the notice with $1 ($3)" $? 0
   awk -f notice/paragraphs.awk "$dir/tree" > "$dir/text"
   if [ -n "${ACCEPT:-}" ]; then cp "$dir/text" "$4"; fi
   if diff "$4" "$dir/text" > "$dir/diff"; then
      ok "a notice with $1 reads right ($3)"
   else
      not_ok "a notice with $1 reads right ($3)" "$(head -n 4 "$dir/diff" | tr '\n' ' ') $(head -n 2 "$dir/err")"
   fi
}
# lay CASE: the small project, with the case's files over it
lay() {
   rm -rf "$dir/p"
   cp -R notice/project "$dir/p"
   if [ -d "notice/$1" ]; then cp -R "notice/$1/." "$dir/p/"; fi
}
# later: everything half a year on, dates as well, so that the project is at a year's end
later() {
   for half in 2026H1:2026H2 2025H2:2026H1 2025H1:2025H2; do
      for file in "$dir"/p/ledgers/*-"${half%:*}".csv; do
         [ ! -e "$file" ] || mv "$file" "${file%-*}-${half#*:}.csv"
      done
      sed -i "s/${half%:*}/${half#*:}/g" "$dir/p/manifest.lua"
   done
   sed -i 's/2026-07-20/2027-01-20/' "$dir/p/manifest.lua"
   sed -i 's/2026-01-/2026-07-/g; s/2026-02-/2026-08-/g; s/2026-03-/2026-09-/g; s/2026-04-/2026-10-/g; s/2026-05-/2026-11-/g; s/2026-06-/2026-12-/g; s/2026-11-31/2026-11-30/g' "$dir"/p/ledgers/*-2026H2.csv
}

for case in on-track all-done one-behind many-behind came-and-went all-missing; do
   lay $case
   says $case 2026H1
done
lay all-done
later
says year-end-all-done 2026H2
lay one-behind
later
says year-end-behind 2026H2

# without last year's ledgers nothing is compared, and that is said
lay on-track
sed -i '/file("2025H1"/s/file("2025H1", "monitoring"), //' "$dir/p/manifest.lua"
"$WENHENG" import -q -C "$dir/p" 2> "$dir/err"
"$WENHENG" evaluate --period 2026H1 -C "$dir/p" > "$dir/out" 2>> "$dir/err"
"$WENHENG" compile "$top/templates/notice.md" --period 2026H1 -C "$dir/p" --dump tree > "$dir/tree" 2>> "$dir/err"
awk -f notice/paragraphs.awk "$dir/tree" > "$dir/text"
has "no base for any of them is said once" "$dir/text" "万元工业增加值用水量30.0立方米（当年价）；省上管控指标未下达，不作判断。以上指标上年同期均无可比数据。"
has "no base for a change of intake" "$dir/text" "取水量同比变化的构成因上年同期没有取水量数据，未作分解。"
