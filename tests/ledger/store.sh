#!/bin/sh
# The store after an import: the rows of each case with a .rows file, every line of values.txt, and
# what happens to a file's rows when the file changes, cannot be read, or goes.
. ./lib.sh

for tool in rows values biff; do
   sh compile "$dir/$tool" ledger/$tool.c base ledger || { not_ok "ledger/$tool.c" "it does not compile"; exit 1; }
done

"$dir/values" ledger/values.txt
"$dir/biff" ledger/libreoffice/ledgers/libreoffice.xls

# fresh CASE: a copy of the case to work in
fresh() {
   rm -rf "$dir/project"
   cp -R "ledger/$1" "$dir/project"
}
import() { (cd "$dir/project" && "$WENHENG" import --db "$dir/project/t.db" > "$dir/out" 2> "$dir/err"); }

for want in ledger/*.rows; do # CASE.rows: ledger water's; CASE.LEDGER.rows: another's
   name=$(basename "$want" .rows)
   case=${name%.*}
   ledger=water
   [ "$case" = "$name" ] || ledger=${name##*.}
   fresh "$case"
   import
   "$dir/rows" "$dir/project/t.db" "$ledger" > "$dir/got"
   if [ -n "${ACCEPT:-}" ]; then cp "$dir/got" "$want"; fi
   if diff -u "$want" "$dir/got" > "$dir/diff"; then ok "$name.rows"; else not_ok "$name.rows" "other rows"; cat "$dir/diff"; fi
done

# the same in other locales: the machine's language decides nothing
fresh dresses
(export LC_ALL=C LANG=zh_CN.GBK; import)
"$dir/rows" "$dir/project/t.db" water | diff ledger/dresses.rows - > /dev/null
is "no locale changes a row" $? 0

import
has "a file that has not changed is left alone" "$dir/err" "0 files read, 5 unchanged"

fresh totals
import
printf 'a,"b' > "$dir/project/wrong.csv"
import
has "a refused file is named" "$dir/err" "wrong.csv:1:2: error: the quote opened on line 1"
is "a refused file keeps its rows" "$("$dir/rows" "$dir/project/t.db" water | grep -c '^wrong.csv')" 3
(cd "$dir/project" && "$WENHENG" check --db "$dir/project/t.db") > "$dir/out"
has "and says so" "$dir/out" "wrong.csv: error: 文件无法读取，未更新，仍用上次读入的数据 [unreadable]"
cp ledger/totals/wrong.csv "$dir/project/wrong.csv"
import
(cd "$dir/project" && "$WENHENG" check --db "$dir/project/t.db") > "$dir/out"
lacks "the next good import takes the finding back" "$dir/out" unreadable
sed -i '/wrong.csv/d' "$dir/project/manifest.lua"
import
is "a file that is no longer listed is forgotten" "$("$dir/rows" "$dir/project/t.db" water | grep -c '^wrong.csv')" 0
sed -i 's/label = "备注"/label = "备 注"/' "$dir/project/scripts/ledgers/water.lua"
(cd "$dir/project" && "$WENHENG" check --db "$dir/project/t.db") 2> "$dir/err" > "$dir/out"
is "nothing is checked by a schema that the files were not read by" "$(cat "$dir/err" "$dir/out")" \
   'wenheng: error: the schema of ledger "water" has changed since its files were read: run `wenheng import`'
import
has "another schema reads the files again" "$dir/err" "2 files read, 0 unchanged"

# two-byte characters across every likely buffer's edge, and past a megabyte
fresh units
awk 'BEGIN { print "企业名称,取水量,备注"; for (i = 1; i <= 60000; i++) { s = "填"; while (length(s) < i % 7) s = s "p"; print "第" i "厂,1," s "充" } }' |
   iconv -f UTF-8 -t GB18030 > "$dir/project/head.csv"
import
is "no character is cut at a buffer's edge" "$("$dir/rows" "$dir/project/t.db" water | grep -c '^head.csv .* | 填p*充$')" 60000

printf 'not a database of ours' > "$dir/project/t.db"
import
has "a foreign file is not taken for the database" "$dir/err" "file is not a database"
is "nor overwritten" "$(cat "$dir/project/t.db")" "not a database of ours"

# two lines of the manifest read two ranges of one file; the rows of a line that goes go with it
fresh declared
import
sources() { sqlite3 "$dir/project/t.db" "SELECT group_concat(path || '=' || rows, ' ') FROM (SELECT * FROM source WHERE path LIKE '$1%' ORDER BY path)"; }
is "each line has its own source" "$(sources files/quarters)" "files/quarters.xlsx[一季度][B2:D4]=1 files/quarters.xlsx[一季度][B6:D]=1 files/quarters.xlsx[二季度]=1"
import
has "lines that have not changed are left alone" "$dir/err" "10 unchanged"
grep -v 'range = "B6:D"' "$dir/project/manifest.lua" > "$dir/manifest" && cp "$dir/manifest" "$dir/project/manifest.lua"
import
is "a line that goes takes its rows with it" "$(sources files/quarters)" "files/quarters.xlsx[一季度][B2:D4]=1 files/quarters.xlsx[二季度]=1"
sed -i 's/range = "B2:D4"/range = "B6:D7"/' "$dir/project/manifest.lua"
import
is "another range is another source" "$(sources files/quarters)" "files/quarters.xlsx[一季度][B6:D7]=1 files/quarters.xlsx[二季度]=1"

# a form of a ledger whose files have a declared shape is read with the shape that it has itself
fresh declared
(cd "$dir/project" && "$WENHENG" form plan -o files/form.xlsx) 2> "$dir/err"
has "a form tells its own shape" "$dir/err" 'needs skip = 0, head_rows = 1, range = "A:XFD", sheet = "节水计划"'
sed -i 's|{ ledger = "plan", .*|{ ledger = "plan", period = "2026H1", file = "files/form.xlsx", skip = 0, head_rows = 1, range = "A:XFD", sheet = "节水计划" },|' \
   "$dir/project/manifest.lua"
import
has "and is read with it" "$dir/err" "files/form.xlsx[节水计划]: note: read as xlsx: 0 records"

# figures whose unit stands beside them
cp -R ledger/unit-beside "$dir/beside"
"$WENHENG" import -q -C "$dir/beside" > "$dir/out" 2>&1
is "a percentage is one whether its sign stands in the cell or beside it, and no other unit is taken for it" \
   "$(sqlite3 "$dir/beside/t.db" "SELECT group_concat(source || ' ' || coalesce(value, '—'), ' ') FROM ledger_official")" \
   "一 94.2 二 94.2 三 — 四 — 五 12000 六 — 七 12000 八 35.6 九 — 十 3.5"
is "a control value may name its unit" "$(sqlite3 "$dir/beside/t.db" "SELECT group_concat(coalesce(value, '—'), ' ') FROM ledger_control")" "36 —"

# the stages of construction as clerks write them; what is neither one nor the next is told
mkdir -p "$dir/stages/ledgers"
cat > "$dir/stages/manifest.lua" <<'END'
return { name = "stages", database = "t.db", periods = { "2026H1" }, areas = { { id = "a", name = "甲县" } },
   ledgers = { { ledger = "retrofit", period = "2026H1", file = "ledgers/retrofit.csv" } } }
END
{
   echo 县区,项目名称,建设阶段,更新日期
   for stage in 入库 可研 开工建设 正在施工 已竣工 竣工验收 建成投产 已投入运行 基本完工 试运行; do echo "甲县,$stage,$stage,2026-06-30"; done
} > "$dir/stages/ledgers/retrofit.csv"
"$WENHENG" import -q -C "$dir/stages" > "$dir/out" 2>&1
is "stages by their other names" "$(sqlite3 "$dir/stages/t.db" "SELECT group_concat(coalesce(stage, '—'), ' ') FROM ledger_retrofit")" \
   "储备 前期 开工 在建 完工 完工 投运 投运 — —"
