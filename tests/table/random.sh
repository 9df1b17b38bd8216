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
