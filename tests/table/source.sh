# Rows that come one by one from a source stand where a tree's rows stand.
. ./lib.sh
sh compile "$dir/source" table/source.c base ledger doc script font layout output ||
   { not_ok source "source.c does not compile"; exit; }

# like NAME FILE: a source gives what the tree does
like() {
   "$WENHENG" compile "$2" --dump layout > "$dir/tree" 2>&1
   "$dir/source" "$WENHENG_SHARE" "$2" > "$dir/rows" 2>&1
   if cmp -s "$dir/tree" "$dir/rows"; then ok "$1"; else not_ok "$1" "$(diff "$dir/tree" "$dir/rows" | head -n 3 | tr '\n' ' ')"; fi
}

for case in table/*.md; do
   grep -q 'widths=' "$case" && [ "$case" != table/widths.md ] && [ "$case" != table/decimal.md ] && like "$(basename "$case" .md)" "$case"
done

# rows FILE [merge]: 400 rows in groups of 3 and 7, with a cell that spans rows where they are not to be merged
rows() {
   {
      printf '::: table {widths="1,1,2,1"%s}\n| 县区 | 类 | 项目 | 数 |\n|---|---|---|--:|\n' "$1"
      i=0
      while [ $i -lt 400 ]; do
         [ $((i % 50)) = 49 ] && echo "| 第$((i / 50))组 | {group}" | sed 's/| {/|{/'
         echo "| 区$((i / 7)) | 类$((i / 3)) | 项目$i，$(expr substr 一二三四五六七八九十一二三四五六七八九十 1 $((i % 20)) 2> /dev/null) | $i |"
         i=$((i + 1))
      done
      echo ':::'
   } > "$dir/long.md"
}
rows ''
like many-rows "$dir/long.md"
rows ' merge="1,2"'
"$WENHENG" compile "$dir/long.md" --dump layout > "$dir/tree"
rows ''
"$dir/source" "$WENHENG_SHARE" "$dir/long.md" 1 2 > "$dir/rows" 2>&1
if cmp -s "$dir/tree" "$dir/rows"; then ok merged-rows; else not_ok merged-rows "$(diff "$dir/tree" "$dir/rows" | head -n 3 | tr '\n' ' ')"; fi
sed -i 's/widths="1,1,2,1"/widths="1,auto,2,1"/' "$dir/long.md"
"$dir/source" "$WENHENG_SHARE" "$dir/long.md" > "$dir/rows" 2> "$dir/err"
has column-without-width "$dir/err" "a table whose rows come one by one needs a width for each column: column 2 has none"

# Its figures cannot be measured: the column says how many decimals they have.
cat > "$dir/decimal.md" << 'END'
::: table {widths="1,1"}
| 名 | 数 |
|----|---.--:|
| 甲 | 1.25 |
| 乙 | 7 |
| 丙 | — |
| 合计 | {{ sum.total }} |{foot}
:::
END
like decimal-of-source "$dir/decimal.md"
