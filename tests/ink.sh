# ink.sh - where ink stands on a page, from its picture at 300 dots an inch (0.085 mm a dot).
# ink FILE PAGE LEFT TOP WIDTH HEIGHT: the window in mm; prints the ink's "left top right bottom" in mm from the
# page's corner, nothing when there is none.

ink() {
   window=$(awk -v x="$3" -v y="$4" -v w="$5" -v h="$6" 'BEGIN {
      d = 300 / 25.4
      printf "%d %d %d %d", x * d, y * d, w * d, h * d
   }')
   # shellcheck disable=SC2086
   set -- "$1" "$2" $window
   pdftoppm -r 300 -gray -f "$2" -l "$2" -x "$3" -y "$4" -W "$5" -H "$6" "$1" |
      tail -c $(($5 * $6)) | od -An -v -tu1 -w"$5" |
      awk -v x="$3" -v y="$4" '
         {
            for (i = 1; i <= NF; i++)
               if ($i < 128) {
                  if (!found || i < left) left = i
                  if (!found || i > right) right = i
                  if (!found) top = NR
                  bottom = NR
                  found = 1
               }
         }
         END {
            d = 25.4 / 300
            if (found)
               printf "%.3f %.3f %.3f %.3f\n", (x + left - 1) * d, (y + top - 1) * d, (x + right) * d, (y + bottom) * d
         }'
}
