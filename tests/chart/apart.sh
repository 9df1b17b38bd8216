# In no chart of this folder do two texts stand over each other, or one beyond the measure.
. ./lib.sh
for case in chart/*.layout; do
   [ -s "$case" ] || continue # one that is not printed, since it has a fault
   name=${case#chart/}
   name=${name%.layout}
   if why=$(LC_ALL=C awk -f chart/apart.awk "$case"); then ok "apart-$name"; else not_ok "apart-$name" "$(echo "$why" | head -n 3 | tr '\n' ' ')"; fi
done

# The check itself sees what it is to see.
cat > "$dir/bad" <<'END'
tag Figure
text  100.000 100.000  A 10.000  "甘州区"
text  120.000 104.000  A 10.000  "临泽县"
end
END
if LC_ALL=C awk -f chart/apart.awk "$dir/bad" > /dev/null; then not_ok apart-sees "two texts over each other were not seen"; else ok apart-sees; fi
