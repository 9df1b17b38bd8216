#!/bin/sh
# What a run may use: memory, steps, pages; each limit with its message, each set by --limit.
. ./lib.sh

# ended NAME STATUS MESSAGE OPTION...: the document x.md
ended() {
   name=$1 want=$2 text=$3
   shift 3
   timeout $patience "$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf" "$@" 2> "$dir/err"
   got=$?
   if [ $got = "$want" ] && { [ -z "$text" ] || grep -qF -- "$text" "$dir/err"; }; then ok "$name"; else not_ok "$name" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
pages() { rm -f "$dir/x.pdf"; ended "$@"; }

i=0
while [ $i -lt 300 ]; do printf '第%d段。\n\n' $i; i=$((i + 1)); done > "$dir/x.md"
"$WENHENG" compile "$dir/x.md" -o "$dir/all.pdf"
count=$(pdfinfo "$dir/all.pdf" | sed -n 's/^Pages: *//p')
pages "a document of just so many pages" 0 "" --limit "pages=$count"
cmp -s "$dir/x.pdf" "$dir/all.pdf"
is "is the same as without a limit" $? 0
pages "one page more" 1 "the document has more than $((count - 1)) pages; --limit pages=N allows more" --limit "pages=$((count - 1))"
[ -e "$dir/x.pdf" ] && not_ok "and no part of it is written" "it is" || ok "and no part of it is written"
{ printf '| 甲 | 乙 |\n|---|---|\n'; i=0; while [ $i -lt 600 ]; do printf '| %d | 乙 |\n' $i; i=$((i + 1)); done; } > "$dir/x.md"
pages "a table over too many pages" 1 "more than 3 pages" --limit pages=3
printf '%% for i = 1, 1e6 do\n第{{ i }}段\n\n%% end\n' > "$dir/x.md"
ended "a document that grows" 1 "the document grows past 2 MB: is this loop endless? --limit memory=N allows more" --limit memory=2M
ended "and takes long" 1 "stopped after 100000 steps; --limit steps=N allows more" --limit steps=100K
printf '{{ #("x"):rep(900000):rep(10) }}\n' > "$dir/x.md"
ended "a text of 9 MB in 8" 1 "this needs more than 8 MB of memory; --limit memory=N allows more" --limit memory=8M
ended "and in 32" 0 "" --limit memory=32M
for wrong in memory=0 memory=-1 memory=1T steps=x pages= pages=99999999999 time=3 512M; do
   status "--limit $wrong is a usage error" 2 "$WENHENG" compile "$dir/x.md" --limit "$wrong"
done

printf 'x\n' > "$dir/x.md"
ended "one byte of memory" 1 "error: Lua needs more than 1 byte of memory to begin; --limit memory=N allows more" --limit memory=1
ended "20 KB of memory" 1 "error: this needs more than 20 KB of memory; --limit memory=N allows more" --limit memory=20K

# What is set: charts and paragraphs that a few lines make, which all stand before the first page is filled.
printf '%%%% local rows = {} for i = 1, 50 do rows[i] = { name = "甲" .. i, value = i } end\n%%%% for i = 1, 4000 do\n{{ chart.bar { rows = rows, x = "name", y = "value" } }}\n\n%%%% end\n' > "$dir/x.md"
sed -i 's/^%%/%/' "$dir/x.md"
ended "4,000 charts" 1 "x.md:3:1: error: setting the document up to here takes more than 1024 MB of memory; --limit memory=N allows more"
is "are told of once" "$(grep -c 'error:' "$dir/err")" 1
long="this paragraph is longer than 2 million characters or has 6 MB in one piece, which is more than is set"
printf '{{ ("word "):rep(1000000):rep(3) }}\n' > "$dir/x.md"
ended "a paragraph of 15 MB" 1 "x.md:1:1: error: $long"
printf '%%%% local s = ("word "):rep(300000)\n{{ s }}{{ s }}{{ s }}{{ s }}\n' > "$dir/x.md"
sed -i 's/^%%/%/' "$dir/x.md"
ended "one of 6 million characters in pieces" 1 "x.md:2:1: error: $long"
printf '{{ ("word "):rep(300000) }}\n' > "$dir/x.md"
ended "one of 1.5 million" 0 ""

{ echo '% for i = 1, 100000 do'; echo '# h{{ i }}'; echo; echo '% end'; } > "$dir/x.md"
ended "100,000 headings in a row" 0 "" --limit pages=1000000

# What nodes say beside their text, and lists and tables in one another, of which each is there twice.
named() { # named NAME FIELD NODE: 3,000 nodes with a field of a megabyte
   printf '%%%% local s = ("x"):rep(1000000) for i = 1, 3000 do\n{{ %s }}\n\n%%%% end\n' "$2" | sed 's/^%%/%/' > "$dir/x.md"
   ended "$1" 1 "x.md:2:1: error: the document grows past 64 MB" --limit memory=64M
}
named "long addresses" 'doc.link { "x", to = s }'
named "long styles" 'doc.p { "x", style = s }'
named "long readings" 'doc.ruby { "x", ruby = s }'
named "long names" 'doc.p { "x", id = s }'
named "long lines of code" 'doc.code { s }'
printf '%% local q = "x" for i = 1, 45 do q = doc.list { q, q } end\n{{ q }}\n' > "$dir/x.md"
ended "lists in lists, each twice" 1 "x.md:2:1: error: the document grows past 64 MB" --limit memory=64M
printf '%% local q = { "x" } for i = 1, 45 do q = { q, q } end\n{{ q }}\n' > "$dir/x.md"
ended "plain lists, each twice" 1 "x.md:2:1: error: the document grows past 64 MB" --limit memory=64M
observed || (ulimit -v 250000; ended "plain lists in 250 MB of addresses: what their pieces take as they grow is counted" 1 "x.md:2:1: error: the document grows past 128 MB" --limit memory=128M)
printf '%% local q = {} for i = 1, 45 do q = { q, q } end\n{{ q }}\n' > "$dir/x.md"
ended "empty lists, each twice" 1 "x.md:2:1: error: this runs too long: stopped after 20 million steps" --limit steps=20M
observed || (ulimit -v 250000; ended "empty lists take no memory" 1 "x.md:2:1: error: this runs too long: stopped after 200 million steps" --limit steps=200M)
printf '%% local q = "x" for i = 1, 45 do q = doc.table { columns = { {}, {} }, rows = { { q, q } } } end\n{{ q }}\n' > "$dir/x.md"
ended "tables in tables, each twice" 1 "x.md:2:1: error: the document grows past 64 MB" --limit memory=64M
observed || (ulimit -v 250000; ended "tables that do not in 250 MB of addresses" 1 "x.md:2:1: error: the document grows past 64 MB" --limit memory=64M)
printf '%% for i = 1, 200000 do\n{{ doc.p { "x", style = "s" .. i %% 100000 } }}\n\n%% end\n' > "$dir/x.md"
seconds=$(date +%s)
ended "100,000 styles that there are not" 1 'has no style "s0"'
is "are told of in less than 15 seconds" "$([ -n "${UNDER:-}" ] || [ $(($(date +%s) - seconds)) -lt 15 ]; echo $?)" 0

# Queries: they only read, and end.
"$WENHENG" import -q -C "$top/data" --db "$dir/t.db" 2> "$dir/err"
"$WENHENG" evaluate -C "$top/data" --db "$dir/t.db" --period 2026H1 > "$dir/out" 2> "$dir/err"
cp "$dir/t.db" "$dir/before.db"
query() { # query NAME MESSAGE SQL [STEPS]
   printf '%% store.query([[%s]])\n' "$3" > "$dir/x.md"
   timeout $patience "$WENHENG" compile "$dir/x.md" -C "$top/data" --db "$dir/t.db" --dump tree --limit steps="${4:-3M}" --limit memory=64M > "$dir/out" 2> "$dir/err"
   got=$?
   if [ $got = 1 ] && grep -qF -- "$2" "$dir/err"; then ok "$1"; else not_ok "$1" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
only="store.query only reads"
query "DELETE" "$only" "DELETE FROM judgment"
query "DELETE behind WITH" "can only read" "WITH x AS (SELECT 1) DELETE FROM judgment"
query "UPDATE behind WITH" "can only read" "WITH x AS (SELECT 1) UPDATE judgment SET period = 'x'"
query "CREATE" "$only" "CREATE TEMP TABLE mine(a)"
query "REPLACE" "$only" "REPLACE INTO judgment(id) VALUES (1)"
query "DETACH" "$only" "DETACH main"
query "the schema made writable" "$only" "PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = ''"
query "a trigger" "$only" "CREATE TRIGGER t AFTER INSERT ON judgment BEGIN SELECT 1; END"
query "what SQLite is" "can only read" "SELECT sqlite_version()"
query "edit() and fts3_tokenizer()" "no such function" "SELECT edit('x', 'sh')"
query "INSERT behind WITH" "can only read" "WITH x AS (SELECT 1) INSERT INTO judgment(period) SELECT 'x'"
query "two statements" "a query is one SQL statement" "SELECT 1; DELETE FROM judgment"
query "ATTACH" "$only" "ATTACH '$dir/new.db' AS new"
query "VACUUM INTO" "$only" "VACUUM INTO '$dir/new.db'"
query "PRAGMA" "$only" "PRAGMA writable_schema = ON"
query "a PRAGMA's table" "can only read" "SELECT * FROM pragma_database_list"
query "load_extension" "can only read" "SELECT load_extension('$dir/x.so')"
query "readfile" "no such function" "SELECT readfile('/etc/passwd')"
query "writefile" "no such function" "SELECT writefile('$dir/new.db', 'x')"
query "the clock" "can only read" "SELECT datetime('now')"
query "chance" "can only read" "SELECT random()"
query "rows without end" "this query runs too long: stopped after 3 million steps; --limit steps=N allows more" \
   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
query "all rows beside all" "this query runs too long" "SELECT count(*) FROM judgment a, judgment b, judgment c, judgment d"
query "rows without end, sorted" "" "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n ORDER BY i % 7"
query "a huge value" "too big" "SELECT length(zeroblob(1000000000))"
query "a huge text" "this needs more memory than there is; --limit memory=N allows more" "SELECT length(printf('%.*c', 1000000000, 'x'))" 100M
query "nested too deep" "" "SELECT $(printf '%3000s' '' | tr ' ' '(')1"
cmp -s "$dir/t.db" "$dir/before.db"
is "the database is what it was" $? 0
[ -e "$dir/new.db" ] && not_ok "no file was made" "there is one" || ok "no file was made"

printf '%% while true do pcall(store.query, [[WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n]]) end\n' > "$dir/x.md"
ended "queries without end, one after another" 1 "error: this runs too long: stopped after 20 million steps" -C "$top/data" --db "$dir/t.db" --limit steps=20M
is "are stopped after as many steps in all" "$(grep -c 'this query runs too long' "$dir/err")" 1
printf '%% while true do store.query([[WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) SELECT count(*) FROM n]]) end\n' > "$dir/x.md"
ended "queries that end, one after another" 1 "error: this runs too long: stopped after 20 million steps" -C "$top/data" --db "$dir/t.db" --limit steps=20M

# A database with our mark and what never ends in it: it is refused by every command before that is asked.
strange() { # strange NAME SQL
   cp "$dir/before.db" "$dir/t.db"
   sqlite3 "$dir/t.db" "$2"
   for command in import "evaluate --period 2026H1" "check" "build tasklist --period 2026H1 -o $dir/x.pdf"; do
      # shellcheck disable=SC2086
      timeout $patience "$WENHENG" $command -q -C "$top/data" --db "$dir/t.db" > "$dir/out" 2> "$dir/err"
      is "$1: ${command%% *}" "$? $(grep -c 't.db: error: this database has views, triggers or virtual tables' "$dir/err") $(wc -l < "$dir/err")" "1 1 1"
   done
}
endless="WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
for event in "INSERT ON judgment" "DELETE ON source" "UPDATE ON evaluation"; do
   strange "a trigger that never ends, $event" "CREATE TRIGGER t BEFORE $event BEGIN SELECT (SELECT count(*) FROM judgment a, judgment b, judgment c, judgment d, judgment e); END"
done
strange "a view in a table's place" "ALTER TABLE source RENAME TO hidden; CREATE VIEW source AS SELECT * FROM hidden"
strange "a virtual table" "CREATE VIRTUAL TABLE v USING fts5(a)"
strange "a view that never ends" "ALTER TABLE left_out RENAME TO hidden; CREATE VIEW left_out AS $endless"
