# Sums know their page, to the cent, and are right again when breaks move.
. ./lib.sh

# template CAPTION [NOTE]: the table of page_sums.csv
template() {
   cat << END
---
class = "plain"
---
% local rows = {}
% for i, r in ipairs(data.sums) do
%    rows[i] = { r["序号"], { r["企业名称"], i == 40 and $2 or "" }, r["取水量（万立方米）"] }
% end
{{ doc.table{
   caption = "$1",
   columns = { { width = "20mm" }, { weight = 1 }, { width = "50mm", align = "right" } },
   head = { "序号", "企业", "取水量（万立方米）" },
   rows = rows,
   carried = { { "承前页", colspan = 2 }, sum.carried },
   page_foot = { { { "本页小计", colspan = 2 }, sum.page }, { { "累计", colspan = 2 }, sum.running } },
   foot = { { "合计", colspan = 2 }, sum.total },
} }}
END
}

# agree NAME: sums on each page of table.md against the rows printed there
agree() {
   "$WENHENG" compile --quiet --data sums=table/page_sums.csv "$dir/table.md" -o "$dir/table.pdf" 2> "$dir/err" ||
      { not_ok "$1" "$(head -n 3 "$dir/err")"; return; }
   pdftotext -layout "$dir/table.pdf" - | tr -d ',' | awk '
      function cents(s) { split(s, part, "."); return part[1] * 100 + substr(part[2] "00", 1, 2) }
      function wrong(why) { print "page " page ": " why; bad = 1; exit 1 }
      BEGIN { page = 1 }
      /\f/ { page++; sub(/\f/, "") }
      $2 ~ /^示例第/ { if ($1 != ++rows) wrong("row " $1 " where " rows " is due"); sum += cents($NF); all += cents($NF) }
      $1 == "承前页" { carried++; if (page == 1 || cents($NF) != all || sum != 0) wrong("carried " $NF) }
      $1 == "本页小计" { feet++; if (cents($NF) != sum) wrong("page " $NF " for " sum); sum = 0 }
      $1 == "累计" { last = $NF; if (cents($NF) != all) wrong("running " $NF " for " all) }
      $1 == "合计" { total++; if ($NF != "76640.78") wrong("total " $NF) }
      END {
         if (bad) exit 1
         if (rows != 137 || last != "76640.78" || total != 1 || feet < 2 || carried != feet - 1)
            print rows " rows, running " last ", " total " totals, " feet " feet, " carried " carried"
      }' > "$dir/why"
   is "$1" "$(cat "$dir/why")" ""
   pdftotext -layout "$dir/table.pdf" - | awk '$2 ~ /^示例第/ { row = $1 } $1 == "本页小计" { printf "%s ", row }' > "$dir/breaks"
}

template 取水量 '""' > "$dir/table.md"
agree page-sums
cp "$dir/breaks" "$dir/first"
template '二〇二六年上半年全市规模以上工业企业取水量按企业汇总后逐月核对并经各县区水务局复核的情况一览（含示范企业和取水量较大的其他用水户）' '""' > "$dir/table.md"
agree longer-title
if cmp -s "$dir/first" "$dir/breaks"; then not_ok longer-title-moves "breaks did not move"; else ok longer-title-moves; fi
template 取水量 'doc.note "这是一条写得很长的注，占去页脚好几行的地方，使这一页的断行不得不重新选择一次。"' > "$dir/table.md"
agree with-note
is total-not-alone "$(pdftotext -layout "$dir/table.pdf" - | awk '/\f/ { rows = 0 } $2 ~ /^示例第/ { rows++ } $1 == "合计" { print (rows > 0) }')" 1

# From a stream: rows that are never all in memory, equal neighbours merged as they come.
cat > "$dir/table.md" << 'END'
{{ doc.table{
   caption = "取水量",
   columns = {
      { field = "序号", width = "20mm" }, { field = "企业名称", weight = 1 },
      { field = "取水量（万立方米）", width = "50mm", align = "decimal", decimals = 2 },
   },
   rows = stream "sums",
   carried = { { "承前页", colspan = 2 }, sum.carried },
   page_foot = { { { "本页小计", colspan = 2 }, sum.page }, { { "累计", colspan = 2 }, sum.running } },
   foot = { { "合计", colspan = 2 }, sum.total },
} }}
END
agree from-a-stream
printf '类,项,数\n' > "$dir/merged.csv"
for i in $(seq 1 200); do echo "类$((i / 4)),项$i,$i"; done >> "$dir/merged.csv"
cat > "$dir/merged.md" << 'END'
{{ doc.table{
   columns = { { field = "类", width = "60pt" }, { field = "项", weight = 1 }, { field = "数", width = "60pt" } },
   rows = stream "rows", merge = { 1 }, head = { { "类", { "项与数", colspan = 2 } } }, rows_per_page = 21,
   page_foot = { "计", "", sum.page },
} }}
END
"$WENHENG" compile --data rows="$dir/merged.csv" "$dir/merged.md" --dump layout > "$dir/rows" 2> "$dir/err"
# 51 classes, all but the first and the last of four rows: so low that none is parted, five to a page of at most
# 21 rows.  Their labels and the heads of the pages:
is merged-stream "$(grep -c '^tag TD rowspan 4$' "$dir/rows") $(grep -c '^page' "$dir/rows") $(grep -c '"类"' "$dir/rows")" '49 10 61'
