#!/bin/sh
# A device that is full, a folder that cannot be written, a pipe whose reader has gone: status 3, the name, the old file.
. ./lib.sh

printf '# 标题\n\n正文。\n' > "$dir/x.md"
status "a document on a full device" 3 sh -c '"$1" compile "$2" -o - > /dev/full' - "$WENHENG" "$dir/x.md"
has "is named as what it is" "$dir/err" "-: error: cannot be written: No space left on device"
status "a dump" 3 sh -c '"$1" compile "$2" --dump layout > /dev/full' - "$WENHENG" "$dir/x.md"
cp -R fault/project "$dir/p"
(cd "$dir/p" && "$WENHENG" import -q) 2> "$dir/err"
for command in "evaluate --period 2026H1" "explain 9.2 --period 2026H1"; do
   # shellcheck disable=SC2086
   status "a list on a full device: $command" 3 sh -c 'cd "$1" && shift && "$@" > /dev/full' - "$dir/p" "$WENHENG" $command
done
if [ "$(id -u)" != 0 ]; then
   mkdir "$dir/closed"
   chmod 555 "$dir/closed"
   status "a folder that cannot be written" 3 "$WENHENG" compile "$dir/x.md" -o "$dir/closed/x.pdf"
   has "is named" "$dir/err" "$dir/closed/x.pdf"
fi
status "a folder where a file should be" 3 "$WENHENG" compile "$dir/x.md" -o "$dir/p.pdf/x.pdf"
mkdir "$dir/folder.pdf"
status "a folder with the output's name" 3 "$WENHENG" compile "$dir/x.md" -o "$dir/folder.pdf"
mkdir -p "$dir/p/u.db"
status "a folder with the database's name" 1 "$WENHENG" import -q -C "$dir/p" --db "$dir/p/u.db"
has "is named" "$dir/err" "u.db"

# what is printed is not lost either: a list, a help text, a name
full() { name=$1; shift; status "$name on a full device" 3 sh -c '"$@" > /dev/full' - "$WENHENG" "$@"; has "$name: it is said" "$dir/err" "-: error: cannot be written: No space left on device"; }
full "a batch's list" batch each -C "$dir/p" --period 2026H1 -q -o "$dir/made"
full "a list of jobs" batch each -C "$dir/p" --period 2026H1 -q --list-jobs
full "help" --help
full "a command's help" build --help
full "the version" --version
full "what to do next" new "$dir/own"
paragraph=$("$WENHENG" build doc -C "$dir/p" --period 2026H1 -q --list-paragraphs | cut -f 1 | head -n 1)
full "the name of a text written out" override doc "$paragraph" -C "$dir/p" --period 2026H1 -q
rm -r "$dir/p/overrides"
if [ "${UNDER:-}" != valgrind ]; then # which takes the descriptor for itself
   status "a standard output that is closed" 3 sh -c 'exec >&-; exec "$@"' - "$WENHENG" evaluate --period 2026H1 -C "$dir/p"
   has "is said, too" "$dir/err" "-: error: cannot be written: Bad file descriptor"
fi
is "and the database is whole" "$(sqlite3 "$dir/p/t.db" 'PRAGMA integrity_check')" ok
status "a file that may not grow" 3 sh -c 'ulimit -f 1; exec "$1" compile "$2" -o "$3"' - "$WENHENG" "$dir/x.md" "$dir/grown.pdf"
has "is named" "$dir/err" "grown.pdf: error: cannot be written: File too large"
echo old > "$dir/grown.csv"
status "one that has a trace" 3 sh -c 'ulimit -f 1; exec "$1" compile "$2" -o "$3" --trace "$4"' - "$WENHENG" "$dir/x.md" "$dir/grown.pdf" "$dir/grown.csv"
is "which stays the old one, too" "$(cat "$dir/grown.csv") $(ls "$dir/grown.pdf" 2>&1 | grep -c '^/')" "old 0"

