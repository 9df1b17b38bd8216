#!/bin/sh
# A long text, set with a second thread ahead of the flow and on one processor without it: the same bytes, the same messages.
. ./lib.sh

command -v taskset > /dev/null || { ok "skipped, there is no taskset"; exit 0; }
cat > "$dir/long.md" <<'MD'
---
class = "plain"
title = "节水进展"
---
% for i = 1, 400 do
{{ i % 50 == 0 and "# 第" .. i .. "节\n" or "" }}

截至{{ 2000 + i }}年6月底，全市{{ i }}家规模以上工业企业完成节水改造，循环冷却水浓缩倍数由3.{{ i % 10 }}提高到{{ i % 7 }}.5以上，
年节水{{ i * 137 }}万立方米（“{{ i }}号”工程），详见GB/T 24789—2022；{{ i % 9 == 0 and "国际 interregional cooperation 项目" or "市级项目" }}按期推进。

{{ i % 40 == 0 and extra or "本段只有文字。" }}

> 引文第{{ i }}段，宽度与正文不同，{{ i % 60 == 0 and "且有**强调**" or "照录" }}。

% end
MD
run() { # run NAME PREFIX... - OUT.txt, OUT.pdf and what it said
   out=$1
   shift
   "$@" "$WENHENG" compile "$dir/long.md" --set "extra=$extra" -o "$dir/$out.txt" > "$dir/$out.said" 2>&1
   echo "status $?" >> "$dir/$out.said"
   "$@" "$WENHENG" compile "$dir/long.md" --set "extra=$extra" -o "$dir/$out.pdf" >> "$dir/$out.said" 2>&1
}
alike() { # alike NAME FILES: how many of each kind there are to be
   rm -f "$dir"/one.* "$dir"/all.*
   run one taskset -c "$(taskset -pc $$ | sed 's/.*: *\([0-9]*\).*/\1/')"
   run all
   is "$1: messages" "$(sed 's/one\./all./' "$dir/one.said")" "$(cat "$dir/all.said")"
   for e in txt pdf; do
      [ -f "$dir/one.$e" ] && [ -f "$dir/all.$e" ] || { is "$1: $e" "$(ls "$dir/one.$e" "$dir/all.$e" 2> /dev/null | wc -l)" "$2"; continue; }
      cmp -s "$dir/one.$e" "$dir/all.$e" && ok "$1: $e" || not_ok "$1: $e" "they differ"
   done
}
extra=完
alike "plain text" 2
has "it is long" "$dir/all.txt" "page 20 "
extra=$(printf '\360\240\256\267')
alike "a character that another face lends" 2
extra=$(printf '\364\217\277\260')
alike "a character of no face" 0
has "which is told" "$dir/all.said" "U+10FFF0"
