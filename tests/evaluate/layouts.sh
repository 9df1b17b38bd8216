#!/bin/sh
# A database of another layout: what was judged outlives it; what comes from the ledgers is read again.
. ./lib.sh
. ./project.sh
db=$dir/p/t.db
ask() { sqlite3 -batch "$db" "$1"; }

# older NUMBER: a database as the layout of that number had it (its statements are those of the program then), with one evaluation
# of 2025H2 and one of 2026H1: 甲县 90 + 10, then 100 + 20
older() {
   rm -f "$db"
   sqlite3 -batch "$db" < "evaluate/layout-$1.sql"
}

older 3
cp "$db" "$dir/as-it-was"
status "a command that reads no ledger doesn't touch it" 1 "$WENHENG" evaluate -C "$dir/p" --period 2026H1
has "and says what to do" "$dir/err" "t.db: error: this database is of layout 3, from an older wenheng: run \`wenheng import\`, which reads the ledgers again and keeps what was judged"
status "nor does a dry run, which needs none" 0 "$WENHENG" import -C "$dir/p" --dry-run
status "nor one file's import" 1 "$WENHENG" import -C "$dir/p" ledgers/a-2026H1.csv
is "it is as it was" "$(cmp "$dir/as-it-was" "$db" && echo same)" same
status "an import brings it to this layout" 0 "$WENHENG" import -C "$dir/p"
has "saying so" "$dir/err" "t.db: note: the database was of layout 3 and is of layout "
has "every ledger is read again" "$dir/err" "3 files read, 0 unchanged"
is "the judgments are there, with their numbers" "$(ask "SELECT id || ' ' || period || ' ' || area || ' ' || status || ' ' || value || ' ' || formula || ' ' || data FROM judgment ORDER BY id")" \
   '5 2025H2 a 有数据 100 ΣVi {"note":"年报"}
8 2026H1 a 有数据 120 ΣVi {}
9 2026H1 b 有数据 7 ΣVi {}'
is "and their inputs, to the cell" "$(ask "SELECT judgment, label, value, path, row, col, raw FROM judged_input ORDER BY judgment, seq")" \
   '5|甲一厂 取水量（m3）|90|ledgers/a-2025H2.csv|3|3|
5|甲二厂 取水量（m3）|10|ledgers/a-2025H2.csv|4|3|
8|甲一厂 取水量（m3）|100|ledgers/a-2026H1.csv|3|3|
8|甲二厂 取水量（m3）|20|ledgers/a-2026H1.csv|4|3|２０
9|乙一厂 取水量（m3）|7|ledgers/b-2026H1.csv|3|3|'
printf '{{ store.judgment("indicator", "intake", { period = period.previous, area = "a" }).value }}\n' > "$dir/a.md"
"$WENHENG" compile -C "$dir/p" "$dir/a.md" --period 2026H1 --dump tree > "$dir/out" 2> "$dir/err"
has "last half-year's judgment can stand beside this one's" "$dir/out" '"100"'

# The next evaluation is compared with the one that was kept.
water a-2026H1 '甲县,甲一厂,101,是' '甲县,甲二厂,20,否'
in_project import -q
in_project evaluate --period 2026H1
in_project evaluate --period 2026H1 --changes
has "a change since the older program's evaluation is told" "$dir/out" "a	indicator	intake	有数据 120 m3 → 有数据 121 m3"
has "with its cell" "$dir/out" "甲一厂 取水量（m3） 100 → 101    ledgers/a-2026H1.csv:3:3"
is "no number of a judgment is given twice" "$(ask "SELECT min(id) > 9 FROM judgment WHERE period = '2026H1'")" 1

# The layout now, with what stood before, brought over once more: both evaluations, and what they were made from.
keep="SELECT (SELECT group_concat(id || value) FROM judgment) || '|' || (SELECT group_concat(id || value) FROM judgment_before)
   || '|' || (SELECT group_concat(period || digest || last) FROM evaluation) || '|' || (SELECT count(*) FROM judged_input)
   || '|' || (SELECT count(*) || ' ' || count(raws) FROM judged_record) || '|' || (SELECT count(*) FROM judged_field) || '|' || (SELECT count(*) FROM judged_source)
   || '|' || (SELECT count(*) FROM evaluation_source)"
stood=$(ask "$keep")
ask "PRAGMA user_version = 3"
in_project import -q
is "both evaluations, digests and sources are carried over" "$(ask "$keep")" "$stood"
is "an unchanged project is judged as before" "$(in_project evaluate --period 2026H1; ask "$keep")" "$stood"
is "nothing is left under another name" "$(ask "SELECT count(*) FROM sqlite_master WHERE name LIKE 'kept%'")" 0

# Up to layout 4 an input was a row of its own: it is found from its cell, compared with what comes after it, and held against
# the ledgers as they are now, as any other.
older 4
water a-2025H2 '甲县,甲二厂,10,否' '甲县,甲一厂,95,是'
in_project import -q
in_project explain ledgers/a-2025H2.csv:4:3
has "an older judgment is found from its cell" "$dir/out" "    2025H2	a	indicator	intake	有数据	100 m3
      甲二厂 取水量（m3） = 10"
in_project evaluate --period 2026H1
is "a value of its period that has changed since is told" "$(grep warning "$dir/err")" \
   "ledgers/a-2025H2.csv:4:3: warning: 甲一厂 取水量（m3） is 95 now; 2025H2 was judged when it was 90: indicator intake (a)"
in_project evaluate --period 2026H1 --changes
has "and it stands as the evaluation before" "$dir/out" "a	indicator	intake	有数据 120 m3 → 有数据 121 m3"
has "with its cells" "$dir/out" "甲一厂 取水量（m3） 100 → 101    ledgers/a-2026H1.csv:3:3"
is "whose inputs are kept, those of the one before it are not" "$(ask "SELECT count(*) FROM judged_input WHERE judgment IN (8, 9)")|$(ask "SELECT count(*) FROM judged_input WHERE judgment = 3")" "3|0"

# A newer layout is nobody's to drop.
ask "PRAGMA user_version = 99"
cp "$db" "$dir/as-it-was"
for command in import "build notice --period 2026H1" "evaluate --period 2026H1"; do
   # shellcheck disable=SC2086
   status "a newer layout is refused by ${command%% *}" 1 "$WENHENG" $command -C "$dir/p"
   has "${command%% *} says why, and what to do" "$dir/err" "this database is of layout 99, from a newer wenheng"
done
is "and left as it was" "$(cmp "$dir/as-it-was" "$db" && echo same)" same
