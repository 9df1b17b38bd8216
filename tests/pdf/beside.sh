#!/bin/sh
# Streams of a long document are deflated by a thread beside: the file is the same however the two are timed, and a disk
# that fills up is an error.
. ./lib.sh

awk 'BEGIN { print "---\nclass = \"plain\"\ntitle = \"长文\"\n---"
   for (i = 1; i <= 1500; i++) printf "第%d段。全市工业节水工作进展平稳，各县区按月报送，重点企业逐户核实。\n\n", i }' > "$dir/long.md"
head -n 6 "$dir/long.md" > "$dir/short.md"
status "a long document" 0 "$WENHENG" compile "$dir/long.md" -o "$dir/a.pdf"
status "again" 0 "$WENHENG" compile "$dir/long.md" -o "$dir/b.pdf"
if cmp -s "$dir/a.pdf" "$dir/b.pdf"; then ok "two runs give the same bytes"; else not_ok "two runs give the same bytes" "they differ"; fi
if command -v taskset > /dev/null; then
   status "on one processor" 0 taskset -c "$(taskset -pc $$ | sed 's/.*: *\([0-9]*\).*/\1/')" "$WENHENG" compile "$dir/long.md" -o "$dir/c.pdf"
   if cmp -s "$dir/a.pdf" "$dir/c.pdf"; then ok "and on one processor"; else not_ok "and on one processor" "they differ"; fi
fi
status "qpdf finds nothing in it" 0 qpdf --check "$dir/a.pdf"
pages=$(qpdf --show-npages "$dir/a.pdf")
if [ "$pages" -gt 40 ]; then ok "it has pages enough for a thread"; else not_ok "it has pages enough for a thread" "$pages"; fi

# no file may grow past 64 blocks of 512 bytes: less than the long document, more than the short one
limited() { (ulimit -f 64; trap '' XFSZ; "$WENHENG" compile "$1" -o "$dir/full.pdf"); }
status "a disk that fills up" 3 limited "$dir/long.md"
has "is told of" "$dir/err" "full.pdf"
if [ -e "$dir/full.pdf" ]; then not_ok "and leaves no file" "it is there"; else ok "and leaves no file"; fi
status "a short document fits on it" 0 limited "$dir/short.md"
