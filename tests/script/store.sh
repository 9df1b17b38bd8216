#!/bin/sh
# store.*, judge and the manifest, in a small project of their own.
. ./lib.sh

mkdir -p "$dir/p/ledgers" "$dir/p/scripts/ledgers" "$dir/p/templates/classes"
cat > "$dir/p/manifest.lua" <<'END'
return {
   name = "试验", sample = true, database = "t.db", rules = "judging", periods = { "2026H1" },
   areas = { { id = "b", name = "乙县", kind = "county" }, { id = "a", name = "甲区" } },
   ledgers = { { ledger = "water", file = "ledgers/*.csv", period = "2026H1" } },
   documents = { { name = "x", template = "x.md", each = "area", output = "{area.name}-{period.id}.pdf" } },
}
END
cat > "$dir/p/scripts/ledgers/water.lua" <<'END'
return {
   name = "water", label = "用水", key = "enterprise",
   fields = {
      { name = "area", label = "县区", type = "area" },
      { name = "enterprise", label = "企业", type = "text", required = true },
      { name = "intake", label = "取水量", type = "number", unit = "m3", required = true },
      { name = "large", label = "规上", type = "flag" },
   },
}
END
printf '县区,企业,取水量（m3）,规上\n甲区,丁厂,10.5,是\n乙县,丙厂,,否\n甲区,戊厂,0.25,\n' > "$dir/p/ledgers/1.csv"
cat > "$dir/p/scripts/judging.lua" <<'END'
return function(p)
   for _, a in ipairs(project.areas) do
      local rows = store.rows("water", { period = p, area = a })
      local sum, missing = number.sum(rows, "intake")
      local inputs = {}
      for i, row in ipairs(rows) do
         inputs[i] = store.cell(row, "intake")
      end
      judge {
         kind = "item", subject = "1.1", area = a.id, status = missing > 0 and "数据缺失" or "已完成", value = sum / 3,
         goal = 4, unit = "m3", formula = "Σ取水量/3", inputs = inputs, data = { missing = { "x" }, n = sum, flag = true },
      }
   end
end
END
cat > "$dir/p/x.md" <<'END'
% for _, r in ipairs(store.rows("water", { period = "2026H1" })) do
{{ r.area }}-{{ r.enterprise }}-{{ r.intake or "缺" }}-{{ tostring(r.large) }}-{{ tostring(store.gap(r, "intake")) }}

