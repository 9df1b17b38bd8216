# What a class says of charts: colours, styles of names and figures; and what is wrong with it, with its line.
. ./lib.sh
mkdir -p "$dir/p/templates/classes"
echo 'return { name = "试", database = "t.db", areas = {}, ledgers = {}, documents = {} }' > "$dir/p/manifest.lua"
page='{{ chart.bar { rows = { { name = "甲", a = 3, b = 5 } }, y = { "a", "b" }, height = "40mm" } }}'

# class TEXT: sets the page in a class of that text
class() {
   echo "return { extends = \"plain\", $1 }" > "$dir/p/templates/classes/own.lua"
   printf -- '---\nclass = "own"\n---\n%s\n' "$page" > "$dir/p/page.md"
   "$WENHENG" compile -C "$dir/p" --db "$dir/p.db" "$dir/p/page.md" --dump layout > "$dir/out" 2> "$dir/err"
}

class 'chart = { palette = { "#102030", "#a0b0c0" }, grid = "#eeeeef" }'
is "no complaint" "$(cat "$dir/err")" ""
has "the first colour" "$dir/out" "#102030"
has "the second colour" "$dir/out" "#a0b0c0"
has "the grid" "$dir/out" "#eeeeef"
has "what it does not say is as before" "$dir/out" "#404040"
class 'styles = { chart_label = { size = "7pt" } }'
has "the size of names" "$dir/out" '7.000  "甲"'
class 'chart = { palette = { "red" } }'
has "a colour that is none" "$dir/err" 'own.lua:1:'
has "and what it is" "$dir/err" '"palette" is "red", which is no colour'
class 'chart = { colours = {} }'
has "an unknown field" "$dir/err" 'chart: unknown field "colours"'
