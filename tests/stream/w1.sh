#!/bin/sh
# The first workload, smaller: every row and group of the ledger is in the PDF, with a head on every page.
. ./lib.sh

sh bench/w1.sh "$WENHENG" "$dir/w1" 1200 > "$dir/out" 2> "$dir/err"
is "no message" "$(cat "$dir/err")" ""
is "nothing is lost of 1,200 rows" "$(awk 'NR == 2 { print $1, $6 }' "$dir/out")" "1200 0"
pdftotext -layout "$dir/w1/w1.pdf" "$dir/text"
pages=$(tr -cd '\f' < "$dir/text" | wc -c)
is "a head on every page" "$(grep -c '序号 .*企业名称 .*完成时限' "$dir/text")" "$pages"
is "a number on every page" "$(grep -cE '^ +— [0-9]+ —$' "$dir/text")" "$pages"
