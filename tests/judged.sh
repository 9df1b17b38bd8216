# judged.sh - for test scripts, after lib.sh: a project judged by the shipped rules.

# judged_project LEDGER... < policy.lua: in $dir/p, for 2026H1; the ledgers are files of these names in $p.  With
# halves="2026H1 2026H2" they are LEDGER-2026H1.csv and so on.
p=$dir/p/ledgers
judged_project() {
   mkdir -p "$p"
   cat > "$dir/p/policy.lua"
   { echo 'local ledgers = {}'
     for half in ${halves:-2026H1}; do
        for ledger in "$@"; do
           echo "ledgers[#ledgers + 1] = { ledger = '$ledger', period = '$half', file = 'ledgers/$ledger${halves:+-$half}.csv' }"
        done
     done
     echo 'return { name = "judged", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2026H1", "2026H2" },'
     echo '   areas = { { id = "a", name = "甲县", kind = "county" } }, ledgers = ledgers }'; } > "$dir/p/manifest.lua"
}

# judge [PERIOD]: the ledgers are read and judged; judged SUBJECT: the area's status and value, without the value where it has none
judge() {
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period "${1:-2026H1}" --area a --format csv -C "$dir/p" > "$dir/judged" 2> "$dir/err"
}
judged() { sed -n "s/^$1,a,\([^,]*\),\([^,]*\),.*/\1 \2/p" "$dir/judged" | sed 's/ $//'; }
