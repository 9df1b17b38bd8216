#!/bin/sh
# 示例数据 stands on every page of what the sample project makes, once; a project that is no sample has it nowhere.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db"; }
run build notice --period 2026H1 -o "$dir/notice.pdf" > "$dir/out" 2>&1
run batch county --period 2026H1 -o "$dir" > "$dir/out" 2>&1
# pages PDF: how many pages have the mark once, of how many
pages() {
   pdftotext -layout "$1" - | awk 'BEGIN { RS = "\f" } { n = gsub(/示例数据，不作为工作依据/, ""); if (NF || n) { all++; once += n == 1 } } END { print once " of " all }'
}
for pdf in "$dir/notice.pdf" "$dir"/county/*.pdf; do
   n=$(pdfinfo "$pdf" | awk '/^Pages:/ { print $2 }')
   is "$(basename "$pdf" .pdf): on each page once" "$(pages "$pdf")" "$n of $n"
done
for area in 甘州区 张掖经开区; do
   n=$(pdfinfo "$dir/county/$area.pdf" | awk '/^Pages:/ { print $2 }')
   is "$area: two to four pages" "$(awk -v n="$n" 'BEGIN { print (n >= 2 && n <= 4) }')" 1
done
# the policy has no figure of the ledgers, but its day of issue is made up
run build opinions-issued --period 2026H1 -o "$dir/issued.pdf" > "$dir/out" 2>&1
is "opinions as issued: on each page" "$(pdftotext "$dir/issued.pdf" - | grep -c '示例，不作为工作依据')" "$(pdfinfo "$dir/issued.pdf" | awk '/^Pages:/ { print $2 }')"

cp -R notice/project "$dir/p"
sed -i 's/sample = true/sample = false/' "$dir/p/manifest.lua"
"$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
"$WENHENG" evaluate --period 2026H1 -C "$dir/p" > "$dir/out" 2>&1
status "a project that is no sample" 0 "$WENHENG" compile "$top/templates/notice.md" --period 2026H1 -C "$dir/p" -o "$dir/real.pdf"
pdftotext "$dir/real.pdf" "$dir/real"
lacks "has the mark nowhere" "$dir/real" "示例数据"
