#!/bin/sh
# The findings of a case in English: NAME.english beside it.
. ./lib.sh
for want in ledger/*.english; do
   case=$(basename "$want" .english)
   rm -rf "$dir/project"
   cp -R "ledger/$case" "$dir/project"
   (cd "$dir/project" && "$WENHENG" import --quiet 2> /dev/null; "$WENHENG" check --lang en) > "$dir/got" 2>> "$dir/said"
   if [ -n "${ACCEPT:-}" ]; then cp "$dir/got" "$want"; fi
   if diff -u "$want" "$dir/got" > "$dir/diff"; then ok "$case.english"; else not_ok "$case.english" "other findings"; cat "$dir/diff"; fi
done
is "and the English was found for all of them" "$(cat "$dir/said")" ""
(cd "$dir/project" && "$WENHENG" check --lang en --format json) > "$dir/json" 2> /dev/null
has "as JSON too" "$dir/json" '"message":"'
lacks "where no Chinese sentence is left" "$dir/json" 本期

# The shipped ledgers' fields have English labels, which check and explain use.
is "every label has its English" "$(grep -ho 'label = "[^"]*"[^e]*english = "[^"]*"' ../scripts/ledgers/*.lua ../scripts/fields.lua | wc -l)" \
   "$(grep -ho 'label = "' ../scripts/ledgers/*.lua ../scripts/fields.lua | wc -l)"
"$WENHENG" import --quiet -C "$top/data" --db "$dir/t.db" 2> /dev/null
"$WENHENG" check --lang en -C "$top/data" --db "$dir/t.db" > "$dir/english" 2> /dev/null
"$WENHENG" check -C "$top/data" --db "$dir/t.db" > "$dir/chinese" 2> /dev/null
is "each finding has its English" "$(wc -l < "$dir/english")" "$(wc -l < "$dir/chinese")"
has "a field by its English label" "$dir/english" '用水监测-甘州区.csv:12:12: warning: recirculated water: "未填" stands for no value [missing]'
has "the fields of a sum" "$dir/english" "(surface water, groundwater, tap water and reclaimed water together: 307700 m³, intake: 312700 m³)"
is "no Chinese label stands before a finding" "$(grep -cE ': (warning|error): [^:"a-zA-Z]*[：“]' "$dir/english")" 0
for label in $(grep -ho 'label = "[^"]*"' ../scripts/ledgers/*.lua ../scripts/fields.lua | cut -d'"' -f2 | sort -u); do
   grep -E ": (warning|error): $label:" "$dir/english"
done > "$dir/left"
is "nor any of the fields'" "$(cat "$dir/left")" ""
# Judgments in English: statuses, units, formulas, what inputs are called, names that the project has an English for.
en() { "$WENHENG" "$@" --lang en -C "$top/data" --db "$dir/t.db" > "$dir/out" 2> /dev/null; }
chinese() { LC_ALL=C.UTF-8 grep -nP '[\x{3400}-\x{9fff}]' "$1"; }
en explain reuse --area 肃南县 --period 2026H1
has "explain calls inputs by them, and enterprises by their English names" "$dir/out" \
   "Sunan Sample Kunling Tungsten Co., Ltd. recirculated water (m3) = 217000    ledgers/2026H1/用水监测-肃南县.csv:4:12"
has "says what it says in English" "$dir/out" "indicator reuse, sunan: Data given"
has "the formula, too" "$dir/out" "  formula  R = ΣVr ÷ Σ(Vi + Vr) × 100%"
lacks "and by no Chinese ones" "$dir/out" 循环水量
for period in 2026H1 2026H2 2027H1; do # with forecasts, a year's end, an area without data
   en evaluate --period $period
   is "evaluate lists $period in English" "$(wc -l < "$dir/out") $(chinese "$dir/out" | head -n 1)" "$(wc -l < "$dir/out") "
   [ "$(wc -l < "$dir/out")" -gt 300 ] && ok "all of $period" || not_ok "all of $period" "$(wc -l < "$dir/out")"
   en evaluate --period $period --format csv
   is "with every formula" "$(chinese "$dir/out" | head -n 1)" ""
done
for subject in 1.1 4.2 6.3 reuse_forecast intensity_forecast intake_change intake_uses intake_stages system cases; do
   en explain $subject --period 2026H1
   sed 's/ = .*//' "$dir/out" | grep -v '分析报告\|项目\|改造' > "$dir/left" # reports, projects without an English name
   is "explain $subject" "$(chinese "$dir/left" | head -n 1)" ""
done
"$WENHENG" check --lang en -C "$top/data" --db "$dir/t.db" > "$dir/english" 2> /dev/null
has "check names enterprises so" "$dir/english" "用水监测-甘州区.csv:11:5: error: Ganzhou Sample Hongzhang Paper Co., Ltd.: the sources do not add up"
has "and areas" "$dir/english" 'none in this period (Sunan, 2027H1) [unreported]'
"$WENHENG" explain ledgers/2026H1/用水监测-甘州区.csv:12 --lang en -C "$top/data" --db "$dir/t.db" > "$dir/out" 2> /dev/null
has "so a row's values" "$dir/out" "recirculated water (m3) = —"
has "its ledger" "$dir/out" "a record of Industrial water monitoring (monitoring), 2026H1, ganzhou"
has "its findings" "$dir/out" 'warning: recirculated water: "未填" stands for no value'
"$WENHENG" explain ledgers/2026H1/用水监测-甘州区.csv:12 -C "$top/data" --db "$dir/t.db" > "$dir/out" 2> /dev/null
has "in Chinese otherwise" "$dir/out" "循环水量（m3） = —"
