#!/bin/sh
# A database of ours in which values are missing that every one of ours has: each column in turn.
. ./lib.sh
. ./project.sh

water a-2026H1 '甲县,甲一厂,100,是' '甲县,甲二厂,x,' '甲县,,3,不适用'
in_project import -q
in_project evaluate --period 2026H1
cp "$dir/p/t.db" "$dir/whole.db"
ended=0 told=0 wrong=
for table in $(sqlite3 "$dir/whole.db" .tables); do
   for column in $(sqlite3 "$dir/whole.db" "SELECT name FROM pragma_table_info('$table')"); do
      cp "$dir/whole.db" "$dir/damaged.db"
      sqlite3 "$dir/damaged.db" "UPDATE OR IGNORE \"$table\" SET \"$column\" = NULL" 2> "$dir/err" || continue
      for command in "check -q" "import -q" "explain ledgers/a-2026H1.csv:3" "explain intake --period 2026H1 --area a"; do
         cp "$dir/damaged.db" "$dir/x.db"
         # shellcheck disable=SC2086
         in_project $command --db "$dir/x.db"
         [ $? -le 1 ] && ended=$((ended + 1)) || wrong="$wrong $table.$column:${command%% *}"
         grep -q 'x.db: error: the database is damaged: a "[a-z]*" is missing' "$dir/err" && told=$((told + 1))
      done
   done
done
is "every run ends with status 0 or 1" "$wrong" ""
is "there were some" "$([ $ended -gt 200 ]; echo $?)" 0
is "and it is told where nothing can be done without" "$([ $told -ge 10 ]; echo $?) $told" "0 $told"