# what is kept of a batch (.wenheng) may not grow: that is said as it is
printf -- '---\nclass = "plain"\n---\n{{ record.n }}\n' > "$dir/row.md"
{ echo n; seq 1 200; } > "$dir/rows.csv"
status "what is kept of a batch may not grow" 3 sh -c 'ulimit -f 32; exec "$1" batch "$2" --data "d=$3" --each-row d --name "{n}.pdf" -q -o "$4"' - "$WENHENG" "$dir/row.md" "$dir/rows.csv" "$dir/rows"
is "each document's message says so" "$(grep 'cannot be written' "$dir/err" | grep -v '^wenheng: ' | sort | uniq -c | awk '{ $1 = ""; print }')" " $dir/rows/.wenheng: error: cannot be written: File too large"

# what is printed is held back until it is whole, in a temporary file: where that finds no room, standard output is not to blame
mkdir "$dir/tmp"
(ulimit -f 1; TMPDIR=$dir/tmp exec "$WENHENG" compile "$dir/x.md" -o - 2> "$dir/held") > "$dir/out"
is "what is held back and may not grow" "$? $(wc -c < "$dir/out" | tr -d ' ')" "3 0"
has "and told with its folder" "$dir/held" "-: error: cannot be written: the temporary file, in $dir/tmp, that holds it back: File too large; TMPDIR names another place"
is "of which nothing is left" "$(ls -A "$dir/tmp")" ""
if [ "${UNDER:-}" != valgrind ]; then # which needs one itself
   (TMPDIR=$dir/no/folder exec "$WENHENG" compile "$dir/x.md" -o -) > "$dir/held.pdf" 2> "$dir/err"
   is "a TMPDIR that is none" "$? $(head -c 4 "$dir/held.pdf")" "0 %PDF"
fi

# what a killed run left half done in the database is taken back by whoever comes first, who only reads, too
before=$(sqlite3 "$dir/p/t.db" .dump | cksum)
printf 'PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE half(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)\n INSERT INTO half SELECT randomblob(900) FROM n;\n.system kill -9 $PPID\n' |
   sqlite3 "$dir/p/t.db" > "$dir/out" 2>&1
[ -s "$dir/p/t.db-journal" ] && ok "a journal is left" || not_ok "a journal is left" "none"
status "a run that only reads" 0 "$WENHENG" build doc -C "$dir/p" --period 2026H1 -q --snapshot -o "$dir/snapshot.pdf"
[ -e "$dir/p/t.db-journal" ] && not_ok "the journal is taken back" "it is there" || ok "the journal is taken back"
is "as it was before" "$(sqlite3 "$dir/p/t.db" .dump | cksum)" "$before"

# pages that are a file each: all are the new ones or all the old
cd "$dir" || exit 1
printf '正文一。\n\n{{ doc.pagebreak() }}\n\n正文二。\n\n{{ doc.pagebreak() }}\n\n正文三。\n' > three.md
"$WENHENG" compile three.md -q -o s.svg
is "three pages" "$(ls s-*.svg | tr '\n' ' ')" "s-1.svg s-2.svg s-3.svg "
cksum s-*.svg > old
sed 's/正文/新文/; $s/.*/![](late.png)/' three.md > late.md
printf '\211PNG\r\n\032\n' > late.png
status "a fault on the last page" 1 "$WENHENG" compile late.md -q -o s.svg
is "leaves the old ones" "$(cksum s-*.svg)" "$(cat old)"
sed 's/正文/新文/; $s/.*/{{ ("很长的一段话，"):rep(100) }}/' three.md > long.md
(ulimit -f 20 && exec "$WENHENG" compile long.md -q -o s.svg) 2> "$dir/err"
is "so does a page that may not grow" "$? $(cksum s-*.svg)" "3 $(cat old)"
has "which is named" "$dir/err" "s-3.svg: error: cannot be written: File too large"
printf '一页。\n' > one.md
"$WENHENG" compile one.md -o s.svg 2> "$dir/err"
is "a shorter document" "$? $(ls s-*.svg | tr '\n' ' ')" "0 s-1.svg s-2.svg s-3.svg "
has "tells of the pages before" "$dir/err" "s-2.svg: warning: this document has 1 page; from this one on 2 pages of another are still there"
