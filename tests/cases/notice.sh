#!/bin/sh
# A plain notice on the grid of GB/T 9704: what a ruler laid on the page would find. Lengths in pt; 28 mm is 79.370, 37 mm 104.882.
. ./lib.sh

{
   cat <<'END'
---
class = "notice"
sender = "河滨市示例局文件"
docnumber = "河示字〔2026〕7号"
title = "河滨市示例局关于进一步加强全市工业企业节约用水管理和重点任务落实工作的通知"
addressee = "各县区人民政府"
signature = "河滨市示例局"
date = "2026-03-05"
attachments = { "重点企业用水计量器具配备和节水改造项目建设情况统计一览表（样表）", "名单" }
---
END
   for i in 一 二 三; do
      printf '%s、明确总体要求\n\n（一）落实管理责任。各单位要把用水计量摆在重要位置，逐级落实责任，按期报送情况，确保全年任务如期完成，对存在的问题及时整改到位。\n\n' "$i"
      for k in 1 2 3 4 5; do printf '%s. 完善台账。各单位要按月更新，专人负责，确保数据真实、准确、完整、可追溯，做到底数清、情况明，不得瞒报漏报。\n\n（1）定期核对。核对结果要留存备查，随用随取，逐级汇总，逐级审核，逐级上报，不得层层加码，切实减轻基层和企业负担。\n\n' "$k"; done
   done
} > "$dir/t.md"
status "the notice is made" 0 "$WENHENG" compile "$dir/t.md" -o "$dir/t.pdf"
"$WENHENG" compile "$dir/t.md" --dump layout > "$dir/layout" 2> "$dir/err"
page() { awk -v n="$1" '/^page/ { p++ } p == n' "$dir/layout"; }
baselines() { page "$1" | awk '/^tag Artifact/ { skip = 1 } /^end/ { skip = 0 } /^text/ && !skip { print $3 }' | sort -n -u; }
has "A4" "$dir/layout" "page 1  595.276 x 841.890"
# a page whose last line would be a heading ends one line early; the fullest is full
full=$(for n in 2 3 4; do echo "$(baselines $n | wc -l | tr -d ' ') $n"; done | sort -k1,1nr -k2,2n | sed -n '1s/.* //p')
is "a full page has 22 lines" "$(baselines "$full" | wc -l | tr -d ' ')" 22
# the first em box touches the upper edge: baseline 0.88 of 16 pt below it; the last line ends a line's leading above the lower edge
is "the first line stands 37 mm from the top" "$(baselines "$full" | head -n 1)" 118.962
is "the pitch is 225 mm through 22" "$(baselines "$full" | sed -n '1p;22p' | tr '\n' ' ' | awk '{ printf "%.2f", ($2 - $1) / 21 }')" 28.99
page "$full" | grep '^text  79' > "$dir/lines"
is "a line begins 28 mm from the left" "$(awk '{ print $2 }' "$dir/lines" | sort -u)" 79.267
longest=$(sed 's/^[^"]*"//; s/".*//' "$dir/lines" | while read -r text; do printf '%s' "$text" | iconv -f UTF-8 -t UTF-32LE | wc -c; done | sort -n | tail -n 1)
is "a full line has 28 characters" $((longest / 4)) 28
page "$full" | grep '^text' | grep -v ' 79\.' | awk '$4 ~ /Fang|Kai|Hei|Sans/ { print $2 }' | sort -u > "$dir/indents"
has "a paragraph begins two characters in" "$dir/indents" "110.853"
is "body: No. 3 Fangsong" "$(page "$full" | grep -c 'FandolFang-Regular 16.000')" "$(page "$full" | grep -c '^text.*Fang')"
has "first level: Heiti" "$dir/layout" 'NotoSansCJKsc-Bold 16.000  "一、明确总体要求"'
has "second level: Kaiti, its first sentence" "$dir/layout" 'FandolKai-Regular 16.000  "（一）落实管理责任。"'
grep 'NotoSerifCJKsc-Bold 22.000' "$dir/layout" | sed 's/^[^"]*"//; s/".*//' > "$dir/title"
is "title: two lines of No. 2" "$(wc -l < "$dir/title" | tr -d ' ')" 2
is "nothing of it is lost" "$(tr -d '\n' < "$dir/title")" "河滨市示例局关于进一步加强全市工业企业节约用水管理和重点任务落实工作的通知"
case $(head -n 1 "$dir/title") in
*工业企业|*节约用水|*用水管理) ok "broken at a joint of words" ;;
*) not_ok "broken at a joint of words" "$(head -n 1 "$dir/title")" ;;
esac
# number: baseline 318.157 + 0.12 x 16 (its foot) + 4 mm
is "the red rule is as wide as the type area, 4 mm below the number" "$(grep '#ff0000' "$dir/layout" | grep '^rule')" "rule  79.370 331.416  442.205 x 1.000 #ff0000"
last=$(grep -c '^page' "$dir/layout")
page "$last" > "$dir/last"
has "attachments: two characters in" "$dir/last" 'text  110.853'
has "no mark after a name" "$dir/last" '"名单"'
pdftotext -layout "$dir/t.pdf" "$dir/txt"
has "the date without zeros" "$dir/txt" "2026年3月5日"
lacks "nor with them" "$dir/txt" "03月"
for n in 1 2 3; do has "page number $n" "$dir/txt" "— $n —"; done
# one character from the outer edge of the type area
odd=$(page 1 | awk '$5 == "14.000" { print $2; exit }')
even=$(page 2 | awk '$5 == "14.000" { print $2; exit }')
is "No. 4, on the right of odd pages" "$(awk -v x="$odd" 'BEGIN { print (x > 440) ? "right" : x }')" right
is "on the left of even ones" "$(awk -v x="$even" 'BEGIN { print (x > 79 && x < 110) ? "left" : x }')" left
qpdf --check "$dir/t.pdf" > "$dir/qpdf" 2>&1
is "qpdf finds nothing wrong" $? 0
