#!/bin/sh
# coverage.sh FOLDER: what share of each source's lines was run, from the .gcda files below the folder, the least
# first.  Status 1 when one is under 85 % (it is marked) or nothing was run.
folder=$1
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
find "$folder" -name '*.gcno' | sort | while read -r notes; do
   object=${notes%.gcno}.o
   gcov -n -o "$object" "$object" 2> /dev/null
done | awk '
   /^File / { name = $2; gsub(/\047/, "", name); next }
   /^Lines executed:/ && name ~ /^compiler\/.*\.c$/ {
      split($0, part, /[:% ]+/)
      print part[3], part[5], name
      name = ""
   }' | sort -n > "$work/list"
awk '{ run += $1 * $2 / 100; all += $2; low += $1 < 85
       printf "%6.2f %% of %4d lines  %s%s\n", $1, $2, $3, $1 < 85 ? "  (under 85)" : "" }
   END { if (!all) { print "nothing was run"; exit 1 }
       printf "%6.2f %% of %d lines in %d files; %d files under 85 %%\n", 100 * run / all, all, NR, low; exit low > 0 }' "$work/list"
