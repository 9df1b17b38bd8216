# Printed in grey, the bars of any two series differ: 2 to 6 series, and the colours of progress.
. ./lib.sh

# greys FILE: for each bar of the layout its colour and the mean grey of the page's picture there
greys() {
   "$WENHENG" compile "$1.md" --dump layout > "$1.layout" 2> "$dir/err" && "$WENHENG" compile "$1.md" -o "$1.pdf" || return 1
   pdftoppm -r 72 -gray -singlefile "$1.pdf" "$1"
   tail -c $((595 * 842)) "$1.pgm" | od -An -v -tu1 -w595 > "$1.dots"
   awk '
      FNR == NR {
         if ($1 == "box" && $4 >= 8 && $6 >= 20 && $7 != "#ffffff") { x[n] = $2; y[n] = $3; w[n] = $4; h[n] = $6; color[n++] = $7 }
         next
      }
      { for (i = 0; i < n; i++)
           if (FNR > y[i] + 1 && FNR < y[i] + h[i] - 1)
              for (k = int(x[i]) + 2; k < x[i] + w[i]; k++) { sum[i] += $k; dots[i]++ } }
      END { for (i = 0; i < n; i++) printf "%s %d\n", color[i], sum[i] / dots[i] }
   ' "$1.layout" "$1.dots" | sort -u -k1,1
}

for n in 2 3 4 5 6; do
   {
      printf -- '---\nclass = "plain"\n---\n{{ chart.bar { rows = { { name = "甲"'
      fields=
      for i in a b c d e f; do
         [ "$n" -lt 1 ] && break
         printf ', %s = 5' $i
         fields="$fields \"$i\","
         n=$((n - 1))
      done
      printf ' } }, y = { %s }, values = false } }}\n' "$fields"
   } > "$dir/g.md"
   count=$(echo "$fields" | wc -w)
   greys "$dir/g" > "$dir/greys"
   is "series-$count" "$(wc -l < "$dir/greys" | tr -d ' ')" "$count"
   least=$(awk '{ g[n++] = $2 } END { least = 255; for (i = 0; i < n; i++) for (k = 0; k < i; k++) { d = g[i] - g[k]; if (d < 0) d = -d; if (d < least) least = d } print least }' "$dir/greys")
   if [ "$least" -ge 14 ]; then ok "gray-$count"; else not_ok "gray-$count" "two series differ by $least of 255: $(tr '\n' ' ' < "$dir/greys")"; fi
done
