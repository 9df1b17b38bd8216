# fill.sh - documents of all that pages are filled with, in many mixtures: nothing is lost or out of order,
# nothing stands below the type area, no heading ends a page.
. ./lib.sh

cp layout/tall.png "$dir/"

# mixture SEED CLASS FLOAT: paragraphs 段1号, 段2号…; pictures and tables, floating or not; columns, breaks, notes
mixture() {
   awk -v seed="$1" -v klass="$2" -v float="$3" '
   function draw(n) { seed = (seed * 1103 + 12345) % 65536; return int(seed / 16) % n }
   function para(  i, s) {
      s = "段" ++paras "号"
      for (i = draw(9); i > 0; i--) s = s "，各县区加强计划用水管理，完善计量设施，建立台账"
      if (draw(12) == 0) s = s "^[第" paras "段的注，写得长一些，好占地方。]"
      print s "。\n"
   }
   BEGIN {
      if (klass == "runt") klass = "plain\"\npage = { runt = \"60mm\", squeeze = 40 }\nkeywords = \""
      print "---\nclass = \"" klass "\"\n---"
      for (k = 0; k < 60; k++) {
         what = draw(14)
         if (what < 7) para()
         else if (what == 7) { print "# 题" ++heads "目\n"; para() }
         else if (what == 8) print "![影](tall.png){height=" 20 + draw(90) "mm}\n"
         else if (what < 11) print "![影](tall.png){height=" 20 + draw(150) "mm " (draw(4) ? float : "float=top") "}\n"
         else if (what == 11) {
            print "::: table {caption=\"数\" " (draw(2) ? float : "head=1") "}\n| 甲 | 乙 |\n|----|----|"
            for (i = draw(20) + 1; i > 0; i--) print "| 格" ++cells "内 | 一 |"
            print ":::\n"
         } else if (what == 12) {
            print "::: multicol {count=" 2 + draw(2) "}"
            for (i = draw(8) + 2; i > 0; i--) para()
            print ":::\n"
         } else if (draw(3) == 0) print "{{ doc.pagebreak() }}\n"
      }
   }'
}

# judge: a layout dump; what is wrong with it
judge() {
   awk '
   /^page / { if (last ~ /目$/) print "a heading alone at the foot of page " $2 - 1; artifact = 0; depth = 0 }
   /^tag / { depth++; if ($2 == "Artifact" && !artifact) artifact = depth; if ($2 == "Note" && !note) note = depth }
   /^end/ { if (depth == artifact) artifact = 0; if (depth == note) note = 0; depth-- }
   /^image/ { split($0, p, /  */); if (p[3] + p[6] > 771.5) print "a picture ends at " p[3] + p[6] }
   /^text/ {
      split($0, p, /  */)
      if (!artifact && p[3] > 772) print "text at " p[3] ": " $0
      sub(/^[^"]*"/, ""); sub(/"$/, "")
      if (!artifact && !note) { all = all $0; last = $0 }
   }
   function ascend(before, after,   rest, n, k) {
      rest = all
      while (match(rest, before "[0-9]+" after)) {
         k = substr(rest, RSTART, RLENGTH)
         gsub(/[^0-9]/, "", k)
         if (k + 0 != ++n) { print before n after " is not next, but " k; return n }
         rest = substr(rest, RSTART + RLENGTH)
      }
      return n
   }
   END {
      print "段 " ascend("段", "号") + 0; print "题 " ascend("题", "目") + 0
      ascend("图 *", "　影"); ascend("表 *", "　数")
   }'
}

for class in plain runt official; do
   for float in float float=bottom; do
      bad=
      for seed in $(seq 1 12); do
         mixture $seed $class $float > "$dir/mix.md"
         paras=$(grep -c '^段' "$dir/mix.md")
         heads=$(grep -c '^# ' "$dir/mix.md")
         [ "$paras" -ge 20 ] || bad="$bad $seed: too little to show anything"
         "$WENHENG" compile "$dir/mix.md" --dump layout > "$dir/mix.layout" 2> "$dir/mix.err" || bad="$bad $seed: it failed"
         printf '段 %d\n题 %d\n' "$paras" "$heads" > "$dir/want"
         judge < "$dir/mix.layout" > "$dir/got"
         cmp -s "$dir/want" "$dir/got" || bad="$bad $seed: $(diff "$dir/want" "$dir/got" | grep '^>' | head -2 | tr '\n' ' ')"
      done
      [ -z "$bad" ] && ok "fill $class $float" || not_ok "fill $class $float" "$bad"
   done
done
