#!/bin/sh
# Counted nouns agree with their figure: 1 record, 2 records (COUNTED of base/diag.h). A format that writes the noun out would not.
. ./lib.sh
nouns='records|values|files|documents|findings|errors|warnings|pages|parameters|judgments|cells|columns|texts|names|numbers'
grep -rnE "%(zu|d|lld) ($nouns)\\b" ../compiler --include=*.c | grep -v 'more than %d\|at most %\|as one of %zu\|and others, %zu\|has %zu columns; at most' > "$dir/left"
is "no format writes a plural behind a figure" "$(cat "$dir/left")" ""
mkdir "$dir/p"
mkdir -p "$dir/p/scripts/ledgers"
cat > "$dir/p/scripts/ledgers/works.lua" << 'END'
return { name = "works", label = "工程台账", key = "name", fields = {
   { name = "area", label = "县区", type = "area" }, { name = "name", label = "项目名称", type = "name", required = true } } }
END
cat > "$dir/p/manifest.lua" << 'END'
return { name = "p", database = "t.db", areas = { { id = "a", name = "甲县" }, { id = "b", name = "乙县" } }, periods = { "2025H2", "2026H1" },
   ledgers = { { ledger = "works", file = "old.csv", period = "2025H2" }, { ledger = "works", file = "new.csv", period = "2026H1" } } }
END
printf '县区,项目名称\n甲县,甲项目\n' > "$dir/p/old.csv"
printf '县区,项目名称\n乙县,乙项目\n' > "$dir/p/new.csv"
"$WENHENG" import -C "$dir/p" > "$dir/out" 2> "$dir/err"
has "1 record" "$dir/err" "old.csv: note: read as UTF-8: 1 record, 2 values, "
has "2 files, 2 records" "$dir/err" "wenheng: 2 files read, 0 unchanged, 0 refused; 2 records, 0 findings"
printf '县区,项目名称\n' > "$dir/p/new.csv"
"$WENHENG" import -C "$dir/p" > "$dir/out" 2> "$dir/err"
has "1 file" "$dir/err" "wenheng: 1 file read, 1 unchanged, 0 refused; 0 records, 0 findings"
"$WENHENG" check --period 2026H1 --lang en -C "$dir/p" > "$dir/out" 2> "$dir/err"
has "1 record of the period before" "$dir/out" 'wenheng: warning: ledger "works": 1 record in 2025H2, none in this period (2026H1) [missing_period]'
"$WENHENG" check --period 2026H1 -C "$dir/p" > "$dir/out" 2> "$dir/err"
has "in Chinese, with the period" "$dir/out" 'wenheng: warning: 工程台账：2025H2有1条，本期一条未报（2026H1） [missing_period]'
