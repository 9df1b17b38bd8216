#!/bin/sh
# The sample project end to end: its documents read back by poppler and qpdf.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db"; }

run import > "$dir/out" 2> "$dir/err"
is "the ledgers are read" $? 0
run import 2>&1 | grep -q ' 0 files read' && ok "unchanged ledgers are left alone" || not_ok "unchanged ledgers are left alone" "read again"
for doc in opinions tasklist notice casebook; do
   run build $doc --period 2026H1 -o "$dir/$doc.pdf" > "$dir/out" 2> "$dir/err"
   is "$doc is made" $? 0
done
run batch county --period 2026H1 -j 2 -o "$dir" > "$dir/batch" 2> "$dir/err"
is "the areas' summaries are made" $? 0
is "there are seven" "$(find "$dir/county" -name '*.pdf' | wc -l | tr -d ' ')" 7

for pdf in "$dir"/*.pdf "$dir"/county/*.pdf; do
   name=$(basename "$pdf" .pdf)
   qpdf --check "$pdf" > "$dir/qpdf" 2>&1
   is "$name: qpdf finds nothing wrong" $? 0
   # emb and sub are the columns before "uni" and the object id
   bad=$(pdffonts "$pdf" 2>&1 | tail -n +3 | awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") print $1 }')
   is "$name: every font is embedded, subset and has ToUnicode" "$bad" ""
   pdftotext -layout "$pdf" "$dir/$name.txt" 2> "$dir/err"
   is "$name: poppler has no complaint" "$(cat "$dir/err")" ""
   is "$name: no replacement or private-use character" "$(LC_ALL=C grep -cP '\xEF\xBF\xBD|\xEE[\x80-\xBF]|\xEF[\x80-\xA3]' "$dir/$name.txt")" 0
   pages=$(pdfinfo "$pdf" | awk '/^Pages:/ { print $2 }')
   if [ "$name" != opinions ]; then
      is "$name: every page says 示例数据" "$(pdftotext "$pdf" - | tr '\f' '\n' | grep -c '示例数据，\|^示例数据' | awk -v n="$pages" '{ print ($1 >= n) ? "yes" : $1 " of " n }')" yes
   fi
done

run build notice --period 2026H1 -o "$dir/again.pdf" > /dev/null 2>&1
cmp -s "$dir/notice.pdf" "$dir/again.pdf" && ok "the same input gives the same bytes" || not_ok "the same input gives the same bytes" "they differ"

# the policy's text comes back whole
pdftotext -raw "$dir/opinions.pdf" - | tr -d ' \n\f' > "$dir/policy.txt"
for words in '工业节水试验模式探索推进' '保持在94%以上' '附件：张掖市推进工业节水工作重点任务清单' '市财政局' '甘电投张掖电厂'; do
   has "the policy says $words" "$dir/policy.txt" "$words"
done
pdftotext -raw "$dir/tasklist.pdf" - | tr -d ' \n\f' > "$dir/tasks.txt"
while IFS='	' read -r id start units; do
   case $id in ''|'#'*) continue ;; esac
   has "the task list has item $id" "$dir/tasks.txt" "$(printf '%s' "$start" | tr -d ' ')"
done < data/policy.expected
