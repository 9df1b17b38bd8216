# apart.awk - reads a layout; in its figures no two texts may stand over each other, and none beyond the measure.
# Widths are worked out from the characters, a little too small, since the layout does not print them.
BEGIN {
   for (i = 0; i < 256; i++) code[sprintf("%c", i)] = i
   left = 79.37 - 0.1
   right = left + 436.54 + 0.5
}

function em(text,    i, c, w) {
   w = 0
   for (i = 1; i <= length(text); i++) {
      c = code[substr(text, i, 1)]
      if (c >= 239) { w += substr(text, i + 1, 1) == sprintf("%c", 188) ? 0.5 : 1; i += 2 } # full-width marks may be half
      else if (c >= 227) { w += 1; i += 2 }
      else if (c >= 226) { w += 0.8; i += 2 }
      else if (c >= 192) { w += 0.5; i += 1 }
      else if (c >= 48 && c <= 57) w += 0.5
      else if (c >= 65 && c <= 90) w += 0.6
      else if (index("fijlrt", substr(text, i, 1))) w += 0.25
      else if (c >= 97 && c <= 122) w += 0.42
      else w += 0.25
   }
   return w
}

/^tag Figure/ { figure = depth + 1; count = 0; figures++ }
/^tag / { depth++ }
/^end/ { if (depth == figure) figure = 0; depth-- }

figure && /^text / {
   text = $0
   sub(/^[^"]*"/, "", text)
   sub(/"[^"]*$/, "", text)
   x = $2; y = $3; size = $5; w = em(text) * size
   if (index(text, "（") == 1) { x += size / 2; if (length(text) == 3) w = size / 2 } # its left half is blank
   if (x < left || x + w > right) {
      printf "\"%s\" stands beyond the measure\n", text
      bad = 1
   }
   for (i = 0; i < count; i++) {
      over_x = (x + w < xs[i] + ws[i] ? x + w : xs[i] + ws[i]) - (x > xs[i] ? x : xs[i])
      over_y = (y + 0.08 * size < ys[i] + 0.08 * ss[i] ? y + 0.08 * size : ys[i] + 0.08 * ss[i]) - (y - 0.75 * size > ys[i] - 0.75 * ss[i] ? y - 0.75 * size : ys[i] - 0.75 * ss[i])
      if (over_x > 1 && over_y > 0.5) {
         printf "\"%s\" stands over \"%s\" by %.1f x %.1f pt\n", text, ts[i], over_x, over_y
         bad = 1
      }
   }
   xs[count] = x; ys[count] = y; ws[count] = w; ss[count] = size; ts[count++] = text
}

END {
   if (!figures) { print "there is no figure"; bad = 1 }
   exit bad
}
