# pixel.sh - the colours of a page, from its picture as a PPM (pdftoppm FILE > PAGE.ppm).
# pixel PPM X Y: the dot's "red green blue".
# looks NAME PPM X Y "RED GREEN BLUE": as wanted, 8 more or less.

pixel() {
   # shellcheck disable=SC2046
   set -- "$1" "$2" "$3" $(head -n 2 "$1" | tail -n 1) $(head -n 3 "$1" | wc -c) # …, width, height, where dots begin
   od -An -v -tu1 -j $(($6 + 3 * ($3 * $4 + $2))) -N 3 "$1" | awk '{ print $1, $2, $3 }'
}

looks() {
   got=$(pixel "$2" "$3" "$4")
   if echo "$got $5" | awk '{ exit !($1 - $4 <= 8 && $4 - $1 <= 8 && $2 - $5 <= 8 && $5 - $2 <= 8 && $3 - $6 <= 8 && $6 - $3 <= 8) }'; then
      ok "$1"
   else
      not_ok "$1" "the dot at $3 $4 is $got instead of $5"
   fi
}
