# The words of titles are found by halving, so they must stand in the order of their bytes, each once.
. ./lib.sh
grep -o '"[^" ]*",' "$top/compiler/layout/words.c" > "$dir/words"
if [ "$(wc -l < "$dir/words")" -gt 500 ]; then ok words-read; else not_ok words-read "only $(wc -l < "$dir/words") words found in words.c"; fi
if tr -d '",' < "$dir/words" | LC_ALL=C sort -cu 2> "$dir/err"; then ok words-in-order; else not_ok words-in-order "$(cat "$dir/err")"; fi
