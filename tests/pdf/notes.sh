# Marks, rubies and notes in a PDF: what readers copy, where links lead, what is tagged.
. ./lib.sh

cat > "$dir/notes.md" <<'MD'
---
class = "plain"
---

取水 12 m^3^，排放 CO~2~ 若干。

李[𬭩]{ruby=huì}同志[必须]{.dotted}到会[^a]，[生僻]{ruby="shēng pì"}字注音。

{{ doc.p { "由 Lua 写的", doc.ruby { ruby = "jiǒng", "囧" }, doc.note { "Lua 的注。" }, doc.span { color = "#c00000", "红" } } }}

[^a]: 甲注。
MD
status "written" 0 "$WENHENG" compile "$dir/notes.md" -o "$dir/notes.pdf"
is "without a message" "$(cat "$dir/err")" ""
qpdf --check "$dir/notes.pdf" > "$dir/qpdf" 2>&1
is "qpdf finds nothing wrong" $? 0
pdftotext "$dir/notes.pdf" "$dir/txt" 2> "$dir/err"
is "poppler has no complaint" "$(cat "$dir/err")" ""
has "superscript and subscript keep their line" "$dir/txt" "取水12 m3，排放CO2若干。"
has "a ruby stands behind its base" "$dir/txt" "李𬭩（huì）同志必须到会①，生僻（shēng pì）字注音。"
has "from Lua too" "$dir/txt" "由Lua写的囧（jiǒng）②红"
has "the first note" "$dir/txt" "①甲注。"
has "the second note" "$dir/txt" "②Lua的注。"
is "neither dots nor rubies a second time" "$(grep -c '•\|^huì' "$dir/txt")" 0
qpdf --qdf --object-streams=disable "$dir/notes.pdf" "$dir/qdf.pdf"
is "two notes are tagged" "$(grep -c '/S /Note' "$dir/qdf.pdf")" 2
has "a mark leads to its note" "$dir/qdf.pdf" "/Dest (-note-1)"
pdfinfo -dests "$dir/notes.pdf" > "$dir/dests"
has "which is there" "$dir/dests" '"-note-1"'
