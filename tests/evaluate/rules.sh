#!/bin/sh
# What a project that leaves the rules short is told, and the words that reports make of figures.
. ./lib.sh

# a policy with an item that no rule judges
mkdir -p "$dir/p"
cat > "$dir/p/manifest.lua" <<'END'
return { name = "p", database = "t.db", policy = "policy", rules = "evaluate", periods = { "2026H1" }, ledgers = {},
   areas = { { id = "a", name = "甲县", kind = "county" } } }
END
echo 'return { indicators = {}, tasks = {}, targets = {}, items = { { id = "11.1", task = 11 } } }' > "$dir/p/policy.lua"
status "an item without a rule is an error" 1 "$WENHENG" evaluate --period 2026H1 -C "$dir/p" --db "$dir/t.db"
has "it names the item" "$dir/err" 'the policy'"'"'s items hold "11.1", for which scripts/items.lua has no rule'

# words NAME EXPRESSION WANTED
words() {
   printf -- '---\nclass = "plain"\n---\n%% local report = require "report"\n[[{{ %s }}]]\n' "$2" > "$dir/words.md"
   "$WENHENG" compile "$dir/words.md" --dump tree -C "$dir/p" --db "$dir/t.db" > "$dir/tree" 2> "$dir/err"
   if grep -qF -- "$3" "$dir/tree"; then ok "$1"; else not_ok "$1" "$(cat "$dir/tree" "$dir/err" | tr '\n' ' ' | head -c 400)"; fi
}
words "a miss is not rounded away" 'report.figure("93.96", 1, 94)' "93.96"
words "a hair's breadth below the goal is printed" 'report.percent("93.9996", 1, 94)' "93.9996%"
words "at the goal one decimal is enough" 'report.percent(94, 1, 94)' "94.0%"
words "just above the goal" 'report.percent("94.04", 1, 94)' "94.04%"
words "no base gives a dash" 'report.change(nil)' "—"
words "a fall is a fall" 'report.change("-8.94")' "下降8.9%"
words "a small change is not 0.0" 'report.change("-0.012", "个百分点", "提高")' "下降0.01个百分点"
words "behind the pace" 'report.pace("-12.4")' "低于序时进度12.4个百分点"
words "counts in the order of lists" 'report.counts { ["滞后"] = 1, ["数据缺失"] = 1, ["已完成"] = 5 }' "已完成5个、滞后1个、数据缺失1个"
