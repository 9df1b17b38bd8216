# check.awk - does a layout of random/tree.md hold all it should?  Prints what is wrong.
#
# Widths are counted, not measured: a Han character takes the size, any other half of it; what could be less
# (marks that were squeezed) is left out.
function wrong(why) { if (told++ < 3) print "page " page ": " why }
function cents(s) { gsub(/,/, "", s); minus = sub(/^-/, "", s); sub(/\./, "", s); return (minus ? -1 : 1) * s }

function crosses(i, j) { # an upright rule, the text
   return rx[j] > x[i] + 0.5 && rx[j] < x[i] + wide[i] && ry[j] < y[i] - size[i] * 0.3 && ry[j] + rh[j] > y[i]
}
function underlies(i, j) {
   return ry[j] > y[i] - size[i] * 0.7 && ry[j] < y[i] && rx[j] <= x[i] && rx[j] + rw[j] > x[i] + 1
}

function words_in(t,    w) {
   if (match(t, /^words [0-9]+ rows [0-9]+$/)) split(t, due, / /)
   for (; match(t, /[KR][0-9]+/); t = substr(t, RSTART + RLENGTH)) {
      w = substr(t, RSTART, RLENGTH)
      if (w ~ /^R/ && w != "R" (++row)) { wrong(w " where R" row " is due"); row = substr(w, 2) }
      if (seen[w]++) wrong(w " stands twice")
      words += w ~ /^K/
   }
}

# A rule through a text, or a text below the page?
function look(    i, j) {
   for (i = 0; i < texts; i++) {
      if (y[i] > bottom + 0.01 || x[i] < 0) wrong("\"" said[i] "\" stands at " y[i] ", below " bottom)
      for (j = 0; j < rules; j++)
         if (tall[j] ? crosses(i, j) : underlies(i, j))
            wrong("a rule through \"" said[i] "\" at " x[i] ", " y[i])
   }
   for (j = 0; j < rules; j++)
      if (ry[j] + rh[j] > bottom + 0.8) wrong("a rule at " ry[j] " + " rh[j] ", below " bottom)
   texts = rules = 0
}
$1 == "page" { look(); page = $2; bottom = ($3 + 0 > $5 + 0 ? 419.528 - 42.52 : 595.276 - 113.386) }
$1 == "tag" || $1 == "end" { words_in(said_here); said_here = "" }
$1 == "tag" { depth++; if ($2 == "Artifact" && !artifact) artifact = depth; if ($2 == "Table" && !table) { table = depth } }
$1 == "end" { if (artifact == depth) artifact = 0; if (table == depth) table = 0; depth-- }
$1 == "rule" {
   rx[rules] = $2; ry[rules] = $3; rw[rules] = $4; rh[rules] = $6; tall[rules] = $6 + 0 > $4 + 0
   if (table) rules++
}
$1 == "text" {
   s = $0; sub(/^[^"]*"/, "", s); sub(/"[^"]*$/, "", s)
   han = s; bytes = gsub(/[\200-\377]/, "", han)
   x[texts] = $2; y[texts] = $3; size[texts] = $5; said[texts] = s
   wide[texts] = (bytes / 3 + length(han) / 2 - 0.7) * $5
   if (table) texts++
   if (s ~ /^-?[0-9,]+\.[0-9][0-9]$/) {
      n = cents(s)
      if (want == "row" && !artifact) { sum += n; all += n }
      if (want == "PS" && n != sum) wrong("page sum " s " for " sum)
      if (want == "RS" && n != all) wrong("running sum " s " for " all)
      if (want == "TS" && n != all) wrong("total " s " for " all)
      if (want == "CS" && n != all) wrong("carried " s " for " all)
      if (want == "PS") sum = 0
      want = ""
   }
   if (s ~ /^[PRTC]S$/) want = s
   if (artifact) next
   said_here = said_here s # words may be broken in narrow cells
   if (s ~ /^R[0-9]+$/) want = "row"
}
END {
   look()
   if (!due[2]) wrong("no end")
   if (words != due[2]) {
      wrong(words " words where " due[2] " are due")
      for (i = 1; i <= due[2]; i++) if (!seen["K" i]) { wrong("K" i " is lost"); break }
   }
   if (row != due[4]) wrong(row " rows where " due[4] " are due")
}
