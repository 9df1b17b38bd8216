#!/bin/sh
# All that is judged behind or without data, of items in every area and of targets of this year and earlier ones, is named in the
# notice's problems and asked for in its next steps: in the sample of every half-year and year, and in small projects. A clause taken
# out is noticed.
. ./lib.sh

# judge PROJECT PERIOD: its judgments in $dir/judged, its notice in $dir/notice
judge() {
   "$WENHENG" evaluate --quiet --period "$2" -C "$1" --db "$dir/$(basename "$1").db" > "$dir/out" 2> "$dir/err"
   "$WENHENG" compile notice/named.md --period "$2" -C "$1" --db "$dir/$(basename "$1").db" --dump tree > "$dir/judged" 2>> "$dir/err"
   "$WENHENG" compile "$top/templates/notice.md" --period "$2" -C "$1" --db "$dir/$(basename "$1").db" --dump tree 2>> "$dir/err" \
      | awk -f notice/paragraphs.awk > "$dir/notice"
}
# named NAME LEAST [WORDS]: nothing is lost, of at least so many
named() {
   python3 notice/named.py "$dir/judged" "$dir/notice" $3 > "$dir/named" 2>> "$dir/err"
   n=$(sed -n 's/^named: //p' "$dir/named")
   if [ "$(wc -l < "$dir/named")" = 1 ] && [ "${n:-0}" -ge "$2" ]; then
      ok "$1 names all"
   else
      not_ok "$1 names all" "$(head -n 4 "$dir/named" | tr '\n' ';') $(head -n 2 "$dir/err" | tr '\n' ' ')"
   fi
}

data=$top/data
"$WENHENG" import --quiet -C "$data" --db "$dir/data.db" > "$dir/out" 2>&1
for of in 2026H1:30 2026H2:15 2026:10 2027H1:9 2027H2:7 2027:4 2028H1:6 2028H2:5 2028:2; do
   judge "$data" "${of%:*}"
   named "the notice of ${of%:*}" "${of#*:}" notice/named.words
   [ "${of%:*}" != 2028H1 ] || cp "$dir/judged" "$dir/later.judged"
   [ "${of%:*}" != 2028H1 ] || cp "$dir/notice" "$dir/later"
done
has "a target of a year gone by is judged" "$dir/later.judged" "JUDGED|target|monitoring|全市|数据缺失|required|监测分析机制持续落实|2027"
has "and named with who lacks what" "$dir/later" "2027年目标“监测分析机制持续落实”缺少肃南县2027年上半年数据。"
has "and asked of those" "$dir/later" "肃南县要补报2027年上半年工业用水监测台账，据以判断2027年目标“监测分析机制持续落实”"

# small projects: many things behind, nothing reported, a target behind
for case in one-behind many-behind all-missing came-and-went; do
   rm -rf "$dir/$case"
   cp -R notice/project "$dir/$case"
   cp -R "notice/$case/." "$dir/$case/"
   "$WENHENG" import -q -C "$dir/$case" --db "$dir/$case.db" > "$dir/out" 2>&1
   judge "$dir/$case" 2026H1
   named "the notice with $case" 1
done

# a clause taken out is noticed
judge "$data" 2027H1
for words in '2027年目标“监测分析机制持续落实”缺少肃南县2027年上半年数据；' '“节水交流活动”' '2027年目标“监测分析机制持续落实”待肃南县补齐数据后再作判断；' \
   '肃南县要补报工业用水监测台账；' '加快年度技改任务项目建设，'; do
   has "the notice has $words" "$dir/notice" "$words"
   sed "s/$words//" "$dir/notice" > "$dir/changed"
   lost=$(python3 notice/named.py "$dir/judged" "$dir/changed" notice/named.words | wc -l)
   if [ "$lost" -gt 1 ]; then ok "without $words something is not named"; else not_ok "without $words something is not named" "nothing is lost"; fi
done
