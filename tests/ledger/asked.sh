#!/bin/sh
# A half-year that is asked for and of which nothing came: what was reported before and isn't now is told; a period that the manifest
# doesn't have is warned of, whoever asks.
. ./lib.sh
cp -R ledger/listed "$dir/p"
cat > "$dir/p/manifest.lua" <<'END'
return { name = "asked", database = "t.db", periods = { "2025H2", "2026H1" }, areas = { { id = "a", name = "甲县" } },
   ledgers = { { ledger = "water", file = "before.csv", period = "2025H2" } } }
END
"$WENHENG" import -q -C "$dir/p" 2> "$dir/err"
is "a quiet import of a good file says nothing" "$(cat "$dir/err")" ""
status "the half-year is checked" 0 "$WENHENG" check --period 2026H1 -C "$dir/p"
has "though no file is of it" "$dir/out" "wenheng: warning: 用水台账：2025H2有1条，本期一条未报（2026H1） [missing_period]"
is "a period of the manifest is not warned of" "$(cat "$dir/err")" ""
status "nor is a year of which it has a half" 0 "$WENHENG" check --period 2026 -C "$dir/p"
is "which has no findings" "$(cat "$dir/out" "$dir/err")" ""
for command in check evaluate "explain 1.1"; do
   # shellcheck disable=SC2086
   "$WENHENG" $command --period 2062H1 -C "$dir/p" > "$dir/out" 2> "$dir/err"
   has "$command of a misspelt one is warned of" "$dir/err" "warning: the manifest's periods do not have 2062H1"
done
