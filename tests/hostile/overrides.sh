#!/bin/sh
# Files of overrides made to fill the machine: each ends within its time and 1.5 GB of address space.
. ./lib.sh

limit=1500000
observed && limit=unlimited
mkdir -p "$dir/p/templates" "$dir/p/overrides/2026H1"
cat > "$dir/p/manifest.lua" <<'END'
return { name = "p", database = "p.db", areas = { { id = "city", name = "市" } }, periods = { "2026H1" }, ledgers = {},
   documents = { { name = "doc", template = "doc.md", output = "doc.pdf" } } }
END
printf '# 节\n\n共{{ number(12.5) }}万元。\n' > "$dir/p/templates/doc.md"
file=$dir/p/overrides/2026H1/doc.md
gives() { # gives NAME STATUS MESSAGE
   (ulimit -v $limit; cd "$dir/p" && timeout $patience "$WENHENG" build doc --period 2026H1) > "$dir/out" 2> "$dir/err"
   got=$?
   if [ $got = "$2" ] && grep -qF -- "$3" "$dir/err"; then ok "$1"; else not_ok "$1" "status $got: $(head -c 300 "$dir/err" | tr '\n' ' ')"; fi
}
lines() { awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf text, i }'; }

{ printf '## 节/1\n'; lines 100000 '> aaaaaaaa\n'; printf '\n写的。\n'; } > "$file"
gives "100,000 lines of the generated text" 0 "the generated text has changed since"
{ printf '## 节/1\n> 共12.5'; printf '\n> 万元。\n写了12.5。\n'; } > "$file"
gives "lines are one behind the other" 0 ""
lacks "so the text is as it was" "$dir/err" "has changed"
{ lines 50000 '## 节/%d\n'; lines 1 '## 节/7\n'; } > "$file"
gives "50,000 sections" 1 'a section for "节/7" stands in line 8 already'
{ printf '## 节/1\n> '; lines 50000 '%d '; printf '\n写的'; lines 50000 '1%d '; echo; } > "$file"
gives "50,000 figures beside 50,000" 0 "has changed since"

{ printf '# 节\n\n'; lines 60000 '甲乙%d丙丁'; echo; } > "$dir/p/templates/doc.md"
{ printf '## 节/1\n> x\n\n'; lines 60000 '甲子1%d丙丁'; echo; } > "$file"
gives "60,000 figures of which none is in 60,000 generated ones" 0 "is neither in the generated document nor in the evaluation"
{ printf '## 节/1\n> x\n\n'; lines 60000 '甲乙1%d丙丁'; echo; } > "$file"
gives "and in whose places they stand" 0 'stands where the generated text has'

{ printf '# 节\n\n'; lines 60000 '段%d。\n\n'; } > "$dir/p/templates/doc.md"
lines 60000 '## 节/%d\n> x\n写的。\n' > "$file"
gives "60,000 sections for 60,000 paragraphs, but the first" 0 'the document has no paragraph "节/0" now'
