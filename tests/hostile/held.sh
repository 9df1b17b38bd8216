#!/bin/sh
# Memory that C code holds behind values of Lua's, lists of cells and records of the store, counts under the limit as Lua's own;
# what nobody uses any more is let go first.
. ./lib.sh
. ./project.sh

{ printf '县区,企业名称,取水量（m³）,规模以上\n'; i=0; while [ $i -lt 4000 ]; do i=$((i + 1)); printf '甲县,甲%d厂某某工业有限公司,%d,是\n' $i $i; done; } > "$dir/p/ledgers/a-2026H1.csv"
in_project import -q
is "4,000 records" "$(cat "$dir/err")" ""

# judged NAME STATUS MESSAGE LUA: a rule, in 16 MB; no MESSAGE: nothing is said
judged() {
   printf 'return function(p)\nlocal rows = store.rows("water", { period = p })\nlocal c = store.cell(rows[1], "intake")\n%s\nend\n' "$4" > "$dir/p/scripts/judging.lua"
   in_project evaluate -q --period 2026H1 --limit memory=16M
   gave "$1" "$2" "$3" $?
}
# compiled NAME STATUS MESSAGE LUA: a template's
compiled() {
   printf '%% %s\nx\n' "$4" > "$dir/p/x.md"
   in_project compile "$dir/p/x.md" --dump tree --limit memory=16M
   gave "$1" "$2" "$3" $?
}
gave() {
   if [ "$4" = "$2" ] && { [ -n "$3" ] && grep -qF -- "$3" "$dir/err" || [ ! -s "$dir/err" ]; }; then ok "$1"; else not_ok "$1" "status $4: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
much="this needs more than 16 MB of memory; --limit memory=N allows more"
filled='local l = store.cells() for k = 1, 1024 do l[k] = c end'
judged "3,000 lists of 1,024 cells that are kept do not fit in 16 MB" 1 "$much" "local keep = {} for i = 1, 3000 do $filled keep[i] = l end"
judged "as many of which none is kept" 0 "" "for i = 1, 3000 do $filled end"
judged "one list of 200,000 cells" 0 "" 'local l = store.cells() for i = 1, 50 do store.extend(l, { c, c, c, c }) for k = 1, 4000 do l[#l + 1] = c end end'
judged "lists filled by store.sum do not" 1 "$much" 'local part, keep = {}, {} for k = 1, 1024 do part[k] = "intake" end for i = 1, 3000 do local l = store.cells() store.sum(rows[1], part, l) keep[i] = l end'
compiled "records of 300 lists that are kept" 1 "$much" 'local c = {} for i = 1, 300 do c[i] = store.rows("water", { period = "2026H1" })[1] end'
compiled "one list is not too long" 0 "" 'local r = store.rows("water", { period = "2026H1" })[1]'
