#!/bin/sh
# Lists with holes: of one with values at 1, 2, 4, 8 … 2^62 Lua says any length, and whoever trusts it writes where nothing is or
# never ends.  And long lists, which a function of C goes through where no instruction is counted.
. ./lib.sh

steps=3M
sparse='local t = {} local k = 1 while k > 0 do t[k] = { "x" } t[k + 1] = { "x" } k = k * 2 end'
observed && steps=60M # instructions that take long count by their time

# gives NAME MESSAGE [OPTION...]: the document x.md ends with the message, within its limits and 20 seconds
gives() {
   name=$1 text=$2
   shift 2
   timeout $((patience / 3)) "$WENHENG" compile "$dir/x.md" --limit steps=$steps --limit memory=64M --dump tree "$@" > "$dir/out" 2> "$dir/err"
   got=$?
   if [ $got = 1 ] && grep -qF -- "$text" "$dir/err" && [ "$(wc -c < "$dir/err")" -lt 20000 ]; then ok "$name"; else not_ok "$name" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
# shown NAME MESSAGE EXPRESSION: of the sparse table t
shown() {
   printf '%% %s\n{{ %s }}\n' "$sparse" "$3" > "$dir/x.md"
   gives "$1" "$2"
}
# run NAME MESSAGE LUA [OPTION...]
run() {
   name=$1 text=$2
   printf '%% %s\n' "$3" > "$dir/x.md"
   shift 3
   gives "$name" "$text" "$@"
}

shown "rows of a table" "doc.table: rows: value 6 is nil" 'doc.table { columns = { {} }, rows = t }'
shown "a table's head" "doc.table: head rows: value 6 is nil" 'doc.table { head = t, rows = { { "x" } } }'
shown "merged columns" "doc.table: merge: value 6 is nil" 'doc.table { columns = { {} }, rows = { { "x" } }, merge = t }'
shown "a cell's content" "doc.cell: value 6 is nil" 'doc.table { columns = { {} }, rows = { { t } } }'
shown "a paragraph's content" "doc.p: value 6 is nil" 'doc.p(t)'
shown "a chart's rows" "chart.bar: value 6 is nil" 'chart.bar { rows = t, x = "n", y = "v" }'
shown "a list with a hole before its first value" "doc.table: rows: value 2 is nil" \
   '(function () local u = { t[1], [3] = t[1] } u[-5] = t[1] return doc.table { columns = { {} }, rows = u } end)()'
printf '%% local t, r, c = {}, { "x" }, {} for i = 1, 5e5 do t[i] = r end for i = 1, 64 do c[i] = {} end\n{{ doc.table { columns = c, rows = t } }}\n' > "$dir/x.md"
gives "half a million rows of 64 columns in 64 MB" "the document grows past 64 MB"

printf '%% local t = {} for i = 1, 50000 do t["a" .. i] = 1 end\n{{ doc.p(t) }}\n' > "$dir/x.md"
gives "50,000 unknown fields" 'and more unknown fields: "a1001'

holes="this list has holes: Lua takes it for one of 4611686018427387905 values"
for call in 'table.remove(t, 1)' 'table.insert(t, 1, 1)' 'table.concat(t)' 'table.sort(t)' 'number.sum(t)' 'store.extend({}, t)' 'store.extend(t, {})' \
   'store.index(t, type)' 'store.part(t, "a")' 'store.sum({}, t)'; do
   run "$call of a list with holes" "$holes" "$sparse $call"
done
run "table.concat of one, traced" "$holes" "$sparse table.concat(t)" --trace "$dir/trace.json"
was=$steps
steps=60M # noting them takes its time: beside other work more than that of 3 million
run "what is noted of figures for ever, traced" "what is read and looked up here takes more than 64 MB" \
   'for i = 1, 1e9 do local s = string.format("%d y", i) end' --trace "$dir/trace.json"
steps=$was
run "table.move of one" "too many elements" "$sparse table.move(t, 1, #t, 2)"
run "table.unpack of one" "too many results" "$sparse table.unpack(t)"

long="this runs too long: stopped after"
run "steps counted beyond all numbers" "$long" "$sparse t[math.maxinteger] = {} pcall(table.sort, t) while true do end"
big='local t = {} for i = 1, 5e5 do t[i] = 1 end while true do'
for call in 'table.insert(t, 1, 1) table.remove(t, 1)' 'table.move(t, 1, 5e5, 2)' 'table.concat(t)' 'number.sum(t)' 'next(t)' 'pairs(t)' 'table.unpack(t)'; do
   run "$call of half a million values, over and over" "$long" "$big $call end"
done
emptied='local t = {} for i = 1, 2e5 do t[i + 0.5] = 1 end for i = 1, 2e5 do t[i + 0.5] = nil end while true do'
run "next of an emptied table" "$long" "$emptied next(t) end"
run "string.byte of a long text" "$long" 'local s = ("x"):rep(9e5) while true do s:byte(1, -1) end'
run "string.packsize of a long format" "$long" 'local s = ("i"):rep(9e5) while true do string.packsize(s) end'
run "utf8.len of a text of 16 MB" "$long" 'local s = ("x"):rep(1e6):rep(16) while true do utf8.len(s) end'
run "one text of 16 MB, sorted with itself" "$long" 'local s, t = ("x"):rep(1e6):rep(16), {} for i = 1, 2e5 do t[i] = s end table.sort(t)'
run "many arguments, counted" "$long" 'local function f(...) while true do select("#", ...) end end f(table.unpack({}, 1, 4e5))'
run "many arguments, passed on" "$long" 'local function g() end local function f(...) while true do g(...) end end f(table.unpack({}, 1, 3e5))'
run "string.format of a long text with many values" "ended" 'string.format(("x"):rep(1e6):rep(16), table.unpack({}, 1, 9e5)) error("ended")'
run "string.format of an address behind a zero" "%p is not available" 'string.format("\0%p", {})'
run "string.format of a table behind a zero" "value 1 is a table" 'string.format("\0%s", {})'

# Keys that all fall on one place: when the table has room for 2^18 of them, each is compared with all others in one instruction.
printf '%% local t = {} for i = 1, 3e5 do t[i * ((1 << 18) - 1)] = 1 end\n' > "$dir/x.md"
timeout $patience "$WENHENG" compile "$dir/x.md" --limit steps=3M -o "$dir/x.pdf" > "$dir/out" 2> "$dir/err"
is "an instruction that does not end" "$? $(cat "$dir/err")" \
   "1 $dir/x.md: error: this runs too long: an instruction has not ended within 3000000 steps; --limit steps=N allows more"
[ -e "$dir/x.pdf" ] && not_ok "nothing is written then" "it is" || ok "nothing is written then"

# What is noted of figures, traced: a figure is looked for among those in the same words, and a text of very many has none noted.
traced() { # traced NAME MESSAGE MILLIONS: x.md with a trace and so many steps, more where time, which counts as steps, passes
   # unlike it does else; no MESSAGE: nothing is said
   millions=$3
   [ -z "$2" ] && observed && millions=$((millions * 30))
   timeout $((patience / 3)) "$WENHENG" compile "$dir/x.md" --limit steps="${millions}M" --dump tree --trace "$dir/trace.csv" > "$dir/out" 2> "$dir/err"
   got=$?
   if [ $got = 0 ] && { [ -n "$2" ] && grep -qF -- "$2" "$dir/err" || [ ! -s "$dir/err" ]; }; then ok "$1"; else not_ok "$1" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
cat > "$dir/x.md" <<'END'
% for i = 1, 4000 do
{{ "第" .. tostring(i + 1) .. "号，2026年" .. tostring(5) .. "个" }}

% end
END
traced "12,000 figures, of which 8,000 are two" "" 40
is "each has a source" "$(grep -c '文字\|编号\|计算.*x.md:2' "$dir/trace.csv") $(wc -l < "$dir/trace.csv")" "12000 12001"
printf '%% for i = 1, 3000 do\n第{{ tostring(7) }}段\n\n%% end\n' > "$dir/x.md"
traced "3,000 times one figure" "" 40
cat > "$dir/x.md" <<'END'
% local function a() return tostring(7) end
% local function b() return tostring(7) end
% local rows = {}
% for i = 1, 2000 do rows[i] = { a(), b() } end
{{ doc.table { columns = { {}, {} }, rows = rows } }}
END
traced "one figure from two places, in more steps than there are" "the sources of" 3
left=$(sed -n 's/.*the sources of \([0-9]*\) of 4000 figures.*/\1/p' "$dir/err")
is "leaves figures without a source, and says how many" "$(grep -c '"不明"' "$dir/trace.csv") $((left > 1000))" "$left 1"
traced "and in as many as there are" "" 100
is "leaves none" "$(grep -c '"不明"' "$dir/trace.csv") $(wc -l < "$dir/trace.csv")" "0 4001"
printf '%% local s = string.format("%%d ", 1 + 1) .. ("1 "):rep(10000)\n%% local v = s .. "x"\n{{ v:sub(1, 3) }}\n' > "$dir/x.md"
traced "10,000 times one figure in a text" "x.md:1:3: warning: this text has more than 4000 figures, so it is not noted where its figures come from: the trace calls them computed" 3
printf '%% local t = {} for i = 1, 3000 do t[i] = tostring(i + 1) .. (" "):rep(30) end\n{{ table.concat(t):sub(1, 3) }}\n' > "$dir/x.md"
traced "a text of 90 KB with figures" "x.md:2:1: warning: this text has more than 64 KB" 3

# The functions do what the manual says of them.
cat > "$dir/x.md" <<'END'
% local t = { 1, 2, 3 }
% table.insert(t, 4) table.insert(t, 1, 0) table.insert(t, 6, 5)
{{ table.concat(t, " ") }}, {{ table.remove(t) }}, {{ table.remove(t, 1) }}, {{ table.concat(t, " ") }}

{{ table.concat(t, "-", 2, 3) }}, {{ tostring(table.remove(t, 5)) }}, {{ tostring(table.remove({}, 0)) }}, {{ tostring(table.remove({})) }}

{{ tostring(pcall(table.insert, t, 7, 1)) }} {{ tostring(pcall(table.remove, t, 7)) }} {{ tostring(pcall(table.insert, t, 1, 1, 1)) }}
END
status "table.insert, remove and concat" 0 "$WENHENG" compile "$dir/x.md" --dump tree
is "give what they should" "$(sed -n 's/^ *text "\(.*\)"$/\1/p' "$dir/out" | tr '\n' '|')" \
   "0 1 2 3 4 5, 5, 0, 1 2 3 4|2-3, nil, nil, nil|false false false|"

# The project's own files: the message says which, whatever is missing of the others.
mkdir -p "$dir/p/scripts/ledgers" "$dir/p/templates/classes"
made='local t = {} local k = 1 while k > 0 do t[k] = "a" .. k t[k + 1] = "b" .. k k = k * 2 end'
# told NAME FILE MESSAGE
told() {
   timeout $((patience / 3)) "$WENHENG" check -C "$dir/p" > "$dir/out" 2> "$dir/err"
   is "$1" "$? $(grep -cF "$2:1:" "$dir/err") $(grep -cF "$3" "$dir/err")" "1 1 1"
}
manifest() { printf '%s return { name = "p", database = "p.db", %s, documents = {} }\n' "$made" "$1" > "$dir/p/manifest.lua"; }
hole="value 6 is nil, but more stand behind it"
area='areas = { { id = "x", name = "y" } }'
manifest 'areas = { { id = "x", name = "y", aliases = t } }, periods = {}, ledgers = {}'
told "aliases in a manifest" manifest.lua "areas \"x\": \"aliases\": $hole"
made='local t = {} local k = 1 while k > 0 do t[k] = { id = "a" .. k, name = "b" .. k } t[k + 1] = { id = "c" .. k, name = "d" .. k } k = k * 2 end'
manifest 'areas = t, periods = {}, ledgers = {}'
told "areas of a manifest" manifest.lua "manifest: \"areas\": $hole"
manifest "$area, periods = { '2026H1' }, ledgers = { { ledger = 'wells', file = 'a.csv', period = '2026H1', area = 'x' } }"
made='local t = {} local k = 1 while k > 0 do t[k] = "a" .. k t[k + 1] = "b" .. k k = k * 2 end'
for what in 'choices = t' 'choices = { t }'; do
   printf '%s return { name = "wells", label = "w", fields = { { name = "a", label = "b", type = "choice", %s } } }\n' "$made" "$what" > "$dir/p/scripts/ledgers/wells.lua"
   told "a schema's $what" scripts/ledgers/wells.lua "ledger \"wells\", field \"a\": \"choices\": $hole"
done
printf '%s return { extends = "plain", texts = { zh = { headings = t } } }\n' "$made" > "$dir/p/templates/classes/c.lua"
printf -- '---\nclass = "c"\n---\nx\n' > "$dir/p/x.md"
timeout $((patience / 3)) "$WENHENG" compile "$dir/p/x.md" -o "$dir/x.pdf" > "$dir/out" 2> "$dir/err"
is "headings of a class" "$? $(grep -c "c.lua:1:.*\"headings\": $hole" "$dir/err")" "1 1"
