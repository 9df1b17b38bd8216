#!/bin/sh
# `make reports` that is ended at any moment leaves no list of documents that are not all there: what make takes for made is made.
. ./lib.sh

# in the program's place: the batch tells half of its list, and make is ended
cat > "$dir/half" <<'END'
#!/bin/sh
case " $* " in *" batch "*) ;; *) exit 0 ;; esac
echo half
kill -9 "$(cat "$HALF.make")"
exit 1
END
chmod +x "$dir/half"
# the child is make itself
HALF=$dir/half sh -c 'echo $$ > "$HALF.make"; exec make -s -C "$1" CC=true SOURCES= PROGRAM="$2/half" BUILD="$2/build" REPORTS="$2/reports" "$2/reports/county.list"' \
   - "$top" "$dir" > "$dir/out" 2> "$dir/err"
is "make is ended" $? 137
is "while the list is written" "$(cat "$dir/reports"/*)" half
[ ! -e "$dir/reports/county.list" ] && ok "no list is there" || not_ok "no list is there" "$(cat "$dir/reports/county.list")"