% end
{{ #store.rows("water", { period = "2026H1", where = { large = true } }) }} {{ #store.rows("water", { where = { intake = number("0.250") } }) }} {{ #store.rows("water", { period = "2025H2" }) }}

% local c = store.cell(store.rows("water", { area = "a" })[1], "intake")
{{ c.label }}={{ c.value }} {{ c.path }}:{{ c.row }}:{{ c.col }}

{{ tostring(store.reported("water", "2026H1", "a")) }} {{ tostring(store.reported("water", "2025H1", "a")) }}

% for _, j in ipairs(store.judgments { period = "2026H1", kind = "item" }) do
{{ j.area }} {{ j.status }} {{ j.value }} {{ tostring(j.value < j.goal) }} {{ j.data.n }} {{ j.data.missing[1] }} {{ #store.inputs(j) }}

% end
{{ store.query("SELECT count(*) AS n FROM ledger_water WHERE area = ?", "a")[1].n }} {{ tostring(meta.sample) }}
END
wenheng() { command=$1; shift; (cd "$dir/p" && "$WENHENG" "$command" "$@"); }
wenheng import > "$dir/out" 2> "$dir/err"
status "the project is evaluated" 0 wenheng evaluate --period 2026H1
wenheng compile x.md --period 2026H1 --dump tree > "$dir/out" 2> "$dir/err"
is "a document from the store" "$(cat "$dir/err")" ""
has "in the manifest's order, a gap is nil" "$dir/out" 'b-丙厂-缺-false-blank'
has "figures are exact" "$dir/out" 'a-丁厂-10.5-true-nil'
has "an unset flag is nil" "$dir/out" 'a-戊厂-0.25-nil-nil'
has "conditions" "$dir/out" '"1 1 0"'
has "a cell is traced" "$dir/out" '丁厂 取水量（m3）=10.5 ledgers/1.csv:2:3'
has "what was reported" "$dir/out" '"true false"'
has "judgments come back exact" "$dir/out" '"a 已完成 43/12 true 10.75 x 2"'
has "a gap is judged, not counted" "$dir/out" '"b 数据缺失 0 true 0 x 1"'
has "a query" "$dir/out" '"2 true"'

refused() { # refused NAME TEMPLATE MESSAGE
   printf '%s\n' "$2" > "$dir/p/m.md"
   status "$1: status" 1 wenheng compile m.md --period 2026H1 --dump tree
   has "$1" "$dir/err" "$3"
}
refused "a misspelt field" '{{ store.rows("water")[1].intkae }}' 'm.md:1:1: error: ledger "water" has no "intkae"'
refused "a misspelt option" '% store.rows("water", { aera = "a" })' 'm.md:1:3: error: store.rows: unknown option "aera"'
refused "an unknown area" '% store.rows("water", { area = "c" })' 'error: the project has no area "c"'
refused "an unknown ledger" '% store.rows("wate")' 'error: there is no ledger "wate"'
refused "writing by query" '% store.query("DELETE FROM ledger_water")' 'm.md:1:3: error: store.query only reads: SELECT …'
refused "rows in no order" '% store.query("SELECT * FROM ledger_water")' 'needs an ORDER BY'
refused "judging from a template" '% judge { kind = "item" }' 'm.md:1:3: error: undefined name "judge"'
refused "changing the project" '% project.areas[1].name = "x"' 'error: this table is read-only: "name" cannot be set'

cat > "$dir/p/scripts/helper.lua" <<'END'
local M = {}
function M.rate(x)
   return x.done / x.all
end
return M
END
refused "an error in a module" '甲{{ require("helper").rate({ all = 1 }) }}' "scripts/helper.lua:3:13: error: attempt to perform arithmetic on a nil value (field 'done')"
has "names the template's line too" "$dir/err" 'm.md:1:2: note: called from here'

rules() { # rules NAME BODY MESSAGE: the judgments before stay as they were
   printf 'return function(p)\n   %s\nend\n' "$2" > "$dir/p/scripts/judging.lua"
   status "$1: status" 1 wenheng evaluate --period 2026H1
   has "$1" "$dir/err" "$3"
   is "$1: nothing is lost" "$(echo 'SELECT count(*) FROM judgment' | sqlite3 "$dir/p/t.db")" 2
}
rules "a misspelt field of judge" 'judge { kind = "item", subject = "1", area = "a", status = "x", vaule = 1 }' 'scripts/judging.lua:2:4: error: judge: unknown field "vaule"'
rules "judge of an unknown area" 'judge { kind = "item", subject = "1", area = "c", status = "x" }' 'judge: the project has no area "c"'
rules "an error in the rules" 'local x = project.nothing.x' "scripts/judging.lua:2:22: error: attempt to index a nil value (field 'nothing')"

# Records and cells as rules see them: they read as tables do, and are nobody's to change.
good() { # good NAME BODY: what the rules put into the judgment's status
   printf 'return function(p)\n   local rows = store.rows("water", { period = p, area = "a" })\n   local r = rows[1]\n   %s\nend\n' "$2" > "$dir/p/scripts/judging.lua"
   wenheng evaluate --period 2026H1 --format json > "$dir/out" 2> "$dir/err"
   has "$1" "$dir/out" "$3"
   lacks "$1: no error" "$dir/err" "error"
}
say='judge { kind = "item", subject = "1", area = "a", inputs = {}, status ='
good "a record's fields" "$say r.enterprise .. tostring(r.intake) .. tostring(r.large) .. r.area .. r.period .. r.ledger }" '"丁厂10.5truea2026H1water"'
good "a gap of one" "$say tostring(rows[2].large) .. store.gap(rows[2], \"large\") }" '"nilblank"'
good "its fields in order" "local t = {} for k, v in pairs(r) do t[#t + 1] = k end $say table.concat(t, \" \") }" '"area enterprise intake large ledger period"'
good "a cell's parts" "local c = store.cell(r, \"intake\") $say c.label .. c.value .. c.path .. c.row .. c.col .. tostring(c.raw) }" '"丁厂 取水量（m3）10.5ledgers/1.csv23nil"'
good "a record in data" "$say \"x\", data = { row = r } }" '"row":{"area":"a","enterprise":"丁厂","intake":"10.5","large":true,"ledger":"water","period":"2026H1"}'
good "store.sum and its cells" "local c = {} local sum = store.sum(r, { \"intake\" }, c) $say tostring(sum) .. #c .. c[1].label }" '"10.51丁厂 取水量（m3）"'
good "store.sum of a gap" "local b = store.rows(\"water\", { period = p, area = \"b\" })[1] $say tostring(store.sum(b, { \"intake\" })) }" '"nil"'
good "a cell is an input" 'judge { kind = "item", subject = "1", area = "a", status = "x", inputs = { store.cell(r, "large"), { label = "y", value = 1 }, store.cell(r, "intake") } }' \
   '"sources":[{"label":"丁厂 规上","value":"是","file":"ledgers/1.csv","row":2,"column":4,"raw":"是"},{"label":"y","value":1},{"label":"丁厂 取水量（m3）","value":10.5,"file":"ledgers/1.csv","row":2,"column":3}]'
bad() { # bad NAME BODY MESSAGE
   printf 'return function(p)\n   local r = store.rows("water", { period = p })[1]\n   %s\nend\n' "$2" > "$dir/p/scripts/judging.lua"
   status "$1: status" 1 wenheng evaluate --period 2026H1
   has "$1" "$dir/err" "$3"
}
bad "a misspelt field of a record" 'local x = r.intkae' 'scripts/judging.lua:3:4: error: ledger "water" has no "intkae"'
bad "a record is not written to" 'r.intake = number(1)' 'a record and its cells are read-only'
bad "a sum of words" 'store.sum(r, { "enterprise" })' 'store.sum: ledger "water": "enterprise" is no figure'
bad "a cell of no field" 'store.cell(r, "nix")' 'ledger "water" has no field "nix"'

manifest() { # manifest NAME SED MESSAGE
   cp "$dir/p/manifest.lua" "$dir/kept.lua"
   sed "$2" "$dir/kept.lua" > "$dir/p/manifest.lua"
   status "$1: status" 1 wenheng import
   has "$1" "$dir/err" "$3"
   cp "$dir/kept.lua" "$dir/p/manifest.lua"
}
manifest "an unknown field of a document" 's/each = "area"/eahc = "area"/' 'manifest.lua:5:51: error: documents "x": unknown field "eahc"'
manifest "a ledger without a schema" 's/ledger = "water"/ledger = "watre"/' 'manifest.lua:4:44: error: there is no schema scripts/ledgers/watre.lua'
manifest "a bad period" 's/period = "2026H1"/period = "2026H3"/' '"2026H3" is no period'
manifest "two areas of one id" 's/id = "a"/id = "b"/' 'two areas have the id "b"'

# classes
class() { # class NAME LUA MESSAGE
   printf 'return { extends = "plain",\n%s }\n' "$2" > "$dir/p/templates/classes/own.lua"
   printf -- '---\nclass = "own"\n---\n甲。\n' > "$dir/p/m.md"
   status "$1: status" 1 wenheng compile m.md --dump tree
   has "$1" "$dir/err" "$3"
}
own=templates/classes/own.lua
class "a misspelt style field" '   styles = { h1 = { extends = "body", sise = "三号" } },' "$own:2:40: error: style \"h1\": unknown field \"sise\""
class "a length that is none" '   styles = { h1 = { extends = "body", left = "2子" } },' "$own:2:40: error: style \"h1\": \"left\" is \"2子\", which is no length"
class "a style that extends itself" '   styles = { a = { extends = "b" }, b = { extends = "a" } },' 'style "a" extends itself'
class "a style that extends none" '   styles = { a = { extends = "bodi" } },' 'style "a" extends "bodi", which is no style'
class "a word that is none" '   styles = { a = { align = "centre" } },' '"align" is "centre", but must be one of justify, left, center, right'
class "a type area off the paper" '   page = { left = "100mm" },' "$own:2:4: error: page: the type area"
class "a misspelt class field" '   oficial = true,' "$own:2:4: error: class \"own\": unknown field \"oficial\""
class "an error in its functions" '   head = function(meta) return { doc.p { meta.titel .. "" } } end,' "$own:2:48: error: attempt to concatenate a nil value (field 'titel')"
class "a class that extends itself" '   extends = "own",' 'class "own" extends itself'
