#!/bin/sh
# What a notice says of small projects whose facts are known: nothing behind, all done, one thing behind, many, and
# nothing reported. Each .txt holds the running text, worked out from the ledgers beside it.
. ./lib.sh

for case in on-track all-done one-behind many-behind came-and-went all-missing; do
   rm -rf "$dir/p"
   cp -R notice/project "$dir/p"
   [ -d "notice/$case" ] && cp -R "notice/$case/." "$dir/p/"
   "$WENHENG" import -q -C "$dir/p" 2> "$dir/err"
   "$WENHENG" evaluate --period 2026H1 -C "$dir/p" > "$dir/out" 2>> "$dir/err"
   "$WENHENG" compile "$top/templates/notice.md" --period 2026H1 -C "$dir/p" --dump tree > "$dir/tree" 2>> "$dir/err"
   awk -f notice/paragraphs.awk "$dir/tree" > "$dir/text"
   if [ -n "${ACCEPT:-}" ]; then cp "$dir/text" "notice/$case.txt"; fi
   if diff "notice/$case.txt" "$dir/text" > "$dir/diff"; then
      ok "a notice with $case reads right"
   else
      not_ok "a notice with $case reads right" "$(head -n 4 "$dir/diff" | tr '\n' ' ') $(head -n 2 "$dir/err")"
   fi
done

# without last year's ledgers nothing is compared, and that is said
cp -R notice/project/. "$dir/p/"
sed -i '/file("2025H1"/s/file("2025H1", "monitoring"), //' "$dir/p/manifest.lua"
"$WENHENG" import -q -C "$dir/p" 2> "$dir/err"
"$WENHENG" evaluate --period 2026H1 -C "$dir/p" > "$dir/out" 2>> "$dir/err"
"$WENHENG" compile "$top/templates/notice.md" --period 2026H1 -C "$dir/p" --dump tree > "$dir/tree" 2>> "$dir/err"
awk -f notice/paragraphs.awk "$dir/tree" > "$dir/text"
has "no base for a change of intake" "$dir/text" "取水量同比变化的构成因上年同期没有取水量数据，未作分解。"
