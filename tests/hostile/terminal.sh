#!/bin/sh
# What ledgers, templates and names of files say does not command the terminal that messages and lists are shown at, and makes no
# message of its own.
. ./lib.sh
. ./project.sh

escape=$(printf '\033') bell=$(printf '\007')
{ printf '县区,企业名称,取水量（m³）,规模以上\n甲县,甲\033]0;owned\007厂,1\033[2J2,是\n'
  printf '甲县,乙\302\233\342\200\256厂,"3\nwenheng: error: forged",是\n'; } > "$dir/p/ledgers/a-2026H1.csv"
# plain NAME TEXT: neither escapes nor characters that turn the direction, nor lines that the input made
plain() {
   cat "$dir/out" "$dir/err" > "$dir/both"
   has "$1" "$dir/both" "$2"
   is "$1: it commands nothing" "$(grep -c "[$escape$bell]" "$dir/both") $(grep -c "$(printf '\302\233\|\342\200\256')" "$dir/both") $(grep -c '^wenheng: error: forged' "$dir/both")" "0 0 0"
}
in_project import
plain "messages of a ledger" '"1␛[2J2"'
in_project check
plain "findings" '甲␛]0;owned␇厂'
in_project check --format json
has "JSON has what is there" "$dir/out" '1\u001b[2J2'
printf 'name = "x"\n{{ nothing }} \033[31m\177\n' > "$dir/x.md"
"$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf" > "$dir/out" 2> "$dir/err"
plain "a template's line" '{{ nothing }} ␛[31m␡'
printf '%% error("a\\27[31mb\\nwenheng: error: forged")\n' > "$dir/x.md"
"$WENHENG" compile "$dir/x.md" -o "$dir/x.pdf" > "$dir/out" 2> "$dir/err"
plain "a message of Lua code" 'error: a␛[31mb'
"$WENHENG" compile "$(printf 'x\033[31m\233y\nwenheng: error: forged')" > "$dir/out" 2> "$dir/err"
plain "a file's name" 'x␛[31m�y'
sed -i 's/label = "取水台账"/label = "取水\\27[1m台账"/; s/label = "企业名称"/label = "企业\\27[2m名称", aliases = { "企业名称" }/' "$dir/p/scripts/ledgers/water.lua"
sed -i 's/unit = "m3", formula/unit = "m3\\27[3m", formula/' "$dir/p/scripts/judging.lua"
in_project import -q
in_project evaluate --period 2026H1
plain "judgments" 'm3␛[3m'
in_project explain intake --period 2026H1 --area a
plain "their inputs" 'm3␛[3m'
in_project explain ledgers/a-2026H1.csv:3
plain "a row" '(as typed: 3 wenheng: error: forged)'
in_project evaluate --period 2026H1 --format csv
has "CSV has what is there" "$dir/out" "m3$escape[3m"
