# judged.sh - for test scripts, after lib.sh: a project judged by the shipped rules from the ledgers of one half-year.

# judged_project LEDGER... < policy.lua: in $dir/p, for 2026H1; the ledgers are files of these names in $p
p=$dir/p/ledgers
judged_project() {
   mkdir -p "$p"
   cat > "$dir/p/policy.lua"
   { echo 'local ledgers = {}'
     for ledger in "$@"; do echo "ledgers[#ledgers + 1] = { ledger = '$ledger', period = '2026H1', file = 'ledgers/$ledger.csv' }"; done
     echo 'return { name = "judged", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2026H1" },'
     echo '   areas = { { id = "a", name = "甲县", kind = "county" } }, ledgers = ledgers }'; } > "$dir/p/manifest.lua"
}

# judge: the ledgers are read and judged; judged SUBJECT: the area's status and value, without the value where it has none
judge() {
   "$WENHENG" import -q -C "$dir/p" > "$dir/out" 2>&1
   "$WENHENG" evaluate --period 2026H1 --area a --format csv -C "$dir/p" > "$dir/judged" 2> "$dir/err"
}
judged() { sed -n "s/^$1,a,\([^,]*\),\([^,]*\),.*/\1 \2/p" "$dir/judged" | sed 's/ $//'; }
