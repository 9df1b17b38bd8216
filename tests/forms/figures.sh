#!/bin/sh
# Every number of the sample's enterprise sheets, worked out again from the imported ledgers by figures.py; then single
# figures are changed in the texts, and each change must be noticed.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db"; }
run import -q > "$dir/out" 2>&1
run batch enterprise --period 2026H1 -o "$dir/b" > "$dir/list" 2> "$dir/err"
count=$(grep -c '^done' "$dir/list")
sed -n 's/^done	\([^	]*\)	.*/\1/p' "$dir/list" | while IFS= read -r name; do
   run build enterprise --for "$name" --period 2026H1 --dump tree -o "$dir/tree" 2> "$dir/err"
   awk -f forms/rows.awk "$dir/tree"
done > "$dir/text"
check() { python3 forms/figures.py "$dir/p.db" 2026H1 2025H1 < "$1" > "$dir/faults"; }

check "$dir/text"
is "every number of $count sheets has its source" "$(sed -n 's/^SEEN [0-9]* numbers in \([0-9]*\) sheets, /\1 /p' "$dir/faults")" "$count 0 faults"
[ "$(sed -n 's/^SEEN \([0-9]*\) .*/\1/p' "$dir/faults")" -ge 2500 ] && ok "they are many" || not_ok "they are many" "$(tail -n 1 "$dir/faults")"

# noticed LABEL COLUMN: another last digit in that cell of the first sheet's row is noticed
noticed() {
   awk -v label="$1" -v column="$2" 'BEGIN { FS = OFS = " | " }
      !done && index($1, label) == 1 {
         at = match($column, /[0-9][^0-9]*$/)
         digit = substr($column, at, 1)
         $column = substr($column, 1, at - 1) (digit == 9 ? 1 : digit + 1) substr($column, at + 1)
         done = 1
      }
      { print }' FS=' [|] ' "$dir/text" > "$dir/changed"
   check "$dir/changed"
   grep -q ' 0 faults' "$dir/faults" && not_ok "another $1, column $2, is noticed" "nothing was said" || ok "another $1, column $2, is noticed"
}
for column in 2 3 4 5; do noticed 地下水 $column; done
noticed 取水量 2
noticed 重复利用水量 5
for column in 2 9; do noticed 本期 $column; noticed 占比 $column; noticed 上年同期 $column; done
for column in 2 3 4 5 6; do noticed 用水重复利用率 $column; done
noticed 单位产品取水量 2
noticed 万元工业增加值用水量 5
noticed 用水定额 1
noticed 智能水表 2
