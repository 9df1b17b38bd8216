# Tables that nobody thought of: random/tree.md makes one from each seed, random/check.awk looks for what is lost,
# printed twice, crossed by a rule, below the page or added up wrongly.
. ./lib.sh

# tried NAME SEED...
tried() {
   name=$1
   shift
   for seed in "$@"; do
      "$WENHENG" compile table/random/tree.md --set seed="$seed" --dump layout > "$dir/layout" 2> "$dir/err"
      got=$?
      [ $got = 0 ] || { not_ok "$name" "seed $seed: status $got: $(tail -n 3 "$dir/err" | tr '\n' ' ')"; return; }
      LC_ALL=C awk -f table/random/check.awk "$dir/layout" > "$dir/why"
      [ ! -s "$dir/why" ] || { not_ok "$name" "seed $seed: $(tr '\n' ' ' < "$dir/why")"; return; }
   done
   ok "$name"
}
# shellcheck disable=SC2046
tried random $(seq 1 60)

# The same ledger as a stream and as a list of rows.
awk 'BEGIN {
   print "组,类,项,数"
   for (i = 1; i <= 150; i++) {
      text = ""
      for (n = (i * 7919) % 11 == 0 ? 90 : (i * 31) % 5; n >= 0; n--) text = text "节水改造已完成。"
      printf "第%d组,类%d,%s,%s\n", (i + 20) / 45, i / 7, text, i % 13 == 0 ? "" : sprintf("%s%d.%d", i % 9 ? "" : "-", i * 7717, i * 37 % 10)
   }
}' > "$dir/rows.csv"
alike() {
   for seed in "$@"; do
      for how in stream list; do
         "$WENHENG" compile table/random/stream.md --set seed="$seed" --set how="$how" --data rows="$dir/rows.csv" \
            --dump layout > "$dir/$how" 2> "$dir/err" || { not_ok alike "seed $seed, $how: $(head -n 2 "$dir/err" | tr '\n' ' ')"; return; }
      done
      cmp -s "$dir/stream" "$dir/list" || { not_ok alike "seed $seed: $(diff "$dir/stream" "$dir/list" | head -n 4 | tr '\n' ' ')"; return; }
   done
   ok alike
}
# shellcheck disable=SC2046
alike $(seq 1 40)
