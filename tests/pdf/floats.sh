# floats.sh - a float between a paragraph's two parts, and columns: the structure tree has each paragraph once.
. ./lib.sh

cat > "$dir/floats.md" <<'MD'
---
class = "plain"
---
{{ doc.space { height = "600pt" } }}

::: table {caption="浮动" float}
| 甲 | 乙 |
|----|----|
| 一 | 二 |
| 一 | 二 |
| 一 | 二 |
| 一 | 二 |
| 一 | 二 |
| 一 | 二 |
:::

::: note
注：表下的注。
:::

各县区要加强计划用水管理，对超计划用水的企业实行累进加价，收入用于节水技术改造。重点企业每三年开展一次水平衡测试，结果报主管部门备案。建立台账，按月核对，逐户登记，每季度汇总上报。完善计量，应装尽装，在线传输，年底前全部接入平台。各县区要加强计划用水管理，对超计划用水的企业实行累进加价，收入用于节水技术改造。

::: multicol
分在两栏的一段有许多字：建立台账，按月核对，逐户登记，每季度汇总上报；完善计量，应装尽装，在线传输，年底前全部接入平台。
:::
MD
status "written" 0 "$WENHENG" compile "$dir/floats.md" -o "$dir/floats.pdf"
qpdf --check "$dir/floats.pdf" > "$dir/qpdf" 2>&1
is "qpdf finds nothing wrong" $? 0
pdfinfo -struct-text "$dir/floats.pdf" > "$dir/tree" 2> "$dir/err"
is "two paragraphs" "$(grep -c '^  P (block)' "$dir/tree")" 2
is "one float" "$(grep -c '^  Div' "$dir/tree")" 1
is "whose table and note stand in it" "$(grep -c '^    Table\|^    P (block)' "$dir/tree")" 2
