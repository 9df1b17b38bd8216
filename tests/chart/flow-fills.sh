#!/bin/sh
# A flow fills the height that it was given: names beside outer nodes take no room that the nodes have, so that no strip stays empty.
. ./lib.sh

# left HEIGHT: the points of the height, without its unit's line and the middle node's name, that the nodes leave empty
left() {
   cat > "$dir/flow.md" <<EOT
---
class = "plain"
---
{{ chart.flow { height = "$1pt", unit = "万立方米", links = { { "地下水", "取水", 32 }, { "自来水", "取水", 16 }, { "再生水", "取水", 111 },
   { "取水", "排水", 13 }, { "取水", "消耗", 146 } } } }}
EOT
   "$WENHENG" compile "$dir/flow.md" --dump layout > "$dir/layout" 2> "$dir/err"
   awk -v height="$1" '/^box/ && $4 == 9 { if (!n++ || $3 < top) top = $3; end = $3 + $6 > bottom ? $3 + $6 : bottom; bottom = end }
      END { printf "%d", height - (bottom - top) }' "$dir/layout"
}
for height in 200 300; do
   empty=$(left $height)
   [ "$empty" -gt 20 ] && [ "$empty" -lt 50 ] && ok "$height pt are filled" || not_ok "$height pt are filled" "$empty pt are left"
done
