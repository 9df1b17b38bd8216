#!/bin/sh
# Lengths in nodes' fields and in attributes: more than nothing, or no less than it, and no longer than a page can be.
. ./lib.sh

cp image/rgb8.png "$dir/own.png"
told() { # told NAME MESSAGE: of x.md, at its place
   status "$1" 1 "$WENHENG" compile "$dir/x.md" --dump tree
   if grep -q "x\.md:[0-9]*:[0-9]*: error: .*$2" "$dir/err"; then ok "$1 is told"; else not_ok "$1 is told" "$(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
nodes='width|doc.image { path = "own.png", width = @ }
height|doc.image { path = "own.png", height = @ }
size|doc.qr { "x", size = @ }
size|doc.span { "x", size = @ }
height|doc.gallery { height = @, doc.image { path = "own.png" } }
width|doc.table { columns = { { width = @ } }, { "x" } }
width|chart.bar { rows = { { name = "a", value = 1 } }, width = @ }
height|chart.bar { rows = { { name = "a", value = 1 } }, height = @ }'
gaps='gap|doc.gallery { gap = @, doc.image { path = "own.png" } }
gap|doc.multicol { gap = @, "x" }
rule|doc.multicol { rule = @, "x" }
height|doc.space { height = @ }'
each() { # each LIST VALUE MESSAGE: {{ }} with each, the field's name before the message
   printf '%s\n' "$1" | while IFS='|' read -r field node; do
      printf '{{ %s }}\n' "$(printf '%s' "$node" | sed "s/@/$2/")" > "$dir/x.md"
      if [ -n "$3" ]; then
         told "$field = $2 in ${node%% *}" "\"$field\" $3"
      else
         status "$field = $2 in ${node%% *}" 0 timeout $patience "$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf"
      fi
   done
}
for value in '"-5mm"' '"0"' 0 -12 '"-0.0001pt"' '"0.0004pt"'; do
   each "$nodes" "$value" "must be more than nothing"
done
for value in '"-5mm"' -12; do
   each "$gaps" "$value" "must be no less than nothing"
done
each "$gaps" 0 ""
for value in '"5081mm"' 100000 '"29000in"'; do
   each "$nodes
$gaps" "$value" "is more than 5080mm, and no page is so large"
done
each "$(printf '%s\n' "$nodes" | grep image)" '"5000mm"' ""
while IFS='|' read -r attribute text; do
   for value in 5081mm 29000in 99999in -5mm 0mm; do
      printf '%b\n' "$(printf '%s' "$text" | sed "s/@/$value/")" > "$dir/x.md"
      told "$attribute=$value in Markdown" "$value"
   done
done <<'END_OF_FILE'
width|![x](own.png){width=@}
height|![x](own.png){height=@}
width|![x](qr:x){width=@}
size|[x]{size=@}
gap|::: multicol {gap=@}\nx\n:::
rule|::: multicol {rule=@}\nx\n:::
height|::: gallery {height=@}\n![x](own.png)\n:::
widths|::: table {widths="@"}\n| a |\n|---|\n| b |\n:::
END_OF_FILE
