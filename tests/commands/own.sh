#!/bin/sh
# A project of one's own, as small as can be: one ledger, one document, no rules.
. ./lib.sh

mkdir -p "$dir/own/ledgers" "$dir/own/templates"
cat > "$dir/own/manifest.lua" <<'T'
return {
   name = "试点县", database = "build/own.db",
   areas = { { id = "a", name = "甲县", aliases = { "甲" } }, { id = "b", name = "乙县" } },
   periods = { "2026H1" },
   ledgers = { { ledger = "enterprises", file = "ledgers/*.csv", period = "2026H1" } },
   documents = { { name = "list", template = "list.md", title = "企业名单", output = "list.pdf" } },
}
T
cat > "$dir/own/templates/list.md" <<'T'
---
class = "plain"
title = "企业名单"
---
| 县区 | 企业 |
|---|---|
% for _, e in ipairs(store.rows("enterprises", { period = period.id })) do
| {{ e.area or "—" }} | {{ e.enterprise }} |
% end
T
printf '县区,企业名称,规模以上\r\n甲,示例一厂,是\r\n丙县,示例二厂,否\r\n' | iconv -f UTF-8 -t GBK > "$dir/own/ledgers/企业.csv"
cd "$dir/own" || exit 1
status "its ledgers are read" 0 "$WENHENG" import
status "what is wrong in them is found" 1 "$WENHENG" check
has "with file, row, column and the text" "$dir/out" "ledgers/企业.csv:3:1: error: 示例二厂“县区”：“丙县”"
status "in English, too" 1 "$WENHENG" check --lang en
has "what is wrong" "$dir/out" 'ledgers/企业.csv:3:1: error: county or district: "丙县" is no area of this project'
is "and nothing else, though there is no policy" "$(cat "$dir/err")" ""
status "its document is built where nothing is judged" 0 "$WENHENG" build list --period 2026H1
pdftotext -layout list.pdf "$dir/list.txt"
has "a faulty cell keeps its row" "$dir/list.txt" "示例二厂"
status "its judgments are none" 0 "$WENHENG" evaluate --period 2026H1 --format json
is "and the list is empty" "$(tr -d '\n' < "$dir/out")" "[]"
printf 'return {' > manifest.lua
status "a broken manifest is an error in the input" 1 "$WENHENG" build list --period 2026H1
has "at its place" "$dir/err" "manifest.lua:1:"
