#!/bin/sh
# A task list over pages: two head rows, labels over many rows, one row longer than a page.
. ./lib.sh

cat > "$dir/t.md" <<'END'
---
class = "official"
---
% local rows = {}
% for i = 1, 24 do
%    for k = 1, i * 5 % 9 + 1 do
%       local text = "任务" .. i .. "的第" .. k .. "条，" .. ("按期报送进展情况，"):rep((i + k) % 4) .. "完毕"
%       if i == 6 and k == 2 then text = ("甲乙丙丁戊己庚辛壬癸"):rep(250) .. "长行完毕" end
%       rows[#rows + 1] = { i .. "号任务", text, "市甲局、市乙局", "" }
%    end
% end
{{ doc.table {
   columns = { { width = "26mm" }, {}, { width = "30mm" }, { width = "16mm" } }, caption = "重点任务",
   head = { { { rowspan = 2, "工作任务" }, { rowspan = 2, "具体内容" }, { colspan = 2, "落实情况" } }, { "责任单位", "备注" } },
   rows = rows, merge = { 1 },
} }}
END
status "the list is made" 0 "$WENHENG" compile "$dir/t.md" -o "$dir/t.pdf"
has "the long row draws a warning" "$dir/err" "t.md:12:1: warning: this row is higher than a page"
"$WENHENG" compile "$dir/t.md" --dump layout > "$dir/layout" 2> "$dir/err"
pages=$(grep -c '^page' "$dir/layout")
[ "$pages" -gt 4 ] && ok "it goes over pages" || not_ok "it goes over pages" "$pages"
for words in 工作任务 具体内容 责任单位; do is "$words heads every page" "$(grep -c "\"$words\"" "$dir/layout")" "$pages"; done
is "the caption stands once" "$(grep -c '重点任务"' "$dir/layout")" 1
is "续表 on all but the first" "$(grep -c '"续表' "$dir/layout")" $((pages - 1))
pdftotext -raw "$dir/t.pdf" - | tr -d ' \n\f' > "$dir/txt"
is "all 2,500 characters of the long row" "$(grep -o '[甲乙丙丁戊己庚辛壬癸]' "$dir/txt" | wc -l | tr -d ' ')" "$(($(grep -o '市甲局、市乙局' "$dir/txt" | wc -l) * 2 + 2500))"
# every other cell comes back once
awk 'BEGIN { for (i = 1; i <= 24; i++) for (k = 1; k <= i * 5 % 9 + 1; k++) { if (i == 6 && k == 2) continue; s = "任务" i "的第" k "条，"; for (n = 0; n < (i + k) % 4; n++) s = s "按期报送进展情况，"; print s "完毕" } }' > "$dir/want"
missing=$(while read -r cell; do [ "$(grep -oF -- "$cell" "$dir/txt" | wc -l)" = 1 ] || echo "$cell"; done < "$dir/want")
is "every cell once" "$missing" ""
# the type area ends at 37 + 225 mm
awk '/^page/ { p++ } /^tag Artifact/ { skip = 1 } /^end/ { skip = 0 } /^text/ && !skip && $3 > 742.7 { print "page " p ": text at " $3 }' "$dir/layout" > "$dir/low"
is "no text below the type area" "$(cat "$dir/low")" ""
labels=$(awk '/^page/ { if (p && !seen) print p; p++; seen = 0 } /号任务/ { seen = 1 } END { if (!seen) print p }' "$dir/layout")
is "a label stands on every page" "$labels" ""
# the rules of each part: one across its top, one across its foot, as wide as the table
awk '/^page/ { if (p) print p, top, foot; p++; top = 1e9; foot = 0 } /^rule/ { split($0, a, " "); if (a[4] > 440) { if (a[3] < top) top = a[3]; if (a[3] > foot) foot = a[3] } } END { print p, top, foot }' "$dir/layout" > "$dir/rules"
bad=$(awk '$3 <= $2 || $3 > 743.5' "$dir/rules")
is "each part is closed at its top and foot" "$bad" ""
